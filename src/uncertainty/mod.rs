//! Parameter uncertainty: distributions of parameters, and points of their quantiles.
//!
//! Input: a distribution with its legal range, and a coordinate in (0, 1). Output: a value of the
//! parameter. A [`Point`] holds one coordinate for each [`Label`]. The makers of points never see a
//! distribution: an engine (keyed by seed and draw) or a [`Design`]. The holder of distributions
//! (the scenario's template) never sees a generator. `design` has the scrambled Sobol sequences of
//! both; `engine::rng` chooses one for each parameter. This room knows no mines.

mod design;
mod discrete;
mod distribution;
mod label;

pub use design::{Design, SCRAMBLES, SobolDimension};
pub use discrete::{Discrete, MOST_VALUES};
pub use distribution::{Distribution, DistributionFault, Truncated};
pub use label::{Label, Point};
