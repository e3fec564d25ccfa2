//! Sensitivity analysis: how much each uncertain parameter contributes to parameter uncertainty.
//!
//! In: a [`Function`] of points in (0,1)^k, of any kind. Out: its variance and, for each parameter,
//! the first-order and the total-effect Sobol index with 95 % intervals ([`indices`]). Out, too:
//! the values where one parameter alone is moved ([`tornado`]). [`Sensitivity`] holds the whole
//! result for a scenario, serialisable. This module must not search for a best value: it reports
//! parameter uncertainty and its meaning for people.

mod indices;
mod interval;
#[cfg(test)]
mod known;
mod outcome;
mod sums;
mod tornado;

pub use indices::{Decomposition, Function, Indices, LEAST_POINTS, MOST_POINTS, indices};
pub use outcome::{ReportTimes, outcome};
pub use tornado::{TORNADO, Tornado, tornado};
