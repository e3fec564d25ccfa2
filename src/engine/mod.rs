//! The three engines: states of mines and casualties over time.
//!
//! Input: a [`Job`] with a plan and the [`Study`](crate::model::Study) of each parameter draw.
//! Output: a [`Tally`] of integers, or [`Expected`] values. `individual` simulates every mine,
//! `cohort` draws counts of identical mines, and `expected` integrates. `tally` sums the counts of
//! the first two. `rng` is the only file that builds generators, and `parallel` the only one that
//! starts threads. `driver` loops over draws and replicates. This room never sees a distribution, a
//! file or a display name. No result may depend on threads, batches or the order of work.

mod cohort;
mod driver;
mod expected;
mod harm;
mod individual;
mod parallel;
mod rng;
mod run_spec;
mod tally;
#[cfg(test)]
mod tests;

pub use cohort::{resume_cohort, run_cohort};
pub use expected::{AlternativeExpected, Expected, PartialExpected, expect, expect_alternative};
pub use individual::{met_by, resume, run};
pub use parallel::in_order;
pub use rng::{DRAWS, GENERATOR, design, point, seed_of};
pub use run_spec::{Job, ParameterDraw};
pub use tally::{
    Column, Columns, Difference, Histogram, PartialTally, ProbabilityEstimate, RankOutcome, Tally,
    Values,
};
