//! Expected values by quadrature: no luck, no sampling error, every mechanism at once.
//!
//! In: a [`Study`](crate::model::Study), one parameter draw, and the times of the curves. Out: an
//! [`Account`] for each arm, the expected count of everything that a field counts, at every time.
//! On the way: what people meet (`meetings`), what clearance leaves (`removal`), how a battery
//! drains (`drain`), how long mines last (`lives`), and the two integrals. `track` goes once over
//! time, for mines whose needed life never falls: what they meet depends on their end alone.
//! `waking` keeps a few hundred lives side by side, for mines that the cold silences and warmth
//! wakes.
//!
//! This is the second opinion on the individual engine, so it shares no table and no formula with
//! it, only the pure functions of `model`. It must never draw a random number. Times in here are
//! bare days since the start.

mod account;
#[cfg(test)]
mod accuracy;
mod alike;
mod battery;
mod cells;
mod chain;
mod course;
mod drain;
mod gauss;
mod ground;
mod laying;
mod lives;
mod lots;
mod meetings;
mod removal;
mod resolution;
mod scene;
mod self_destruction;
mod setting;
mod steps;
mod stretches;
mod track;
mod waking;

pub(super) use account::Account;
#[cfg(test)]
pub(super) use accuracy::everything;
pub(super) use alike::{AlikeArm, AlikeKind, AlikeLaying, AlikeWave, Way};
pub(super) use cells::Cells;
pub(super) use chain::{Chain, End};
pub(super) use laying::expected_of_arm;
pub(super) use lives::Lives;
pub(super) use lots::shares;
pub(super) use meetings::Channel;
#[cfg(test)]
pub(super) use meetings::by_slot;
pub(super) use resolution::Resolution;
