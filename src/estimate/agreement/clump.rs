//! How the events of a count come together: mines of a lot share its luck, casualties share a
//! detonation.

use crate::engine::Column;
use crate::model::{Contact, Fuse, Study};
use crate::units::Days;

/// Independent clumps Y of events that a count is the sum of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Clump {
    /// The most events that a clump can have, where there is such a number.
    pub(super) most: Option<f64>,
    /// c of E Yᵏ ≤ ½ k! E Y² cᵏ⁻².
    pub(super) scale: f64,
    /// J of E Y² ≤ J E Y.
    pub(super) second: f64,
}

impl Clump {
    /// Mines that share their luck by so many at most.
    pub(super) const fn of_mines(most: f64) -> Self {
        Self { most: Some(most), scale: most / 3.0, second: most }
    }

    /// What bounds the fourth moment of a clump: E Y⁴ ≤ 𝑘² E Y².
    pub(super) fn fourth(&self) -> f64 {
        let heavy = 12.0 * self.scale * self.scale;
        self.most.map_or(heavy, |most| heavy.min(most * most))
    }

    /// The looser of the two in everything.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            most: self.most.zip(other.most).map(|(a, b)| a.max(b)),
            scale: self.scale.max(other.scale),
            second: self.second.max(other.second),
        }
    }

    /// The clumps of a count of an arm by a time.
    pub(super) fn of(study: &Study, arm: usize, column: Column, by: Days) -> Self {
        let lot = largest_lot(study, arm);
        // of a lot that works with certainty, so many mines meet somebody on average at most
        let met = (lot - 1.0) * met_at_most(study, arm, by);
        let extra = study.civilians.extra_casualties_mean;
        match column {
            Column::Functional
            | Column::Dormant
            | Column::AbleToFunction
            | Column::Inert
            | Column::Explosive
            | Column::SelfDestructed
            | Column::Cleared => Self::of_mines(lot),
            Column::Detonations if lot <= 1.0 => Self::of_mines(1.0),
            Column::Detonations => {
                Self { most: Some(lot), scale: 1.0 + met, second: lot.min(1.0 + met) }
            }
            _ if lot <= 1.0 && extra == 0.0 => Self::of_mines(1.0),
            Column::Casualties
            | Column::Killed
            | Column::Injured
            | Column::OfGroup(_)
            | Column::KilledOfGroup(_)
            | Column::OfCause(_) => Self {
                most: None,
                scale: (1.0 + extra) * (1.0 + met),
                second: 1.0 + 2.0 * extra + (1.0 + extra) * met,
            },
        }
    }
}

/// The most mines of an arm that share a lot whose luck matters.
fn largest_lot(study: &Study, arm: usize) -> f64 {
    let lots = study.arms[arm].layings.iter().map(|laying| match &laying.fuse {
        Fuse::Electrical(fuse) if fuse.battery.lot_cv > 0.0 => {
            laying.mines().div_ceil(u64::from(fuse.battery.lots.max(1)))
        }
        Fuse::Electrical(_) | Fuse::Mechanical(_) => 1,
    });
    lots.max().unwrap_or(1).max(1) as f64
}

/// No less than the contacts of a mine that is functional all the time, from the start: the day's
/// mean by Simpson's rule between its bends, and one whole day more of the most there is, since
/// hours fall unevenly.
fn met_at_most(study: &Study, arm: usize, by: Days) -> f64 {
    let contact = Contact::new(study, &study.arms[arm]);
    let trigger = study.civilians.trigger_probability.value();
    let rate = |day: f64| trigger * contact.daily_means(Days::new(day)).sum::<f64>();
    let mut bends: Vec<f64> = contact
        .bends()
        .iter()
        .map(|bend| bend.days())
        .filter(|&bend| bend > 0.0 && bend < by.days())
        .collect();
    bends.extend([0.0, by.days()]);
    bends.sort_by(f64::total_cmp);
    let (mut met, mut most) = (0.0, 0.0_f64);
    for pair in bends.windows(2) {
        let (from, length) = (pair[0], pair[1] - pair[0]);
        // a mean at a bend belongs to both sides: curves are continuous
        let rates = [0.0, 0.25, 0.5, 0.75, 1.0].map(|part| rate(from + part * length));
        met += length * (rates[0] + 4.0 * rates[1] + 2.0 * rates[2] + 4.0 * rates[3] + rates[4])
            / 12.0;
        most = rates.into_iter().fold(most, f64::max);
    }
    (1.05 * met + most).min(1.0)
}

#[cfg(test)]
mod tests {
    /// E Yᵏ of casualties of a detonation, 1 + Poisson(m).
    fn moment(m: f64, k: i32) -> f64 {
        let (mut chance, mut sum) = (crate::numeric::exp(-m), 0.0);
        for extra in 0..200 {
            sum += chance * crate::numeric::pow(1.0 + f64::from(extra), f64::from(k));
            chance *= m / f64::from(extra + 1);
        }
        sum
    }

    #[test]
    fn casualties_of_a_detonation_have_the_moments_that_the_bounds_ask_for() {
        for m in [0.0, 0.01, 0.3, 1.0, 3.0, 20.0] {
            let (second, c) = (moment(m, 2), 1.0 + m);
            assert!(second <= (1.0 + 2.0 * m) * moment(m, 1) + 1e-9, "m = {m}");
            let mut factorial = 2.0;
            for k in 3..=30 {
                factorial *= f64::from(k);
                let bound = 0.5 * factorial * second * crate::numeric::pow(c, f64::from(k - 2));
                assert!(moment(m, k) <= bound, "m = {m}, k = {k}");
            }
        }
    }
}
