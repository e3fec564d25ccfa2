//! Paper that takes pixels with decimals: a canvas of `plotters`, [`FINE`] times as large as the
//! layout says.

use super::ChartError;
use super::canvas::{Canvas, FINE};
use super::clip::{Point, simplified};
use plotters::coord::Shift;
use plotters::drawing::IntoDrawingArea as _;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::{DrawingArea, RGBColor};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};

/// Text that is to be read first.
pub(crate) const INK: RGBColor = RGBColor(0x1b, 0x1f, 0x24);
/// Text that is to be read next.
pub(crate) const GREY: RGBColor = RGBColor(0x55, 0x5e, 0x68);
/// Lines that are only there to guide the eye.
pub(crate) const FAINT: RGBColor = RGBColor(0xe2, 0xe5, 0xe9);
/// Colours of the lines, apart for the colour-blind (after Okabe and Ito, with brown and slate for
/// yellow and black).
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

/// The colour of the line of that number.
pub(crate) fn colour(line: usize) -> RGBColor {
    COLOURS[line % COLOURS.len()]
}

/// A canvas that takes pixels with decimals.
pub(crate) struct Paper {
    area: DrawingArea<Canvas, Shift>,
}

impl Paper {
    /// White paper on a canvas.
    pub(super) fn on(canvas: Canvas) -> Result<Self, ChartError> {
        let area = canvas.into_drawing_area();
        area.fill(&RGBColor(255, 255, 255)).map_err(canvas_error)?;
        Ok(Self { area })
    }

    /// A point in the canvas' own coordinates.
    fn fine((x, y): Point) -> (i32, i32) {
        ((x * f64::from(FINE)).round() as i32, (y * f64::from(FINE)).round() as i32)
    }

    /// A line through points.
    pub(crate) fn stroke(
        &self,
        points: &[Point],
        color: RGBAColor,
        wide: f64,
    ) -> Result<(), ChartError> {
        let style = ShapeStyle {
            color,
            filled: false,
            stroke_width: (wide * f64::from(FINE)).round() as u32,
        };
        let points: Vec<(i32, i32)> = simplified(points).into_iter().map(Self::fine).collect();
        self.area.draw(&PathElement::new(points, style)).map_err(canvas_error)
    }

    /// A filled primitive.
    pub(crate) fn fill(&self, points: &[Point], color: RGBAColor) -> Result<(), ChartError> {
        if points.len() < 3 {
            return Ok(());
        }
        let points: Vec<(i32, i32)> = simplified(points).into_iter().map(Self::fine).collect();
        self.area.draw(&Polygon::new(points, color.filled())).map_err(canvas_error)
    }

    /// A filled rectangle with sides along the axes.
    pub(crate) fn rectangle(
        &self,
        from: Point,
        to: Point,
        color: RGBAColor,
    ) -> Result<(), ChartError> {
        self.area
            .draw(&Rectangle::new([Self::fine(from), Self::fine(to)], color.filled()))
            .map_err(canvas_error)
    }

    /// A filled circle.
    pub(crate) fn dot(
        &self,
        centre: Point,
        radius: f64,
        color: RGBAColor,
    ) -> Result<(), ChartError> {
        let radius = (radius * f64::from(FINE)).round() as i32;
        self.area
            .draw(&Circle::new(Self::fine(centre), radius, color.filled()))
            .map_err(canvas_error)
    }

    /// A line of text.
    pub(crate) fn text(
        &self,
        text: &str,
        at: Point,
        size: f64,
        style: FontStyle,
        color: RGBColor,
        anchor: (HPos, VPos),
    ) -> Result<(), ChartError> {
        let font = FontDesc::new(FontFamily::Name("Inter"), size * f64::from(FINE), style);
        let style =
            TextStyle { font, color: color.to_backend_color(), pos: Pos::new(anchor.0, anchor.1) };
        self.area.draw_text(text, &style, Self::fine(at)).map_err(canvas_error)
    }
}

/// What the canvas said.
fn canvas_error(fault: impl std::fmt::Display) -> ChartError {
    ChartError::Canvas(fault.to_string())
}
