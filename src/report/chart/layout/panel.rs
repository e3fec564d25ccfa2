//! Drawing of a panel of curves: axes, strip, lines and labels.

use super::axes::along_the_bottom;
use super::curves::Plot;
use super::curves_layout::{CurvesLayout, end_of, high};
use super::lines::Curves;
use super::picture::Body;
use super::sheet::Sheet;
use super::sizes::{LEADING, Layout, Sizes};
use super::{marks, reference};
use crate::report::chart::canvas::clip::Frame;
use crate::report::chart::canvas::palette::{FAINT, colour, mixed};
use crate::report::chart::canvas::paper::{CORNER, LEFT, Paper, UNDER};
use plotters::prelude::RGBColor;

impl Body for Curves {
    fn high(&self, layout: Layout) -> f64 {
        high(self, layout)
    }

    fn draw(&self, sheet: &Sheet, paper: &Paper) {
        let layout = CurvesLayout::of(self, sheet);
        let (sizes, panel) = (&sheet.sizes, layout.panel);
        let plot = Plot { all: self, panel, paper };
        axes(self, &layout, sizes, paper);
        if let (Some(temperatures), Some(frame)) = (&self.strip, layout.strip) {
            strip(temperatures, self, frame, paper);
        }
        plot.lines().for_each(|(at, curve)| plot.shading(curve, at));
        plot.lines().for_each(|(at, curve)| plot.edges(curve, at));
        marks::draw(self, panel, sizes, paper);
        reference::lines(self, panel, paper);
        // under the curves: a label may be crossed, a curve is never hidden
        reference::names(self, panel, sizes, paper);
        plot.lines().rev().for_each(|(at, curve)| plot.curve(curve, at));
        plot.lines().skip(1).for_each(|(at, curve)| plot.show_through(curve, at));
        plot.lines().for_each(|(at, curve)| plot.rings(curve, at));
        plot.leaving();
        plot.bounds();
        names(&plot, &layout, sizes);
    }

    fn description(&self) -> String {
        let listed = |opening: &str, names: Vec<&str>| match names.as_slice() {
            [] => String::new(),
            names => format!(" {opening}: {}.", names.join("; ")),
        };
        let lines: Vec<String> =
            self.lines.iter().map(|line| format!("{}: {}", line.name, line.last)).collect();
        format!(
            "{}. {}.{}{}",
            self.vertical_name,
            lines.join("; "),
            listed("Beside them", self.references.iter().map(|(_, name)| name.as_str()).collect()),
            listed("Marked", self.marks.iter().map(|mark| mark.name.as_str()).collect())
        )
    }
}

/// Draws grid lines and tick labels.
fn axes(all: &Curves, layout: &CurvesLayout, sizes: &Sizes, paper: &Paper) {
    let panel = layout.panel;
    paper.text(&all.vertical_name, (sizes.margin, layout.name_top), sizes.head, CORNER);
    let under = ((panel.left + panel.right) / 2.0, panel.bottom + sizes.tick.size * 2.0 + 6.0);
    paper.text(&all.across_name, under, sizes.tick, UNDER);
    for tick in &layout.up {
        let y = panel.y(tick.position);
        paper.stroke(&[(panel.left, y), (panel.right, y)], FAINT, 1.0);
        paper.text(&tick.label, (panel.left - 10.0, y), sizes.tick, LEFT);
    }
    along_the_bottom(&layout.across, panel, 6.0, sizes.tick, paper);
}

/// Temperatures at the ends of the strip's colour scale, °C.
const COLDEST: f64 = -20.0;
const WARMEST: f64 = 30.0;
/// Colours of frost, freezing point and warmth.
const FROST: RGBColor = RGBColor(0x1f, 0x4e, 0x9c);
const MILD: RGBColor = RGBColor(0xf3, 0xf1, 0xea);
const WARM: RGBColor = RGBColor(0xd9, 0x9b, 0x4a);

/// The colour of a temperature.
fn of_temperature(celsius: f64) -> RGBColor {
    let (end, share) =
        if celsius < 0.0 { (FROST, celsius / COLDEST) } else { (WARM, celsius / WARMEST) };
    mixed(MILD, end, share.clamp(0.0, 1.0))
}

/// Draws the temperature over time.
fn strip(temperatures: &[f64], all: &Curves, frame: Frame, paper: &Paper) {
    for (pair, ends) in temperatures.windows(2).zip(all.along.windows(2)) {
        let [left, right] =
            [ends[0], ends[1]].map(|time| frame.x(all.across.position(time).clamp(0.0, 1.0)));
        let corners =
            [(left, frame.top), (right, frame.top), (right, frame.bottom), (left, frame.bottom)];
        paper.fill(&corners, of_temperature(0.5 * (pair[0] + pair[1])));
    }
}

/// Draws the labels of the lines.
///
/// They are joined to the ends of the lines, or have a swatch where they are apart.
fn names(plot: &Plot<'_>, layout: &CurvesLayout, sizes: &Sizes) {
    let (all, paper, left) = (plot.all, plot.paper, layout.labels_left);
    for label in &layout.labels {
        let color = colour(label.line);
        let curve = &all.lines[label.line];
        let middle = label.top + 0.5 * LEADING;
        let swatch = (left - 6.0, middle);
        if !layout.joined || curve.ends_below(all.up) || curve.mean.len() == 1 {
            paper.stroke(&[(left - 15.0, middle), swatch], color, 3.0);
        } else {
            let end = (layout.panel.right + 2.0, end_of(curve, all, layout.panel));
            let joint = (left - 10.0, middle);
            paper.stroke(&[end, (end.0 + 4.0, end.1), joint, swatch], color, 1.4);
        }
        paper.block(&label.name, (left, label.top), LEADING, sizes.name);
        let under = label.top + label.name.len() as f64 * LEADING;
        paper.block(&label.value, (left, under), LEADING, sizes.value);
    }
}
