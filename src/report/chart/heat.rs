//! A number over two keys: cells in a colour that darkens with it, and the number in each where
//! there is room.

use super::axis::{Axis, Scale, extent};
use super::lettering::WIDER;
use super::palette::{INK, WHITE, mixed};
use super::paper::{CENTRED, CORNER, LEFT, Paper, UNDER};
use super::picture::Body;
use super::sheet::Sheet;
use super::sizes::{LEADING, Layout, Sizes};
use plotters::prelude::RGBColor;

/// Panels of cells.
#[derive(Clone, Debug)]
pub(crate) struct Heat {
    /// What runs along the bottom, and its values.
    pub(crate) across: (String, Vec<String>),
    /// What runs up the left, and its values, the first at the bottom.
    pub(crate) up: (String, Vec<String>),
    /// One for each arm.
    pub(crate) panels: Vec<HeatPanel>,
    /// How numbers are written.
    pub(crate) say: fn(f64) -> String,
}

/// The cells of an arm.
#[derive(Clone, Debug)]
pub(crate) struct HeatPanel {
    /// What stands above it.
    pub(crate) name: String,
    /// Row after row from below, each from the left.
    pub(crate) cells: Vec<Vec<f64>>,
}

/// From little to much; each is darker than the one before.
const RAMP: [RGBColor; 6] = [
    RGBColor(0xf7, 0xf1, 0xe6),
    RGBColor(0xfd, 0xd4, 0x9e),
    RGBColor(0xfc, 0xa0, 0x6a),
    RGBColor(0xe3, 0x4a, 0x33),
    RGBColor(0xa8, 0x10, 0x16),
    RGBColor(0x5c, 0x00, 0x06),
];
/// From here on a cell is so dark that letters in it are white.
const DARK: f64 = 0.6;
/// Where the greatest number is so many times the least, colours go by factors.
const APART: f64 = 20.0;
/// Between panels, px; beside labels; and white between cells.
const PANEL_GAP: f64 = 26.0;
const BESIDE: f64 = 8.0;
const BETWEEN: f64 = 1.5;

/// How numbers become colours: by their place on an axis, the lightest at its beginning.
fn scale(heat: &Heat) -> Axis {
    let all = || heat.panels.iter().flat_map(|panel| &panel.cells).flatten();
    match extent(all()) {
        Some((low, high)) if high > APART * low => Axis { scale: Scale::Log, low, high },
        Some((_, high)) => Axis { scale: Scale::Linear, low: 0.0, high },
        None => Axis { scale: Scale::Linear, low: 0.0, high: 1.0 },
    }
}

/// The colour at a place from 0 to 1.
fn colour(place: f64) -> RGBColor {
    let along = place * (RAMP.len() - 1) as f64;
    let from = (along.floor() as usize).min(RAMP.len() - 2);
    mixed(RAMP[from], RAMP[from + 1], along - from as f64)
}

/// Where the cells stand.
struct Cells<'a> {
    heat: &'a Heat,
    scale: Axis,
    sizes: Sizes,
    left: f64,
    wide: f64,
    high: f64,
}

impl<'a> Cells<'a> {
    fn of(heat: &'a Heat, layout: Layout) -> Self {
        let sizes = layout.sizes();
        let left = sizes.margin + sizes.tick.widest(&heat.up.1).min(0.35 * sizes.wide) + BESIDE;
        let wide = (sizes.wide - sizes.margin - left) / heat.across.1.len() as f64;
        let high = if layout.is_narrow() { 24.0 } else { 34.0 };
        Self { heat, scale: scale(heat), sizes, left, wide, high }
    }

    /// Lines of the name of a panel.
    fn head(&self, panel: &HeatPanel) -> Vec<String> {
        self.sizes.name.wrapped(&panel.name, self.sizes.across() / WIDER, 3)
    }

    /// Height of a panel's head: its name, and what runs up its left.
    fn above(&self, head: &[String]) -> f64 {
        head.len() as f64 * LEADING + self.sizes.tick.high(1) + 10.0
    }

    /// Height of the cells.
    fn all_rows(&self) -> f64 {
        self.heat.up.1.len() as f64 * self.high
    }

    /// Height under the cells: labels, what runs along them, and what is free.
    fn below(&self) -> f64 {
        self.sizes.tick.high(2) + 10.0
    }

    /// Text that stands beside or under the cells, in one line of a width.
    fn line(&self, text: &str, wide: f64) -> String {
        self.sizes.tick.wrapped(text, wide / WIDER, 1).swap_remove(0)
    }

    /// Draws the cells of a panel from a height down, with the values beside them.
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
                let place = self.scale.place(value).clamp(0.0, 1.0);
                paper.rectangle((x, y), to, colour(place));
                if written {
                    let ink = if place > DARK { WHITE } else { INK };
                    let middle = (x + 0.5 * self.wide, y + 0.5 * self.high);
                    paper.text(&(heat.say)(value), middle, sizes.value.in_colour(ink), CENTRED);
                }
            }
        }
        let bottom = top + rows as f64 * self.high + 5.0;
        // every label along the bottom, every second, … so that none touches its neighbour
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
        let cells = Cells::of(self, layout);
        let of_panel = |panel: &HeatPanel| {
            let above = cells.above(&cells.head(panel));
            above + cells.all_rows() + cells.below() + PANEL_GAP
        };
        self.panels.iter().map(of_panel).sum::<f64>() - PANEL_GAP
    }

    fn draw(&self, sheet: &Sheet, paper: &Paper) {
        let (cells, sizes) = (Cells::of(self, sheet.layout), &sheet.sizes);
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

    /// The ends of each panel.
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
