//! Thresholds in order, and how many of them a number passes, found by a guide table in constant
//! time.

/// Increasing thresholds (equal ones allowed, the first may be −∞).
#[derive(Clone, Debug)]
pub(super) struct Ladder {
    rungs: Vec<f64>,
    low: f64,
    cells_per_unit: f64,
    /// How many rungs lie below the lower edge of each cell.
    guide: Vec<u16>,
}

/// Cells for each rung, and the most of them: few rungs are passed in a cell, and a thousand waves
/// still fit in memory.
const CELLS_PER_RUNG: usize = 4;
const MOST_CELLS: usize = 1024;

impl Ladder {
    /// A ladder of thresholds that do not fall.
    pub(super) fn new(rungs: Vec<f64>) -> Self {
        let cells = (CELLS_PER_RUNG * rungs.len()).clamp(1, MOST_CELLS);
        Self::with_cells(rungs, cells)
    }

    /// The same, for thresholds that crowd together: cut as finely as it goes.
    pub(super) fn of_crowded(rungs: Vec<f64>) -> Self {
        Self::with_cells(rungs, MOST_CELLS)
    }

    fn with_cells(rungs: Vec<f64>, cells: usize) -> Self {
        assert!(rungs.len() <= usize::from(u16::MAX), "a grid has a few hundred times");
        assert!(
            rungs.windows(2).all(|pair| pair[0] <= pair[1]),
            "the rungs of a ladder do not fall"
        );
        let finite = || rungs.iter().copied().filter(|rung| rung.is_finite());
        let (low, high) = (finite().next().unwrap_or(0.0), finite().next_back().unwrap_or(0.0));
        let cells_per_unit = if high > low { cells as f64 / (high - low) } else { 0.0 };
        let mut below = 0;
        let guide = (0..cells)
            .map(|cell| {
                let edge =
                    if cells_per_unit > 0.0 { low + cell as f64 / cells_per_unit } else { low };
                while below < rungs.len() && rungs[below] < edge {
                    below += 1;
                }
                // one rung less than the edge itself allows, so that rounding in the cell's number
                // does no harm
                below.saturating_sub(1) as u16
            })
            .collect();
        Self { rungs, low, cells_per_unit, guide }
    }

    /// How many rungs lie strictly below a number.
    #[inline]
    pub(super) fn passed(&self, value: f64) -> usize {
        // a float cast to an integer saturates: below the ladder is cell 0, above it the last
        let cell = ((value - self.low) * self.cells_per_unit) as usize;
        let mut passed = self.guide[cell.min(self.guide.len() - 1)] as usize;
        while passed < self.rungs.len() && self.rungs[passed] < value {
            passed += 1;
        }
        passed
    }

    /// How many rungs lie strictly below every number from `low` to `high`, unless one lies
    /// between.
    #[inline]
    pub(super) fn passed_between(&self, low: f64, high: f64) -> Option<usize> {
        let passed = self.passed(low);
        self.rungs.get(passed).is_none_or(|&rung| rung >= high).then_some(passed)
    }

    /// About how much memory it takes.
    pub(super) const fn bytes(&self) -> usize {
        self.rungs.len() * size_of::<f64>() + self.guide.len() * size_of::<u16>()
    }

    /// The rungs.
    pub(super) fn rungs(&self) -> &[f64] {
        &self.rungs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_finds_what_counting_finds() {
        let ladders = [
            vec![],
            vec![1.0],
            vec![f64::NEG_INFINITY, -3.0, -3.0, 0.0, 0.001, 0.002, 7.5, 7.5, 900.0],
            (0..300).map(|k| f64::from(k) * 0.1).collect(),
        ];
        for rungs in ladders {
            let ladder = Ladder::new(rungs.clone());
            let near = rungs.iter().flat_map(|&rung| [rung, rung.next_up(), rung.next_down()]);
            for value in near.chain([-1e9, -3.5, 0.0005, 3.0, 1e9]) {
                let counted = rungs.iter().filter(|&&rung| rung < value).count();
                assert_eq!(ladder.passed(value), counted, "{value} on {rungs:?}");
            }
        }
    }
}
