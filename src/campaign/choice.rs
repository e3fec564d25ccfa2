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

impl Choice {
    /// The engines for a plan, when `asked` is asked for.
    pub fn of(plan: &Plan, asked: Engine) -> Self {
        match asked {
            Engine::Individual | Engine::Cohort => Self { fields: Some(asked), expected: false },
            Engine::Expected => Self { fields: None, expected: true },
            Engine::Auto => {
                let mines: u64 = plan.mines.iter().sum();
                let lives = mines as f64 * f64::from(plan.draws) * f64::from(plan.replicates);
                let fields = if lives <= MOST_MINE_LIVES { Engine::Individual } else { Engine::Cohort };
                Self { fields: Some(fields), expected: true }
            }
        }
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
