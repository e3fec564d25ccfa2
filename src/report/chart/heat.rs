//! A number over two keys: cells in a colour that darkens with it, and the number in each where
//! there is room.

use super::ChartError;
use super::font::{Weight, width, wrapped};
use super::paper::{GREY, INK, Paper};
use super::sheet::{Sheet, WIDER};
use super::sizes::{Layout, SPACING, Sizes};
use crate::numeric::ln;
use plotters::prelude::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle, WHITE};

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

/// How numbers become colours.
#[derive(Clone, Copy, Debug)]
struct Scale {
    low: f64,
    high: f64,
    is_log: bool,
}

impl Scale {
    fn of(heat: &Heat) -> Self {
        let all = || heat.panels.iter().flat_map(|panel| &panel.cells).flatten().copied();
        let high = all().fold(0.0, f64::max);
        let least = all().filter(|&value| value > 0.0).fold(f64::INFINITY, f64::min);
        if least.is_finite() && high > APART * least {
            Self { low: least, high, is_log: true }
        } else {
            Self { low: 0.0, high: if high > 0.0 { high } else { 1.0 }, is_log: false }
        }
    }

    /// From 0, the lightest, to 1.
    fn place(self, value: f64) -> f64 {
        let place = if !self.is_log {
            value / self.high
        } else if value <= self.low {
            0.0
        } else {
            ln(value / self.low) / ln(self.high / self.low)
        };
        place.clamp(0.0, 1.0)
    }

    fn colour(self, value: f64) -> RGBColor {
        let along = self.place(value) * (RAMP.len() - 1) as f64;
        let from = (along.floor() as usize).min(RAMP.len() - 2);
        let share = along - from as f64;
        let mixed =
            |a: u8, b: u8| (f64::from(a) + share * (f64::from(b) - f64::from(a))).round() as u8;
        let (a, b) = (RAMP[from], RAMP[from + 1]);
        RGBColor(mixed(a.0, b.0), mixed(a.1, b.1), mixed(a.2, b.2))
    }
}

/// Where the cells stand.
struct Places {
    left: f64,
    wide: f64,
    high: f64,
}

impl Places {
    fn of(heat: &Heat, layout: Layout) -> Self {
        let sizes = layout.sizes();
        let most = 0.35 * sizes.wide;
        let widest = heat
            .up
            .1
            .iter()
            .map(|text| WIDER * width(text, sizes.tick, Weight::Regular))
            .fold(0.0, f64::max);
        let left = sizes.margin + widest.min(most) + BESIDE;
        let wide = (sizes.wide - sizes.margin - left) / heat.across.1.len() as f64;
        Self { left, wide, high: if layout.is_narrow() { 24.0 } else { 34.0 } }
    }
}

fn head(panel: &HeatPanel, sizes: &Sizes) -> Vec<String> {
    wrapped(&panel.name, sizes.name, Weight::SemiBold, (sizes.wide - 2.0 * sizes.margin) / WIDER, 3)
}

/// Height of a panel's head: its name, and what runs up its left.
fn above(panel: &HeatPanel, sizes: &Sizes) -> f64 {
    head(panel, sizes).len() as f64 * sizes.leading + sizes.tick * SPACING + 10.0
}

/// Height under the cells: labels, and what runs along them.
fn below(sizes: &Sizes) -> f64 {
    2.0 * sizes.tick * SPACING + 10.0
}

/// The height of all, px.
pub(crate) fn high(heat: &Heat, layout: Layout) -> f64 {
    let (sizes, places) = (layout.sizes(), Places::of(heat, layout));
    let cells = heat.up.1.len() as f64 * places.high;
    let panels: f64 = heat
        .panels
        .iter()
        .map(|panel| above(panel, &sizes) + cells + below(&sizes) + PANEL_GAP)
        .sum();
    panels - PANEL_GAP
}

