//! Draws a picture: its sheet, and on it what it shows.

use super::ChartError;
use super::canvas::{Canvas, Primitive};
use super::paper::Paper;
use super::picture::{Body, Picture};
use super::sheet::Sheet;
use super::{bars, heat, icons, panel, ranges, stacks};
use std::rc::Rc;

/// Draws the picture on its sheet.
pub(super) fn draw(picture: &Picture, sheet: &Sheet) -> Result<Vec<Primitive>, ChartError> {
    let primitives = Rc::default();
    let canvas = Canvas { primitives: Rc::clone(&primitives), size: sheet.size() };
    let paper = Paper::on(canvas)?;
    sheet.draw(&paper)?;
    match &picture.body {
        Body::Curves(curves) => panel::draw(curves, sheet, &paper),
        Body::Bars(bars) => bars::draw(bars, sheet, &paper),
        Body::Stacks(stacks) => stacks::draw(stacks, sheet, &paper),
        Body::Icons(icons) => icons::draw(icons, sheet, &paper),
        Body::Ranges(ranges) => ranges::draw(ranges, sheet, &paper),
        Body::Heat(heat) => heat::draw(heat, sheet, &paper),
    }?;
    Ok(primitives.take())
}
