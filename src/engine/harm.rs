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

/// How far back to look where a detonation falls on the very end of the hours in which anybody
/// goes, in days.
const JUST_BEFORE: Days = Days::new(1e-6);

impl<'a> Harm<'a> {
    pub(super) fn new(study: &'a Study, arm: usize) -> Self {
        let mean = study.civilians.extra_casualties_mean;
        let extra = (mean > 0.0)
            .then(|| Poisson::new(mean).expect("a mean above 0 and finite makes a law"));
        Self { study, contact: Contact::new(study, &study.arms[arm]), extra }
    }

    /// The group of a casualty of a detonation at a time, by its share of the contacts at that
    /// moment.
    fn group(&self, at: Days, luck: f64) -> usize {
        let groups = self.study.civilians.groups.len();
        let rate = |at: Days| (0..groups).map(move |group| self.contact.rate(group, at));
        let mut at = at;
        let mut total: f64 = rate(at).sum();
        if total <= 0.0 {
            at = at - JUST_BEFORE;
            total = rate(at).sum();
        }
        let picked = luck * total;
        let mut upper = 0.0;
        let passed = rate(at).take_while(|rate| {
            upper += rate;
            upper <= picked
        });
        passed.count().min(groups - 1)
    }

    /// The casualties of a detonation: one, and a Poisson number more, each of a group by its share
    /// of the contacts at that moment, each killed with the group's fatality. The moment is only
    /// asked for where groups differ.
    pub(super) fn of_detonation<R: Rng>(
        &self,
        moment: impl FnOnce() -> Days,
        luck: &mut R,
        mut tell: impl FnMut(Casualty),
    ) {
        let at = (self.study.civilians.groups.len() > 1).then(moment);
        let extra = self.extra.map_or(0.0, |law| law.sample(luck)) as u64;
        for _ in 0..=extra {
            let who = uniform(luck.next_u64());
            let group = at.map_or(0, |at| self.group(at, who));
            let fatality = self.study.civilians.groups[group].fatality.value();
            tell(Casualty { group, killed: uniform(luck.next_u64()) < fatality });
        }
    }
}
