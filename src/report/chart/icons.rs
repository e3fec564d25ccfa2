//! A thousand mines, each a square, coloured by what became of it.

use super::ChartError;
use super::font::{Weight, wrapped};
use super::key;
use super::paper::{GREY, INK, Paper};
use super::sheet::{Sheet, WIDER};
use super::sizes::{Layout, Sizes};
use plotters::prelude::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle, WHITE};

/// Panels of a thousand mines.
#[derive(Clone, Debug)]
pub(crate) struct Icons {
    /// What the colours are.
    pub(crate) key: Vec<(String, RGBColor)>,
    /// One for each arm.
    pub(crate) panels: Vec<Thousand>,
}

/// A thousand mines of an arm.
#[derive(Clone, Debug)]
pub(crate) struct Thousand {
    /// The arm's name.
    pub(crate) name: String,
    /// What is told of it.
    pub(crate) told: String,
    /// How many have each colour.
    pub(crate) counts: Vec<usize>,
}

/// How many mines a panel shows.
pub(crate) const MINES: usize = 1000;
/// Between panels, px; between mines, in their sides.
const GAP: f64 = 36.0;
const BETWEEN: f64 = 0.2;

/// Panels side by side, and mines in a row of one.
fn beside(icons: &Icons, layout: Layout) -> (usize, usize) {
    match (layout, icons.panels.len()) {
        (Layout::Narrow, _) => (1, 40),
        (Layout::Wide, 0 | 1) => (1, 100),
        (Layout::Wide, _) => (2, 50),
    }
}

fn panel_wide(icons: &Icons, layout: Layout) -> f64 {
    let (sizes, count) = (layout.sizes(), beside(icons, layout).0 as f64);
    (sizes.wide - 2.0 * sizes.margin - (count - 1.0) * GAP) / count
}

/// Lines above the mines of a panel: the name, and what is told.
fn heads(icons: &Icons, layout: Layout) -> Vec<[Vec<String>; 2]> {
    let (sizes, wide) = (layout.sizes(), panel_wide(icons, layout) / WIDER);
    let of_panel = |Thousand { name, told, .. }: &Thousand| {
        [
            wrapped(name, sizes.name, Weight::SemiBold, wide, 2),
            wrapped(told, sizes.value, Weight::Regular, wide, 3),
        ]
    };
    icons.panels.iter().map(of_panel).collect()
}

/// Heights of the words above a panel's mines, and of the whole panel.
fn heights(icons: &Icons, layout: Layout) -> (f64, f64) {
    let sizes = layout.sizes();
    let lines =
        heads(icons, layout).iter().map(|[name, told]| name.len() + told.len()).max().unwrap_or(0);
    let in_row = beside(icons, layout).1;
    let above = lines as f64 * sizes.leading + 8.0;
    let pitch = panel_wide(icons, layout) / in_row as f64;
    (above, above + pitch * MINES.div_ceil(in_row) as f64 + 22.0)
}

/// The height of all, px.
pub(crate) fn high(icons: &Icons, layout: Layout) -> f64 {
    let rows = icons.panels.len().div_ceil(beside(icons, layout).0) as f64;
    key::high(&icons.key, &layout.sizes()) + 12.0 + rows * heights(icons, layout).1
}

/// Draws all.
pub(crate) fn draw(icons: &Icons, sheet: &Sheet, paper: &Paper) -> Result<(), ChartError> {
    let (sizes, layout) = (&sheet.sizes, sheet.layout);
    key::draw(&icons.key, sheet.body.top, sizes, paper)?;
    let top = sheet.body.top + key::high(&icons.key, sizes) + 12.0;
    let (above, high) = heights(icons, layout);
    let (columns, in_row) = beside(icons, layout);
    let wide = panel_wide(icons, layout);
    let pitch = wide / in_row as f64;
    for (at, (panel, head)) in icons.panels.iter().zip(heads(icons, layout)).enumerate() {
        let left = sizes.margin + (at % columns) as f64 * (wide + GAP);
        let down = top + (at / columns) as f64 * high;
        words(&head, left, down, sizes, paper)?;
        mines(icons, &panel.counts, (left, down + above), in_row, pitch, paper)?;
    }
    Ok(())
}

/// A panel's mines, row after row: stretches of one colour, cut into squares by lines of paper,
/// which is a tenth of the marks that squares of their own would take.
fn mines(
    icons: &Icons,
    counts: &[usize],
    (left, top): (f64, f64),
    in_row: usize,
    pitch: f64,
    paper: &Paper,
) -> Result<(), ChartError> {
    let of_state = counts.iter().zip(&icons.key);
    let colors: Vec<RGBColor> = of_state
        .flat_map(|(&count, (_, color))| std::iter::repeat_n(*color, count))
        .take(MINES)
        .collect();
    for (row, colors) in colors.chunks(in_row).enumerate() {
        let y = top + row as f64 * pitch;
        let mut from = 0;
        for stretch in colors.chunk_by(|a, b| a == b) {
            let to = from + stretch.len();
            let [x, end] = [from, to].map(|column| left + column as f64 * pitch);
            paper.rectangle((x, y), (end, y + pitch), stretch[0].to_rgba())?;
            from = to;
        }
    }
    let rows = colors.len().div_ceil(in_row);
    let (right, bottom) =
        (left + in_row.min(colors.len()) as f64 * pitch, top + rows as f64 * pitch);
    let line = |from, to| paper.stroke(&[from, to], WHITE.to_rgba(), BETWEEN * pitch);
    (1..in_row)
        .map(|column| left + column as f64 * pitch)
        .try_for_each(|x| line((x, top), (x, bottom)))?;
    (1..rows).map(|row| top + row as f64 * pitch).try_for_each(|y| line((left, y), (right, y)))
}

fn words(
    [name, told]: &[Vec<String>; 2],
    left: f64,
    top: f64,
    sizes: &Sizes,
    paper: &Paper,
) -> Result<(), ChartError> {
    let mut middle = top + 0.5 * sizes.leading;
    let parts =
        [(name, sizes.name, FontStyle::Bold, INK), (told, sizes.value, FontStyle::Normal, GREY)];
    for (lines, size, style, color) in parts {
        for text in lines {
            paper.text(text, (left, middle), size, style, color, (HPos::Left, VPos::Center))?;
            middle += sizes.leading;
        }
    }
    Ok(())
}

/// The mines in words.
pub(crate) fn description(icons: &Icons) -> String {
    let of_arm = |Thousand { name, told, counts }: &Thousand| {
        let counted: Vec<String> = icons
            .key
            .iter()
            .zip(counts)
            .filter(|(_, count)| **count > 0)
            .map(|((what, _), count)| format!("{count} {what}"))
            .collect();
        format!("{name}: {told} Of a thousand: {}.", counted.join(", "))
    };
    icons.panels.iter().map(of_arm).collect::<Vec<_>>().join(" ")
}
