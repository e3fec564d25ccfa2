//! Clustering of counted events: lots share their chance, detonations cause several casualties.

use crate::engine::{Column, met_by};
use crate::estimate::findings::source::counts_people;
use crate::model::{Laying, Study};
use crate::units::Days;

/// Cluster sizes of the events of an alternative by a time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clustering {
    /// The most mines that share a lot.
    lot: f64,
    /// Expected contacts with other mines of that lot, if all function.
    met: f64,
    /// Mean casualties per detonation beyond the first.
    extra: f64,
}

impl Clustering {
    pub(super) fn of(study: &Study, alternative: usize, by: Days) -> Self {
        let alternative = &study.alternatives[alternative];
        let lot = |laying: &Laying| {
            laying.fuse.lots().map_or(1, |lots| laying.mines().div_ceil(u64::from(lots.max(1))))
        };
        let lot = alternative.layings.iter().map(lot).max().unwrap_or(1).max(1) as f64;
        let met = (lot - 1.0) * met_by(study, alternative, by);
        Self { lot, met, extra: study.civilians.extra_casualties_mean }
    }

    /// The greater of two clusterings, size by size.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            lot: self.lot.max(other.lot),
            met: self.met.max(other.met),
            extra: self.extra.max(other.extra),
        }
    }

    /// The greatest cluster size of a count. Met mines and casualties have no greatest size. Three
    /// times their average stands in for it: their tail is no lighter.
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
    use super::*;
    use crate::estimate::agreement::tail::exponent;
    use crate::numeric::exp;

    /// Event probabilities in a Poisson number of clusters (Panjer). They are those of 0, 1, 2 …
    /// events; `distribution` is that of the cluster size.
    fn compound(clusterings: f64, distribution: &[f64], most: usize) -> Vec<f64> {
        let at = |events: usize| distribution.get(events).copied().unwrap_or(0.0);
        let mut found = vec![exp(-clusterings * (1.0 - at(0)))];
        for events in 1..most {
            let sum: f64 = (1..=events).map(|y| y as f64 * at(y) * found[events - y]).sum();
            found.push(clusterings / events as f64 * sum);
        }
        found
    }

    fn moment(distribution: &[f64], power: i32) -> f64 {
        let terms = distribution.iter().enumerate();
        terms.map(|(events, p)| p * crate::numeric::pow(events as f64, f64::from(power))).sum()
    }

    /// Casualties of lots that seldom work, with their exact distribution. The number of lots is
    /// Poisson, and so is the number of detonations of each. Each detonation has 1 casualty and a
    /// Poisson number of further ones. No tail is heavier than the bound.
    #[test]
    fn casualties_and_lots_pass_the_bound_less_often_than_it_says() {
        const LEVEL: f64 = 20.0;
        for (met, extra) in
            [(0.0, 0.01), (0.0, 0.5), (0.0, 3.0), (0.02, 0.5), (1.0, 0.0), (1.0, 0.5), (6.0, 0.3)]
        {
            let mut one = vec![0.0];
            one.extend(compound(extra, &[0.0, 1.0], 60));
            let distribution = if met > 0.0 { compound(met, &one, 150) } else { one };
            let size = Clustering { lot: 1e9, met, extra }.size(Column::Casualties);
            assert!(
                moment(&distribution, 4) <= size * size * moment(&distribution, 2),
                "{met} {extra}"
            );
            for lots in [1e-7, 1e-4, 0.01, 1.0, 30.0] {
                let (mean, variance) =
                    (lots * moment(&distribution, 1), lots * moment(&distribution, 2));
                let all = compound(lots, &distribution, 1200);
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
