//! Charts of key drivers, two for each target.

use super::{indices, tornado};
use crate::report::chart::drawing::drawn_of;
use crate::report::chart::{Drawing, Layout};
use crate::results::Sensitivity;

/// The charts of a target: `indices` and `tornado`, where not empty.
pub(crate) fn sensitivity_charts(
    found: &Sensitivity,
    target: usize,
    layout: Layout,
) -> Vec<Drawing> {
    let target = &found.targets[target];
    let indices = indices::picture(found, target);
    drawn_of([("indices", indices), ("tornado", tornado::picture(found, target))], layout)
}
