//! A key: what each colour is, in lines across the page.

use super::ChartError;
use super::font::{Weight, width};
use super::paper::{INK, Paper};
use super::sheet::WIDER;
use super::sizes::Sizes;
use plotters::prelude::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle};

/// From the swatch to its name, and from a name to the next swatch, px.
const AFTER_SWATCH: f64 = 18.0;
const BETWEEN: f64 = 20.0;
/// Side of a swatch, px.
const SWATCH: f64 = 11.0;
/// From one line to the next, px.
const LEADING: f64 = 20.0;

/// Where each entry stands, from the upper left corner, and the height of all.
fn places(key: &[(String, RGBColor)], sizes: &Sizes) -> (Vec<(f64, f64)>, f64) {
    let most = sizes.wide - 2.0 * sizes.margin;
    let (mut x, mut y) = (0.0, 0.0);
    let place = |(name, _): &(String, RGBColor)| {
        let wide = AFTER_SWATCH + WIDER * width(name, sizes.value, Weight::Regular);
        if x > 0.0 && x + wide > most {
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
pub(crate) fn high(key: &[(String, RGBColor)], sizes: &Sizes) -> f64 {
    places(key, sizes).1
}

/// Draws it from a height down.
pub(crate) fn draw(
    key: &[(String, RGBColor)],
    top: f64,
    sizes: &Sizes,
    paper: &Paper,
) -> Result<(), ChartError> {
    for ((name, color), (x, y)) in key.iter().zip(places(key, sizes).0) {
        let (left, middle) = (sizes.margin + x, top + y + 0.5 * LEADING);
        paper.rectangle(
            (left, middle - 0.5 * SWATCH),
            (left + SWATCH, middle + 0.5 * SWATCH),
            color.to_rgba(),
        )?;
        let at = (left + AFTER_SWATCH, middle);
        paper.text(name, at, sizes.value, FontStyle::Normal, INK, (HPos::Left, VPos::Center))?;
    }
    Ok(())
}
