//! A thousand mines, each a square, coloured by what became of it.

use super::clip::Point;
use super::grid::{Grid, Spaces};
use super::key::Key;
use super::palette::WHITE;
use super::paper::Paper;
use super::picture::Body;
use super::sheet::Sheet;
use super::sizes::Layout;
use plotters::prelude::RGBColor;

/// Panels of a thousand mines.
#[derive(Clone, Debug)]
pub(crate) struct Icons {
    /// What the colours are.
    pub(crate) key: Key,
    /// One for each arm.
    pub(crate) panels: Vec<Thousand>,
}

/// A thousand mines of an arm.
#[derive(Clone, Debug)]
pub(crate) struct Thousand {
    /// The arm's name.
    pub(crate) name: String,
    /// What is told of it.
    pub(crate) told: String,
    /// How many have each colour.
    pub(crate) counts: Vec<usize>,
}

/// How many mines a panel shows.
pub(crate) const MINES: usize = 1000;
/// Between mines, in their sides.
const BETWEEN: f64 = 0.2;

impl Icons {
    /// The grid of panels, and how many mines are in a row of one.
    fn grid(&self, layout: Layout) -> (Grid<'_>, usize) {
        let (columns, in_row) = match (layout, self.panels.len()) {
            (Layout::Narrow, _) => (1, 40),
            (Layout::Wide, 0 | 1) => (1, 100),
            (Layout::Wide, _) => (2, 50),
        };
        let spaces = Spaces { columns, gap: 36.0, under_key: 12.0, under_head: 8.0, told_lines: 3 };
        let heads = self.panels.iter().map(|panel| [panel.name.as_str(), &panel.told]);
        (Grid::of(&self.key, heads, spaces, layout), in_row)
    }

    /// A panel's mines, row after row: stretches of one colour, cut into squares by lines of paper,
    /// which is a tenth of the marks that squares of their own would take.
    fn mines(
        &self,
        counts: &[usize],
        (left, top): Point,
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
        let of_arm = |Thousand { name, told, counts }: &Thousand| {
            let counted: Vec<String> = self
                .key
                .iter()
                .zip(counts)
                .filter(|(_, count)| **count > 0)
                .map(|((what, _), count)| format!("{count} {what}"))
                .collect();
            format!("{name}: {told} Of a thousand: {}.", counted.join(", "))
        };
        self.panels.iter().map(of_arm).collect::<Vec<_>>().join(" ")
    }
}
