//! What mines have around them, for the expected engine.
//!
//! `of_alternative` holds what all mines of an alternative share, `of_wave` what one wave adds.
//! `contact_rates` has the people, `removal` the clearance, `self_destruction` the timers.

pub(super) mod contact_rates;
pub(super) mod of_alternative;
pub(super) mod of_wave;
mod removal;
pub(super) mod self_destruction;

pub(crate) use contact_rates::Channel;
#[cfg(test)]
pub(crate) use contact_rates::by_slot;
