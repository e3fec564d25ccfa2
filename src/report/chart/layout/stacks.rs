//! Stacked shares over time, in a panel for each alternative.

use super::axes::along_the_bottom;
use super::axis::Axis;
use super::grid::{Grid, Spaces};
use super::legend::Legend;
use super::picture::Body;
use super::sheet::Sheet;
use super::sizes::{Layout, Sizes};
use crate::report::chart::canvas::clip::{Frame, PaperPoint};
use crate::report::chart::canvas::paper::{LEFT, Paper};

/// Panels of stacked shares.
#[derive(Clone, Debug)]
pub(crate) struct Stacks {
    /// The legend, from the bottom of the stack up.
    pub(crate) key: Legend,
    /// Times after the start, days, and their axis.
    pub(crate) times: Vec<f64>,
    pub(crate) across: Axis,
    /// One panel for each alternative.
    pub(crate) panels: Vec<Stack>,
}

/// The stacked shares of an alternative.
#[derive(Clone, Debug)]
pub(crate) struct Stack {
    /// The alternative's name.
    pub(crate) name: String,
    /// The text of the panel.
    pub(crate) wording: String,
    /// The share of each colour at each time.
    pub(crate) shares: Vec<Vec<f64>>,
}

/// Most panels in a row.
const BESIDE: usize = 3;

impl Stacks {
    fn grid(&self, layout: Layout) -> Grid<'_> {
        let columns = if layout.is_narrow() { 1 } else { self.panels.len().clamp(1, BESIDE) };
        let spaces =
            Spaces { columns, gap: 30.0, under_key: 10.0, under_head: 14.0, claim_lines: 1 };
        let heads = self.panels.iter().map(|panel| [panel.name.as_str(), &panel.wording]);
        Grid::of(&self.key, heads, spaces, layout)
    }

    /// Heights of the drawn part and of the whole panel, px.
    fn heights(&self, above: f64, layout: Layout) -> [f64; 2] {
        let drawn = match (layout, self.panels.len()) {
            (Layout::Narrow, _) => 150.0,
            (Layout::Wide, 0..=2) => 330.0,
            (Layout::Wide, _) => 220.0,
        };
        [drawn, drawn + above + 2.0 * layout.sizes().tick.size + 26.0]
    }

    /// Draws the stacked shares of an alternative.
    fn stack(&self, shares: &[Vec<f64>], panel: Frame, paper: &Paper) {
        let position = |(&time, &share): (&f64, &f64)| {
            let along = self.across.position(time).clamp(0.0, 1.0);
            (panel.x(along), panel.y(share.clamp(0.0, 1.0)))
        };
        // a single time is drawn as if it had a duration
        let times: Vec<f64> = match self.times.as_slice() {
            [only] => vec![*only, self.across.high],
            times => times.to_vec(),
        };
        let mut under = vec![0.0; times.len()];
        for (values, (_, color)) in shares.iter().zip(&self.key) {
            let value = |at: usize| values.get(at).or(values.last()).copied().unwrap_or(0.0);
            let over: Vec<f64> =
                under.iter().enumerate().map(|(at, under)| under + value(at)).collect();
            if values.iter().any(|&value| value > 0.0) {
                let upper = times.iter().zip(&over).map(position);
                let lower = times.iter().zip(&under).map(position).rev();
                paper.fill(&upper.chain(lower).collect::<Vec<PaperPoint>>(), *color);
            }
            under = over;
        }
    }

    /// Draws the axes of a panel.
    fn axes(&self, panel: Frame, sizes: &Sizes, paper: &Paper) {
        for (share, label) in [(0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %")] {
            paper.text(label, (panel.left - 8.0, panel.y(share)), sizes.tick, LEFT);
        }
        let written = |label: &str| sizes.tick.width(label);
        let ticks = self.across.time_ticks(panel.right - panel.left, written);
        along_the_bottom(&ticks, panel, 5.0, sizes.tick, paper);
    }
}

impl Body for Stacks {
    fn high(&self, layout: Layout) -> f64 {
        let grid = self.grid(layout);
        grid.high(self.heights(grid.above, layout)[1], layout)
    }

    fn draw(&self, sheet: &Sheet, paper: &Paper) {
        let grid = self.grid(sheet.layout);
        let [drawn, high] = self.heights(grid.above, sheet.layout);
        let up = sheet.sizes.tick.room("100 %") + 8.0;
        grid.draw(high, sheet, paper, |at, (left, top)| {
            // half of the last tick label extends beyond the right edge
            let right = left + grid.wide - 14.0;
            let panel = Frame { left: left + up, top, right, bottom: top + drawn };
            self.stack(&self.panels[at].shares, panel, paper);
            self.axes(panel, &sheet.sizes, paper);
        });
    }

    fn description(&self) -> String {
        let of_alternative = |stack: &Stack| format!("{}: {}.", stack.name, stack.wording);
        self.panels.iter().map(of_alternative).collect::<Vec<_>>().join(" ")
    }
}
