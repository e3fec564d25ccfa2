//! The cohort engine: counts of mines that are alike, at a cost that does not grow with their
//! number.
//!
//! In: a [`Job`](super::Job), like every engine. Out: a [`Tally`](super::Tally) of the same counts,
//! of the same distribution, as if every mine had been followed. On the way: the chances of each
//! kind of mine, by the quadrature of each parameter draw (`quadrature::alike`); then for each
//! field the lots' luck, and counts by multinomials, one binomial after another. Every count is a
//! whole number that some mines add up to, however many there are. A single mine is never followed;
//! a handful of them may be shared out one by one.

mod chances;
mod field;
mod kinds;
mod people;
mod split;

#[cfg(test)]
pub(super) use chances::live_arm;
pub use chances::{go_on_cohort, run_cohort};
