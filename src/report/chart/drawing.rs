//! Rendering of charts: those of a run, and any other picture.

use super::ChartError;
use super::canvas::backend::Primitive;
use super::canvas::paper::Paper;
use super::canvas::svg::svg;
use super::layout::picture::Picture;
use super::layout::sheet::Sheet;
use super::layout::sizes::Layout;
use super::run::{
    able_to_function, averted, burden, casualties, casualties_by_cause, casualties_by_group,
    exceedance, icon_array, individual_risk, mine_states,
};
use crate::results::Findings;

/// A rendered chart.
///
/// # Example
///
/// ```
/// use inertness::jobs::simulate;
/// use inertness::question::Engine;
/// use inertness::report::{Layout, charts};
/// use inertness::scenario::{Source, built_ins, read};
///
/// let scenario = read(&Source::BuiltIn(&built_ins()[0]), &["draws=2".into()])?;
/// let findings = simulate(&scenario, Engine::Expected, |_| ()).findings;
/// for drawing in charts(&findings, Layout::Wide)? {
///     assert!(drawing.svg.starts_with("<svg"), "{}", drawing.name);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The name, also of its file. A run's chart has one of [`Drawing::NAMES`].
    pub name: &'static str,
    /// The layout.
    pub layout: Layout,
    /// The title, which states the finding.
    pub title: String,
    /// A text alternative for readers who cannot see the chart.
    pub description: String,
    /// The SVG document.
    pub svg: String,
    /// Width and height, px.
    pub(crate) size: (u32, u32),
    /// The drawn elements, in order.
    pub(crate) primitives: Vec<Primitive>,
}

/// A function that makes a chart's content, if there is any.
type Make = fn(&Findings) -> Result<Option<Picture>, ChartError>;

/// All charts of a run, in reading order.
const CHARTS: &[(&str, Make)] = &[
    ("able-to-function", |findings| able_to_function::picture(findings).map(Some)),
    ("mine-states", |findings| mine_states::picture(findings).map(Some)),
    ("casualties", |findings| casualties::picture(findings).map(Some)),
    ("casualties-by-group", |findings| Ok(casualties_by_group::picture(findings))),
    ("casualties-by-cause", |findings| Ok(casualties_by_cause::picture(findings))),
    ("individual-risk", |findings| individual_risk::picture(findings).map(Some)),
    ("exceedance", |findings| Ok(exceedance::picture(findings))),
    ("averted", |findings| Ok(averted::picture(findings))),
    ("burden", |findings| Ok(burden::picture(findings))),
    ("icon-array", |findings| Ok(icon_array::picture(findings))),
];

impl Drawing {
    /// The names of all charts, in the order of [`charts`].
    pub const NAMES: [&'static str; CHARTS.len()] = {
        let mut names = [""; CHARTS.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = CHARTS[at].0;
            at += 1;
        }
        names
    };
}

/// Renders all charts of a run in a layout, except empty ones.
///
/// # Errors
/// Where the findings lack a curve that a chart needs.
pub fn charts(findings: &Findings, layout: Layout) -> Result<Vec<Drawing>, ChartError> {
    let drawn = CHARTS.iter().map(|&(name, make)| {
        let picture = make(findings)?;
        Ok(picture.map(|picture| drawn(name, &picture, layout)))
    });
    drawn.filter_map(Result::transpose).collect()
}

/// Renders the pictures that are present.
pub(super) fn drawn_of<const N: usize>(
    pictures: [(&'static str, Option<Picture>); N],
    layout: Layout,
) -> Vec<Drawing> {
    let some = pictures.into_iter().filter_map(|(name, picture)| Some((name, picture?)));
    some.map(|(name, picture)| drawn(name, &picture, layout)).collect()
}

/// Renders a picture.
pub(super) fn drawn(name: &'static str, picture: &Picture, layout: Layout) -> Drawing {
    let Picture { title, subtitle, source, body } = picture;
    let sheet = Sheet::of([title, subtitle, source], body.high(layout), layout);
    let paper = Paper::of(sheet.size());
    sheet.draw(&paper);
    body.draw(&sheet, &paper);
    let id = match layout {
        Layout::Wide => name.to_owned(),
        Layout::Narrow => format!("{name}-narrow"),
    };
    let (title, description) = (title.clone(), format!("{subtitle} {}", body.description()));
    let (primitives, size) = (paper.drawn(), sheet.size());
    let svg = svg(&primitives, size, &id, &title, &description);
    Drawing { name, layout, title, description, svg, size, primitives }
}
