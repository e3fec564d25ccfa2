//! Sweeps: a scenario at many values of its keys.
//!
//! `vary` reads keys with their values into points, `run` computes them with the same
//! parameter draws at every point.

pub(crate) mod run;
pub(crate) mod vary;
