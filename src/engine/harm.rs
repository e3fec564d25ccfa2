//! Whom a detonation hurts.

use super::streams::uniform;
use crate::model::{Contact, Study};
use crate::units::Days;
use rand::Rng;
use rand_distr::{Distribution, Poisson};

/// The consequences of detonations in one arm.
#[derive(Debug)]
pub(super) struct Harm<'a> {
    study: &'a Study,
    contact: Contact<'a>,
    extra: Option<Poisson<f64>>,
}

/// One casualty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Casualty {
    /// Index of the group.
    pub(super) group: usize,
    pub(super) killed: bool,
}

/// How far back to look where a detonation falls on the very end of the hours in which anybody goes, in days.
const JUST_BEFORE: Days = Days::new(1e-6);

impl<'a> Harm<'a> {
    pub(super) fn new(study: &'a Study, arm: usize) -> Self {
        let mean = study.civilians.extra_casualties_mean;
        let extra = (mean > 0.0).then(|| Poisson::new(mean).expect("a mean above 0 and finite makes a law"));
        Self { study, contact: Contact::new(study, &study.arms[arm]), extra }
    }

    /// Each group's share of the contacts at a time, cumulative.
    fn shares(&self, at: Days) -> Vec<f64> {
        let cumulative = |at: Days| -> Vec<f64> {
            let groups = 0..self.study.civilians.groups.len();
            groups
                .scan(0.0, |sum, group| {
                    *sum += self.contact.rate(group, at);
                    Some(*sum)
                })
                .collect()
        };
        let shares = cumulative(at);
        if shares.last().is_some_and(|&sum| sum > 0.0) { shares } else { cumulative(at - JUST_BEFORE) }
    }

    /// The casualties of a detonation: one, and a Poisson number more, each of a group by its share of the contacts
    /// at that moment, each killed with the group's fatality.
    pub(super) fn of_detonation<R: Rng>(&self, at: Days, luck: &mut R, mut tell: impl FnMut(Casualty)) {
        let shares = self.shares(at);
        let total = shares.last().copied().unwrap_or(0.0);
        let extra = self.extra.map_or(0.0, |law| law.sample(luck)) as u64;
        for _ in 0..=extra {
            let pick = uniform(luck.next_u64()) * total;
            let group = shares.partition_point(|&upper| upper <= pick).min(shares.len().saturating_sub(1));
            let fatality = self.study.civilians.groups[group].fatality.value();
            tell(Casualty { group, killed: uniform(luck.next_u64()) < fatality });
        }
    }
}
