//! The charts of which unknowns matter, two for each number that was asked for.

use super::drawing::drawn;
use super::{ChartError, Drawing, Layout, indices, tornado};
use crate::estimate::Sensitivity;

/// The charts of the number at that place among the targets: `indices` and `tornado`, where there
/// is something to show.
///
/// # Errors
/// Where a chart cannot be drawn.
pub(crate) fn sensitivity_charts(
    found: &Sensitivity,
    target: usize,
    layout: Layout,
) -> Result<Vec<Drawing>, ChartError> {
    let target = &found.targets[target];
    let pictures = [
        ("indices", indices::picture(found, target)),
        ("tornado", tornado::picture(found, target)),
    ];
    let some = pictures.into_iter().filter_map(|(name, picture)| Some((name, picture?)));
    some.map(|(name, picture)| drawn(name, &picture, layout)).collect()
}
