//! The content of a chart before layout: headings and a body.
//!
//! The body draws itself.

use super::sheet::Sheet;
use super::sizes::Layout;
use crate::report::chart::canvas::paper::Paper;
use crate::report::wording::made;
use crate::report::wording::words::{quoted_whole, sentence};
use crate::results::Findings;

/// The content of a chart.
pub(crate) struct Picture {
    /// The title, which states the finding.
    pub(crate) title: String,
    /// The subtitle: what is drawn, and the meaning of the shading.
    pub(crate) subtitle: String,
    /// The source: how to reproduce the chart.
    pub(crate) source: String,
    /// The body.
    pub(crate) body: Box<dyn Body>,
}

/// The body of a chart.
pub(crate) trait Body {
    /// The height, px.
    fn high(&self, layout: Layout) -> f64;

    /// Draws it on the body of a sheet.
    fn draw(&self, sheet: &Sheet, paper: &Paper);

    /// Describes it in words.
    fn description(&self) -> String;
}

/// Most characters of two names in a title.
const IN_A_HEADING: usize = 80;

/// Whether the names of two alternatives fit into a title together.
pub(crate) fn both_fit(one: &str, other: &str) -> bool {
    one.chars().count() + other.chars().count() < IN_A_HEADING
}

/// Joins the texts of two alternatives, each with its name.
///
/// `behind` follows each name: `1 in 10 with “one”, 2 in 10 with “other”`.
pub(crate) fn with_each(
    said: [String; 2],
    names: [&str; 2],
    behind: [String; 2],
    between: &str,
) -> String {
    let [one, other] = names.map(quoted_whole);
    format!("{} with {one}{}{between} {} with {other}{}", said[0], behind[0], said[1], behind[1])
}

/// The source line of a run's chart: how to reproduce it.
pub(crate) fn source(findings: &Findings) -> String {
    format!("{} {}.", sentence(&findings.title), made::run(&findings.provenance))
}
