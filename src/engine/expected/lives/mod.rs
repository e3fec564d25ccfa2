//! How long mines last, for the expected engine.
//!
//! `battery` combines a laying's multipliers, `drain` computes the required life a second time and
//! apart from the individual engine, `distribution` has lives with both tails exact, `lots` what
//! mines of one lot share.

pub(super) mod battery;
pub(super) mod distribution;
pub(super) mod drain;
pub(super) mod lots;

pub(crate) use distribution::Lives;
pub(crate) use lots::shares;
