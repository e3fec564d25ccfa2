//! Horizontal bar charts in stacked panels.
//!
//! Bars start at 0 with their values after them, or the axis is drawn.

use super::axis::{Axis, AxisScale, Tick};
use super::legend;
use super::legend::Legend;
use super::picture::Body;
use super::sheet::Sheet;
use super::sizes::{LEADING, Layout, Sizes};
use crate::report::chart::canvas::lettering::{Lettering, WIDER};
use crate::report::chart::canvas::palette::{FAINT, GREY, INK};
use crate::report::chart::canvas::paper::{Paper, UNDER};
use plotters::prelude::RGBColor;

/// Stacked panels of horizontal bars.
#[derive(Clone, Debug)]
pub(crate) struct BarRows {
    /// The legend; empty where the rows explain the colours.
    pub(crate) key: Legend,
    /// The panels from the top down. All have a drawn axis, or none.
    pub(crate) panels: Vec<Panel>,
}

/// A panel of bars on one axis.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    /// The heading.
    pub(crate) name: String,
    /// The axis, if drawn.
    pub(crate) axis: Option<DrawnAxis>,
    /// The bars from the top down.
    pub(crate) rows: Vec<Bar>,
}

/// A drawn axis under the bars of a panel.
///
/// The names of such bars are keys and may be long.
#[derive(Clone, Debug)]
pub(crate) struct DrawnAxis {
    pub(crate) across: Axis,
    /// The format of its values.
    pub(crate) say: fn(f64) -> String,
    /// The value of a vertical line.
    pub(crate) middle: Option<f64>,
}

/// A horizontal bar of segments.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    /// The label beside it.
    pub(crate) name: String,
    /// The segments.
    pub(crate) segments: Vec<Segment>,
    /// The ends of an interval.
    pub(crate) whisker: Option<[f64; 2]>,
    /// The text of its value.
    pub(crate) value: String,
}

/// A segment of a bar, from one value to another.
///
/// `over` is the part of the bar's height that it covers, from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    pub(crate) values: [f64; 2],
    pub(crate) over: [f64; 2],
    pub(crate) color: RGBColor,
}

impl Panel {
    /// Bars on an axis from 0, which is not drawn.
    pub(crate) const fn plain(name: String, rows: Vec<Bar>) -> Self {
        Self { name, axis: None, rows }
    }
}

impl Bar {
    /// A bar of coloured parts from 0 on.
    ///
    /// A single part may be negative.
    pub(crate) fn stacked(
        name: String,
        parts: impl IntoIterator<Item = (f64, RGBColor)>,
        whisker: Option<[f64; 2]>,
        value: String,
    ) -> Self {
        let mut from = 0.0;
        let segment = |(length, color): (f64, RGBColor)| {
            let values = [from, from + length];
            from += length;
            Segment { values, over: [0.0, 1.0], color }
        };
        Self { name, segments: parts.into_iter().map(segment).collect(), whisker, value }
    }

    /// The value at its end.
    pub(crate) fn total(&self) -> f64 {
        self.segments.last().map_or(0.0, |segment| segment.values[1])
    }

    /// The smallest and the largest value on it, including 0.
    fn ends(&self) -> [f64; 2] {
        let [low, high] = self.whisker.unwrap_or([0.0; 2]);
        [self.total().min(low).min(0.0), self.total().max(high).max(0.0)]
    }
}

/// Heights, px: bar, gap below it, drawn axis, gap between panels.
const BAR: f64 = 16.0;
const ROW_GAP: f64 = 12.0;
const AXIS: f64 = 26.0;
const PANEL_GAP: f64 = 18.0;
/// Gaps under the legend and under a panel's heading, px.
const UNDER_KEY: f64 = 12.0;
const UNDER_HEAD: f64 = 8.0;

/// The layout of the columns of names, bars and values.
struct BarColumns {
    layout: Layout,
    sizes: Sizes,
    is_drawn: bool,
    /// Width of labels and of values, px.
    names: f64,
    values: f64,
    /// Left and right edge of the bars, px.
    left: f64,
    right: f64,
    /// The gap beside a bar, px.
    beside: f64,
}

/// A bar's texts, wrapped into lines.
struct BarTexts {
    name: Vec<String>,
    value: Vec<String>,
    /// Height above the bar, and of the row with its gap, px.
    above: f64,
    high: f64,
}

