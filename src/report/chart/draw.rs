//! Draws a picture on any canvas of `plotters` that is [`FINE`] times as large as the layout says.

use super::ChartError;
use super::clip::Point;
use super::curves::{curves, leaving, shading, show_through};
use super::labels::{LEADING, NAME_SIZE, VALUE_SIZE};
use super::layout::{Layout, MARGIN, SOURCE, SPACING, SUBTITLE, TICK, TITLE, end_of};
use super::picture::Picture;
use super::reference;
use super::svg_canvas::FINE;
use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Polygon};
use plotters::prelude::{DrawingArea, DrawingBackend, RGBColor};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};

/// Text that is to be read first.
pub(crate) const INK: RGBColor = RGBColor(0x1b, 0x1f, 0x24);
/// Text that is to be read next.
pub(crate) const GREY: RGBColor = RGBColor(0x55, 0x5e, 0x68);
/// Lines that are only there to guide the eye.
const FAINT: RGBColor = RGBColor(0xe2, 0xe5, 0xe9);
/// Colours of the lines, apart for the colour-blind (after Okabe and Ito, with brown and slate for yellow and black).
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
pub(crate) struct Paper<'a, B: DrawingBackend> {
    area: &'a DrawingArea<B, Shift>,
}

impl<B: DrawingBackend> Paper<'_, B> {
    /// A point in the canvas' own coordinates.
    fn fine((x, y): Point) -> (i32, i32) {
        ((x * f64::from(FINE)).round() as i32, (y * f64::from(FINE)).round() as i32)
    }

    /// A line through points.
    pub(crate) fn stroke(&self, points: &[Point], color: RGBAColor, wide: f64) -> Result<(), ChartError> {
        let style =
            ShapeStyle { color, filled: false, stroke_width: (wide * f64::from(FINE)).round() as u32 };
        let points: Vec<(i32, i32)> = points.iter().map(|&point| Self::fine(point)).collect();
        self.area.draw(&PathElement::new(points, style)).map_err(canvas_error)
    }

    /// A filled shape.
    pub(crate) fn fill(&self, points: &[Point], color: RGBAColor) -> Result<(), ChartError> {
        if points.len() < 3 {
            return Ok(());
        }
        let points: Vec<(i32, i32)> = points.iter().map(|&point| Self::fine(point)).collect();
        self.area.draw(&Polygon::new(points, color.filled())).map_err(canvas_error)
    }

    /// A filled circle.
    pub(crate) fn dot(&self, centre: Point, radius: f64, color: RGBAColor) -> Result<(), ChartError> {
        let radius = (radius * f64::from(FINE)).round() as i32;
        self.area.draw(&Circle::new(Self::fine(centre), radius, color.filled())).map_err(canvas_error)
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
        let style = TextStyle { font, color: color.to_backend_color(), pos: Pos::new(anchor.0, anchor.1) };
        self.area.draw_text(text, &style, Self::fine(at)).map_err(canvas_error)
    }
}

/// What the canvas said.
pub(crate) fn canvas_error(fault: impl std::fmt::Display) -> ChartError {
    ChartError::Canvas(fault.to_string())
}

/// Draws the picture.
pub(crate) fn draw<B: DrawingBackend>(
    picture: &Picture,
    area: &DrawingArea<B, Shift>,
) -> Result<(), ChartError> {
    let layout = Layout::of(picture);
    let paper = Paper { area };
    area.fill(&RGBColor(255, 255, 255)).map_err(canvas_error)?;
    words_around(picture, &layout, &paper)?;
    axes(&layout, &paper)?;
    for (at, curve) in picture.lines.iter().enumerate() {
        shading(curve, at, picture, layout.panel, &paper)?;
    }
    reference::draw(picture, layout.panel, &paper)?;
    for (at, curve) in picture.lines.iter().enumerate().rev() {
        curves(curve, at, picture, layout.panel, &paper)?;
    }
    for (at, curve) in picture.lines.iter().enumerate().skip(1) {
        show_through(curve, at, picture, layout.panel, &paper)?;
    }
    leaving(picture, layout.panel, &paper)?;
    names(picture, &layout, &paper)
}

