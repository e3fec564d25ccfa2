//! The findings of a run, from its numbers.
//!
//! `numbers` reads tallies and expected values, `source` says which of them a quantity comes from,
//! `quantities` makes curves and estimates, `comparison` those against the baseline, `clearance`
//! cost and blocked land, `criterion` the time to a risk criterion. `assemble` puts them together.

pub(crate) mod assemble;
pub(crate) mod clearance;
pub(crate) mod comparison;
pub(crate) mod criterion;
pub(crate) mod numbers;
pub(crate) mod precision;
pub(crate) mod quantities;
pub(crate) mod source;
