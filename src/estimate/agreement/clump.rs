//! How the events of a count come together: mines of a lot share its luck, casualties share a
//! detonation.

use crate::engine::{Column, met_by};
use crate::estimate::source::counts_people;
use crate::model::{Laying, Study};
use crate::units::Days;

/// What decides how many events of an arm come together by a time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clump {
    /// The most mines that share a lot whose luck matters.
    lot: f64,
    /// Of them those that meet somebody beside one that does, on average, if all function.
    met: f64,
    /// Casualties of a detonation beyond the first.
    extra: f64,
}

impl Clump {
    pub(super) fn of(study: &Study, arm: usize, by: Days) -> Self {
        let arm = &study.arms[arm];
        let lot = |laying: &Laying| {
            laying.fuse.lots().map_or(1, |lots| laying.mines().div_ceil(u64::from(lots.max(1))))
        };
        let lot = arm.layings.iter().map(lot).max().unwrap_or(1).max(1) as f64;
        let met = (lot - 1.0) * met_by(study, arm, by);
        Self { lot, met, extra: study.civilians.extra_casualties_mean }
    }

    /// The looser of the two in everything.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            lot: self.lot.max(other.lot),
            met: self.met.max(other.met),
            extra: self.extra.max(other.extra),
        }
    }

    /// How many events a clump of a count has, at most. Met mines and casualties have no most:
    /// three times what there is on average counts for it, whose tail is no lighter.
    pub(super) fn size(self, column: Column) -> f64 {
        let detonations = self.lot.min(3.0 * (1.0 + self.met));
        match column {
            Column::Detonations => detonations,
            column if !counts_people(column) => self.lot,
            _ if self.extra == 0.0 => detonations,
            _ => 3.0 * (1.0 + self.extra) * (1.0 + self.met),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tail::exponent;
    use super::*;
    use crate::numeric::exp;

    /// The probabilities of 0, 1, 2 … events in a Poisson number of clumps of that law (Panjer).
    fn compound(clumps: f64, law: &[f64], most: usize) -> Vec<f64> {
        let at = |events: usize| law.get(events).copied().unwrap_or(0.0);
        let mut found = vec![exp(-clumps * (1.0 - at(0)))];
        for events in 1..most {
            let sum: f64 = (1..=events).map(|y| y as f64 * at(y) * found[events - y]).sum();
            found.push(clumps / events as f64 * sum);
        }
        found
    }

    fn moment(law: &[f64], power: i32) -> f64 {
        let terms = law.iter().enumerate();
        terms.map(|(events, p)| p * crate::numeric::pow(events as f64, f64::from(power))).sum()
    }

    /// Casualties of lots that seldom work: a Poisson number of them, each with a Poisson number of
    /// detonations, each with 1 and a Poisson number of casualties. Their law is worked out, and no
    /// tail is heavier than the bound says.
    #[test]
    fn casualties_and_lots_pass_the_bound_less_often_than_it_says() {
        const LEVEL: f64 = 20.0;
        for (met, extra) in
            [(0.0, 0.01), (0.0, 0.5), (0.0, 3.0), (0.02, 0.5), (1.0, 0.0), (1.0, 0.5), (6.0, 0.3)]
        {
            let mut one = vec![0.0];
            one.extend(compound(extra, &[0.0, 1.0], 60));
            let law = if met > 0.0 { compound(met, &one, 150) } else { one };
            let size = Clump { lot: 1e9, met, extra }.size(Column::Casualties);
            assert!(moment(&law, 4) <= size * size * moment(&law, 2), "{met} {extra}");
            for lots in [1e-7, 1e-4, 0.01, 1.0, 30.0] {
                let (mean, variance) = (lots * moment(&law, 1), lots * moment(&law, 2));
                let all = compound(lots, &law, 1200);
                let passes = |seen: &usize| {
                    let off = *seen as f64 - mean;
                    off > 0.0 && exponent(off, variance, size) > LEVEL
                };
                let first = (0..all.len()).find(passes).unwrap();
                let chance: f64 = all[first..].iter().sum();
                assert!(chance <= exp(-LEVEL), "{met} {extra} {lots}: {chance:e} from {first}");
            }
        }
    }
}
