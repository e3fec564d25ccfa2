//! A `plotters` canvas that records primitives; `svg` and `png` render them.
//!
//! `plotters` draws in whole pixels, which makes curves jagged. The canvas therefore reports a size
//! [`FINE`] times its own, and divides every coordinate.

use super::clip::PaperPoint;
use super::font::{Weight, drawn_width};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

/// Coordinates per pixel.
pub(crate) const FINE: i32 = 16;

/// Height of a capital letter of Inter, em.
const CAPITAL: f64 = 0.727;
/// Height of Inter above its baseline, em.
pub(crate) const ABOVE: f64 = 0.969;
/// Depth of Inter below its baseline, em.
pub(crate) const BELOW: f64 = 0.242;

/// A colour with opacity.
///
/// Red, green and blue are from 0 to 255, opacity from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Colour {
    pub(crate) rgb: (u8, u8, u8),
    pub(crate) opacity: f64,
}

/// A drawn element, in pixels, with y downwards.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Primitive {
    /// Lines of one colour and width.
    Lines { lines: Vec<Vec<PaperPoint>>, wide: f64, colour: Colour },
    /// A filled polygon.
    Polygon { points: Vec<PaperPoint>, colour: Colour },
    /// A filled rectangle, by its upper left corner, width and height.
    Rectangle { at: PaperPoint, size: PaperPoint, colour: Colour },
    /// A filled circle.
    Circle { centre: PaperPoint, radius: f64, colour: Colour },
    /// A line of text.
    TextLine(TextLine),
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TextLine {
    pub(crate) text: String,
    /// The anchor point on its baseline.
    pub(crate) at: PaperPoint,
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) anchor: Anchor,
    pub(crate) colour: Colour,
}

impl TextLine {
    /// Left end of its baseline, px.
    pub(crate) fn left(&self) -> f64 {
        let before = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => 0.5,
            Anchor::End => 1.0,
        };
        self.at.0 - before * self.wide()
    }

    /// Width, px.
    pub(crate) fn wide(&self) -> f64 {
        drawn_width(&self.text, self.size, self.weight)
    }
}

/// The part of a text at its anchor point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A canvas of a size in pixels.
#[derive(Debug)]
pub(crate) struct Canvas {
    pub(crate) primitives: Rc<RefCell<Vec<Primitive>>>,
    pub(crate) size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Canvas {
    fn put(&self, primitive: Primitive) -> Drawn {
        self.primitives.borrow_mut().push(primitive);
        Ok(())
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0 * FINE.unsigned_abs(), self.size.1 * FINE.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        unreachable!("no chart draws single pixels")
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        assert!(fill, "no chart draws the outline of a rectangle");
        let (at, size) = (point((left, top)), point((right - left, bottom - top)));
        self.put(Primitive::Rectangle { at, size, colour: colour(style.color()) })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let line: Vec<PaperPoint> = path.into_iter().map(point).collect();
        let new_paint = colour(style.color());
        let new_width = f64::from(style.stroke_width()) / f64::from(FINE);
        match self.primitives.borrow_mut().last_mut() {
            // one primitive for all dashes of a line
            Some(Primitive::Lines { lines, wide, colour })
                if (*wide, *colour) == (new_width, new_paint) =>
            {
                lines.push(line);
                return Ok(());
            }
            _ => {}
        }
        self.put(Primitive::Lines { lines: vec![line], wide: new_width, colour: new_paint })
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        assert!(fill, "no chart draws the outline of a circle");
        let radius = f64::from(radius) / f64::from(FINE);
        self.put(Primitive::Circle { centre: point(center), radius, colour: colour(style.color()) })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let points = vert.into_iter().map(point).collect();
        self.put(Primitive::Polygon { points, colour: colour(style.color()) })
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        assert!(matches!(style.transform(), FontTransform::None), "no chart turns text");
        let size = style.size() / f64::from(FINE);
        let (x, y) = point(at);
        let down = match style.anchor().v_pos {
            VPos::Top => ABOVE,
            VPos::Center => CAPITAL / 2.0,
            VPos::Bottom => -BELOW,
        };
        self.put(Primitive::TextLine(TextLine {
            text: printable(text),
            at: (x, thousandths(y + size * down)),
            size,
            weight: match style.style() {
                FontStyle::Bold => Weight::SemiBold,
                FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => Weight::Regular,
            },
            anchor: match style.anchor().h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            colour: colour(style.color()),
        }))
    }
}

/// A point in pixels, rounded to hundredths.
///
/// This is finer than any screen, and the same text on every platform.
fn point((x, y): BackendCoord) -> PaperPoint {
    let pixels = |fine: i32| (f64::from(fine) / f64::from(FINE) * 100.0).round() / 100.0;
    (pixels(x), pixels(y))
}

/// Rounds to a thousandth.
pub(crate) fn thousandths(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

/// Removes characters that XML forbids and no font draws.
///
/// Line breaks and tabs become spaces.
pub(crate) fn printable(text: &str) -> String {
    let shown =
        text.chars().map(|letter| if matches!(letter, '\t' | '\n' | '\r') { ' ' } else { letter });
    shown.filter(|&letter| letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

fn colour(color: BackendColor) -> Colour {
    Colour { rgb: color.rgb, opacity: thousandths(color.alpha.clamp(0.0, 1.0)) }
}
