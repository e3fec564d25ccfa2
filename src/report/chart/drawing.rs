//! The charts of a run, as SVG.

use super::draw::{canvas_error, draw};
use super::picture::Picture;
use super::sheet::Sheet;
use super::sizes::Layout;
use super::svg_canvas::SvgCanvas;
use super::{ChartError, able_to_function, casualties, individual_risk};
use crate::estimate::Findings;
use plotters::drawing::IntoDrawingArea;

/// A chart with its name, which is that of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The name, one of [`Drawing::NAMES`].
    pub name: &'static str,
    /// How it is meant to be seen.
    pub layout: Layout,
    /// Its heading: the finding, in words.
    pub title: String,
    /// The picture, SVG.
    pub svg: String,
}

impl Drawing {
    /// The names of all charts, in the order of [`charts`].
    pub const NAMES: [&'static str; 3] = ["able-to-function", "casualties", "individual-risk"];
}

/// All charts of a run, in a layout.
///
/// # Errors
/// Where the findings lack a curve that a chart needs.
pub fn charts(findings: &Findings, layout: Layout) -> Result<Vec<Drawing>, ChartError> {
    let pictures = [
        able_to_function::picture(findings)?,
        casualties::picture(findings)?,
        individual_risk::picture(findings)?,
    ];
    Drawing::NAMES
        .into_iter()
        .zip(&pictures)
        .map(|(name, picture)| {
            Ok(Drawing { name, layout, title: picture.title.clone(), svg: svg(name, picture, layout)? })
        })
        .collect()
}

/// A picture as SVG.
fn svg(name: &'static str, picture: &Picture, layout: Layout) -> Result<String, ChartError> {
    let mut svg = String::new();
    let sheet = Sheet::of(picture, layout);
    let id = match layout {
        Layout::Wide => name.to_owned(),
        Layout::Narrow => format!("{name}-narrow"),
    };
    let canvas = SvgCanvas::new(&mut svg, sheet.size(), &id, &picture.title, &picture.description());
    let area = canvas.into_drawing_area();
    draw(picture, &sheet, &area)?;
    area.present().map_err(canvas_error)?;
    drop(area);
    Ok(svg)
}
