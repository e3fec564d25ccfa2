//! Rows of stretches on an axis of their own, in panels under each other; names are keys, which may
//! be long.

use super::ChartError;
use super::axis::{Axis, Scale, Tick};
use super::font::{Weight, width, wrapped};
use super::key;
use super::paper::{FAINT, GREY, INK, Paper};
use super::sheet::{Sheet, WIDER};
use super::sizes::{Layout, SPACING, Sizes};
use plotters::prelude::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle};

/// Panels of stretches.
#[derive(Clone, Debug)]
pub(crate) struct Ranges {
    /// What the colours are.
    pub(crate) key: Vec<(String, RGBColor)>,
    /// From the top down.
    pub(crate) panels: Vec<RangePanel>,
}

/// Rows on one axis.
#[derive(Clone, Debug)]
pub(crate) struct RangePanel {
    /// What stands above it.
    pub(crate) name: String,
    /// The axis.
    pub(crate) across: Axis,
    /// How its values are written.
    pub(crate) say: fn(f64) -> String,
    /// A value that a line is drawn at.
    pub(crate) middle: Option<f64>,
    /// From the top down.
    pub(crate) rows: Vec<RangeRow>,
}

/// One key.
#[derive(Clone, Debug)]
pub(crate) struct RangeRow {
    /// The key.
    pub(crate) name: String,
    /// Stretches, each over a part of the row's height from 0 to 1.
    pub(crate) stretches: Vec<Stretch>,
    /// An interval.
    pub(crate) whisker: Option<[f64; 2]>,
    /// What is told of it.
    pub(crate) value: String,
}

/// A stretch from one value to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub(crate) values: [f64; 2],
    pub(crate) over: [f64; 2],
    pub(crate) color: RGBColor,
}

/// Heights, px: of a bar, of what is free under it, of the axis, and between panels.
const BAR: f64 = 16.0;
const ROW_GAP: f64 = 12.0;
const AXIS: f64 = 26.0;
const PANEL_GAP: f64 = 18.0;
/// Beside a bar, px.
const BESIDE: f64 = 14.0;
/// Most of the width that names, and values, take.
const NAMES: f64 = 0.36;
const VALUES: f64 = 0.30;

/// A key in lines no wider than this, cut behind its dots, and behind underscores where a part is
/// wider than a line.
fn cut(key: &str, size: f64, wide: f64) -> Vec<String> {
    let fits = |text: &str| width(text, size, Weight::SemiBold) <= wide;
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
    // a single word wider than the column is cut where it must be
    lines.iter().flat_map(|line| wrapped(line, size, Weight::SemiBold, wide, 3)).collect()
}

/// Where the columns stand.
struct Columns {
    names: f64,
    left: f64,
    right: f64,
    values: f64,
}

impl Columns {
    fn of(ranges: &Ranges, layout: Layout) -> Self {
        let sizes = layout.sizes();
        let across = sizes.wide - 2.0 * sizes.margin;
        if layout.is_narrow() {
            let (left, right) = (sizes.margin + 4.0, sizes.wide - sizes.margin - 4.0);
            return Self { names: across, left, right, values: across };
        }
        let rows = || ranges.panels.iter().flat_map(|panel| &panel.rows);
        let widest = |texts: &mut dyn Iterator<Item = f64>| WIDER * texts.fold(0.0, f64::max) + 1.0;
        let names = widest(&mut rows().map(|row| width(&row.name, sizes.name, Weight::SemiBold)));
        let values = widest(&mut rows().map(|row| width(&row.value, sizes.value, Weight::Regular)));
        let (names, values) = (names.min(NAMES * across), values.min(VALUES * across));
        let (left, right) =
            (sizes.margin + names + BESIDE, sizes.wide - sizes.margin - values - BESIDE);
        Self { names, left, right, values }
    }
}

/// A row's texts cut into lines.
struct Texts {
    name: Vec<String>,
    value: Vec<String>,
}

impl Texts {
    fn of(row: &RangeRow, columns: &Columns, sizes: &Sizes) -> Self {
        Self {
            name: cut(&row.name, sizes.name, columns.names / WIDER),
            value: wrapped(&row.value, sizes.value, Weight::Regular, columns.values / WIDER, 3),
        }
    }

