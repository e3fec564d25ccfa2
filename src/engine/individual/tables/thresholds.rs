//! Sorted thresholds with a guide table. It counts those below a number in constant time.

/// Increasing thresholds (equal ones allowed, the first may be −∞).
#[derive(Clone, Debug)]
pub(crate) struct Thresholds {
    levels: Vec<f64>,
    low: f64,
    cells_per_unit: f64,
    /// Number of thresholds below the lower edge of each cell.
    guide: Vec<u16>,
}

/// Cells for each threshold, and the most of them. Few thresholds are in one cell, and a thousand
/// waves still fit in memory.
const CELLS_PER_LEVEL: usize = 4;
const MOST_CELLS: usize = 1024;

impl Thresholds {
    /// Builds the guide table of thresholds that do not decrease.
    pub(crate) fn new(levels: Vec<f64>) -> Self {
        let cells = (CELLS_PER_LEVEL * levels.len()).clamp(1, MOST_CELLS);
        Self::with_cells(levels, cells)
    }

    /// The same with the most cells, for thresholds close together.
    pub(crate) fn of_crowded(levels: Vec<f64>) -> Self {
        Self::with_cells(levels, MOST_CELLS)
    }

    fn with_cells(levels: Vec<f64>, cells: usize) -> Self {
        assert!(levels.len() <= usize::from(u16::MAX), "a grid has a few hundred times");
        assert!(
            levels.windows(2).all(|pair| pair[0] <= pair[1]),
            "the rungs of a ladder do not fall"
        );
        let finite = || levels.iter().copied().filter(|rung| rung.is_finite());
        let (low, high) = (finite().next().unwrap_or(0.0), finite().next_back().unwrap_or(0.0));
        let cells_per_unit = if high > low { cells as f64 / (high - low) } else { 0.0 };
        let mut below = 0;
        let guide = (0..cells)
            .map(|cell| {
                let edge =
                    if cells_per_unit > 0.0 { low + cell as f64 / cells_per_unit } else { low };
                while below < levels.len() && levels[below] < edge {
                    below += 1;
                }
                // one threshold less than below the edge, so that rounding of the cell's number
                // does no harm
                below.saturating_sub(1) as u16
            })
            .collect();
        Self { levels, low, cells_per_unit, guide }
    }

    /// Number of thresholds strictly below a value.
    #[inline]
    pub(crate) fn passed(&self, value: f64) -> usize {
        // a float cast to an integer saturates: cell 0 below the first threshold, the last cell
        // above the last
        let cell = ((value - self.low) * self.cells_per_unit) as usize;
        let mut passed = self.guide[cell.min(self.guide.len() - 1)] as usize;
        while passed < self.levels.len() && self.levels[passed] < value {
            passed += 1;
        }
        passed
    }

    /// Number of thresholds strictly below every value from `low` to `high`. `None` if one lies
    /// between.
    #[inline]
    pub(crate) fn passed_between(&self, low: f64, high: f64) -> Option<usize> {
        let passed = self.passed(low);
        self.levels.get(passed).is_none_or(|&rung| rung >= high).then_some(passed)
    }

    /// Estimates the memory, in bytes.
    pub(crate) const fn bytes(&self) -> usize {
        self.levels.len() * size_of::<f64>() + self.guide.len() * size_of::<u16>()
    }

    /// Thresholds.
    pub(crate) fn levels(&self) -> &[f64] {
        &self.levels
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
        for levels in ladders {
            let thresholds = Thresholds::new(levels.clone());
            let near = levels.iter().flat_map(|&rung| [rung, rung.next_up(), rung.next_down()]);
            for value in near.chain([-1e9, -3.5, 0.0005, 3.0, 1e9]) {
                let counted = levels.iter().filter(|&&rung| rung < value).count();
                assert_eq!(thresholds.passed(value), counted, "{value} on {levels:?}");
            }
        }
    }
}
