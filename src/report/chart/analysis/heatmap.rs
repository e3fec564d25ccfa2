//! Heat maps: a number over two keys, as the colour of cells.
//!
//! Darker cells have larger numbers. The numbers are written in the cells where they fit.

use crate::report::chart::canvas::lettering::WIDER;
use crate::report::chart::canvas::palette::{INK, WHITE, mixed};
use crate::report::chart::canvas::paper::{CENTRED, CORNER, LEFT, Paper, UNDER};
use crate::report::chart::layout::axis::{Axis, AxisScale, extent};
use crate::report::chart::layout::picture::Body;
use crate::report::chart::layout::sheet::Sheet;
use crate::report::chart::layout::sizes::{LEADING, Layout, Sizes};
use plotters::prelude::RGBColor;

/// Panels of heat maps.
#[derive(Clone, Debug)]
pub(crate) struct Heat {
    /// The name of the horizontal axis, and its values.
    pub(crate) across: (String, Vec<String>),
    /// The name of the vertical axis, and its values from below.
    pub(crate) up: (String, Vec<String>),
    /// One panel for each alternative.
    pub(crate) panels: Vec<HeatPanel>,
    /// The number format.
    pub(crate) say: fn(f64) -> String,
}

/// The heat map of an alternative.
#[derive(Clone, Debug)]
pub(crate) struct HeatPanel {
    /// The heading.
    pub(crate) name: String,
    /// The rows from below, each from the left.
    pub(crate) cells: Vec<Vec<f64>>,
}

/// Colours from small to large numbers, each darker than the one before.
const RAMP: [RGBColor; 6] = [
    RGBColor(0xf7, 0xf1, 0xe6),
    RGBColor(0xfd, 0xd4, 0x9e),
    RGBColor(0xfc, 0xa0, 0x6a),
    RGBColor(0xe3, 0x4a, 0x33),
    RGBColor(0xa8, 0x10, 0x16),
    RGBColor(0x5c, 0x00, 0x06),
];
/// Position from which a cell is dark and its text white.
const DARK: f64 = 0.6;
/// Ratio of numbers from which the colour scale is logarithmic.
const LEAST_RATIO: f64 = 20.0;
/// Gaps between panels, beside labels, and between cells, px.
const PANEL_GAP: f64 = 26.0;
const BESIDE: f64 = 8.0;
const BETWEEN: f64 = 1.5;

/// The colour scale, with the lightest colour at its start.
fn scale(heat: &Heat) -> Axis {
    let all = || heat.panels.iter().flat_map(|panel| &panel.cells).flatten();
    match extent(all()) {
        Some((low, high)) if high > LEAST_RATIO * low => Axis { scale: AxisScale::Log, low, high },
        Some((_, high)) => Axis { scale: AxisScale::Linear, low: 0.0, high },
        None => Axis { scale: AxisScale::Linear, low: 0.0, high: 1.0 },
    }
}

/// The colour at a position from 0 to 1.
fn colour(position: f64) -> RGBColor {
    let along = position * (RAMP.len() - 1) as f64;
    let from = (along.floor() as usize).min(RAMP.len() - 2);
    mixed(RAMP[from], RAMP[from + 1], along - from as f64)
}

/// The layout of the cells.
struct HeatCells<'a> {
    heat: &'a Heat,
    scale: Axis,
    sizes: Sizes,
    left: f64,
    wide: f64,
    high: f64,
}

impl<'a> HeatCells<'a> {
    fn of(heat: &'a Heat, layout: Layout) -> Self {
        let sizes = layout.sizes();
        let left = sizes.margin + sizes.tick.widest(&heat.up.1).min(0.35 * sizes.wide) + BESIDE;
        let wide = (sizes.wide - sizes.margin - left) / heat.across.1.len() as f64;
        let high = if layout.is_narrow() { 24.0 } else { 34.0 };
        Self { heat, scale: scale(heat), sizes, left, wide, high }
    }

    /// The lines of a panel's name.
    fn head(&self, panel: &HeatPanel) -> Vec<String> {
        self.sizes.name.wrapped(&panel.name, self.sizes.across() / WIDER, 3)
    }

    /// Height of a panel's heading: its name and the vertical axis's name.
    fn above(&self, head: &[String]) -> f64 {
        head.len() as f64 * LEADING + self.sizes.tick.high(1) + 10.0
    }

