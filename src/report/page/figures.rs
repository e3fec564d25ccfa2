//! The charts of a page, in a wide and a narrow layout.

use crate::report::ReportError;
use crate::report::chart::{Layout, charts};
use crate::results::Findings;
use serde::Serialize;

/// A chart of the page.
#[derive(Debug, Serialize)]
pub(super) struct PageChart {
    /// The name, which is also the name of the chart's file.
    pub(super) name: &'static str,
    /// The title, which states the finding.
    pub(super) title: String,
    /// A text alternative for readers who cannot see the chart.
    pub(super) description: String,
    /// The drawing for screens and paper, as SVG.
    pub(super) wide: String,
    /// The drawing for phones, as SVG.
    pub(super) narrow: String,
}

/// All charts of a run.
///
/// The ids in a drawing contain the drawing's name, so that several fit on one page.
pub(super) fn figures(findings: &Findings) -> Result<Vec<PageChart>, ReportError> {
    let (wide, narrow) = (charts(findings, Layout::Wide)?, charts(findings, Layout::Narrow)?);
    let figure = |(wide, narrow): (crate::report::Drawing, crate::report::Drawing)| PageChart {
        name: wide.name,
        title: wide.title,
        description: wide.description,
        wide: wide.svg.trim_end().to_owned(),
        narrow: narrow.svg.trim_end().to_owned(),
    };
    Ok(wide.into_iter().zip(narrow).map(figure).collect())
}
