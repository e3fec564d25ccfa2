//! The charts of a run, as SVG.

use super::draw::{canvas_error, draw};
use super::layout::SIZE;
use super::picture::Picture;
use super::svg_canvas::SvgCanvas;
use super::{ChartError, able_to_function, casualties, individual_risk};
use crate::estimate::Findings;
use plotters::drawing::IntoDrawingArea;

/// A chart with its name, which is that of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The name, one of [`Drawing::NAMES`].
    pub name: &'static str,
    /// The picture, SVG.
    pub svg: String,
}

impl Drawing {
    /// The names of all charts, in the order of [`charts`].
    pub const NAMES: [&'static str; 3] = ["able-to-function", "casualties", "individual-risk"];
}

/// All charts of a run.
///
/// # Errors
/// Where the findings lack a curve that a chart needs.
pub fn charts(findings: &Findings) -> Result<Vec<Drawing>, ChartError> {
    let pictures = [
        able_to_function::picture(findings)?,
        casualties::picture(findings)?,
        individual_risk::picture(findings)?,
    ];
    Drawing::NAMES
        .into_iter()
        .zip(&pictures)
        .map(|(name, picture)| Ok(Drawing { name, svg: svg(name, picture)? }))
        .collect()
}

/// A picture as SVG.
fn svg(name: &'static str, picture: &Picture) -> Result<String, ChartError> {
    let mut svg = String::new();
    let area =
        SvgCanvas::new(&mut svg, SIZE, name, &picture.title, &picture.description()).into_drawing_area();
    draw(picture, &area)?;
    area.present().map_err(canvas_error)?;
    drop(area);
    Ok(svg)
}
