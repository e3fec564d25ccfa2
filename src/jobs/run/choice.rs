//! Choice of the engines that compute the numbers of a run.

use crate::model::{Laying, Study};
use crate::question::{Engine, Plan};
use crate::scenario::Scenario;
use crate::uncertainty::Point;

/// The engines of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The engine that simulates replicates, if any.
    pub sampler: Option<Engine>,
    /// Whether expected values are computed.
    pub expected: bool,
}

/// The most simulated mines, over all replicates, that are each followed individually. It is a
/// count and not a time, so that the choice is the same on every machine.
pub const MOST_MINE_LIVES: f64 = 2e8;
/// The fewest mines of a replicate for the cohort engine. They are counted over all alternatives.
/// With fewer, following each mine is cheaper than drawing counts. With lots, the second is the
/// fewest mines per lot.
pub const LEAST_COHORT: u64 = 100_000;
const LEAST_OF_A_LOT: u64 = 10_000;

impl Choice {
    /// Chooses the engines for a scenario when `asked` is requested.
    pub fn of(scenario: &Scenario, asked: Engine) -> Self {
        let study = scenario.study(&Point(vec![0.5; scenario.labels().len()]));
        Self::by_counts(scenario.plan(), lots(&study), asked)
    }

    /// Chooses by the number of lots, over all settings and waves. Their probabilities have to be
    /// computed in each replicate.
    fn by_counts(plan: &Plan, lots: u64, asked: Engine) -> Self {
        let mines: u64 = plan.mines.iter().sum();
        let least = LEAST_COHORT.max(lots.saturating_mul(LEAST_OF_A_LOT));
        let lives = mines as f64 * f64::from(plan.draws) * f64::from(plan.replicates);
        let (sampler, expected) = match asked {
            Engine::Individual => (Some(Engine::Individual), false),
            Engine::Cohort if mines < least => (Some(Engine::Individual), false),
            Engine::Cohort => (Some(Engine::Cohort), false),
            Engine::Expected => (None, true),
            Engine::Auto if lives > MOST_MINE_LIVES && mines >= least => {
                (Some(Engine::Cohort), true)
            }
            Engine::Auto => (Some(Engine::Individual), true),
        };
        Self { sampler, expected }
    }

    /// The reason why another engine simulates replicates than the requested one. It is a sentence
    /// without its full stop.
    pub fn instead(self, plan: &Plan, asked: Engine) -> Option<String> {
        (asked == Engine::Cohort && self.sampler == Some(Engine::Individual)).then(|| {
            format!(
                "replicates of {} mines were simulated by the individual engine, not by cohort: so \
                 few, or in so many lots, are cheaper to follow one by one, and the distribution \
                 is the same",
                plan.mines.iter().sum::<u64>()
            )
        })
    }

    /// The engine whose expected values are reported. It is quadrature where parameters differ,
    /// else replicates, whose scatter is then the only error.
    pub fn means(self, plan: &Plan) -> Engine {
        match self.sampler {
            Some(sampler) if !self.expected || plan.draws < 2 => sampler,
            Some(_) | None => Engine::Expected,
        }
    }

    /// The engine whose risk is compared with the criteria.
    pub fn criteria(self, plan: &Plan) -> Engine {
        if self.expected { Engine::Expected } else { self.means(plan) }
    }
}

/// Lots with probabilities of their own, over all settings and waves. 0 where lots do not differ.
fn lots(study: &Study) -> u64 {
    let of_laying = |laying: &Laying| {
        let settings = laying.fuse.electrical().map_or(0, |fuse| fuse.settings.len());
        u64::from(laying.fuse.lots().unwrap_or(0)) * (settings * laying.waves.len()) as u64
    };
    study.alternatives.iter().flat_map(|alternative| &alternative.layings).map(of_laying).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::RiskCriterion;
    use crate::units::Days;

    fn plan(mines: u64, draws: u32, replicates: u32) -> Plan {
        Plan {
            title: String::new(),
            question: None,
            seed: 1,
            draws,
            replicates,
            horizon: Days::new(1.0),
            start_hour: 0.0,
            report_at: Vec::new(),
            alternatives: vec!["a".into(), "b".into()],
            mines: vec![mines, mines],
            groups: Vec::new(),
            baseline: 0,
            criteria: RiskCriterion::presets(),
            currency: None,
        }
    }

    #[test]
    fn the_choice_goes_by_counts_of_mines_alone() {
        let chosen = |plan: &Plan, asked| Choice::by_counts(plan, 0, asked).sampler;
        assert_eq!(chosen(&plan(1_000, 100, 100), Engine::Auto), Some(Engine::Individual));
        assert_eq!(
            chosen(&plan(1_000_000, 1, 100), Engine::Auto),
            Some(Engine::Individual),
            "2e8 mines simulated"
        );
        assert_eq!(chosen(&plan(1_000_000, 1, 101), Engine::Auto), Some(Engine::Cohort));
        assert_eq!(
            chosen(&plan(1_000, 1_000, 1_000), Engine::Auto),
            Some(Engine::Individual),
            "small replicates"
        );
        assert_eq!(chosen(&plan(1_000, 1, 1), Engine::Cohort), Some(Engine::Individual));
        assert_eq!(chosen(&plan(50_000, 1, 1), Engine::Cohort), Some(Engine::Cohort));
        assert_eq!(chosen(&plan(1_000, 1, 1), Engine::Expected), None);
        let many_lots = Choice::by_counts(&plan(1_000_000, 1, 1_000), 1_000, Engine::Auto);
        assert_eq!(many_lots.sampler, Some(Engine::Individual), "2,000 mines for each lot");
    }

    #[test]
    fn expected_values_come_from_quadrature_where_parameters_differ() {
        let (one, many) = (plan(1_000, 1, 50), plan(1_000, 2, 50));
        let auto = |plan| Choice::by_counts(plan, 0, Engine::Auto);
        assert_eq!(auto(&one).means(&one), Engine::Individual);
        assert_eq!(auto(&one).criteria(&one), Engine::Expected);
        assert_eq!(auto(&many).means(&many), Engine::Expected);
        let reference = Choice::by_counts(&many, 0, Engine::Individual);
        assert_eq!(
            (reference.means(&many), reference.criteria(&many)),
            (Engine::Individual, Engine::Individual)
        );
        assert!(Choice::by_counts(&one, 0, Engine::Cohort).instead(&one, Engine::Cohort).is_some());
    }
}
