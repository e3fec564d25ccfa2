//! The colour palette of text and lines.

use plotters::prelude::RGBColor;

/// The colour of primary text.
pub(crate) const INK: RGBColor = RGBColor(0x1b, 0x1f, 0x24);
/// The colour of secondary text.
pub(crate) const GREY: RGBColor = RGBColor(0x55, 0x5e, 0x68);
/// The colour of grid lines.
pub(crate) const FAINT: RGBColor = RGBColor(0xe2, 0xe5, 0xe9);
/// The background colour.
pub(crate) const WHITE: RGBColor = RGBColor(0xff, 0xff, 0xff);
/// Colours of the lines, distinguishable for the colour-blind.
///
/// They follow Okabe and Ito, with brown and slate for yellow and black.
const COLOURS: [RGBColor; 8] = [
    RGBColor(0x00, 0x72, 0xb2),
    RGBColor(0xd5, 0x5e, 0x00),
    RGBColor(0x00, 0x9e, 0x73),
    RGBColor(0xcc, 0x79, 0xa7),
    RGBColor(0xe0, 0x9a, 0x00),
    RGBColor(0x56, 0xb4, 0xe9),
    RGBColor(0x3c, 0x44, 0x50),
    RGBColor(0x8a, 0x4b, 0x1f),
];

/// The colour of the line with this index.
pub(crate) fn colour(line: usize) -> RGBColor {
    COLOURS[line % COLOURS.len()]
}

/// Mixes two colours, with `share` of the second.
pub(crate) fn mixed(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    let mixed = |from: u8, to: u8| {
        (f64::from(from) + share * (f64::from(to) - f64::from(from))).round() as u8
    };
    RGBColor(mixed(from.0, to.0), mixed(from.1, to.1), mixed(from.2, to.2))
}
