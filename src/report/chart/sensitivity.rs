//! The charts of which unknowns matter, two for each number that was asked for.

use super::drawing::drawn_of;
use super::{Drawing, Layout, indices, tornado};
use crate::results::Sensitivity;

/// The charts of the number at that place among the targets: `indices` and `tornado`, where there
/// is something to show.
pub(crate) fn sensitivity_charts(
    found: &Sensitivity,
    target: usize,
    layout: Layout,
) -> Vec<Drawing> {
    let target = &found.targets[target];
    let indices = indices::picture(found, target);
    drawn_of([("indices", indices), ("tornado", tornado::picture(found, target))], layout)
}
