//! Tests of the engines against the definition and against each other.
//!
//! `agreement` compares single mines with `model::outcome_of`, `distribution` whole distributions
//! of counts. `examples` and `mechanisms` are the studies that they use.

mod agreement;
mod distribution;
pub(crate) mod examples;
mod fineness;
mod mechanisms;
mod properties;
