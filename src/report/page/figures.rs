//! The charts in a page: each twice, for a wide and a narrow one.

use crate::report::ReportError;
use crate::report::chart::{Layout, charts};
use crate::results::Findings;
use serde::Serialize;

/// A chart in the page.
#[derive(Debug, Serialize)]
pub(super) struct Figure {
    /// Its name, which is that of its file.
    pub(super) name: &'static str,
    /// The finding, in words.
    pub(super) title: String,
    /// The chart in words, for those who cannot see it.
    pub(super) description: String,
    /// The drawing for screens and paper.
    pub(super) wide: String,
    /// The drawing for phones.
    pub(super) narrow: String,
}

/// Every chart of a run. What a drawing names carries the drawing's own name, so that many stand on
/// one page.
pub(super) fn figures(findings: &Findings) -> Result<Vec<Figure>, ReportError> {
    let (wide, narrow) = (charts(findings, Layout::Wide)?, charts(findings, Layout::Narrow)?);
    let figure = |(wide, narrow): (crate::report::Drawing, crate::report::Drawing)| Figure {
        name: wide.name,
        title: wide.title,
        description: wide.description,
        wide: wide.svg.trim_end().to_owned(),
        narrow: narrow.svg.trim_end().to_owned(),
    };
    Ok(wide.into_iter().zip(narrow).map(figure).collect())
}
