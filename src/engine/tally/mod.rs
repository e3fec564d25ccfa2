//! Tallies over replicates: integer counts and histograms of them.
//!
//! Input: the events of each replicate, in order. Output: a [`Tally`] of all of them. `events`
//! counts within one replicate, on the time grid. `partial` tallies consecutive replicates, and
//! appends the next partial tally. `shape` checks one that was read from a file. `totals` gives the
//! results of all replicates. Sums are exact, so no result depends on how the work was cut.

mod absences;
pub(crate) mod by_draw;
mod count;
mod equal_counts;
pub(crate) mod events;
mod histogram;
mod mann_whitney;
pub(crate) mod partial;
pub(crate) mod rates;
mod shape;
pub(crate) mod totals;

pub use events::{Column, Columns};
pub use histogram::{Histogram, Values};
pub use mann_whitney::{ProbabilityEstimate, RankOutcome};
pub use partial::{Difference, PartialTally};
pub use totals::Tally;