impl BarColumns {
    fn of(rows: &BarRows, layout: Layout) -> Self {
        let (sizes, narrow) = (layout.sizes(), layout.is_narrow());
        let across = sizes.across();
        let is_drawn = rows.panels.iter().any(|panel| panel.axis.is_some());
        let all = || rows.panels.iter().flat_map(|panel| &panel.rows);
        let names = sizes.name.widest(all().map(|row| &row.name));
        let values = sizes.value.widest(all().map(|row| &row.value));
        // the largest widths for labels and for values
        let (names, values, beside) = match (is_drawn, layout) {
            (true, Layout::Narrow) => (across, across, 4.0),
            (true, Layout::Wide) => {
                ((names + 1.0).min(0.36 * across), (values + 1.0).min(0.30 * across), 14.0)
            }
            (false, Layout::Narrow) => (across, values.min(0.5 * across), 10.0),
            (false, Layout::Wide) => (names.min(0.24 * across), values.min(0.42 * across), 10.0),
        };
        let before = match (is_drawn, layout) {
            (true, Layout::Narrow) => beside,
            (false, Layout::Narrow) => 0.0,
            (_, Layout::Wide) => names + beside,
        };
        let behind = if is_drawn && narrow { 0.0 } else { values };
        let (left, right) = (sizes.margin + before, sizes.wide - sizes.margin - behind - beside);
        Self { layout, sizes, is_drawn, names, values, left, right, beside }
    }

    fn texts(&self, row: &Bar) -> BarTexts {
        let Self { sizes, is_drawn, .. } = self;
        let [names, values] = [self.names, self.values].map(|wide| wide / WIDER);
        let (name, value) = if *is_drawn {
            (cut(&row.name, sizes.name, names), sizes.value.wrapped(&row.value, values, 3))
        } else {
            let name = sizes.name.wrapped(&row.name, names + 1.0, 3);
            (name, sizes.value.wrapped(&row.value, values + 1.0, 4))
        };
        let [of_name, of_value] = [&name, &value].map(|lines| lines.len() as f64 * LEADING);
        let (above, beside) = match (self.layout, is_drawn) {
            (Layout::Wide, _) => (0.0, of_name.max(of_value)),
            (Layout::Narrow, true) => (of_name + of_value + 3.0, 0.0),
            (Layout::Narrow, false) => (of_name + 4.0, of_value),
        };
        BarTexts { name, value, above, high: above + beside.max(BAR) + ROW_GAP }
    }

    /// The function from values of a panel to x coordinates, px.
    fn position<'a>(&'a self, panel: &'a Panel) -> Box<dyn Fn(f64) -> f64 + 'a> {
        let wide = self.right - self.left;
        if let Some(axis) = &panel.axis {
            return Box::new(move |value| {
                self.left + axis.across.position(value).clamp(0.0, 1.0) * wide
            });
        }
        let ends = panel.rows.iter().map(Bar::ends);
        let [low, high] =
            ends.fold([0.0_f64; 2], |[low, high], ends| [low.min(ends[0]), high.max(ends[1])]);
        let scale = if high > low { wide / (high - low) } else { 0.0 };
        Box::new(move |value| self.left + (value - low) * scale)
    }

    /// Height under the rows of a panel, px.
    fn under_rows(&self) -> f64 {
        if self.is_drawn { AXIS + PANEL_GAP } else { PANEL_GAP }
    }

    /// The lines of a panel's heading.
    fn head(&self, panel: &Panel) -> Vec<String> {
        self.sizes.head.wrapped(&panel.name, self.sizes.across() / WIDER, 3)
    }

    /// Draws grid lines, tick labels, and the line at the middle value.
    fn axis(&self, axis: &DrawnAxis, [top, bottom]: [f64; 2], paper: &Paper) {
        let (sizes, wide) = (&self.sizes, self.right - self.left);
        for tick in axis.ticks(wide, sizes) {
            let x = self.left + tick.position * wide;
            if !self.layout.is_narrow() {
                paper.stroke(&[(x, top), (x, bottom)], FAINT, 1.0);
            }
            // a label at the edge stays inside the chart
            let half = 0.5 * sizes.tick.room(&tick.label);
            let x = x.clamp(half + 2.0, sizes.wide - half - 2.0);
            paper.text(&tick.label, (x, bottom + 6.0), sizes.tick, UNDER);
        }
        paper.stroke(&[(self.left, bottom), (self.right, bottom)], GREY, 1.0);
    }

    /// Draws a row from `top` down.
    fn row(&self, row: &Bar, texts: &BarTexts, top: f64, at: &dyn Fn(f64) -> f64, paper: &Paper) {
        let sizes = &self.sizes;
        let write = |at| paper.block(&texts.value, at, LEADING, sizes.value);
        paper.block(&texts.name, (sizes.margin, top), LEADING, sizes.name);
        match (self.is_drawn, self.layout) {
            (true, Layout::Narrow) => {
                write((sizes.margin, top + texts.name.len() as f64 * LEADING));
            }
            (true, Layout::Wide) => write((self.right + self.beside, top)),
            (false, _) => {}
        }
        let bar = top + texts.above;
        for Segment { values, over, color } in &row.segments {
            let [start, end] = values.map(at);
            if (end - start).abs() > 0.0 {
                let [upper, lower] = over.map(|part| bar + part * BAR);
                paper.rectangle((start.min(end), upper), (start.max(end), lower), *color);
            }
        }
        let whisker = row.whisker.map(|ends| ends.map(at));
        if let Some(ends) = whisker {
            paper.whisker(ends, bar + 0.5 * BAR);
        }
        if !self.is_drawn {
            let end = at(row.total()).max(at(0.0));
            let end = whisker.map_or(end, |[_, right]| end.max(right)).max(self.left);
            write((end + self.beside, bar + 0.5 * (BAR - LEADING)));
        }
    }
}

