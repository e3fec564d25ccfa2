//! Drawing of the horizontal axis of a panel.

use super::axis::Tick;
use super::clip::Frame;
use super::lettering::Lettering;
use super::palette::GREY;
use super::paper::{Paper, UNDER};

/// Draws the axis with a stroke of so many pixels at each value, and the value under it.
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
        let x = panel.x(tick.place);
        paper.stroke(&[(x, bottom), (x, bottom + stroke)], GREY, 1.0);
        paper.text(&tick.label, (x, bottom + stroke + 3.0), letters, UNDER);
    }
}
