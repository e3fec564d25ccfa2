//! Guide table indexed by the first 16 bits of two random numbers.
//!
//! The first number decides the row, the second the cell in it. A cell holds an answer only if all
//! random numbers with its bits have that answer. A cell with a threshold inside holds `unsure`;
//! the caller then uses the complete random numbers.

/// A row of answers along the second random number.
#[derive(Clone, Copy, Debug)]
pub(crate) enum GuideRow<'a> {
    /// The same answer everywhere.
    Always(u16),
    /// The base plus the number of thresholds below the random number. Thresholds increase.
    Passed(u16, &'a [f64]),
}

/// Rows of answers.
#[derive(Clone, Debug)]
pub(crate) struct Guide {
    /// Start of the row of each cell of the first random number.
    rows: Box<[u16; 1 << ROW_BITS]>,
    /// Answers of all rows in turn.
    cells: Vec<u16>,
    cell_bits: u32,
    /// Unused bits of the second random number.
    ignored: u32,
}

/// Used bits of the first random number.
const ROW_BITS: u32 = 10;
/// Most rows with answers, so that 16 bits hold the start of each. Further rows are unsure.
const MOST_ROWS: usize = 31;
/// Range of the used bits of the second random number.
const CELL_BITS: std::ops::RangeInclusive<u32> = 6..=11;

impl Guide {
    /// Builds a guide table with rows between `edges`. The edges of the first random number
    /// increase. There is one row more than edges. `unsure` is the answer of undecided cells. The
    /// number of look-ups `askings` sets the number of cells.
    pub(crate) fn new(edges: &[f64], rows: &[GuideRow<'_>], unsure: u16, askings: u64) -> Self {
        assert_eq!(rows.len(), edges.len() + 1, "a row between any two edges");
        let known = rows.len().min(MOST_ROWS);
        let cell_bits = (64 - askings.leading_zeros()).clamp(*CELL_BITS.start(), *CELL_BITS.end());
        let mut begins = Vec::with_capacity(1 << ROW_BITS);
        along(edges, ROW_BITS, |row| {
            let row = row.filter(|&row| row < known).unwrap_or(known);
            begins.push((row << cell_bits) as u16);
        });
        let mut cells = Vec::with_capacity((known + 1) << cell_bits);
        for row in &rows[..known] {
            match *row {
                GuideRow::Always(answer) => cells.resize(cells.len() + (1 << cell_bits), answer),
                GuideRow::Passed(base, thresholds) => along(thresholds, cell_bits, |passed| {
                    cells.push(passed.map_or(unsure, |passed| base + passed as u16));
                }),
            }
        }
        cells.resize(cells.len() + (1 << cell_bits), unsure);
        let rows =
            begins.into_boxed_slice().try_into().expect("a cell for every number of these bits");
        Self { rows, cells, cell_bits, ignored: 16 - cell_bits }
    }

    /// Row of a first random number. An index out of range where an edge is inside its cell.
    #[inline]
    pub(crate) fn row(&self, first: u16) -> usize {
        usize::from(self.begin(first) >> self.cell_bits)
    }

    #[inline]
    fn begin(&self, first: u16) -> u16 {
        self.rows[usize::from(first >> (16 - ROW_BITS))]
    }

    /// Answer to two random numbers.
    #[inline]
    pub(crate) fn find(&self, first: u16, second: u16) -> u16 {
        self.cells[usize::from(self.begin(first)) | usize::from(second >> self.ignored)]
    }

    /// Estimates the memory, in bytes.
    pub(crate) const fn bytes(&self) -> usize {
        (self.rows.len() + self.cells.len()) * size_of::<u16>()
    }
}

/// Calls `record_states` for each of 2^bits cells of [0, 1]. The argument is the number of
/// thresholds below the cell. `None` if a threshold is inside.
fn along(thresholds: &[f64], bits: u32, mut record_states: impl FnMut(Option<usize>)) {
    let width = 1.0 / f64::from(1 << bits);
    let mut passed = 0;
    for cell in 0..1 << bits {
        let (low, high) = (f64::from(cell) * width, f64::from(cell + 1) * width);
        while thresholds.get(passed).is_some_and(|&threshold| threshold <= low) {
            passed += 1;
        }
        record_states(
            (thresholds.get(passed).is_none_or(|&threshold| threshold >= high)).then_some(passed),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_holds_for_every_numbers_that_begins_with_these_bits() {
        let thresholds = [-1.0, 0.0, 1.0 / 64.0, 0.3, 0.3, 0.300_001, 0.75, 1.0];
        let guide = Guide::new(
            &[0.25, 0.26],
            &[GuideRow::Passed(7, &thresholds), GuideRow::Always(3), GuideRow::Always(4)],
            99,
            64,
        );
        let (mut sure, mut unsure) = (0, 0);
        for second in 0..=u16::MAX {
            let counted = |random: f64| {
                7 + thresholds.iter().filter(|&&threshold| threshold < random).count()
            };
            let (low, high) = (f64::from(second) + 1e-6, f64::from(second) + 1.0 - 1e-6);
            match guide.find(0, second) {
                99 => unsure += 1,
                answer => {
                    sure += 1;
                    assert_eq!(usize::from(answer), counted(low / 65_536.0), "{second}");
                    assert_eq!(usize::from(answer), counted(high / 65_536.0), "{second}");
                }
            }
        }
        assert!(sure > 60_000 && unsure > 0, "{sure} and {unsure}");
        assert_eq!(guide.find(0x4000, 5), 3);
        assert_eq!(guide.find(0x8000, 5), 4);
        assert_eq!(guide.find((0.26 * 65_536.0) as u16, 5), 99, "an edge runs through this cell");
    }
}
