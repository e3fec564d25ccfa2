//! The cohort engine: counts of identical mines. Its cost is independent of their number.
//!
//! Input: a [`Job`](super::Job), as for every engine. Output: a [`Tally`](super::Tally) of the same
//! counts and distribution as if every mine had been simulated. `expected::cohorts` computes the
//! probabilities of each kind of mine by quadrature, once for each parameter draw. Each replicate
//! draws the lots' random numbers, then counts by multinomials, as successive binomials. All counts
//! are integers and sum to the number of mines. A single mine is never followed, but small numbers
//! of mines are divided one by one.

mod kinds;
mod multinomial;
mod people;
mod probabilities;
mod replicate;

#[cfg(test)]
pub(super) use probabilities::simulate_alternative;
pub use probabilities::{resume_cohort, run_cohort};
