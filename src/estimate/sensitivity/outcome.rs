//! One number of one arm, by the `expected` engine.

use crate::engine::{Column, expect_arm};
use crate::model::{Contact, Study};
use crate::question::{Plan, Quantity, Target, TimeGrid};
use crate::units::Days;

/// What is looked at: numbers at times, and a grid of these times alone. A curve's times would more
/// than double the work, and move no number by more than the engine's own error.
#[derive(Clone, Debug)]
pub struct Looked {
    grid: TimeGrid,
    /// For each target, what is read off and where on the grid.
    reads: Vec<(Read, usize)>,
}

/// What is read off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    Count(Column),
    AnyCasualty,
    IndividualRisk,
}

impl Looked {
    /// What these targets ask of a plan; nothing beyond the latest of them is worked out.
    ///
    /// # Panics
    /// If a target names a group that the plan does not have, or nothing that can be asked here.
    pub fn at(plan: &Plan, targets: &[Target]) -> Self {
        let mut times: Vec<Days> = targets.iter().map(|target| target.at().time).collect();
        times.sort_by(|a, b| a.days().total_cmp(&b.days()));
        times.dedup();
        let read = |target: &Target| {
            let time = times.iter().position(|&time| time == target.at().time);
            (Read::of(target, plan), time.expect("every time stands among the times"))
        };
        Self { reads: targets.iter().map(read).collect(), grid: TimeGrid::only(times) }
    }
}

impl Read {
    fn of(target: &Target, plan: &Plan) -> Self {
        let group = || {
            let place = plan.groups.iter().position(|group| Some(group.as_str()) == target.part());
            place.expect("groups were looked up")
        };
        match target.quantity() {
            Quantity::Functional => Self::Count(Column::Functional),
            Quantity::Dormant => Self::Count(Column::Dormant),
            Quantity::AbleToFunction => Self::Count(Column::AbleToFunction),
            Quantity::Explosive => Self::Count(Column::Explosive),
            Quantity::Casualties => Self::Count(Column::Casualties),
            Quantity::Killed => Self::Count(Column::Killed),
            Quantity::Injured => Self::Count(Column::Injured),
            Quantity::CasualtiesByGroup => Self::Count(Column::OfGroup(group())),
            Quantity::KilledByGroup => Self::Count(Column::KilledOfGroup(group())),
            Quantity::PAnyCasualty => Self::AnyCasualty,
            Quantity::IndividualRiskPerYear => Self::IndividualRisk,
            quantity @ (Quantity::Inert
            | Quantity::Detonations
            | Quantity::SelfDestructed
            | Quantity::Cleared
            | Quantity::CasualtiesByCause
            | Quantity::CasualtyRatePerDay) => {
                panic!("{} is not asked about here", quantity.name())
            }
        }
    }
}

/// The expected values of an arm under a study, one for each target.
pub fn outcome(study: &Study, arm: usize, looked: &Looked) -> Vec<f64> {
    let expected = expect_arm(study, arm, &looked.grid);
    let value = |&(read, time): &(Read, usize)| match read {
        Read::Count(column) => expected.count(column, time),
        Read::AnyCasualty => expected.any_casualty(time),
        Read::IndividualRisk => {
            let contact = Contact::new(study, &study.arms[arm]);
            expected.count(Column::Functional, time)
                * contact.individual_risk_per_year(looked.grid.times()[time])
        }
    };
    looked.reads.iter().map(value).collect()
}
