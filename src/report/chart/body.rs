//! What a picture shows, between its headings and its foot.

use super::paper::Paper;
use super::sheet::Sheet;
use super::sizes::Layout;

/// What is drawn on a sheet.
pub(crate) trait Body {
    /// Its height, px.
    fn high(&self, layout: Layout) -> f64;

    /// Draws it on the body of a sheet.
    fn draw(&self, sheet: &Sheet, paper: &Paper);

    /// What it shows, in words.
    fn description(&self) -> String;
}
