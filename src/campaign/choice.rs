//! Which engine makes which numbers of a run.

use crate::question::{Engine, Plan};

/// The engines of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The engine that lives fields, if any does.
    pub fields: Option<Engine>,
    /// Whether expected values are worked out.
    pub expected: bool,
}

/// Up to so many mines lived, of all fields together, each is followed; a count and never a time, so that the choice is
/// the same on every machine.
pub const MOST_MINE_LIVES: f64 = 2e8;
/// In a smaller field, all arms together, following each mine is cheaper than drawing counts.
pub const LEAST_COHORT: u64 = 100_000;

impl Choice {
    /// The engines for a plan, when `asked` is asked for.
    pub fn of(plan: &Plan, asked: Engine) -> Self {
        let mines: u64 = plan.mines.iter().sum();
        match asked {
            Engine::Individual => Self { fields: Some(Engine::Individual), expected: false },
            Engine::Cohort if mines < LEAST_COHORT => {
                Self { fields: Some(Engine::Individual), expected: false }
            }
            Engine::Cohort => Self { fields: Some(Engine::Cohort), expected: false },
            Engine::Expected => Self { fields: None, expected: true },
            Engine::Auto => {
                let lives = mines as f64 * f64::from(plan.draws) * f64::from(plan.replicates);
                let many = lives > MOST_MINE_LIVES && mines >= LEAST_COHORT;
                let fields = if many { Engine::Cohort } else { Engine::Individual };
                Self { fields: Some(fields), expected: true }
            }
        }
    }

    /// Why fields are lived by another engine than the one asked for, if they are; a sentence without its full stop.
    pub fn instead(self, plan: &Plan, asked: Engine) -> Option<String> {
        (asked == Engine::Cohort && self.fields == Some(Engine::Individual)).then(|| {
            format!(
                "fields of {} mines were lived by the individual engine, not by cohort: below {LEAST_COHORT} mines \
                 following each is cheaper than drawing counts, and of the same distribution",
                plan.mines.iter().sum::<u64>()
            )
        })
    }

    /// The engine whose expected values are reported: quadrature where parameters differ, else fields, whose scatter is
    /// then the only error there is.
    pub fn means(self, plan: &Plan) -> Engine {
        match self.fields {
            Some(fields) if !self.expected || plan.draws < 2 => fields,
            Some(_) | None => Engine::Expected,
        }
    }

    /// The engine that says when the risk is tolerable.
    pub fn tolerable(self, plan: &Plan) -> Engine {
        if self.expected { Engine::Expected } else { self.means(plan) }
    }

    /// How much there is to do: parameter draws worked out, and fields lived.
    pub fn work(self, plan: &Plan) -> u64 {
        let draws = u64::from(plan.draws);
        let fields = draws * u64::from(plan.replicates);
        (if self.expected { draws } else { 0 }) + if self.fields.is_some() { fields } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
            arms: vec!["a".into(), "b".into()],
            mines: vec![mines, mines],
            groups: Vec::new(),
            baseline: 0,
            currency: None,
        }
    }

    #[test]
    fn the_choice_goes_by_counts_of_mines_alone() {
        let fields = |plan: &Plan, asked| Choice::of(plan, asked).fields;
        assert_eq!(fields(&plan(1_000, 100, 100), Engine::Auto), Some(Engine::Individual));
        assert_eq!(
            fields(&plan(1_000_000, 1, 100), Engine::Auto),
            Some(Engine::Individual),
            "2e8 mines lived"
        );
        assert_eq!(fields(&plan(1_000_000, 1, 101), Engine::Auto), Some(Engine::Cohort));
        assert_eq!(
            fields(&plan(1_000, 1_000, 1_000), Engine::Auto),
            Some(Engine::Individual),
            "small fields"
        );
        assert_eq!(fields(&plan(1_000, 1, 1), Engine::Cohort), Some(Engine::Individual));
        assert_eq!(fields(&plan(50_000, 1, 1), Engine::Cohort), Some(Engine::Cohort));
        assert_eq!(fields(&plan(1_000, 1, 1), Engine::Expected), None);
    }

    #[test]
    fn expected_values_come_from_quadrature_where_parameters_differ() {
        let (one, many) = (plan(1_000, 1, 50), plan(1_000, 2, 50));
        let auto = |plan| Choice::of(plan, Engine::Auto);
        assert_eq!(auto(&one).means(&one), Engine::Individual);
        assert_eq!(auto(&one).tolerable(&one), Engine::Expected);
        assert_eq!(auto(&many).means(&many), Engine::Expected);
        let reference = Choice::of(&many, Engine::Individual);
        assert_eq!(
            (reference.means(&many), reference.tolerable(&many)),
            (Engine::Individual, Engine::Individual)
        );
        assert!(Choice::of(&one, Engine::Cohort).instead(&one, Engine::Cohort).is_some());
    }
}
