//! The expected engine: expected values by quadrature, without random numbers.
//!
//! Input: a [`Study`](crate::model::Study), one parameter draw, and the times of the curves.
//! Output: an [`Account`] for each alternative, the expected value of every count of a replicate at
//! every time. `surroundings` holds contact, clearance and self-destruction. `lives` holds the
//! distributions of life. `integral` holds the two integrals over time. `timeline` integrates once
//! over time, for mines whose required life never decreases. `dormancy` follows a few hundred lives
//! in parallel, for mines that are dormant in the cold. `laying` chooses between them. `cohorts`
//! passes the probabilities to the cohort engine.
//!
//! This engine checks the individual engine. So it shares no table and no formula with it, only the
//! pure functions of `model`. It must never draw a random number. Times are plain days since the
//! start.

mod account;
#[cfg(test)]
mod accuracy;
mod cohorts;
mod integral;
mod laying;
mod lives;
mod resolution;
mod run;
mod setting;
mod surroundings;

#[cfg(test)]
pub(super) use accuracy::everything;
pub(super) use cohorts::{CohortAlternative, CohortKind, CohortLaying, CohortWave, EndKind};
pub(super) use integral::{Cells, Chain, End};
pub(super) use lives::{Lives, shares};
pub(super) use resolution::Resolution;
pub use run::{AlternativeExpected, Expected, PartialExpected, expect, expect_alternative};
pub(super) use surroundings::Channel;
#[cfg(test)]
pub(super) use surroundings::by_slot;
