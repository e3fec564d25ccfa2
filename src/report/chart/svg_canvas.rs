//! A canvas for `plotters` that writes SVG with decimals.
//!
//! `plotters` draws in whole pixels, which makes stairs of curves. This canvas tells it that it is [`FINE`] times larger
//! than it is, and divides every coordinate on the way out.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};
use std::convert::Infallible;
use std::fmt::Write;

/// Coordinates per pixel.
pub(crate) const FINE: i32 = 16;

/// Height of a capital letter of Inter, in em.
const CAPITAL: f64 = 0.727;
/// How far Inter reaches above its line, in em.
const ABOVE: f64 = 0.969;
/// How far it reaches below.
const BELOW: f64 = 0.242;

/// A canvas of so many pixels, written into a text.
#[derive(Debug)]
pub(crate) struct SvgCanvas<'a> {
    svg: &'a mut String,
    size: (u32, u32),
    name: String,
    title: String,
    description: String,
    state: State,
    /// How the line at the very end is painted: one like it goes into the same mark.
    last_line: Option<String>,
}

/// How far the picture is.
#[derive(Debug, PartialEq, Eq)]
enum State {
    New,
    Open,
    Closed,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> SvgCanvas<'a> {
    /// A canvas with a title and a description for those who cannot see it, marked by the picture's name, so that
    /// several stand on one page.
    pub(crate) fn new(
        svg: &'a mut String,
        size: (u32, u32),
        name: &str,
        title: &str,
        description: &str,
    ) -> Self {
        Self {
            svg,
            size,
            name: name.to_owned(),
            title: escaped(title),
            description: escaped(description),
            state: State::New,
            last_line: None,
        }
    }

    fn open(&mut self) {
        if self.state != State::New {
            return;
        }
        self.state = State::Open;
        let (width, height) = self.size;
        let (name, title, description) = (&self.name, &self.title, &self.description);
        self.write(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" \
             font-family=\"Inter, system-ui, sans-serif\">\n\
             <title id=\"{name}-title\">{title}</title>\n<desc id=\"{name}-desc\">{description}</desc>\n"
        ));
    }

    fn write(&mut self, text: &str) {
        self.last_line = None;
        self.svg.push_str(text);
    }

    /// A mark of the picture: opened, coloured by what it is, closed.
    fn mark(&mut self, body: &str, paint: &str) -> Drawn {
        self.open();
        self.write(&format!("<{body} {paint}/>\n"));
        Ok(())
    }
}

impl DrawingBackend for SvgCanvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0 * FINE.unsigned_abs(), self.size.1 * FINE.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.open();
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.open();
        if self.state == State::Open {
            self.state = State::Closed;
            self.write("</svg>\n");
        }
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = (px(upper_left.0), px(upper_left.1));
        let (width, height) = (px(bottom_right.0 - upper_left.0), px(bottom_right.1 - upper_left.1));
        let body = format!("rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.mark(&body, &paint(style, fill))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let (course, paint) = (course(path), paint(style, false));
        let end = format!("\" {paint}/>\n");
        if self.last_line.as_ref() == Some(&paint) && self.svg.ends_with(&end) {
            self.svg.truncate(self.svg.len() - end.len());
            self.svg.push_str(&course);
            self.svg.push_str(&end);
        } else {
            self.mark(&format!("path d=\"{course}\""), &paint)?;
            self.last_line = Some(paint);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let radius = f64::from(radius) / f64::from(FINE);
        let body = format!("circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"", px(center.0), px(center.1));
        self.mark(&body, &paint(style, fill))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let body = format!("path d=\"{}Z\"", course(vert));
        self.mark(&body, &paint(style, true))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        self.open();
        let size = style.size() / f64::from(FINE);
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let down = size
            * match style.anchor().v_pos {
                VPos::Top => ABOVE,
                VPos::Center => CAPITAL / 2.0,
                VPos::Bottom => -BELOW,
            };
        let weight = match style.style() {
            FontStyle::Bold => " font-weight=\"600\"",
            FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => "",
        };
        let (x, y) = (px(at.0), px(at.1));
        let turned = match style.transform() {
            FontTransform::None => String::new(),
            FontTransform::Rotate90 => format!(" transform=\"rotate(90 {x} {y})\""),
            FontTransform::Rotate180 => format!(" transform=\"rotate(180 {x} {y})\""),
            FontTransform::Rotate270 => format!(" transform=\"rotate(270 {x} {y})\""),
        };
        let (baseline, color) = (thousandths(y + down), color(style.color(), "fill"));
        self.write(&format!(
            "<text x=\"{x}\" y=\"{baseline}\" font-size=\"{size}\"{weight} text-anchor=\"{anchor}\"{turned} {color}>{}</text>\n",
            escaped(text)
        ));
        Ok(())
    }
}

/// A coordinate in pixels, to the nearest hundredth: finer than any screen, and the same text everywhere.
fn px(fine: i32) -> f64 {
    (f64::from(fine) / f64::from(FINE) * 100.0).round() / 100.0
}

/// Rounded to a thousandth.
fn thousandths(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

/// The course of a path.
fn course(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut text = String::new();
    for (x, y) in points {
        let letter = if text.is_empty() { 'M' } else { 'L' };
        write!(text, "{letter}{} {}", px(x), px(y)).expect("a String takes all");
    }
    text
}

/// How a mark is painted: filled, or drawn round.
fn paint<S: BackendStyle>(style: &S, fill: bool) -> String {
    if fill {
        return color(style.color(), "fill");
    }
    let width = f64::from(style.stroke_width()) / f64::from(FINE);
    format!(
        "fill=\"none\" {} stroke-width=\"{width}\" stroke-linejoin=\"round\"",
        color(style.color(), "stroke")
    )
}

/// A colour as the attribute of that name, with its opacity where it has any.
fn color(color: BackendColor, attribute: &str) -> String {
    let (red, green, blue) = color.rgb;
    let solid = format!("{attribute}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if color.alpha >= 1.0 {
        solid
    } else {
        format!("{solid} {attribute}-opacity=\"{}\"", thousandths(color.alpha.max(0.0)))
    }
}

/// Text as XML holds it; letters that XML forbids are left out.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter < ' ' => {}
            letter => safe.push(letter),
        }
    }
    safe
}
