//! Sweeps: a scenario at many values of its keys.
//!
//! `vary` reads keys with their values, `points` makes the grid, `run` computes it with the same
//! parameter draws at every point.

pub(crate) mod points;
pub(crate) mod run;
pub(crate) mod vary;
