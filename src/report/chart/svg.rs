//! A chart as SVG, with decimals.

use super::canvas::{Anchor, Paint, Shape, Text};
use super::clip::Point;
use super::font::Weight;
use std::fmt::Write;

/// Writes shapes as a picture of so many pixels.
///
/// Title and description are for those who cannot see it; both are marked by the picture's name, so
/// that several pictures stand on one page.
pub(super) fn svg(
    shapes: &[Shape],
    (width, height): (u32, u32),
    name: &str,
    title: &str,
    description: &str,
) -> String {
    let (title, description) = (escaped(title), escaped(description));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" \
         font-family=\"Inter, system-ui, sans-serif\">\n\
         <title id=\"{name}-title\">{title}</title>\n<desc id=\"{name}-desc\">{description}</desc>\n"
    );
    for shape in shapes {
        element(&mut svg, shape).expect("a String takes all");
    }
    svg.push_str("</svg>\n");
    svg
}

fn element(svg: &mut String, shape: &Shape) -> std::fmt::Result {
    match shape {
        Shape::Lines { lines, wide, paint } => {
            let (course, stroke) =
                (lines.iter().map(|line| course(line)).collect::<String>(), color(paint, "stroke"));
            writeln!(
                svg,
                "<path d=\"{course}\" fill=\"none\" {stroke} stroke-width=\"{wide}\" stroke-linejoin=\"round\"/>"
            )
        }
        Shape::Polygon { points, paint } => {
            writeln!(svg, "<path d=\"{}Z\" {}/>", course(points), color(paint, "fill"))
        }
        Shape::Rectangle { at: (x, y), size: (width, height), paint } => {
            let fill = color(paint, "fill");
            writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {fill}/>")
        }
        Shape::Circle { centre: (x, y), radius, paint } => {
            writeln!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {}/>", color(paint, "fill"))
        }
        Shape::Text(text) => text_element(svg, text),
    }
}

fn text_element(svg: &mut String, text: &Text) -> std::fmt::Result {
    let Text { at: (x, y), size, .. } = text;
    let weight = match text.weight {
        Weight::SemiBold => " font-weight=\"600\"",
        Weight::Regular => "",
    };
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let (fill, words) = (color(&text.paint, "fill"), escaped(&text.text));
    writeln!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} text-anchor=\"{anchor}\" {fill}>{words}</text>"
    )
}

/// Writes points as the course of a path.
fn course(points: &[Point]) -> String {
    let mut text = String::new();
    for (x, y) in points {
        let letter = if text.is_empty() { 'M' } else { 'L' };
        write!(text, "{letter}{x} {y}").expect("a String takes all");
    }
    text
}

/// Writes a colour as the attribute of that name, with its opacity where it has any.
fn color(paint: &Paint, attribute: &str) -> String {
    let (red, green, blue) = paint.rgb;
    let solid = format!("{attribute}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if paint.opacity < 1.0 { format!("{solid} {attribute}-opacity=\"{}\"", paint.opacity) } else { solid }
}

/// Escapes text for XML and leaves out letters that XML forbids.
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
