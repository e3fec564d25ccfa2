//! A look-up by the first 16 bits of two lucks: the first decides the row, the second the place in
//! it.
//!
//! A cell holds an answer only where every luck that begins with its bits has that answer. Where a
//! threshold runs through it the cell says so, and whoever asked has to look at the whole luck.

/// A row of answers along the second luck.
#[derive(Clone, Copy, Debug)]
pub(super) enum Row<'a> {
    /// The same answer everywhere.
    Always(u16),
    /// So much and one more for each of these increasing thresholds that lies below the luck.
    Passed(u16, &'a [f64]),
}

/// Rows of answers.
#[derive(Clone, Debug)]
pub(super) struct Guide {
    /// Where the row of each cell of the first luck begins.
    rows: Box<[u16; 1 << ROW_BITS]>,
    /// The answers of each row in turn.
    cells: Vec<u16>,
    cell_bits: u32,
    /// Bits of the second luck that are not looked at.
    ignored: u32,
}

/// Bits of the first luck that are looked at.
const ROW_BITS: u32 = 10;
/// Most rows with answers, so that 16 bits say where each begins: those behind them are unsure.
const MOST_ROWS: usize = 31;
/// Least and most bits of the second luck that are looked at.
const CELL_BITS: std::ops::RangeInclusive<u32> = 6..=11;

impl Guide {
    /// The look-up whose rows change at increasing `edges` of the first luck, for so many askings;
    /// there is one row more than there are edges. `unsure` is the answer of cells that do not
    /// know.
    pub(super) fn new(edges: &[f64], rows: &[Row<'_>], unsure: u16, askings: u64) -> Self {
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
                Row::Always(answer) => cells.resize(cells.len() + (1 << cell_bits), answer),
                Row::Passed(base, thresholds) => along(thresholds, cell_bits, |passed| {
                    cells.push(passed.map_or(unsure, |passed| base + passed as u16));
                }),
            }
        }
        cells.resize(cells.len() + (1 << cell_bits), unsure);
        let rows =
            begins.into_boxed_slice().try_into().expect("a cell for every number of these bits");
        Self { rows, cells, cell_bits, ignored: 16 - cell_bits }
    }

    /// The row of a first luck; one that is not there where an edge runs through its cell.
    #[inline]
    pub(super) fn row(&self, first: u16) -> usize {
        usize::from(self.begin(first) >> self.cell_bits)
    }

    #[inline]
    fn begin(&self, first: u16) -> u16 {
        self.rows[usize::from(first >> (16 - ROW_BITS))]
    }

    /// The answer to two lucks.
    #[inline]
    pub(super) fn find(&self, first: u16, second: u16) -> u16 {
        self.cells[usize::from(self.begin(first)) | usize::from(second >> self.ignored)]
    }

    /// About how much memory it takes.
    pub(super) const fn bytes(&self) -> usize {
        (self.rows.len() + self.cells.len()) * size_of::<u16>()
    }
}

/// Tells of each of 2^bits cells between 0 and 1 how many thresholds lie below all of it, unless
/// one lies within.
fn along(thresholds: &[f64], bits: u32, mut tell: impl FnMut(Option<usize>)) {
    let width = 1.0 / f64::from(1 << bits);
    let mut passed = 0;
    for cell in 0..1 << bits {
        let (low, high) = (f64::from(cell) * width, f64::from(cell + 1) * width);
        while thresholds.get(passed).is_some_and(|&threshold| threshold <= low) {
            passed += 1;
        }
        tell((thresholds.get(passed).is_none_or(|&threshold| threshold >= high)).then_some(passed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_holds_for_every_luck_that_begins_with_these_bits() {
        let thresholds = [-1.0, 0.0, 1.0 / 64.0, 0.3, 0.3, 0.300_001, 0.75, 1.0];
        let guide = Guide::new(
            &[0.25, 0.26],
            &[Row::Passed(7, &thresholds), Row::Always(3), Row::Always(4)],
            99,
            64,
        );
        let (mut sure, mut unsure) = (0, 0);
        for second in 0..=u16::MAX {
            let counted =
                |luck: f64| 7 + thresholds.iter().filter(|&&threshold| threshold < luck).count();
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
