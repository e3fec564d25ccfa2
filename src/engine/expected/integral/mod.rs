//! Integrals over time and lives: the expected outcome of one mine.
//!
//! `timeline` and `intervals` integrate once over time where the required life never falls;
//! `dormancy` and `life_steps` follow many lives where the cold silences mines; `markov_chain` and
//! `cells` hand the probabilities between grid times to the cohort engine. Rules are in `gauss`.

pub(super) mod cells;
pub(super) mod dormancy;
pub(super) mod gauss;
pub(super) mod intervals;
mod life_samples;
pub(super) mod life_steps;
pub(super) mod markov_chain;
pub(super) mod mine_outcome;
pub(super) mod timeline;

pub(crate) use cells::Cells;
pub(crate) use markov_chain::{Chain, End};
