//! Legends: the colours and their names, in lines across the chart.

use super::sizes::Sizes;
use crate::report::chart::canvas::palette::INK;
use crate::report::chart::canvas::paper::{Paper, RIGHT};
use plotters::prelude::RGBColor;

/// Names with their colours.
pub(crate) type Legend = Vec<(String, RGBColor)>;

/// Distances from swatch to name, and from name to next swatch, px.
const AFTER_SWATCH: f64 = 18.0;
const BETWEEN: f64 = 20.0;
/// Side of a swatch, px.
const SWATCH: f64 = 11.0;
/// Line height, px.
const LEADING: f64 = 20.0;

/// Offsets of the entries from the upper left corner, and total height.
fn offsets(key: &Legend, sizes: &Sizes) -> (Vec<(f64, f64)>, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let position = |(name, _): &(String, RGBColor)| {
        let wide = AFTER_SWATCH + sizes.value.room(name);
        if x > 0.0 && x + wide > sizes.across() {
            (x, y) = (0.0, y + LEADING);
        }
        let position = (x, y);
        x += wide + BETWEEN;
        position
    };
    let offsets: Vec<(f64, f64)> = key.iter().map(position).collect();
    let high = offsets.last().map_or(0.0, |position| position.1 + LEADING);
    (offsets, high)
}

/// The height, px.
pub(crate) fn high(key: &Legend, sizes: &Sizes) -> f64 {
    offsets(key, sizes).1
}

/// Draws the legend from `top` down.
pub(crate) fn draw(key: &Legend, top: f64, sizes: &Sizes, paper: &Paper) {
    for ((name, color), (x, y)) in key.iter().zip(offsets(key, sizes).0) {
        let (left, middle, half) = (sizes.margin + x, top + y + 0.5 * LEADING, 0.5 * SWATCH);
        paper.rectangle((left, middle - half), (left + SWATCH, middle + half), *color);
        paper.text(name, (left + AFTER_SWATCH, middle), sizes.value.in_colour(INK), RIGHT);
    }
}