    /// Height above the bar, and of all with the free place under it.
    fn high(&self, layout: Layout) -> [f64; 2] {
        let leading = layout.sizes().leading;
        let lines = |lines: &[String]| lines.len() as f64 * leading;
        if layout.is_narrow() {
            let above = lines(&self.name) + lines(&self.value) + 3.0;
            [above, above + BAR + ROW_GAP]
        } else {
            [0.0, lines(&self.name).max(lines(&self.value)).max(BAR) + ROW_GAP]
        }
    }
}

fn head(panel: &RangePanel, sizes: &Sizes) -> Vec<String> {
    wrapped(&panel.name, sizes.tick, Weight::SemiBold, (sizes.wide - 2.0 * sizes.margin) / WIDER, 3)
}

/// The height of all, px.
pub(crate) fn high(ranges: &Ranges, layout: Layout) -> f64 {
    let (sizes, columns) = (layout.sizes(), Columns::of(ranges, layout));
    let of_panel = |panel: &RangePanel| {
        let rows: f64 =
            panel.rows.iter().map(|row| Texts::of(row, &columns, &sizes).high(layout)[1]).sum();
        head(panel, &sizes).len() as f64 * sizes.tick * SPACING + 8.0 + rows + AXIS + PANEL_GAP
    };
    key::high(&ranges.key, &sizes) + 12.0 + ranges.panels.iter().map(of_panel).sum::<f64>()
}

/// Draws all.
pub(crate) fn draw(ranges: &Ranges, sheet: &Sheet, paper: &Paper) -> Result<(), ChartError> {
    let sizes = &sheet.sizes;
    let columns = Columns::of(ranges, sheet.layout);
    key::draw(&ranges.key, sheet.body.top, sizes, paper)?;
    let mut top = sheet.body.top + key::high(&ranges.key, sizes) + 12.0;
    for panel in &ranges.panels {
        for line in head(panel, sizes) {
            let at = (sizes.margin, top);
            paper.text(&line, at, sizes.tick, FontStyle::Bold, INK, (HPos::Left, VPos::Top))?;
            top += sizes.tick * SPACING;
        }
        top += 8.0;
        let texts: Vec<Texts> =
            panel.rows.iter().map(|row| Texts::of(row, &columns, sizes)).collect();
        let bottom = top + texts.iter().map(|texts| texts.high(sheet.layout)[1]).sum::<f64>()
            - 0.5 * ROW_GAP;
        axis(panel, [top, bottom], &columns, sheet, paper)?;
        for (row, texts) in panel.rows.iter().zip(&texts) {
            one(panel, row, texts, top, &columns, sheet, paper)?;
            top += texts.high(sheet.layout)[1];
        }
        top += AXIS + PANEL_GAP;
    }
    Ok(())
}

/// The values beside an axis, none of which touch.
fn ticks(panel: &RangePanel, wide: f64, sizes: &Sizes) -> Vec<Tick> {
    let written = |label: &str| width(label, sizes.tick, Weight::Regular);
    match panel.across.scale {
        Scale::Log => panel.across.ticks_apart(wide, panel.say, written),
        Scale::Linear => panel.across.ticks(panel.say),
    }
}

/// Guide lines, what is written under them, and the line in the middle.
fn axis(
    panel: &RangePanel,
    [top, bottom]: [f64; 2],
    columns: &Columns,
    sheet: &Sheet,
    paper: &Paper,
) -> Result<(), ChartError> {
    let (sizes, wide) = (&sheet.sizes, columns.right - columns.left);
    for tick in ticks(panel, wide, sizes) {
        let x = columns.left + tick.place * wide;
        if !sheet.layout.is_narrow() {
            paper.stroke(&[(x, top), (x, bottom)], FAINT.to_rgba(), 1.0)?;
        }
        // a label at the edge of the paper stays on it
        let half = 0.5 * WIDER * width(&tick.label, sizes.tick, Weight::Regular);
        let x = x.clamp(half + 2.0, sizes.wide - half - 2.0);
        let under = (x, bottom + 6.0);
        paper.text(
            &tick.label,
            under,
            sizes.tick,
            FontStyle::Normal,
            GREY,
            (HPos::Center, VPos::Top),
        )?;
    }
    paper.stroke(&[(columns.left, bottom), (columns.right, bottom)], GREY.to_rgba(), 1.0)?;
    if let Some(middle) = panel.middle.filter(|_| !sheet.layout.is_narrow()) {
        let x = columns.left + panel.across.place(middle).clamp(0.0, 1.0) * wide;
        paper.stroke(&[(x, top), (x, bottom)], INK.to_rgba(), 1.2)?;
    }
    Ok(())
}

