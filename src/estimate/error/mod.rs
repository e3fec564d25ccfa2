//! Errors and intervals.
//!
//! `intervals` has the uncertainty interval over parameter draws, `standard_error` the Monte Carlo
//! error of a mean, `proportion` the exact intervals of a proportion (Clopper-Pearson).

pub(crate) mod intervals;
pub(crate) mod proportion;
pub(crate) mod standard_error;
