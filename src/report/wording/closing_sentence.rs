//! The closing sentence of every output: no statement about any ground.

/// The line that ends every summary and opens every report.
pub(crate) const CLOSING: &str = "This is a model of populations of mines: it says \
                                            nothing about whether any piece of ground is safe.";

/// The sentence under every chart.
pub(crate) const UNDER_A_CHART: &str =
    "A model of populations of mines: it says nothing about whether any piece of ground is safe.";