    /// Height of the cells.
    fn all_rows(&self) -> f64 {
        self.heat.up.1.len() as f64 * self.high
    }

    /// Height under the cells: labels, the axis name, and a gap.
    fn below(&self) -> f64 {
        self.sizes.tick.high(2) + 10.0
    }

    /// Cuts a label to one line of a given width.
    fn line(&self, text: &str, wide: f64) -> String {
        self.sizes.tick.wrapped(text, wide / WIDER, 1).swap_remove(0)
    }

    /// Draws the cells and axis labels of a panel, from `top` down.
    fn draw(&self, panel: &HeatPanel, top: f64, paper: &Paper) {
        let Self { heat, sizes, .. } = self;
        let rows = panel.cells.len();
        let fits = |text: &str| sizes.value.room(text) < self.wide - 6.0;
        let written = panel.cells.iter().flatten().all(|&value| fits(&(heat.say)(value)));
        for (row, cells) in panel.cells.iter().enumerate() {
            let y = top + (rows - 1 - row) as f64 * self.high;
            let label = self.line(&heat.up.1[row], self.left - sizes.margin);
            paper.text(&label, (self.left - BESIDE, y + 0.5 * self.high), sizes.tick, LEFT);
            for (column, &value) in cells.iter().enumerate() {
                let x = self.left + column as f64 * self.wide;
                let to = (x + self.wide - BETWEEN, y + self.high - BETWEEN);
                let position = self.scale.position(value).clamp(0.0, 1.0);
                paper.rectangle((x, y), to, colour(position));
                if written {
                    let ink = if position > DARK { WHITE } else { INK };
                    let middle = (x + 0.5 * self.wide, y + 0.5 * self.high);
                    paper.text(&(heat.say)(value), middle, sizes.value.in_colour(ink), CENTRED);
                }
            }
        }
        let bottom = top + rows as f64 * self.high + 5.0;
        // every n-th label along the bottom, so that none overlaps the next
        let step = ((sizes.tick.widest(&heat.across.1) + 8.0) / self.wide).ceil().max(1.0);
        for (column, label) in heat.across.1.iter().enumerate().step_by(step as usize) {
            let x = self.left + (column as f64 + 0.5) * self.wide;
            paper.text(label, (x, bottom), sizes.tick, UNDER);
        }
        let middle = 0.5 * (self.left + sizes.wide - sizes.margin);
        let name = self.line(&heat.across.0, sizes.wide - self.left - sizes.margin);
        paper.text(&name, (middle, bottom + sizes.tick.high(1)), sizes.tick, UNDER);
    }
}

impl Body for Heat {
    fn high(&self, layout: Layout) -> f64 {
        let cells = HeatCells::of(self, layout);
        let of_panel = |panel: &HeatPanel| {
            let above = cells.above(&cells.head(panel));
            above + cells.all_rows() + cells.below() + PANEL_GAP
        };
        self.panels.iter().map(of_panel).sum::<f64>() - PANEL_GAP
    }

    fn draw(&self, sheet: &Sheet, paper: &Paper) {
        let (cells, sizes) = (HeatCells::of(self, sheet.layout), &sheet.sizes);
        let mut top = sheet.body.top;
        for panel in &self.panels {
            let head = cells.head(panel);
            paper.lines(&head, (sizes.margin, top), LEADING, sizes.name, CORNER);
            top += cells.above(&head);
            let name = (sizes.margin, top - sizes.tick.high(1) - 4.0);
            paper.text(&self.up.0, name, sizes.tick, CORNER);
            cells.draw(panel, top, paper);
            top += cells.all_rows() + cells.below() + PANEL_GAP;
        }
    }

    /// The smallest and the largest number of each panel.
    fn description(&self) -> String {
        let of_panel = |panel: &HeatPanel| {
            let all = || panel.cells.iter().flatten().copied();
            let [least, most] =
                [all().fold(f64::INFINITY, f64::min), all().fold(0.0, f64::max)].map(self.say);
            format!("{}: from {least} to {most}.", panel.name)
        };
        let panels: Vec<String> = self.panels.iter().map(of_panel).collect();
        format!("Across: {}. Up: {}. {}", self.across.0, self.up.0, panels.join(" "))
    }
}
