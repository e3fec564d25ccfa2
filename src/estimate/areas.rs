//! Computes each area's numbers over parameter draws, and totals over areas.

use crate::results::{AreaQuantity, AreaRow, AreaTotals, Areas, DrawSummary};
use indexmap::IndexSet;

/// The share of people hurt beyond which the model overstates casualties. The model does not take
/// casualties from the people present.
pub(super) const OVERSTATES_FROM: f64 = 0.05;

impl AreaRow {
    /// Whether expected casualties exceed the range in which the model holds.
    pub fn is_overstated(&self) -> bool {
        self.numbers()
            .next()
            .is_some_and(|casualties| casualties.mean > OVERSTATES_FROM * self.people)
    }

    /// The area's numbers over draws.
    pub fn numbers(&self) -> impl Iterator<Item = DrawSummary> + '_ {
        self.values.iter().map(|values| DrawSummary::of(values))
    }
}

impl Areas {
    /// Sums over all areas, and over each kind where there are several. Kinds are in the order of
    /// their first area.
    pub fn totals(&self) -> Vec<AreaTotals> {
        let kinds: IndexSet<&str> = self.rows.iter().map(|row| row.kind.as_str()).collect();
        let several = Some(kinds).filter(|kinds| kinds.len() > 1).into_iter().flatten();
        std::iter::once(None).chain(several.map(Some)).map(|kind| self.total(kind)).collect()
    }

    /// Sums draw by draw, in the order of the areas. So parts of a table give the same sum.
    fn total(&self, kind: Option<&str>) -> AreaTotals {
        let rows = || self.rows.iter().filter(|row| kind.is_none_or(|kind| row.kind == kind));
        let number = |(at, &quantity): (usize, &AreaQuantity)| {
            let mut sums = vec![0.0; self.made.draws as usize];
            for row in rows() {
                sums.iter_mut().zip(&row.values[at]).for_each(|(sum, value)| *sum += value);
            }
            (quantity, DrawSummary::of(&sums))
        };
        AreaTotals {
            kind: kind.map(str::to_owned),
            areas: rows().count() as u64,
            mines: rows().map(|row| row.mines).sum(),
            area_m2: rows().map(|row| row.area_m2).sum(),
            expected: self.quantities.iter().enumerate().map(number).collect(),
        }
    }
}
