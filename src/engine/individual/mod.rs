//! The individual engine: simulates every mine of every replicate.
//!
//! Input: a [`Job`](super::Job). Output: a [`Tally`](super::Tally). `tables` holds the data shared
//! by the replicates of a parameter draw. `random_block` draws the random numbers of a block of
//! mines. `kernel` decides plain mines by their first bits. It passes the others to `slow_path`,
//! which may use the definition in `model`.

mod kernel;
pub(crate) mod random_block;
mod run;
mod slow_path;
pub(crate) mod state_counts;
pub(crate) mod tables;

#[cfg(test)]
pub(super) use run::simulate_replicate;
pub use run::{resume, run};
pub use tables::met_by;
