//! A grid of panels under a common legend, each with a heading.

use super::legend;
use super::legend::Legend;
use super::sheet::Sheet;
use super::sizes::{LEADING, Layout};
use crate::report::chart::canvas::clip::PaperPoint;
use crate::report::chart::canvas::lettering::WIDER;
use crate::report::chart::canvas::paper::Paper;

/// Spacing of a grid of panels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spaces {
    /// The number of panels in a row.
    pub(crate) columns: usize,
    /// Gaps between panels, under the legend, and under a panel's text, px.
    pub(crate) gap: f64,
    pub(crate) under_key: f64,
    pub(crate) under_head: f64,
    /// Most lines of a panel's text.
    pub(crate) claim_lines: usize,
}

/// The layout of panels in a grid.
pub(crate) struct Grid<'a> {
    spaces: Spaces,
    key: &'a Legend,
    /// Lines above each panel: its name and its text.
    heads: Vec<[Vec<String>; 2]>,
    /// Width of a panel, px.
    pub(crate) wide: f64,
    /// Height of the headings above the drawn part of a panel, px.
    pub(crate) above: f64,
}

impl<'a> Grid<'a> {
    /// The grid of panels with these names and texts.
    pub(crate) fn of(
        key: &'a Legend,
        heads: impl Iterator<Item = [&'a str; 2]>,
        spaces: Spaces,
        layout: Layout,
    ) -> Self {
        let sizes = layout.sizes();
        let columns = spaces.columns as f64;
        let wide = (sizes.across() - (columns - 1.0) * spaces.gap) / columns;
        let lines = |[name, wording]: [&str; 2]| {
            [
                sizes.name.wrapped(name, wide / WIDER, 2),
                sizes.value.wrapped(wording, wide / WIDER, spaces.claim_lines),
            ]
        };
        let heads: Vec<[Vec<String>; 2]> = heads.map(lines).collect();
        let most =
            heads.iter().map(|[name, wording]| name.len() + wording.len()).max().unwrap_or(0);
        Self { spaces, key, heads, wide, above: most as f64 * LEADING + spaces.under_head }
    }

    /// The total height with panels that are `panel` high, px.
    pub(crate) fn high(&self, panel: f64, layout: Layout) -> f64 {
        let rows = self.heads.len().div_ceil(self.spaces.columns) as f64;
        legend::high(self.key, &layout.sizes()) + self.spaces.under_key + rows * panel
    }

    /// Draws the legend and all panels.
    ///
    /// `draw` gets each panel's index and the upper left corner of its drawn part.
    pub(crate) fn draw(
        &self,
        panel: f64,
        sheet: &Sheet,
        paper: &Paper,
        mut draw: impl FnMut(usize, PaperPoint),
    ) {
        let sizes = &sheet.sizes;
        legend::draw(self.key, sheet.body.top, sizes, paper);
        let top = sheet.body.top + legend::high(self.key, sizes) + self.spaces.under_key;
        for (at, [name, wording]) in self.heads.iter().enumerate() {
            let left =
                sizes.margin + (at % self.spaces.columns) as f64 * (self.wide + self.spaces.gap);
            let head = top + (at / self.spaces.columns) as f64 * panel;
            paper.block(name, (left, head), LEADING, sizes.name);
            paper.block(wording, (left, head + name.len() as f64 * LEADING), LEADING, sizes.value);
            draw(at, (left, head + self.above));
        }
    }
}
