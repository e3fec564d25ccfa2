//! One number of one arm, by the `expected` engine.

use crate::engine::{Column, expect_arm};
use crate::estimate::source::Source;
use crate::model::{Contact, Study};
use crate::question::{Plan, Target, TimeGrid};
use crate::units::Days;

/// What is looked at: numbers at times, and a grid of these times alone. A curve's times would more
/// than double the work, and move no number by more than the engine's own error.
#[derive(Clone, Debug)]
pub struct Looked {
    grid: TimeGrid,
    /// For each target, what is read off and where on the grid.
    reads: Vec<(Source, usize)>,
}

impl Looked {
    /// What these targets ask of a plan; nothing beyond the latest of them is worked out.
    ///
    /// # Panics
    /// If a target names a group that the plan does not have.
    pub fn at(plan: &Plan, targets: &[Target]) -> Self {
        let mut times: Vec<Days> = targets.iter().map(|target| target.at().time).collect();
        times.sort_by(|a, b| a.days().total_cmp(&b.days()));
        times.dedup();
        let sources = Source::all(&plan.groups);
        let read = |target: &Target| {
            let time = times.iter().position(|&time| time == target.at().time);
            let source = sources[&target.quantity()].part(target.part());
            (
                *source.expect("groups were looked up"),
                time.expect("every time stands among the times"),
            )
        };
        Self { reads: targets.iter().map(read).collect(), grid: TimeGrid::only(times) }
    }
}

/// The expected values of an arm under a study, one for each target.
pub fn outcome(study: &Study, arm: usize, looked: &Looked) -> Vec<f64> {
    let expected = expect_arm(study, arm, &looked.grid);
    let contact = Contact::new(study, &study.arms[arm]);
    let functional = |time: usize| expected.count(Column::Functional, time);
    let value = |&(source, time): &(Source, usize)| match source {
        Source::Count(column) => expected.count(column, time),
        Source::AnyCasualty => expected.any_casualty(time),
        Source::CasualtiesPerDay => {
            functional(time) * contact.casualties_per_day(looked.grid.times()[time])
        }
        Source::IndividualRisk => {
            functional(time) * contact.individual_risk_per_year(looked.grid.times()[time])
        }
    };
    looked.reads.iter().map(value).collect()
}
