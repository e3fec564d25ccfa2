//! Counts that always equal another, without a tally of their own.

use super::events::{Column, Columns};

/// Determines which counts of an alternative are equal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EqualCounts {
    pub(crate) columns: Columns,
    /// Whether a mine was ever dormant.
    pub(crate) slept: bool,
}

impl EqualCounts {
    /// Column that is tallied in place of this one. With a single group, its casualties are all
    /// casualties. Without dormant mines, the mines able to function are the functional ones.
    pub(crate) const fn counted_as(self, column: Column) -> Column {
        match column {
            Column::OfGroup(0) if self.columns.groups == 1 => Column::Casualties,
            Column::KilledOfGroup(0) if self.columns.groups == 1 => Column::Killed,
            Column::AbleToFunction if !self.slept => Column::Functional,
            other => other,
        }
    }

    /// Whether another column is tallied in place of that of an index.
    pub(crate) fn is_one(self, index: usize) -> bool {
        [Column::OfGroup(0), Column::KilledOfGroup(0), Column::AbleToFunction]
            .into_iter()
            .any(|column| self.columns.index(column) == index && self.counted_as(column) != column)
    }
}
