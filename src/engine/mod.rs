//! Fields lived in parallel, and what they came to.
//!
//! In: a [`Job`], a plan and the [`Study`](crate::model::Study) of each parameter draw. Out: a
//! [`Tally`] of integers. On the way: a keyed stream for every purpose, the tables of a parameter
//! draw, a mine's luck, its fate, and the counts of a field. This room is the only one that builds
//! generators, in `streams`, and the only one that works in parallel, in `in_order`: `rounds`
//! simulates fields and makes the tables of draws by it, `piece` adds up counts, `expected`
//! computes draws and arms; other rooms use it too. It must never see a law, a file or a name for
//! readers, and no result may depend on threads, batches or the order of work.

#[cfg(test)]
mod agreement;
mod by_draw;
mod census;
mod clock;
mod closer;
mod cohort;
mod contest;
mod counting;
#[cfg(test)]
mod distribution;
#[cfg(test)]
mod examples;
mod expected;
mod exposure;
mod field;
#[cfg(test)]
mod fineness;
mod guide;
mod harm;
mod histogram;
mod in_order;
mod individual;
mod job;
mod kernel;
mod kinds;
mod ladder;
mod luck_block;
#[cfg(test)]
mod mechanisms;
mod needed;
mod piece;
mod places;
mod powered;
#[cfg(test)]
mod properties;
mod quadrature;
mod quantiles;
mod rates;
mod removal;
mod rounds;
mod streams;
mod tables;
mod tally;
mod timer;
mod twins;
mod zeros;

pub use cohort::{go_on_cohort, run_cohort};
pub use contest::{Chance, Outcome};
pub use expected::{ArmExpected, Expected, ExpectedPiece, expect, expect_arm};
pub use exposure::met_by;
pub use field::{Column, Columns};
pub use histogram::{Histogram, Values};
pub use in_order::in_order;
pub use individual::{go_on, run};
pub use job::{Job, ParameterDraw};
pub use piece::{Difference, Piece};
pub use streams::{DRAWS, GENERATOR, design, point, seed_of};
pub use tally::Tally;
