//! Paper that takes pixels with decimals: a canvas of `plotters`, [`FINE`] times as large as the
//! layout says.

use super::canvas::{Canvas, FINE, Primitive};
use super::clip::{Point, dashes, simplified};
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

/// Where a text stands to its point.
type Stand = (HPos, VPos);
/// Its upper left corner at the point.
pub(crate) const CORNER: Stand = (HPos::Left, VPos::Top);
/// Beside the point, level with it.
pub(crate) const LEFT: Stand = (HPos::Right, VPos::Center);
pub(crate) const RIGHT: Stand = (HPos::Left, VPos::Center);
/// Under the point.
pub(crate) const UNDER: Stand = (HPos::Center, VPos::Top);
/// Over the point.
pub(crate) const CENTRED: Stand = (HPos::Center, VPos::Center);

/// Why drawing cannot fail.
const KEPT: &str = "the canvas keeps all that is drawn on it";

/// A canvas that takes pixels with decimals.
pub(crate) struct Paper {
    area: DrawingArea<Canvas, Shift>,
    primitives: Rc<RefCell<Vec<Primitive>>>,
}

impl Paper {
    /// White paper of so many pixels.
    pub(super) fn of(size: (u32, u32)) -> Self {
        let primitives = Rc::default();
        let area = Canvas { primitives: Rc::clone(&primitives), size }.into_drawing_area();
        area.fill(&WHITE).expect(KEPT);
        Self { area, primitives }
    }

    /// What was drawn, in order.
    pub(super) fn drawn(self) -> Vec<Primitive> {
        self.primitives.take()
    }

    /// A point in the canvas' own coordinates.
    fn fine((x, y): Point) -> (i32, i32) {
        ((x * f64::from(FINE)).round() as i32, (y * f64::from(FINE)).round() as i32)
    }

    /// A line through points.
    pub(crate) fn stroke(&self, points: &[Point], color: impl Into<RGBAColor>, wide: f64) {
        let stroke_width = (wide * f64::from(FINE)).round() as u32;
        let style = ShapeStyle { color: color.into(), filled: false, stroke_width };
        let points: Vec<(i32, i32)> = simplified(points).into_iter().map(Self::fine).collect();
        self.area.draw(&PathElement::new(points, style)).expect(KEPT);
    }

    /// The same in dashes of so many pixels with gaps between them.
    pub(crate) fn dashes(
        &self,
        points: &[Point],
        [dash, gap]: [f64; 2],
        color: impl Into<RGBAColor>,
        wide: f64,
    ) {
        let color = color.into();
        dashes(points, dash, gap).iter().for_each(|dash| self.stroke(dash, color, wide));
    }

    /// An interval: a line with a stroke across each end.
    pub(crate) fn whisker(&self, ends: [f64; 2], middle: f64) {
        self.stroke(&ends.map(|x| (x, middle)), INK, 1.4);
        for x in ends {
            self.stroke(&[(x, middle - 4.0), (x, middle + 4.0)], INK, 1.4);
        }
    }

    /// A filled polygon.
    pub(crate) fn fill(&self, points: &[Point], color: impl Into<RGBAColor>) {
        if points.len() < 3 {
            return;
        }
        let points: Vec<(i32, i32)> = simplified(points).into_iter().map(Self::fine).collect();
        self.area.draw(&Polygon::new(points, color.into().filled())).expect(KEPT);
    }

    /// A filled rectangle with sides along the axes.
    pub(crate) fn rectangle(&self, from: Point, to: Point, color: impl Into<RGBAColor>) {
        let corners = [Self::fine(from), Self::fine(to)];
        self.area.draw(&Rectangle::new(corners, color.into().filled())).expect(KEPT);
    }

    /// A filled circle.
    pub(crate) fn dot(&self, centre: Point, radius: f64, color: impl Into<RGBAColor>) {
        let radius = (radius * f64::from(FINE)).round() as i32;
        let dot = Circle::new(Self::fine(centre), radius, color.into().filled());
        self.area.draw(&dot).expect(KEPT);
    }

    /// A line of text.
    pub(crate) fn text(&self, text: &str, at: Point, letters: Lettering, stand: Stand) {
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
        self.area.draw_text(text, &style, Self::fine(at)).expect(KEPT);
    }

    /// Lines of text under each other, from the point of the first down.
    pub(crate) fn lines(
        &self,
        lines: &[String],
        (x, first): Point,
        pitch: f64,
        letters: Lettering,
        stand: Stand,
    ) {
        for (at, line) in lines.iter().enumerate() {
            self.text(line, (x, first + at as f64 * pitch), letters, stand);
        }
    }

    /// Names or values: lines of text beside what they tell of, from an upper edge down.
    pub(crate) fn block(&self, lines: &[String], (x, top): Point, pitch: f64, letters: Lettering) {
        self.lines(lines, (x, top + 0.5 * pitch), pitch, letters, RIGHT);
    }

    /// A heading: lines of text from an upper edge down.
    pub(crate) fn heading(&self, lines: &[String], at: Point, letters: Lettering) {
        self.lines(lines, at, letters.high(1), letters, CORNER);
    }
}
