//! Computes the targets of one alternative by the `expected` engine.

use crate::engine::{Column, expect_alternative};
use crate::estimate::findings::source::QuantitySource;
use crate::model::{Contact, Study};
use crate::question::{Plan, Target, TimeGrid};
use crate::units::Days;

/// The targets and a grid of their times alone. A curve's times would more than double the work,
/// and move no number by more than the engine's own error.
#[derive(Clone, Debug)]
pub struct ReportTimes {
    grid: TimeGrid,
    /// For each target, its source and its place on the grid.
    reads: Vec<(QuantitySource, usize)>,
}

impl ReportTimes {
    /// The report times of the targets, up to the latest of them.
    ///
    /// # Panics
    /// If a target names a group that the plan does not have.
    pub fn at(plan: &Plan, targets: &[Target]) -> Self {
        let mut times: Vec<Days> = targets.iter().map(|target| target.at().time).collect();
        times.sort_by(|a, b| a.days().total_cmp(&b.days()));
        times.dedup();
        let sources = QuantitySource::all(&plan.groups);
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

/// The expected value of each target for an alternative of a study.
pub fn outcome(study: &Study, alternative: usize, looked: &ReportTimes) -> Vec<f64> {
    let expected = expect_alternative(study, alternative, &looked.grid);
    let contact = Contact::new(study, &study.alternatives[alternative]);
    let functional = |time: usize| expected.count(Column::Functional, time);
    let value = |&(source, time): &(QuantitySource, usize)| match source {
        QuantitySource::Count(column) => expected.count(column, time),
        QuantitySource::AnyCasualty => expected.any_casualty(time),
        QuantitySource::CasualtiesPerDay => {
            functional(time) * contact.casualties_per_day(looked.grid.times()[time])
        }
        QuantitySource::IndividualRisk => {
            functional(time) * contact.individual_risk_per_year(looked.grid.times()[time])
        }
    };
    looked.reads.iter().map(value).collect()
}
