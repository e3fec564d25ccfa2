//! Charts, drawn: those of a run, and any other picture.

use super::canvas::Primitive;
use super::paper::Paper;
use super::picture::Picture;
use super::sheet::Sheet;
use super::sizes::Layout;
use super::svg::svg;
use super::{
    ChartError, able_to_function, averted, burden, casualties, exceedance, icon_array,
    individual_risk, what_became, where_harm_comes_from, who_is_hurt,
};
use crate::results::Findings;

/// A chart with its name, which is that of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The name: of a run's chart one of [`Drawing::NAMES`].
    pub name: &'static str,
    /// How it is meant to be seen.
    pub layout: Layout,
    /// Its heading: the finding, in words.
    pub title: String,
    /// What it shows, in words, for those who cannot see it.
    pub description: String,
    /// The picture, SVG.
    pub svg: String,
    /// Width and height, px.
    pub(crate) size: (u32, u32),
    /// What is drawn, in order.
    pub(crate) primitives: Vec<Primitive>,
}

/// Makes the picture of a chart; none where the findings hold nothing to show in it.
type Make = fn(&Findings) -> Result<Option<Picture>, ChartError>;

/// All charts there are, in the order of reading.
const CHARTS: &[(&str, Make)] = &[
    ("able-to-function", |findings| able_to_function::picture(findings).map(Some)),
    ("what-became", |findings| what_became::picture(findings).map(Some)),
    ("casualties", |findings| casualties::picture(findings).map(Some)),
    ("who-is-hurt", |findings| Ok(who_is_hurt::picture(findings))),
    ("where-harm-comes-from", |findings| Ok(where_harm_comes_from::picture(findings))),
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

/// All charts that the findings have something to show in, in a layout.
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

/// Draws those pictures that there are.
pub(super) fn drawn_of<const N: usize>(
    pictures: [(&'static str, Option<Picture>); N],
    layout: Layout,
) -> Vec<Drawing> {
    let some = pictures.into_iter().filter_map(|(name, picture)| Some((name, picture?)));
    some.map(|(name, picture)| drawn(name, &picture, layout)).collect()
}

/// Draws a picture.
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