/// Heading, what is drawn, and the foot.
fn words_around<B: DrawingBackend>(
    picture: &Picture,
    layout: &Layout,
    paper: &Paper<'_, B>,
) -> Result<(), ChartError> {
    let blocks = [
        (&layout.title, MARGIN, TITLE, FontStyle::Bold, INK),
        (&layout.subtitle.0, layout.subtitle.1, SUBTITLE, FontStyle::Normal, GREY),
        (&layout.source.0, layout.source.1, SOURCE, FontStyle::Normal, GREY),
    ];
    for (lines, top, size, style, color) in blocks {
        for (at, text) in lines.iter().enumerate() {
            let down = top + at as f64 * size * SPACING;
            paper.text(text, (MARGIN, down), size, style, color, (HPos::Left, VPos::Top))?;
        }
    }
    let name = (MARGIN, layout.name_top);
    paper.text(&picture.vertical_name, name, TICK, FontStyle::Bold, INK, (HPos::Left, VPos::Top))?;
    let under = ((layout.panel.left + layout.panel.right) / 2.0, layout.panel.bottom + 32.0);
    let time = "Time since the start, on a logarithmic scale";
    paper.text(time, under, TICK, FontStyle::Normal, GREY, (HPos::Center, VPos::Top))
}

/// Guide lines and what is written beside them.
fn axes<B: DrawingBackend>(layout: &Layout, paper: &Paper<'_, B>) -> Result<(), ChartError> {
    let panel = layout.panel;
    for tick in &layout.up {
        let y = panel.bottom - tick.place * (panel.bottom - panel.top);
        paper.stroke(&[(panel.left, y), (panel.right, y)], FAINT.to_rgba(), 1.0)?;
        let beside = (panel.left - 10.0, y);
        paper.text(&tick.label, beside, TICK, FontStyle::Normal, GREY, (HPos::Right, VPos::Center))?;
    }
    paper.stroke(&[(panel.left, panel.bottom), (panel.right, panel.bottom)], GREY.to_rgba(), 1.0)?;
    for tick in &layout.across {
        let x = panel.left + tick.place * (panel.right - panel.left);
        paper.stroke(&[(x, panel.bottom), (x, panel.bottom + 6.0)], GREY.to_rgba(), 1.0)?;
        let under = (x, panel.bottom + 9.0);
        paper.text(&tick.label, under, TICK, FontStyle::Normal, GREY, (HPos::Center, VPos::Top))?;
    }
    Ok(())
}

/// The names of the lines, joined to their ends.
fn names<B: DrawingBackend>(
    picture: &Picture,
    layout: &Layout,
    paper: &Paper<'_, B>,
) -> Result<(), ChartError> {
    let left = layout.labels_left;
    for label in &layout.labels {
        let color = colour(label.line).to_rgba();
        let curve = &picture.lines[label.line];
        let middle = label.top + 0.5 * LEADING;
        let swatch = (left - 6.0, middle);
        if curve.ends_below(picture.up) || curve.mean.len() == 1 {
            paper.stroke(&[(left - 15.0, middle), swatch], color, 3.0)?;
        } else {
            let end = (layout.panel.right + 2.0, end_of(curve, picture, layout.panel));
            paper.stroke(&[end, (end.0 + 4.0, end.1), (left - 10.0, middle), swatch], color, 1.4)?;
        }
        let mut down = middle;
        for text in &label.name {
            paper.text(text, (left, down), NAME_SIZE, FontStyle::Bold, INK, (HPos::Left, VPos::Center))?;
            down += LEADING;
        }
        for text in &label.value {
            paper.text(
                text,
                (left, down),
                VALUE_SIZE,
                FontStyle::Normal,
                GREY,
                (HPos::Left, VPos::Center),
            )?;
            down += LEADING;
        }
    }
    Ok(())
}
