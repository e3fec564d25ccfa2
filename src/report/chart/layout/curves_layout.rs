//! The layout of a panel of curves.

use super::axis::Tick;
use super::labels::{EndLabel, column_width, listed, placed};
use super::lines::{Curves, Line};
use super::marks;
use super::sheet::Sheet;
use super::sizes::{Layout, Sizes};
use crate::report::chart::canvas::clip::Frame;

/// Height of the strip above a panel, and the gap, px.
const STRIP: [f64; 2] = [12.0, 6.0];

/// The positions of all parts.
#[derive(Clone, Debug)]
pub(crate) struct CurvesLayout {
    /// The frame of the curves.
    pub(crate) panel: Frame,
    /// The frame of the strip above it, if any.
    pub(crate) strip: Option<Frame>,
    /// Upper edge of the name of the value axis, px.
    pub(crate) name_top: f64,
    /// Ticks below the panel.
    pub(crate) across: Vec<Tick>,
    /// Ticks beside the panel.
    pub(crate) up: Vec<Tick>,
    /// Left edge of the labels of the lines, px.
    pub(crate) labels_left: f64,
    /// Whether the labels are joined to the ends of the lines.
    ///
    /// Otherwise they are below the panel.
    pub(crate) joined: bool,
    /// Labels of the lines.
    pub(crate) labels: Vec<EndLabel>,
}

/// The total height, px.
pub(crate) fn high(curves: &Curves, layout: Layout) -> f64 {
    let sizes = layout.sizes();
    let names = if layout.is_narrow() {
        let labels = listed(&curves.lines, &sizes, names_wide(&sizes));
        labels.last().map_or(0.0, EndLabel::bottom) + 12.0
    } else {
        0.0
    };
    let marks = marks::high(curves, &sizes, sides(curves, &sizes, layout.is_narrow()));
    sizes.body + strip_high(curves) + marks + names
}

/// The width of labels below the panel, px.
fn names_wide(sizes: &Sizes) -> f64 {
    sizes.across() - 22.0
}

fn strip_high(curves: &Curves) -> f64 {
    if curves.strip.is_some() { STRIP.iter().sum() } else { 0.0 }
}

/// The distance between the panel and the labels beside it, px.
///
/// Many lines need room for the strokes that join their ends to distant labels.
fn to_labels(curves: &Curves) -> f64 {
    if curves.lines.len() > 3 { 44.0 } else { 22.0 }
}

/// Left and right edge of the panel, px.
fn sides(curves: &Curves, sizes: &Sizes, narrow: bool) -> [f64; 2] {
    let up = curves.up.ticks(curves.say);
    let ticks_wide = sizes.tick.widest(up.iter().map(|tick| &tick.label));
    let right = sizes.wide - sizes.margin;
    let beside = if narrow { 14.0 } else { column_width(&curves.lines, sizes) + to_labels(curves) };
    [sizes.margin + ticks_wide.max(24.0) + 10.0, right - beside]
}

impl CurvesLayout {
    /// The layout of curves on a sheet.
    pub(crate) fn of(curves: &Curves, sheet: &Sheet) -> Self {
        let (sizes, body, narrow) = (&sheet.sizes, sheet.body, sheet.layout.is_narrow());
        let up = curves.up.ticks(curves.say);
        let column = column_width(&curves.lines, sizes);
        let to_labels = to_labels(curves);
        let [left, right] = sides(curves, sizes, narrow);
        let below = sizes.tick.high(2) + 26.0;
        let under_name = body.top + sizes.tick.high(1) + if narrow { 8.0 } else { 14.0 };
        let top = under_name + strip_high(curves) + marks::high(curves, sizes, [left, right]);
        let panel = Frame {
            left,
            top,
            right,
            bottom: if narrow {
                top + sizes.body - (under_name - body.top) - below
            } else {
                body.bottom - below
            },
        };
        let strip = curves.strip.is_some().then_some(Frame {
            top: under_name,
            bottom: under_name + STRIP[0],
            ..panel
        });
        let written = |label: &str| sizes.tick.width(label);
        let across = match curves.say_across {
            None => curves.across.time_ticks(panel.right - panel.left, written),
            Some(say) => curves.across.spaced_ticks(panel.right - panel.left, say, written),
        };
        let ends: Vec<f64> = curves.lines.iter().map(|line| end_of(line, curves, panel)).collect();
        let labels = if narrow {
            let mut labels = listed(&curves.lines, sizes, names_wide(sizes));
            labels.iter_mut().for_each(|label| label.top += panel.bottom + below - 4.0);
            labels
        } else {
            placed(
                &curves.lines,
                sizes,
                &ends,
                column,
                panel.top - 8.0,
                [panel.bottom + 8.0, panel.bottom + 34.0],
            )
        };
        Self {
            panel,
            strip,
            name_top: body.top,
            across,
            up,
            labels_left: if narrow { body.left + 22.0 } else { panel.right + to_labels },
            joined: !narrow,
            labels,
        }
    }
}

/// The y coordinate of a line at the panel's right edge, px.
pub(crate) fn end_of(line: &Line, curves: &Curves, panel: Frame) -> f64 {
    let last =
        line.dashed.as_ref().filter(|dashed| dashed.len() > line.mean.len()).unwrap_or(&line.mean);
    let position = last.last().map_or(0.0, |&last| curves.up.position(last).clamp(0.0, 1.0));
    panel.y(position)
}
