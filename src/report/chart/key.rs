//! A key: what each colour is, in lines across the page.

use super::palette::INK;
use super::paper::{Paper, RIGHT};
use super::sizes::Sizes;
use plotters::prelude::RGBColor;

/// Names, and the colour of each.
pub(crate) type Key = Vec<(String, RGBColor)>;

/// From the swatch to its name, and from a name to the next swatch, px.
const AFTER_SWATCH: f64 = 18.0;
const BETWEEN: f64 = 20.0;
/// Side of a swatch, px.
const SWATCH: f64 = 11.0;
/// From one line to the next, px.
const LEADING: f64 = 20.0;

/// Where each entry stands, from the upper left corner, and the height of all.
fn places(key: &Key, sizes: &Sizes) -> (Vec<(f64, f64)>, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let place = |(name, _): &(String, RGBColor)| {
        let wide = AFTER_SWATCH + sizes.value.room(name);
        if x > 0.0 && x + wide > sizes.across() {
            (x, y) = (0.0, y + LEADING);
        }
        let place = (x, y);
        x += wide + BETWEEN;
        place
    };
    let places: Vec<(f64, f64)> = key.iter().map(place).collect();
    let high = places.last().map_or(0.0, |place| place.1 + LEADING);
    (places, high)
}

/// Its height, px.
pub(crate) fn high(key: &Key, sizes: &Sizes) -> f64 {
    places(key, sizes).1
}

/// Draws it from a height down.
pub(crate) fn draw(key: &Key, top: f64, sizes: &Sizes, paper: &Paper) {
    for ((name, color), (x, y)) in key.iter().zip(places(key, sizes).0) {
        let (left, middle, half) = (sizes.margin + x, top + y + 0.5 * LEADING, 0.5 * SWATCH);
        paper.rectangle((left, middle - half), (left + SWATCH, middle + half), *color);
        paper.text(name, (left + AFTER_SWATCH, middle), sizes.value.in_colour(INK), RIGHT);
    }
}
