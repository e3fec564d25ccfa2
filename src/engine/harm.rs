//! Casualties of detonations.

use super::rng::uniform;
use crate::model::{Contact, Study};
use crate::units::Days;
use rand::Rng;
use rand_distr::{Distribution as _, Poisson};

/// Consequences of detonations in one alternative.
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

/// Step back in days for a detonation at the end of active hours.
///
/// At that very moment all contact rates may be 0.
const JUST_BEFORE: Days = Days::new(1e-6);

impl<'a> Harm<'a> {
    pub(super) fn new(study: &'a Study, alternative: usize) -> Self {
        let mean = study.civilians.extra_casualties_mean;
        let extra = (mean > 0.0)
            .then(|| Poisson::new(mean).expect("a mean above 0 and finite makes a distribution"));
        Self { study, contact: Contact::new(study, &study.alternatives[alternative]), extra }
    }

    /// Draws the group of a casualty. Its probability is its share of the contacts at that moment.
    fn group(&self, at: Days, random: f64) -> usize {
        let groups = self.study.civilians.groups.len();
        let rate = |at: Days| (0..groups).map(move |group| self.contact.rate(group, at));
        let mut at = at;
        let mut total: f64 = rate(at).sum();
        if total <= 0.0 {
            at = at - JUST_BEFORE;
            total = rate(at).sum();
        }
        let picked = random * total;
        let mut upper = 0.0;
        let passed = rate(at).take_while(|rate| {
            upper += rate;
            upper <= picked
        });
        passed.count().min(groups - 1)
    }

    /// Draws the casualties of a detonation: one plus a Poisson number.
    ///
    /// The group of each is drawn by its share of the contacts at that moment. Each is killed with
    /// the group's case fatality. `moment` is evaluated only where there is more than one group.
    pub(super) fn of_detonation<R: Rng>(
        &self,
        moment: impl FnOnce() -> Days,
        random: &mut R,
        mut tell: impl FnMut(Casualty),
    ) {
        let at = (self.study.civilians.groups.len() > 1).then(moment);
        let extra = self.extra.map_or(0.0, |distribution| distribution.sample(random)) as u64;
        for _ in 0..=extra {
            let who = uniform(random.next_u64());
            let group = at.map_or(0, |at| self.group(at, who));
            let case_fatality = self.study.civilians.groups[group].case_fatality.value();
            tell(Casualty { group, killed: uniform(random.next_u64()) < case_fatality });
        }
    }
}