/// One row from a height down.
fn one(
    panel: &RangePanel,
    row: &RangeRow,
    texts: &Texts,
    top: f64,
    columns: &Columns,
    sheet: &Sheet,
    paper: &Paper,
) -> Result<(), ChartError> {
    let (sizes, narrow) = (&sheet.sizes, sheet.layout.is_narrow());
    let write =
        |lines: &[String], left: f64, from: f64, size: f64, style: FontStyle, color: RGBColor| {
            lines.iter().enumerate().try_for_each(|(line, text)| {
                let middle = from + (line as f64 + 0.5) * sizes.leading;
                paper.text(text, (left, middle), size, style, color, (HPos::Left, VPos::Center))
            })
        };
    write(&texts.name, sizes.margin, top, sizes.name, FontStyle::Bold, INK)?;
    let (left, from) = if narrow {
        (sizes.margin, top + texts.name.len() as f64 * sizes.leading)
    } else {
        (columns.right + BESIDE, top)
    };
    write(&texts.value, left, from, sizes.value, FontStyle::Normal, GREY)?;
    let bar = top + texts.high(sheet.layout)[0];
    let at = |value: f64| {
        columns.left + panel.across.place(value).clamp(0.0, 1.0) * (columns.right - columns.left)
    };
    for Stretch { values, over, color } in &row.stretches {
        let [start, end] = values.map(at);
        if (end - start).abs() > 0.0 {
            let [upper, lower] = over.map(|part| bar + part * BAR);
            paper.rectangle((start.min(end), upper), (start.max(end), lower), color.to_rgba())?;
        }
    }
    if let Some(ends) = row.whisker {
        let ([left, right], middle) = (ends.map(at), bar + 0.5 * BAR);
        paper.stroke(&[(left, middle), (right, middle)], INK.to_rgba(), 1.4)?;
        for x in [left, right] {
            paper.stroke(&[(x, middle - 4.0), (x, middle + 4.0)], INK.to_rgba(), 1.4)?;
        }
    }
    if let Some(middle) = panel.middle.filter(|_| narrow) {
        paper.stroke(
            &[(at(middle), bar - 2.0), (at(middle), bar + BAR + 2.0)],
            INK.to_rgba(),
            1.2,
        )?;
    }
    Ok(())
}

/// The rows in words.
pub(crate) fn description(ranges: &Ranges) -> String {
    let of_panel = |panel: &RangePanel| {
        let rows: Vec<String> =
            panel.rows.iter().map(|row| format!("{}: {}", row.name, row.value)).collect();
        format!("{}: {}.", panel.name, rows.join("; "))
    };
    ranges.panels.iter().map(of_panel).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_key_is_cut_behind_its_dots_and_loses_nothing() {
        let key = "arm.laying[0].electrical.battery.self_discharge_share";
        for wide in [60.0, 120.0, 260.0, 1_000.0] {
            let lines = cut(key, 13.5, wide);
            assert_eq!(lines.concat(), key);
            assert!(
                lines.iter().all(|line| width(line, 13.5, Weight::SemiBold) <= wide),
                "{lines:?}"
            );
        }
        assert_eq!(cut(key, 13.5, 1_000.0).len(), 1);
        assert_eq!(
            cut(key, 13.5, 260.0),
            ["arm.laying[0].electrical.battery.", "self_discharge_share"]
        );
    }
}
