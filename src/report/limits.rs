//! The sentence that ends every output: it is no statement about any piece of ground.

/// The line that ends every summary and opens every report.
pub(super) const NO_GROUND_IS_SAFE: &str = "This is a model of populations of mines: it says \
                                            nothing about whether any piece of ground is safe.";

/// The same, under every chart.
pub(super) const UNDER_A_CHART: &str =
    "A model of populations of mines: it says nothing about whether any piece of ground is safe.";
