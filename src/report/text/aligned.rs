//! Alignment of rows of cells into columns.

/// The gap before the first column and between columns.
const GAP: &str = "  ";

/// Aligns rows into lines. Each column is as wide as its widest cell.
///
/// The columns in `right` are aligned to the right, the others to the left.
pub(crate) fn aligned<R: AsRef<[String]>>(rows: &[R], right: &[usize]) -> Vec<String> {
    aligned_by(rows, right, GAP)
}

/// Aligns rows into lines, with `gap` between columns.
pub(crate) fn aligned_by<R: AsRef<[String]>>(
    rows: &[R],
    right: &[usize],
    gap: &str,
) -> Vec<String> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        let row = row.as_ref();
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let cell = |(column, (cell, &width)): (usize, (&String, &usize))| {
        if right.contains(&column) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
    };
    let line = |row: &R| {
        let cells: Vec<String> = row.as_ref().iter().zip(&widths).enumerate().map(cell).collect();
        format!("{GAP}{}", cells.join(gap)).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_and_no_line_ends_in_spaces() {
        let rows = [["a", "10", "é"], ["long", "1", ""]].map(|row| row.map(str::to_owned));
        assert_eq!(aligned(&rows, &[1]), ["  a     10  é", "  long   1"]);
        assert_eq!(aligned_by(&rows, &[], " "), ["  a    10 é", "  long 1"]);
    }
}
