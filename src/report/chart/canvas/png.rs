//! Rendering of a chart as PNG, with the bundled font only.

use super::backend::{Colour, Primitive, TextLine};
use super::clip::PaperPoint;
use super::font::outline;
use crate::report::chart::{ChartError, Drawing};
use read_fonts::model::pen::PathElement;
use tiny_skia::{FillRule, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

/// Pixels of the PNG per pixel of the SVG.
const ENLARGED: u32 = 2;

/// Renders the chart as PNG, twice as large as the SVG.
///
/// # Errors
/// Where it has no size, which is a fault of the program.
pub fn png(drawing: &Drawing) -> Result<Vec<u8>, ChartError> {
    let (wide, high) = (ENLARGED * drawing.size.0, ENLARGED * drawing.size.1);
    let mut pixels = Pixmap::new(wide, high)
        .ok_or_else(|| ChartError::Pixels(format!("no canvas of {wide} x {high}")))?;
    let enlarged = Transform::from_scale(ENLARGED as f32, ENLARGED as f32);
    for primitive in &drawing.primitives {
        // a primitive without extent has no path and is invisible
        let _ = draw(primitive, &mut pixels, enlarged);
    }
    encoded(&pixels).map_err(|fault| ChartError::Pixels(fault.to_string()))
}

/// Encodes opaque pixels. A chart has a background, so that nothing is transparent.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = vec![];
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header()?;
    let colours =
        pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    writer.write_image_data(&colours.collect::<Vec<u8>>())?;
    writer.finish()?;
    Ok(file)
}

fn draw(primitive: &Primitive, pixels: &mut Pixmap, position: Transform) -> Option<()> {
    let mut fill = |path: &Path, colour: &Colour, position: Transform| {
        pixels.fill_path(path, &paint(colour), FillRule::Winding, position, None);
    };
    match primitive {
        Primitive::Lines { lines, wide, colour } => {
            let mut path = PathBuilder::new();
            lines.iter().for_each(|line| add(&mut path, line));
            let stroke =
                Stroke { width: *wide as f32, line_join: LineJoin::Round, ..Stroke::default() };
            pixels.stroke_path(&path.finish()?, &paint(colour), &stroke, position, None);
        }
        Primitive::Polygon { points, colour } => {
            let mut path = PathBuilder::new();
            add(&mut path, points);
            path.close();
            fill(&path.finish()?, colour, position);
        }
        Primitive::Rectangle { at: (x, y), size: (width, height), colour } => {
            let rectangle = Rect::from_xywh(*x as f32, *y as f32, *width as f32, *height as f32)?;
            fill(&PathBuilder::from_rect(rectangle), colour, position);
        }
        Primitive::Circle { centre: (x, y), radius, colour } => {
            fill(
                &PathBuilder::from_circle(*x as f32, *y as f32, *radius as f32)?,
                colour,
                position,
            );
        }
        Primitive::TextLine(text) => {
            fill(&letters(text).finish()?, &text.colour, position.pre_concat(baseline(text)));
        }
    }
    Some(())
}

/// The transform from em to the position of a text.
///
/// In em, y is upwards and the pen at the origin.
fn baseline(text: &TextLine) -> Transform {
    let size = text.size as f32;
    Transform::from_translate(text.left() as f32, text.at.1 as f32).pre_scale(size, -size)
}

/// The outlines of a text as a path, em.
fn letters(text: &TextLine) -> PathBuilder {
    let mut path = PathBuilder::new();
    let (steps, em) = outline(&text.text, text.weight);
    for (from, step) in steps {
        let (along, up) = (|x: f32| from + em * x, |y: f32| em * y);
        match step {
            PathElement::MoveTo { x, y } => path.move_to(along(x), up(y)),
            PathElement::LineTo { x, y } => path.line_to(along(x), up(y)),
            PathElement::QuadTo { cx0, cy0, x, y } => {
                path.quad_to(along(cx0), up(cy0), along(x), up(y));
            }
            PathElement::CurveTo { cx0, cy0, cx1, cy1, x, y } => {
                path.cubic_to(along(cx0), up(cy0), along(cx1), up(cy1), along(x), up(y));
            }
            PathElement::Close => path.close(),
        }
    }
    path
}

fn add(path: &mut PathBuilder, points: &[PaperPoint]) {
    for (at, &(x, y)) in points.iter().enumerate() {
        match at {
            0 => path.move_to(x as f32, y as f32),
            _ => path.line_to(x as f32, y as f32),
        }
    }
}

fn paint(colour: &Colour) -> Paint<'static> {
    let (red, green, blue) = colour.rgb;
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, (255.0 * colour.opacity).round() as u8);
    paint
}
