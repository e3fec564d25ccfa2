//! Statistical agreement of engines that compute the same model.
//!
//! In: for each of a few parameter draws, the expected values and the tally of each engine that
//! simulates replicates. Out: an [`Agreement`], with one row for each quantity, alternative and
//! report time, its distance and a verdict.
//!
//! The given level is the greatest probability, over all rows together, of a false alarm. The
//! bounds on chance (`tail`) do not assume a normal distribution, which few events do not follow.
//! They allow for mines of one lot and casualties of one detonation, which come in clusters
//! (`clustering`).
//!
//! *Limits:* the level is proved for counts of mines. Clusters of detonations and casualties have
//! no greatest size, and the error of a spread is itself sampled. Tests hold their bounds against
//! exact distributions and constructed runs.

mod clustering;
mod rows;
mod spread;
mod tail;

pub use rows::{Compared, DrawCounts, agreement};
