//! What a chart shows, before it has a place on paper: headings, and a body that draws itself.

use super::paper::Paper;
use super::sheet::Sheet;
use super::sizes::Layout;
use crate::report::made;
use crate::report::words::{quoted_whole, sentence};
use crate::results::Findings;

/// A chart.
pub(crate) struct Picture {
    /// The finding, in words.
    pub(crate) title: String,
    /// What is drawn, and what the shading is.
    pub(crate) subtitle: String,
    /// How to make it again.
    pub(crate) source: String,
    /// What is drawn.
    pub(crate) body: Box<dyn Body>,
}

/// What is drawn on a sheet.
pub(crate) trait Body {
    /// Its height, px.
    fn high(&self, layout: Layout) -> f64;

    /// Draws it on the body of a sheet.
    fn draw(&self, sheet: &Sheet, paper: &Paper);

    /// What it shows, in words.
    fn description(&self) -> String;
}

/// Letters of two names that a heading has room for.
const IN_A_HEADING: usize = 80;

/// Whether the names of two arms fit into a heading together.
pub(crate) fn both_fit(one: &str, other: &str) -> bool {
    one.chars().count() + other.chars().count() < IN_A_HEADING
}

/// What is said of two arms, each with its name and what stands behind that: `1 in 10 with “one”,
/// 2 in 10 with “other”`.
pub(crate) fn with_each(
    said: [String; 2],
    names: [&str; 2],
    behind: [String; 2],
    between: &str,
) -> String {
    let [one, other] = names.map(quoted_whole);
    format!("{} with {one}{}{between} {} with {other}{}", said[0], behind[0], said[1], behind[1])
}

/// How to make the picture of a run again.
pub(crate) fn source(findings: &Findings) -> String {
    format!("{} {}.", sentence(&findings.title), made::run(&findings.provenance))
}
