//! A panel of curves on paper: axes, strip, lines, and their names.

use super::ChartError;
use super::clip::Frame;
use super::curves::{bounds, curves, edges, leaving, rings, shading, show_through};
use super::curves_layout::{CurvesLayout, end_of};
use super::lines::Curves;
use super::marks;
use super::paper::{FAINT, GREY, INK, Paper, colour};
use super::reference;
use super::sheet::Sheet;
use super::sizes::Sizes;
use plotters::prelude::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle};

/// Draws curves, all that belongs to them, and nothing else.
pub(crate) fn draw(all: &Curves, sheet: &Sheet, paper: &Paper) -> Result<(), ChartError> {
    let layout = CurvesLayout::of(all, sheet);
    let sizes = &sheet.sizes;
    axes(all, &layout, sizes, paper)?;
    if let (Some(temperatures), Some(frame)) = (&all.strip, layout.strip) {
        strip(temperatures, all, frame, paper)?;
    }
    for (at, curve) in all.lines.iter().enumerate() {
        shading(curve, at, all, layout.panel, paper)?;
    }
    for (at, curve) in all.lines.iter().enumerate() {
        edges(curve, at, all, layout.panel, paper)?;
    }
    marks::draw(all, layout.panel, sizes, paper)?;
    reference::lines(all, layout.panel, paper)?;
    // under the curves: a name may be crossed, a curve is never hidden
    reference::names(all, layout.panel, sizes, paper)?;
    for (at, curve) in all.lines.iter().enumerate().rev() {
        curves(curve, at, all, layout.panel, paper)?;
    }
    for (at, curve) in all.lines.iter().enumerate().skip(1) {
        show_through(curve, at, all, layout.panel, paper)?;
    }
    for (at, curve) in all.lines.iter().enumerate() {
        rings(curve, at, all, layout.panel, paper)?;
    }
    leaving(all, layout.panel, paper)?;
    bounds(all, layout.panel, paper)?;
    names(all, &layout, sizes, paper)
}

/// Guide lines and what is written beside them.
fn axes(
    all: &Curves,
    layout: &CurvesLayout,
    sizes: &Sizes,
    paper: &Paper,
) -> Result<(), ChartError> {
    let panel = layout.panel;
    let name = (sizes.margin, layout.name_top);
    paper.text(
        &all.vertical_name,
        name,
        sizes.tick,
        FontStyle::Bold,
        INK,
        (HPos::Left, VPos::Top),
    )?;
    let under = ((panel.left + panel.right) / 2.0, panel.bottom + sizes.tick * 2.0 + 6.0);
    paper.text(
        &all.across_name,
        under,
        sizes.tick,
        FontStyle::Normal,
        GREY,
        (HPos::Center, VPos::Top),
    )?;
    for tick in &layout.up {
        let y = panel.bottom - tick.place * (panel.bottom - panel.top);
        paper.stroke(&[(panel.left, y), (panel.right, y)], FAINT.to_rgba(), 1.0)?;
        let beside = (panel.left - 10.0, y);
        paper.text(
            &tick.label,
            beside,
            sizes.tick,
            FontStyle::Normal,
            GREY,
            (HPos::Right, VPos::Center),
        )?;
    }
    paper.stroke(
        &[(panel.left, panel.bottom), (panel.right, panel.bottom)],
        GREY.to_rgba(),
        1.0,
    )?;
    for tick in &layout.across {
        let x = panel.left + tick.place * (panel.right - panel.left);
        paper.stroke(&[(x, panel.bottom), (x, panel.bottom + 6.0)], GREY.to_rgba(), 1.0)?;
        let under = (x, panel.bottom + 9.0);
        paper.text(
            &tick.label,
            under,
            sizes.tick,
            FontStyle::Normal,
            GREY,
            (HPos::Center, VPos::Top),
        )?;
    }
    Ok(())
}

/// Temperatures at which a strip is as blue, and as warm, as it gets, °C.
const COLDEST: f64 = -20.0;
const WARMEST: f64 = 30.0;
/// Ends of its colours: frost, freezing, warmth.
const FROST: RGBColor = RGBColor(0x1f, 0x4e, 0x9c);
const MILD: RGBColor = RGBColor(0xf3, 0xf1, 0xea);
const WARM: RGBColor = RGBColor(0xd9, 0x9b, 0x4a);

/// The colour of a temperature.
fn of_temperature(celsius: f64) -> RGBColor {
    let (end, share) =
        if celsius < 0.0 { (FROST, celsius / COLDEST) } else { (WARM, celsius / WARMEST) };
    let share = share.clamp(0.0, 1.0);
    let mixed = |from: u8, to: u8| {
        (f64::from(from) + share * (f64::from(to) - f64::from(from))).round() as u8
    };
    RGBColor(mixed(MILD.0, end.0), mixed(MILD.1, end.1), mixed(MILD.2, end.2))
}

/// The temperature over time.
fn strip(
    temperatures: &[f64],
    all: &Curves,
    frame: Frame,
    paper: &Paper,
) -> Result<(), ChartError> {
    let at = |place: f64| frame.left + place.clamp(0.0, 1.0) * (frame.right - frame.left);
    for (pair, ends) in temperatures.windows(2).zip(all.along.windows(2)) {
        let [left, right] = [ends[0], ends[1]].map(|time| at(all.across.place(time)));
        let corners =
            [(left, frame.top), (right, frame.top), (right, frame.bottom), (left, frame.bottom)];
        paper.fill(&corners, of_temperature(0.5 * (pair[0] + pair[1])).to_rgba())?;
    }
    Ok(())
}

/// The names of the lines, joined to their ends, or with a swatch where they stand apart.
fn names(
    all: &Curves,
    layout: &CurvesLayout,
    sizes: &Sizes,
    paper: &Paper,
) -> Result<(), ChartError> {
    let left = layout.labels_left;
    for label in &layout.labels {
        let color = colour(label.line).to_rgba();
        let curve = &all.lines[label.line];
        let middle = label.top + 0.5 * sizes.leading;
        let swatch = (left - 6.0, middle);
        if !layout.joined || curve.ends_below(all.up) || curve.mean.len() == 1 {
            paper.stroke(&[(left - 15.0, middle), swatch], color, 3.0)?;
        } else {
            let end = (layout.panel.right + 2.0, end_of(curve, all, layout.panel));
            paper.stroke(
                &[end, (end.0 + 4.0, end.1), (left - 10.0, middle), swatch],
                color,
                1.4,
            )?;
        }
        let mut down = middle;
        let parts = [
            (&label.name, sizes.name, FontStyle::Bold, INK),
            (&label.value, sizes.value, FontStyle::Normal, GREY),
        ];
        for (lines, size, style, color) in parts {
            for text in lines {
                paper.text(text, (left, down), size, style, color, (HPos::Left, VPos::Center))?;
                down += sizes.leading;
            }
        }
    }
    Ok(())
}