/// Draws all.
pub(crate) fn draw(heat: &Heat, sheet: &Sheet, paper: &Paper) -> Result<(), ChartError> {
    let (sizes, places, scale) = (&sheet.sizes, Places::of(heat, sheet.layout), Scale::of(heat));
    let mut top = sheet.body.top;
    for panel in &heat.panels {
        for (at, text) in head(panel, sizes).iter().enumerate() {
            let place = (sizes.margin, top + at as f64 * sizes.leading);
            paper.text(text, place, sizes.name, FontStyle::Bold, INK, (HPos::Left, VPos::Top))?;
        }
        let cells = top + above(panel, sizes);
        let name = (sizes.margin, cells - sizes.tick * SPACING - 4.0);
        paper.text(
            &heat.up.0,
            name,
            sizes.tick,
            FontStyle::Normal,
            GREY,
            (HPos::Left, VPos::Top),
        )?;
        draw_cells(heat, panel, cells, &places, scale, sizes, paper)?;
        top = cells + heat.up.1.len() as f64 * places.high + below(sizes) + PANEL_GAP;
    }
    Ok(())
}

fn draw_cells(
    heat: &Heat,
    panel: &HeatPanel,
    top: f64,
    places: &Places,
    scale: Scale,
    sizes: &Sizes,
    paper: &Paper,
) -> Result<(), ChartError> {
    let rows = panel.cells.len();
    let fits = |text: &str| WIDER * width(text, sizes.value, Weight::Regular) < places.wide - 6.0;
    let written = panel.cells.iter().flatten().all(|&value| fits(&(heat.say)(value)));
    for (row, cells) in panel.cells.iter().enumerate() {
        let y = top + (rows - 1 - row) as f64 * places.high;
        let label = &wrapped(
            &heat.up.1[row],
            sizes.tick,
            Weight::Regular,
            (places.left - sizes.margin) / WIDER,
            1,
        )[0];
        let beside = (places.left - BESIDE, y + 0.5 * places.high);
        paper.text(
            label,
            beside,
            sizes.tick,
            FontStyle::Normal,
            GREY,
            (HPos::Right, VPos::Center),
        )?;
        for (column, &value) in cells.iter().enumerate() {
            let x = places.left + column as f64 * places.wide;
            let (from, to) = ((x, y), (x + places.wide - BETWEEN, y + places.high - BETWEEN));
            paper.rectangle(from, to, scale.colour(value).to_rgba())?;
            if written {
                let ink = if scale.place(value) > DARK {
                    RGBColor(WHITE.0, WHITE.1, WHITE.2)
                } else {
                    INK
                };
                let middle = (x + 0.5 * places.wide, y + 0.5 * places.high);
                let centred = (HPos::Center, VPos::Center);
                paper.text(
                    &(heat.say)(value),
                    middle,
                    sizes.value,
                    FontStyle::Normal,
                    ink,
                    centred,
                )?;
            }
        }
    }
    let bottom = top + rows as f64 * places.high;
    for (column, label) in labels(heat, places, sizes) {
        let under = (places.left + (column as f64 + 0.5) * places.wide, bottom + 5.0);
        paper.text(label, under, sizes.tick, FontStyle::Normal, GREY, (HPos::Center, VPos::Top))?;
    }
    let middle = 0.5 * (places.left + sizes.wide - sizes.margin);
    let under = (middle, bottom + 5.0 + sizes.tick * SPACING);
    let name = &wrapped(
        &heat.across.0,
        sizes.tick,
        Weight::Regular,
        (sizes.wide - places.left - sizes.margin) / WIDER,
        1,
    )[0];
    paper.text(name, under, sizes.tick, FontStyle::Normal, GREY, (HPos::Center, VPos::Top))
}

/// The labels along the bottom: every one, every second, … so that none touches its neighbour.
fn labels<'a>(heat: &'a Heat, places: &Places, sizes: &Sizes) -> Vec<(usize, &'a str)> {
    let all = &heat.across.1;
    let widest =
        all.iter().map(|text| WIDER * width(text, sizes.tick, Weight::Regular)).fold(0.0, f64::max);
    let step = ((widest + 8.0) / places.wide).ceil().max(1.0) as usize;
    all.iter().enumerate().step_by(step).map(|(at, text)| (at, text.as_str())).collect()
}

/// The cells in words: the ends of each panel.
pub(crate) fn description(heat: &Heat) -> String {
    let of_panel = |panel: &HeatPanel| {
        let all = || panel.cells.iter().flatten().copied();
        let [least, most] =
            [all().fold(f64::INFINITY, f64::min), all().fold(0.0, f64::max)].map(heat.say);
        format!("{}: from {least} to {most}.", panel.name)
    };
    let panels: Vec<String> = heat.panels.iter().map(of_panel).collect();
    format!("Across: {}. Up: {}. {}", heat.across.0, heat.up.0, panels.join(" "))
}
