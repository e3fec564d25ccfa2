//! The line to compare with, and its name where it covers least.

use super::ChartError;
use super::clip::Frame;
use super::curves::points;
use super::draw::{INK, Paper};
use super::font::{Weight, width};
use super::picture::Curves;
use super::sizes::Sizes;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle};

/// Draws the lines to compare with that are on the panel.
pub(crate) fn draw<B: DrawingBackend>(
    curves: &Curves,
    panel: Frame,
    sizes: &Sizes,
    paper: &Paper<'_, B>,
) -> Result<(), ChartError> {
    curves.references.iter().try_for_each(|(value, name)| one(*value, name, curves, panel, sizes, paper))
}

fn one<B: DrawingBackend>(
    value: f64,
    name: &str,
    curves: &Curves,
    panel: Frame,
    sizes: &Sizes,
    paper: &Paper<'_, B>,
) -> Result<(), ChartError> {
    let place = curves.up.place(value);
    if !(0.0..=1.0).contains(&place) {
        return Ok(());
    }
    let y = panel.bottom - place * (panel.bottom - panel.top);
    for dash in super::clip::dashes(&[(panel.left, y), (panel.right, y)], 2.0, 4.0) {
        paper.stroke(&dash, INK.to_rgba(), 1.6)?;
    }
    let free = freest(curves, panel, y, 1.03 * width(name, sizes.tick, Weight::SemiBold));
    let at = (free.left, (free.top + free.bottom) / 2.0);
    paper.text(name, at, sizes.tick, FontStyle::Bold, INK, (HPos::Left, VPos::Center))
}

/// Of the places above and below the line, the one that the fewest curves run through.
fn freest(curves: &Curves, panel: Frame, y: f64, wide: f64) -> Frame {
    let room = (panel.right - panel.left - wide - 16.0).max(0.0);
    let mut places = vec![];
    for step in 0..=8 {
        let left = panel.left + 8.0 + room * f64::from(step) / 8.0;
        for (top, bottom) in [(y - 20.0, y - 4.0), (y + 4.0, y + 20.0)] {
            if top >= panel.top && bottom <= panel.bottom {
                places.push(Frame { left, top, right: left + wide, bottom });
            }
        }
    }
    let covered = |frame: &Frame| {
        let wider = Frame {
            left: frame.left - 6.0,
            top: frame.top - 3.0,
            right: frame.right + 6.0,
            bottom: frame.bottom + 3.0,
        };
        let runs_through =
            |values: &Vec<f64>| !super::clip::line(&points(values, curves, panel), wider).is_empty();
        curves
            .lines
            .iter()
            .flat_map(|line| std::iter::once(&line.mean).chain(&line.dashed))
            .filter(|v| runs_through(v))
            .count()
    };
    let fallback =
        Frame { left: panel.left + 8.0, top: y - 20.0, right: panel.left + 8.0 + wide, bottom: y - 4.0 };
    places.into_iter().min_by_key(covered).unwrap_or(fallback)
}
