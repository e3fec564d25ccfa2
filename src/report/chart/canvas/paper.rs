//! A drawing area in fractional pixels.
//!
//! It is a canvas of `plotters`, [`FINE`] times as large as the layout.

use super::backend::{Canvas, FINE, Primitive};
use super::clip::{PaperPoint, dashes, simplified};
use super::font::Weight;
use super::lettering::Lettering;
use super::palette::{INK, WHITE};
use plotters::coord::Shift;
use plotters::drawing::IntoDrawingArea as _;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::DrawingArea;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use std::cell::RefCell;
use std::rc::Rc;

/// The alignment of a text to its point.
type TextAnchor = (HPos, VPos);
/// Upper left corner at the point.
pub(crate) const CORNER: TextAnchor = (HPos::Left, VPos::Top);
/// To the left of the point, vertically centred.
pub(crate) const LEFT: TextAnchor = (HPos::Right, VPos::Center);
pub(crate) const RIGHT: TextAnchor = (HPos::Left, VPos::Center);
/// Below the point, horizontally centred.
pub(crate) const UNDER: TextAnchor = (HPos::Center, VPos::Top);
/// Centred on the point.
pub(crate) const CENTRED: TextAnchor = (HPos::Center, VPos::Center);

/// The reason why drawing cannot fail.
const CANNOT_FAIL: &str = "the canvas keeps all that is drawn on it";

/// A drawing area in fractional pixels.
pub(crate) struct Paper {
    area: DrawingArea<Canvas, Shift>,
    primitives: Rc<RefCell<Vec<Primitive>>>,
}

impl Paper {
    /// A white area of a size in pixels.
    pub(crate) fn of(size: (u32, u32)) -> Self {
        let primitives = Rc::default();
        let area = Canvas { primitives: Rc::clone(&primitives), size }.into_drawing_area();
        area.fill(&WHITE).expect(CANNOT_FAIL);
        Self { area, primitives }
    }

    /// The drawn elements, in order.
    pub(crate) fn drawn(self) -> Vec<Primitive> {
        self.primitives.take()
    }

    /// Converts a point to canvas coordinates.
    fn fine((x, y): PaperPoint) -> (i32, i32) {
        ((x * f64::from(FINE)).round() as i32, (y * f64::from(FINE)).round() as i32)
    }

    /// Draws a line through points.
    pub(crate) fn stroke(&self, points: &[PaperPoint], color: impl Into<RGBAColor>, wide: f64) {
        let stroke_width = (wide * f64::from(FINE)).round() as u32;
        let style = ShapeStyle { color: color.into(), filled: false, stroke_width };
        let points: Vec<(i32, i32)> = simplified(points).into_iter().map(Self::fine).collect();
        self.area.draw(&PathElement::new(points, style)).expect(CANNOT_FAIL);
    }

    /// Draws a dashed line, with dash and gap in pixels.
    pub(crate) fn dashes(
        &self,
        points: &[PaperPoint],
        [dash, gap]: [f64; 2],
        color: impl Into<RGBAColor>,
        wide: f64,
    ) {
        let color = color.into();
        dashes(points, dash, gap).iter().for_each(|dash| self.stroke(dash, color, wide));
    }

    /// Draws an interval as a whisker with caps.
    pub(crate) fn whisker(&self, ends: [f64; 2], middle: f64) {
        self.stroke(&ends.map(|x| (x, middle)), INK, 1.4);
        for x in ends {
            self.stroke(&[(x, middle - 4.0), (x, middle + 4.0)], INK, 1.4);
        }
    }

    /// Draws a filled polygon.
    pub(crate) fn fill(&self, points: &[PaperPoint], color: impl Into<RGBAColor>) {
        if points.len() < 3 {
            return;
        }
        let points: Vec<(i32, i32)> = simplified(points).into_iter().map(Self::fine).collect();
        self.area.draw(&Polygon::new(points, color.into().filled())).expect(CANNOT_FAIL);
    }

    /// Draws a filled rectangle with sides along the axes.
    pub(crate) fn rectangle(&self, from: PaperPoint, to: PaperPoint, color: impl Into<RGBAColor>) {
        let corners = [Self::fine(from), Self::fine(to)];
        self.area.draw(&Rectangle::new(corners, color.into().filled())).expect(CANNOT_FAIL);
    }

    /// Draws a filled circle.
    pub(crate) fn dot(&self, centre: PaperPoint, radius: f64, color: impl Into<RGBAColor>) {
        let radius = (radius * f64::from(FINE)).round() as i32;
        let dot = Circle::new(Self::fine(centre), radius, color.into().filled());
        self.area.draw(&dot).expect(CANNOT_FAIL);
    }

    /// Draws a line of text.
    pub(crate) fn text(&self, text: &str, at: PaperPoint, letters: Lettering, stand: TextAnchor) {
        let style = match letters.weight {
            Weight::SemiBold => FontStyle::Bold,
            Weight::Regular => FontStyle::Normal,
        };
        let size = letters.size * f64::from(FINE);
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name("Inter"), size, style),
            color: letters.colour.to_backend_color(),
            pos: Pos::new(stand.0, stand.1),
        };
        self.area.draw_text(text, &style, Self::fine(at)).expect(CANNOT_FAIL);
    }

    /// Draws lines of text downwards from the point of the first.
    pub(crate) fn lines(
        &self,
        lines: &[String],
        (x, first): PaperPoint,
        pitch: f64,
        letters: Lettering,
        stand: TextAnchor,
    ) {
        for (at, line) in lines.iter().enumerate() {
            self.text(line, (x, first + at as f64 * pitch), letters, stand);
        }
    }

    /// Draws lines of text downwards from an upper edge, right of x.
    pub(crate) fn block(
        &self,
        lines: &[String],
        (x, top): PaperPoint,
        pitch: f64,
        letters: Lettering,
    ) {
        self.lines(lines, (x, top + 0.5 * pitch), pitch, letters, RIGHT);
    }

    /// Draws a heading: lines of text from an upper edge down.
    pub(crate) fn heading(&self, lines: &[String], at: PaperPoint, letters: Lettering) {
        self.lines(lines, at, letters.high(1), letters, CORNER);
    }
}
