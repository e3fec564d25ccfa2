//! Bars in rows, in one or more panels under each other: values that are told beside their bar, on
//! an axis from 0.

use super::ChartError;
use super::clip::Frame;
use super::font::{Weight, width, wrapped};
use super::key;
use super::paper::{FAINT, GREY, INK, Paper};
use super::sheet::{Sheet, WIDER};
use super::sizes::{Layout, SPACING, Sizes};
use plotters::prelude::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle};

/// Panels of bars.
#[derive(Clone, Debug)]
pub(crate) struct Bars {
    /// What the colours are; empty where the rows say it.
    pub(crate) key: Vec<(String, RGBColor)>,
    /// From the top down.
    pub(crate) panels: Vec<Panel>,
}

/// Rows on one axis.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    /// What the lengths are.
    pub(crate) name: String,
    /// From the top down.
    pub(crate) rows: Vec<Row>,
}

/// One bar.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What stands beside it.
    pub(crate) name: String,
    /// Its parts from 0 on, with their colours; a single one may be negative.
    pub(crate) parts: Vec<(f64, RGBColor)>,
    /// Its band.
    pub(crate) band: Option<[f64; 2]>,
    /// What stands behind it.
    pub(crate) value: String,
}

/// Heights, px: of a bar, of what is free around it, and between panels.
const BAR: f64 = 16.0;
const ROW_GAP: f64 = 12.0;
/// Between a name and the bar under it, px.
const UNDER_NAME: f64 = 4.0;
const PANEL_GAP: f64 = 18.0;
/// Between a name and a bar, and between a bar and its value, px.
const BESIDE: f64 = 10.0;
/// Most of the width that names, and values, take.
const NAMES: f64 = 0.24;
const VALUES: f64 = 0.42;

impl Row {
    fn total(&self) -> f64 {
        self.parts.iter().map(|part| part.0).sum()
    }

    fn ends(&self) -> [f64; 2] {
        let [low, high] = self.band.unwrap_or([0.0; 2]);
        [self.total().min(low).min(0.0), self.total().max(high).max(0.0)]
    }
}

/// Where the columns of a panel stand.
struct Columns {
    /// Width of the names, where they stand beside the bars.
    names: f64,
    left: f64,
    right: f64,
    /// Widest value.
    values: f64,
}

impl Columns {
    fn of(bars: &Bars, layout: Layout) -> Self {
        let sizes = layout.sizes();
        let across = sizes.wide - 2.0 * sizes.margin;
        let rows = || bars.panels.iter().flat_map(|panel| &panel.rows);
        let widest = |texts: &mut dyn Iterator<Item = f64>| WIDER * texts.fold(0.0, f64::max);
        let names = if layout.is_narrow() {
            0.0
        } else {
            let wide =
                widest(&mut rows().map(|row| width(&row.name, sizes.name, Weight::SemiBold)));
            wide.min(NAMES * across) + BESIDE
        };
        let most = if layout.is_narrow() { 0.5 } else { VALUES };
        let values = widest(&mut rows().map(|row| width(&row.value, sizes.value, Weight::Regular)))
            .min(most * across);
        let (left, right) = (sizes.margin + names, sizes.wide - sizes.margin - values - BESIDE);
        Self { names, left, right, values }
    }
}

/// A row's texts cut into lines, and its height.
struct Texts {
    name: Vec<String>,
    value: Vec<String>,
    high: f64,
}

fn texts(row: &Row, columns: &Columns, layout: Layout) -> Texts {
    let sizes = layout.sizes();
    let narrow = layout.is_narrow();
    let of_name = if narrow { sizes.wide - 2.0 * sizes.margin } else { columns.names - BESIDE };
    let name = wrapped(&row.name, sizes.name, Weight::SemiBold, of_name / WIDER + 1.0, 3);
    let value = wrapped(&row.value, sizes.value, Weight::Regular, columns.values / WIDER + 1.0, 4);
    let lines = |count: usize| count as f64 * sizes.leading;
    let high = if narrow {
        lines(name.len()) + UNDER_NAME + lines(value.len()).max(BAR)
    } else {
        lines(name.len()).max(lines(value.len())).max(BAR)
    };
    Texts { name, value, high: high + ROW_GAP }
}

fn head(panel: &Panel, sizes: &Sizes) -> Vec<String> {
    let wide = (sizes.wide - 2.0 * sizes.margin) / WIDER;
    wrapped(&panel.name, sizes.tick, Weight::SemiBold, wide, 3)
}

