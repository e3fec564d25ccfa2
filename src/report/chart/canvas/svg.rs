//! Rendering of a chart as SVG, in fractional pixels.

use super::backend::{Anchor, Colour, Primitive, TextLine, printable};
use super::clip::PaperPoint;
use super::font::Weight;
use std::fmt::Write as _;

/// Renders primitives as an SVG document of a size in pixels.
///
/// Title and description are for readers who cannot see it. Their ids contain the name, so that
/// several charts fit on one page.
pub(crate) fn svg(
    primitives: &[Primitive],
    (width, height): (u32, u32),
    name: &str,
    title: &str,
    description: &str,
) -> String {
    let [title, description] = [title, description].map(|text| escaped(&printable(text)));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{name}-title \
         {name}-desc\" font-family=\"Inter, system-ui, sans-serif\">\n\
         <title id=\"{name}-title\">{title}</title>\n<desc \
         id=\"{name}-desc\">{description}</desc>\n"
    );
    for primitive in primitives {
        svg += &element(primitive);
        svg.push('\n');
    }
    svg.push_str("</svg>\n");
    svg
}

fn element(primitive: &Primitive) -> String {
    match primitive {
        Primitive::Lines { lines, wide, colour } => {
            let data: String = lines.iter().map(|line| path_data(line)).collect();
            let stroke =
                format!(r#"fill="none" {} stroke-width="{wide}""#, color(colour, "stroke"));
            format!(r#"<path d="{data}" {stroke} stroke-linejoin="round"/>"#)
        }
        Primitive::Polygon { points, colour } => {
            format!(r#"<path d="{}Z" {}/>"#, path_data(points), color(colour, "fill"))
        }
        Primitive::Rectangle { at: (x, y), size: (width, height), colour } => {
            let fill = color(colour, "fill");
            format!(r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" {fill}/>"#)
        }
        Primitive::Circle { centre: (x, y), radius, colour } => {
            format!(r#"<circle cx="{x}" cy="{y}" r="{radius}" {}/>"#, color(colour, "fill"))
        }
        Primitive::TextLine(TextLine { text, at: (x, y), size, weight, anchor, colour }) => {
            let weight = match weight {
                Weight::SemiBold => r#" font-weight="600""#,
                Weight::Regular => "",
            };
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let letters = format!(r#"font-size="{size}"{weight} text-anchor="{anchor}""#);
            let (fill, text) = (color(colour, "fill"), escaped(text));
            format!(r#"<text x="{x}" y="{y}" {letters} {fill}>{text}</text>"#)
        }
    }
}

/// Formats points as path data.
fn path_data(points: &[PaperPoint]) -> String {
    let mut text = String::new();
    for (x, y) in points {
        let letter = if text.is_empty() { 'M' } else { 'L' };
        write!(text, "{letter}{x} {y}").expect("a String takes all");
    }
    text
}

/// Formats a colour as an attribute, with its opacity if below 1.
fn color(colour: &Colour, attribute: &str) -> String {
    let (red, green, blue) = colour.rgb;
    let solid = format!("{attribute}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if colour.opacity < 1.0 {
        format!("{solid} {attribute}-opacity=\"{}\"", colour.opacity)
    } else {
        solid
    }
}

/// Escapes text for XML.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
