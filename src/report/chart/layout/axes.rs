//! Drawing of the horizontal axis of a panel.

use super::axis::Tick;
use crate::report::chart::canvas::clip::Frame;
use crate::report::chart::canvas::lettering::Lettering;
use crate::report::chart::canvas::palette::GREY;
use crate::report::chart::canvas::paper::{Paper, UNDER};

/// Draws the axis with labels and tick marks of length `stroke`, px.
pub(crate) fn along_the_bottom(
    ticks: &[Tick],
    panel: Frame,
    stroke: f64,
    letters: Lettering,
    paper: &Paper,
) {
    let bottom = panel.bottom;
    paper.stroke(&[(panel.left, bottom), (panel.right, bottom)], GREY, 1.0);
    for tick in ticks {
        let x = panel.x(tick.position);
        paper.stroke(&[(x, bottom), (x, bottom + stroke)], GREY, 1.0);
        paper.text(&tick.label, (x, bottom + stroke + 3.0), letters, UNDER);
    }
}
