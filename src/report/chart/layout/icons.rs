//! Icon arrays: a thousand mines as squares, coloured by their state.

use super::grid::{Grid, Spaces};
use super::legend::Legend;
use super::picture::Body;
use super::sheet::Sheet;
use super::sizes::Layout;
use crate::report::chart::canvas::clip::PaperPoint;
use crate::report::chart::canvas::palette::WHITE;
use crate::report::chart::canvas::paper::Paper;
use plotters::prelude::RGBColor;

/// Panels of icon arrays.
#[derive(Clone, Debug)]
pub(crate) struct Icons {
    /// The legend.
    pub(crate) key: Legend,
    /// One panel for each alternative.
    pub(crate) panels: Vec<IconArray>,
}

/// The icon array of an alternative.
#[derive(Clone, Debug)]
pub(crate) struct IconArray {
    /// The alternative's name.
    pub(crate) name: String,
    /// The text of the panel.
    pub(crate) wording: String,
    /// The number of mines of each colour.
    pub(crate) counts: Vec<usize>,
}

/// The number of mines in a panel.
pub(crate) const MINES: usize = 1000;
/// The gap between squares, as a share of their side.
const BETWEEN: f64 = 0.2;

impl Icons {
    /// The grid of panels, and the number of mines in a row.
    fn grid(&self, layout: Layout) -> (Grid<'_>, usize) {
        let (columns, in_row) = match (layout, self.panels.len()) {
            (Layout::Narrow, _) => (1, 40),
            (Layout::Wide, 0 | 1) => (1, 100),
            (Layout::Wide, _) => (2, 50),
        };
        let spaces =
            Spaces { columns, gap: 36.0, under_key: 12.0, under_head: 8.0, claim_lines: 3 };
        let heads = self.panels.iter().map(|panel| [panel.name.as_str(), &panel.wording]);
        (Grid::of(&self.key, heads, spaces, layout), in_row)
    }

    /// Draws a panel's mines, row after row.
    ///
    /// Bars of one colour are cut into squares by white lines. This takes a tenth of the elements
    /// that separate squares would take.
    fn mines(
        &self,
        counts: &[usize],
        (left, top): PaperPoint,
        in_row: usize,
        pitch: f64,
        paper: &Paper,
    ) {
        let of_state = counts.iter().zip(&self.key);
        let colors: Vec<RGBColor> = of_state
            .flat_map(|(&count, (_, color))| std::iter::repeat_n(*color, count))
            .take(MINES)
            .collect();
        for (row, colors) in colors.chunks(in_row).enumerate() {
            let y = top + row as f64 * pitch;
            let mut from = 0;
            for stretch in colors.chunk_by(|a, b| a == b) {
                let to = from + stretch.len();
                let [x, end] = [from, to].map(|column| left + column as f64 * pitch);
                paper.rectangle((x, y), (end, y + pitch), stretch[0]);
                from = to;
            }
        }
        let rows = colors.len().div_ceil(in_row);
        let (right, bottom) =
            (left + in_row.min(colors.len()) as f64 * pitch, top + rows as f64 * pitch);
        let line = |from, to| paper.stroke(&[from, to], WHITE, BETWEEN * pitch);
        (1..in_row)
            .map(|column| left + column as f64 * pitch)
            .for_each(|x| line((x, top), (x, bottom)));
        (1..rows).map(|row| top + row as f64 * pitch).for_each(|y| line((left, y), (right, y)));
    }
}

/// The height of a panel, px.
fn panel_high(grid: &Grid<'_>, in_row: usize) -> f64 {
    grid.above + grid.wide / in_row as f64 * MINES.div_ceil(in_row) as f64 + 22.0
}

impl Body for Icons {
    fn high(&self, layout: Layout) -> f64 {
        let (grid, in_row) = self.grid(layout);
        grid.high(panel_high(&grid, in_row), layout)
    }

    fn draw(&self, sheet: &Sheet, paper: &Paper) {
        let (grid, in_row) = self.grid(sheet.layout);
        let pitch = grid.wide / in_row as f64;
        grid.draw(panel_high(&grid, in_row), sheet, paper, |at, corner| {
            self.mines(&self.panels[at].counts, corner, in_row, pitch, paper);
        });
    }

    fn description(&self) -> String {
        let of_alternative = |IconArray { name, wording, counts }: &IconArray| {
            let counted: Vec<String> = self
                .key
                .iter()
                .zip(counts)
                .filter(|(_, count)| **count > 0)
                .map(|((what, _), count)| format!("{count} {what}"))
                .collect();
            format!("{name}: {wording} Of a thousand: {}.", counted.join(", "))
        };
        self.panels.iter().map(of_alternative).collect::<Vec<_>>().join(" ")
    }
}