/// The height of all, px.
pub(crate) fn high(bars: &Bars, layout: Layout) -> f64 {
    let (sizes, columns) = (layout.sizes(), Columns::of(bars, layout));
    let of_panel = |panel: &Panel| {
        let rows: f64 = panel.rows.iter().map(|row| texts(row, &columns, layout).high).sum();
        head(panel, &sizes).len() as f64 * sizes.tick * SPACING + 8.0 + rows + PANEL_GAP
    };
    let key = key::high(&bars.key, &sizes);
    bars.panels.iter().map(of_panel).sum::<f64>() + if key > 0.0 { key + 12.0 } else { 0.0 }
}

/// Draws all.
pub(crate) fn draw(bars: &Bars, sheet: &Sheet, paper: &Paper) -> Result<(), ChartError> {
    let sizes = &sheet.sizes;
    let columns = Columns::of(bars, sheet.layout);
    let mut top = sheet.body.top;
    if !bars.key.is_empty() {
        key::draw(&bars.key, top, sizes, paper)?;
        top += key::high(&bars.key, sizes) + 12.0;
    }
    for panel in &bars.panels {
        for line in head(panel, sizes) {
            paper.text(
                &line,
                (sizes.margin, top),
                sizes.tick,
                FontStyle::Bold,
                INK,
                (HPos::Left, VPos::Top),
            )?;
            top += sizes.tick * SPACING;
        }
        top += 8.0;
        let rows: Vec<Texts> =
            panel.rows.iter().map(|row| texts(row, &columns, sheet.layout)).collect();
        let frame = Frame {
            left: columns.left,
            right: columns.right,
            top: top - 2.0,
            bottom: top + rows.iter().map(|row| row.high).sum::<f64>() - ROW_GAP + 4.0,
        };
        let [low, high] =
            panel.rows.iter().map(Row::ends).fold([0.0_f64, 0.0_f64], |[low, high], ends| {
                [low.min(ends[0]), high.max(ends[1])]
            });
        let scale = if high > low { (frame.right - frame.left) / (high - low) } else { 0.0 };
        let at = |value: f64| frame.left + (value - low) * scale;
        if !sheet.layout.is_narrow() {
            paper.stroke(&[(at(0.0), frame.top), (at(0.0), frame.bottom)], FAINT.to_rgba(), 1.0)?;
        }
        for (row, texts) in panel.rows.iter().zip(&rows) {
            one(row, texts, top, &columns, sheet, &at, paper)?;
            top += texts.high;
        }
        top += PANEL_GAP;
    }
    Ok(())
}

/// One row from a height down.
fn one(
    row: &Row,
    texts: &Texts,
    top: f64,
    columns: &Columns,
    sheet: &Sheet,
    at: &dyn Fn(f64) -> f64,
    paper: &Paper,
) -> Result<(), ChartError> {
    let sizes = &sheet.sizes;
    let write =
        |lines: &[String], left: f64, from: f64, size: f64, style: FontStyle, color: RGBColor| {
            lines.iter().enumerate().try_for_each(|(line, text)| {
                let middle = from + (line as f64 + 0.5) * sizes.leading;
                paper.text(text, (left, middle), size, style, color, (HPos::Left, VPos::Center))
            })
        };
    write(&texts.name, sizes.margin, top, sizes.name, FontStyle::Bold, INK)?;
    let under = texts.name.len() as f64 * sizes.leading + UNDER_NAME;
    let top = if sheet.layout.is_narrow() { top + under } else { top };
    let mut from = 0.0;
    for &(length, color) in &row.parts {
        let (start, end) = (at(from), at(from + length));
        if (end - start).abs() > 0.0 {
            paper.rectangle((start.min(end), top), (start.max(end), top + BAR), color.to_rgba())?;
        }
        from += length;
    }
    let mut end = at(row.total()).max(at(0.0));
    if let Some([low, high]) = row.band {
        let (left, right, middle) = (at(low), at(high), top + 0.5 * BAR);
        paper.stroke(&[(left, middle), (right, middle)], INK.to_rgba(), 1.4)?;
        for x in [left, right] {
            paper.stroke(&[(x, middle - 4.0), (x, middle + 4.0)], INK.to_rgba(), 1.4)?;
        }
        end = end.max(right);
    }
    let left = end.max(columns.left) + BESIDE;
    write(
        &texts.value,
        left,
        top + 0.5 * (BAR - sizes.leading),
        sizes.value,
        FontStyle::Normal,
        GREY,
    )
}

/// The bars in words.
pub(crate) fn description(bars: &Bars) -> String {
    let of_panel = |panel: &Panel| {
        let rows: Vec<String> =
            panel.rows.iter().map(|row| format!("{}: {}", row.name, row.value)).collect();
        format!("{}: {}.", panel.name, rows.join("; "))
    };
    bars.panels.iter().map(of_panel).collect::<Vec<_>>().join(" ")
}