impl DrawnAxis {
    /// The ticks, without overlapping labels.
    fn ticks(&self, wide: f64, sizes: &Sizes) -> Vec<Tick> {
        match self.across.scale {
            AxisScale::Log => {
                self.across.spaced_ticks(wide, self.say, |label| sizes.tick.width(label))
            }
            AxisScale::Linear => self.across.ticks(self.say),
        }
    }
}

/// Splits a key into lines after dots.
///
/// It is also split after underscores where a part is wider than a line.
fn cut(key: &str, letters: Lettering, wide: f64) -> Vec<String> {
    let fits = |text: &str| letters.width(text) <= wide;
    let parts = key.split_inclusive('.').flat_map(|part| match fits(part) {
        true => vec![part],
        false => part.split_inclusive('_').collect(),
    });
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line}{part}")) => line.push_str(part),
            _ => lines.push(part.to_owned()),
        }
    }
    // a single word wider than the column is cut
    lines.iter().flat_map(|line| letters.wrapped(line, wide, 3)).collect()
}

impl Body for BarRows {
    fn high(&self, layout: Layout) -> f64 {
        let columns = BarColumns::of(self, layout);
        let of_panel = |panel: &Panel| {
            let rows: f64 = panel.rows.iter().map(|row| columns.texts(row).high).sum();
            let head = columns.sizes.head.high(columns.head(panel).len());
            head + UNDER_HEAD + rows + columns.under_rows()
        };
        let key = legend::high(&self.key, &columns.sizes);
        let panels = self.panels.iter().map(of_panel).sum::<f64>();
        if key > 0.0 { key + UNDER_KEY + panels } else { panels }
    }

    fn draw(&self, sheet: &Sheet, paper: &Paper) {
        let columns = BarColumns::of(self, sheet.layout);
        let (sizes, narrow) = (&columns.sizes, sheet.layout.is_narrow());
        let mut top = sheet.body.top;
        if !self.key.is_empty() {
            legend::draw(&self.key, top, sizes, paper);
            top += legend::high(&self.key, sizes) + UNDER_KEY;
        }
        for panel in &self.panels {
            let head = columns.head(panel);
            paper.heading(&head, (sizes.margin, top), sizes.head);
            top += sizes.head.high(head.len()) + UNDER_HEAD;
            let at = columns.position(panel);
            let texts: Vec<BarTexts> = panel.rows.iter().map(|row| columns.texts(row)).collect();
            let high: f64 = texts.iter().map(|texts| texts.high).sum();
            let line = |value: f64, [from, to]: [f64; 2], color: RGBColor, wide: f64| {
                paper.stroke(&[(at(value), from), (at(value), to)], color, wide);
            };
            let middle = panel.axis.as_ref().and_then(|axis| axis.middle);
            if let Some(axis) = &panel.axis {
                columns.axis(axis, [top, top + high - 0.5 * ROW_GAP], paper);
            } else if !narrow {
                line(0.0, [top - 2.0, top + high - ROW_GAP + 4.0], FAINT, 1.0);
            }
            if let Some(middle) = middle.filter(|_| !narrow) {
                line(middle, [top, top + high - 0.5 * ROW_GAP], INK, 1.2);
            }
            for (row, texts) in panel.rows.iter().zip(&texts) {
                columns.row(row, texts, top, &at, paper);
                if let Some(middle) = middle.filter(|_| narrow) {
                    let bar = top + texts.above;
                    line(middle, [bar - 2.0, bar + BAR + 2.0], INK, 1.2);
                }
                top += texts.high;
            }
            top += columns.under_rows();
        }
    }

    fn description(&self) -> String {
        let of_panel = |panel: &Panel| {
            let rows: Vec<String> =
                panel.rows.iter().map(|row| format!("{}: {}", row.name, row.value)).collect();
            format!("{}: {}.", panel.name, rows.join("; "))
        };
        self.panels.iter().map(of_panel).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_key_is_cut_behind_its_dots_and_loses_nothing() {
        let key = "alternative.laying[0].electrical.battery.self_discharge_share";
        for wide in [60.0, 120.0, 260.0, 1_000.0] {
            let lines = cut(key, Lettering::bold(13.5), wide);
            assert_eq!(lines.concat(), key);
            assert!(
                lines.iter().all(|line| Lettering::bold(13.5).width(line) <= wide),
                "{lines:?}"
            );
        }
        assert_eq!(cut(key, Lettering::bold(13.5), 1_000.0).len(), 1);
        assert_eq!(
            cut(key, Lettering::bold(13.5), 260.0),
            ["alternative.laying[0].electrical.battery.", "self_discharge_share"]
        );
    }
}
