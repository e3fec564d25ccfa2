//! The lines to compare with, and their names where they cover least.

use super::ChartError;
use super::clip::Frame;
use super::curves::points;
use super::draw::{INK, Paper};
use super::font::{Weight, width};
use super::picture::Curves;
use super::sizes::Sizes;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle, WHITE};

/// Height on the panel of each value to compare with that is on it, and its name.
fn on_panel<'a>(curves: &'a Curves, panel: Frame) -> impl Iterator<Item = (f64, &'a str)> + 'a {
    curves.references.iter().filter_map(move |(value, name)| {
        let place = curves.up.place(*value);
        let y = panel.bottom - place * (panel.bottom - panel.top);
        (0.0..=1.0).contains(&place).then_some((y, name.as_str()))
    })
}

/// Draws the lines to compare with.
pub(crate) fn lines(curves: &Curves, panel: Frame, paper: &Paper) -> Result<(), ChartError> {
    for (y, _) in on_panel(curves, panel) {
        for dash in super::clip::dashes(&[(panel.left, y), (panel.right, y)], 2.0, 4.0) {
            paper.stroke(&dash, INK.to_rgba(), 1.4)?;
        }
    }
    Ok(())
}

/// Writes their names.
pub(crate) fn names(curves: &Curves, panel: Frame, sizes: &Sizes, paper: &Paper) -> Result<(), ChartError> {
    for (y, name) in on_panel(curves, panel) {
        let free = freest(curves, panel, y, 1.03 * width(name, sizes.tick, Weight::SemiBold));
        let middle = (free.top + free.bottom) / 2.0;
        // paper behind the words, where a line has to run through them
        let (corner, opposite) =
            ((free.left - 2.0, middle - 0.6 * sizes.tick), (free.right + 2.0, middle + 0.6 * sizes.tick));
        paper.rectangle(corner, opposite, WHITE.mix(0.78))?;
        let at = (free.left, middle);
        paper.text(name, at, sizes.tick, FontStyle::Bold, INK, (HPos::Left, VPos::Center))?;
    }
    Ok(())
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
