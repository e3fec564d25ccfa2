//! Where everything of a picture stands on paper.

use super::axis::Tick;
use super::clip::Frame;
use super::font::{Weight, balanced, width, wrapped};
use super::labels::{Label, column_width, placed};
use super::picture::{Line, Picture};

/// Size of the picture, px.
pub(crate) const SIZE: (u32, u32) = (1200, 750);
/// Free on all sides, px.
pub(crate) const MARGIN: f64 = 36.0;

/// Size of the letters of the heading, px.
pub(crate) const TITLE: f64 = 25.0;
/// Size of the letters under it, px.
pub(crate) const SUBTITLE: f64 = 15.0;
/// Size of the letters beside the axes, px.
pub(crate) const TICK: f64 = 13.0;
/// Size of the letters at the foot, px.
pub(crate) const SOURCE: f64 = 11.5;
/// Line spacing, in sizes of the letters.
pub(crate) const SPACING: f64 = 1.35;

/// Where everything stands.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Lines of the heading.
    pub(crate) title: Vec<String>,
    /// Lines under it, and the upper edge of the first, px.
    pub(crate) subtitle: (Vec<String>, f64),
    /// Lines at the foot, and the upper edge of the first, px.
    pub(crate) source: (Vec<String>, f64),
    /// Where the curves are drawn.
    pub(crate) panel: Frame,
    /// Upper edge of the name of the vertical axis, px.
    pub(crate) name_top: f64,
    /// Times beside the panel.
    pub(crate) across: Vec<Tick>,
    /// Values beside the panel.
    pub(crate) up: Vec<Tick>,
    /// Left edge of the names of the lines, px.
    pub(crate) labels_left: f64,
    /// Names of the lines.
    pub(crate) labels: Vec<Label>,
}

impl Layout {
    /// The layout of a picture.
    pub(crate) fn of(picture: &Picture) -> Self {
        let (wide, high) = (f64::from(SIZE.0), f64::from(SIZE.1));
        let across = (wide - 2.0 * MARGIN) / 1.03;
        let title = balanced(&picture.title, TITLE, Weight::SemiBold, across, 2);
        let subtitle = balanced(&picture.subtitle, SUBTITLE, Weight::Regular, across, 3);
        let source: Vec<String> = picture
            .source
            .iter()
            .flat_map(|text| wrapped(text, SOURCE, Weight::Regular, across, 2))
            .collect();

        let subtitle_top = MARGIN + title.len() as f64 * TITLE * SPACING + 4.0;
        let name_top = subtitle_top + subtitle.len() as f64 * SUBTITLE * SPACING + 14.0;
        let source_top = high - MARGIN + 10.0 - source.len() as f64 * SOURCE * SPACING;

        let up = picture.up.ticks(picture.say);
        let ticks_wide = up.iter().map(|tick| width(&tick.label, TICK, Weight::Regular)).fold(0.0, f64::max);
        let column = column_width(&picture.lines);
        // many lines need room for the strokes that join their ends to names far up or down
        let to_labels = if picture.lines.len() > 3 { 44.0 } else { 22.0 };
        let panel = Frame {
            left: MARGIN + (1.03 * ticks_wide).max(24.0) + 10.0,
            top: name_top + TICK * SPACING + 14.0,
            right: wide - MARGIN - column - to_labels,
            bottom: source_top - 2.0 * TICK * SPACING - 26.0,
        };
        let times =
            picture.across.time_ticks(panel.right - panel.left, |label| width(label, TICK, Weight::Regular));
        let ends: Vec<f64> = picture.lines.iter().map(|line| end_of(line, picture, panel)).collect();
        let labels =
            placed(&picture.lines, &ends, column, panel.top - 8.0, [panel.bottom + 8.0, panel.bottom + 34.0]);
        Self {
            title,
            subtitle: (subtitle, subtitle_top),
            source: (source, source_top),
            panel,
            name_top,
            across: times,
            up,
            labels_left: panel.right + to_labels,
            labels,
        }
    }
}

/// Where a line meets the right edge of the panel, px.
pub(crate) fn end_of(line: &Line, picture: &Picture, panel: Frame) -> f64 {
    let place = line.mean.last().map_or(0.0, |&last| picture.up.place(last).clamp(0.0, 1.0));
    panel.bottom - place * (panel.bottom - panel.top)
}
