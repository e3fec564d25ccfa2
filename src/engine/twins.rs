//! Counts that are always equal to another, and so need no tally of their own.

use super::field::{Column, Columns};

/// Which counts of an arm are equal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Twins {
    pub(super) columns: Columns,
    /// Whether a mine was ever dormant.
    pub(super) slept: bool,
}

impl Twins {
    /// The count that stands for this one: of a single group are all casualties, and without
    /// dormant mines those able to function are the functional ones.
    pub(super) const fn counted_as(self, column: Column) -> Column {
        match column {
            Column::OfGroup(0) if self.columns.groups == 1 => Column::Casualties,
            Column::KilledOfGroup(0) if self.columns.groups == 1 => Column::Killed,
            Column::AbleToFunction if !self.slept => Column::Functional,
            other => other,
        }
    }

    /// Whether another count stands for that of an index.
    pub(super) fn is_one(self, index: usize) -> bool {
        [Column::OfGroup(0), Column::KilledOfGroup(0), Column::AbleToFunction]
            .into_iter()
            .any(|column| self.columns.index(column) == index && self.counted_as(column) != column)
    }
}
