//! Claims judged by expected values.
//!
//! In: a claim, expected values of its alternative. Out: a verdict, with the share of parameter
//! draws in which the figure holds.

pub(crate) mod judge;
pub(crate) mod judged;
