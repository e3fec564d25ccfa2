//! The charts of analyses: sensitivity, break-even, sweeps and test plans.
//!
//! Each file makes a picture from the results of one analysis.

pub(crate) mod break_even;
pub(crate) mod heatmap;
pub(crate) mod indices;
pub(crate) mod operating_characteristic;
pub(crate) mod sensitivity;
pub(crate) mod sensitivity_text;
pub(crate) mod sweep;
pub(crate) mod tornado;
