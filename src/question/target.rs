//! A target: a quantity at a time, such as `casualties@10y`.

use super::{Cause, Plan, Quantity, ReportTime, Split, nearest};
use crate::units::{Days, DurationFault, human};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// One number of each alternative: a quantity at a report time. It is written `casualties@10y`. A
/// quantity split by group or cause needs the part after a slash:
/// `casualties_by_group/children@10y`. The part may hold any character; the time follows the last
/// `@`.
///
/// # Example
///
/// ```
/// use inertness::question::{Quantity, Target};
///
/// let target: Target = "casualties_by_group/children@10y".parse()?;
/// assert_eq!(target.quantity(), Quantity::CasualtiesByGroup);
/// # Ok::<(), inertness::question::TargetFault>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    quantity: Quantity,
    part: Option<String>,
    at: ReportTime,
}

/// The reason why a text is not a target. It may also not be one of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TargetFault {
    /// No `@`.
    #[error("found `{found}`, expected a quantity, @ and a time, such as casualties@10y")]
    NoTime {
        /// The text.
        found: String,
    },
    /// The text after the `@` is not a time.
    #[error("found `{found}` after the @ ({fault}), expected a time such as 48h, 14d or 10y")]
    Time {
        /// The text.
        found: String,
        /// What is wrong with it.
        fault: DurationFault,
    },
    /// No quantity has that name.
    #[error("found `{found}`, which is no quantity; {}", instead(.near))]
    UnknownQuantity {
        /// The name.
        found: String,
        /// The quantity with the most similar name.
        near: Option<Quantity>,
    },
    /// A split quantity without a part.
    #[error("{0} has one value for each {1}: say which, as in \
             {0}/{2}@{3}", quantity.name(), each(*.quantity), example(*.quantity), .time)]
    NoPart {
        /// The quantity.
        quantity: Quantity,
        /// The time as it was written.
        time: String,
    },
    /// A part of a quantity that is one number.
    #[error("{0} is one number and has no part `{part}`: write {0}@{time}", quantity.name())]
    PartOfOne {
        /// The quantity.
        quantity: Quantity,
        /// The part.
        part: String,
        /// The time as it was written.
        time: String,
    },
    /// An unknown group or cause.
    #[error("{} has no `{part}`, expected one of {}", quantity.name(), .known.join(", "))]
    UnknownPart {
        /// The quantity.
        quantity: Quantity,
        /// The part.
        part: String,
        /// The known parts.
        known: Vec<String>,
    },
    /// A time at which the scenario does not report.
    #[error(
        "{at} is no time at which the scenario reports, which are {}; to add it: --set \
         'simulation.report_at=[{}]'",
        .reported.join(", "),
        quoted(.with_it)
    )]
    NotReported {
        /// The time as it was written.
        at: String,
        /// The report times.
        reported: Vec<String>,
        /// The report times with this one added.
        with_it: Vec<String>,
    },
    /// A time beyond the horizon, or the start.
    #[error("found the time {at}, expected one after the start and up to the horizon, {horizon}")]
    NeverReported {
        /// The time as it was written.
        at: String,
        /// The horizon.
        horizon: String,
    },
}

fn instead(near: &Option<Quantity>) -> String {
    near.map_or_else(
        || format!("expected one of {}", Quantity::ALL.map(Quantity::name).join(", ")),
        |near| format!("did you mean `{}`?", near.name()),
    )
}

fn quoted(times: &[String]) -> String {
    times.iter().map(|time| format!("\"{time}\"")).collect::<Vec<_>>().join(", ")
}

/// The name of what a quantity is split by.
const fn each(quantity: Quantity) -> &'static str {
    match quantity.split() {
        Split::ByCause => "cause",
        Split::ByGroup | Split::Whole => "group of people",
    }
}

/// An example of a part.
const fn example(quantity: Quantity) -> &'static str {
    match quantity.split() {
        Split::ByCause => Cause::DeactivationFailure.name(),
        Split::ByGroup | Split::Whole => "children",
    }
}

impl Target {
    /// A quantity that is one number, at the horizon of a plan.
    pub fn at_horizon(quantity: Quantity, plan: &Plan) -> Self {
        let reported = plan.report_at.last().filter(|last| last.time == plan.horizon).cloned();
        let text = || format!("{}d", plan.horizon.days());
        let at = reported.unwrap_or_else(|| ReportTime { text: text(), time: plan.horizon });
        Self { quantity, part: None, at }
    }

    /// The quantity.
    pub const fn quantity(&self) -> Quantity {
        self.quantity
    }

    /// The group or cause, of a split quantity.
    pub fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }

    /// The report time.
    pub const fn at(&self) -> &ReportTime {
        &self.at
    }

    /// The index of its report time in a plan.
    ///
    /// # Errors
    /// Where the plan does not report at that time, or has no group of that name.
    pub fn report_of(&self, plan: &Plan) -> Result<usize, TargetFault> {
        if let (Split::ByGroup, Some(part)) = (self.quantity.split(), &self.part)
            && !plan.groups.contains(part)
        {
            let (quantity, part, known) = (self.quantity, part.clone(), plan.groups.clone());
            return Err(TargetFault::UnknownPart { quantity, part, known });
        }
        let place = plan.report_at.iter().position(|report| report.time == self.at.time);
        place.ok_or_else(|| self.not_reported(plan))
    }

    fn not_reported(&self, plan: &Plan) -> TargetFault {
        let at = self.at.text.clone();
        if self.at.time == Days::ZERO || self.at.time > plan.horizon {
            return TargetFault::NeverReported { at, horizon: human(plan.horizon) };
        }
        let reported: Vec<String> =
            plan.report_at.iter().map(|report| report.text.clone()).collect();
        let mut with_it = reported.clone();
        with_it.insert(
            plan.report_at.partition_point(|report| report.time < self.at.time),
            at.clone(),
        );
        TargetFault::NotReported { at, reported, with_it }
    }
}

impl FromStr for Target {
    type Err = TargetFault;

    fn from_str(text: &str) -> Result<Self, TargetFault> {
        let found = || text.trim().to_owned();
        let (named, at) =
            text.rsplit_once('@').ok_or_else(|| TargetFault::NoTime { found: found() })?;
        let (name, part) =
            named.split_once('/').map_or((named, None), |(name, part)| (name, Some(part)));
        let (name, part, time) =
            (name.trim(), part.map(|part| part.trim().to_owned()), at.trim().to_owned());
        let names = Quantity::ALL.into_iter().map(Quantity::name);
        let quantity = Quantity::from_name(name).ok_or_else(|| TargetFault::UnknownQuantity {
            found: name.to_owned(),
            near: nearest(name, names).and_then(Quantity::from_name),
        })?;
        let at =
            Days::parse(&time).map_err(|fault| TargetFault::Time { found: time.clone(), fault })?;
        match (quantity.split(), &part) {
            (Split::Whole, Some(part)) => {
                return Err(TargetFault::PartOfOne { quantity, part: part.clone(), time });
            }
            (Split::ByGroup | Split::ByCause, None) => {
                return Err(TargetFault::NoPart { quantity, time });
            }
            (Split::ByCause, Some(part)) if Cause::ALL.iter().all(|cause| cause.name() != part) => {
                let known = Cause::ALL.map(|cause| cause.name().to_owned()).to_vec();
                return Err(TargetFault::UnknownPart { quantity, part: part.clone(), known });
            }
            (Split::Whole, None) | (Split::ByGroup | Split::ByCause, Some(_)) => {}
        }
        Ok(Self { quantity, part, at: ReportTime { text: time, time: at } })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.quantity.name())?;
        if let Some(part) = &self.part {
            write!(f, "/{part}")?;
        }
        write!(f, "@{}", self.at.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::RiskCriterion;

    fn plan() -> Plan {
        let report =
            |text: &str| ReportTime { text: text.to_owned(), time: Days::parse(text).unwrap() };
        Plan {
            title: String::new(),
            question: None,
            seed: 1,
            draws: 1,
            replicates: 1,
            horizon: Days::from_years(30.0),
            start_hour: 0.0,
            report_at: vec![report("48h"), report("10y")],
            alternatives: vec!["a".into()],
            mines: vec![1],
            groups: vec!["adults".into(), "a/b @ c: d".into()],
            baseline: 0,
            criteria: RiskCriterion::presets(),
            currency: None,
        }
    }

    fn fault(text: &str) -> String {
        text.parse::<Target>().unwrap_err().to_string()
    }

    #[test]
    fn what_is_read_is_written_the_same() {
        for text in [
            "casualties@10y",
            "functional@48h",
            "casualties_by_group/a/b @ c: d@0.5d",
            "casualties_by_cause/deactivation_failure@1y",
        ] {
            let target: Target = text.parse().unwrap();
            assert_eq!(target.to_string(), text);
            assert_eq!(target.to_string().parse(), Ok(target));
        }
        let spaced: Target = " killed_by_group / adults @ 2 d ".parse().unwrap();
        assert_eq!((spaced.quantity(), spaced.part()), (Quantity::KilledByGroup, Some("adults")));
        assert_eq!(spaced.to_string(), "killed_by_group/adults@2 d");
    }

    #[test]
    fn every_quantity_can_be_asked_for() {
        for quantity in Quantity::ALL {
            let part = match quantity.split() {
                Split::Whole => "",
                Split::ByGroup => "/adults",
                Split::ByCause => "/mechanical",
            };
            let target: Target = format!("{}{part}@2d", quantity.name()).parse().unwrap();
            assert_eq!(target.report_of(&plan()), Ok(0), "{quantity:?}: two days are 48 hours");
        }
    }

    #[test]
    fn what_is_no_target_says_what_to_write() {
        assert!(
            fault("casualties")
                .ends_with("expected a quantity, @ and a time, such as casualties@10y")
        );
        assert!(fault("casualtys@10y").ends_with("did you mean `casualties`?"));
        assert!(fault("xyz@10y").contains("expected one of functional, dormant,"));
        assert!(fault("casualties@10").contains("a duration needs a unit"));
        assert!(fault("casualties@3 months").contains("months differ in length"));
        assert!(fault("casualties@").contains("expected a time such as 48h"));
        assert!(
            fault("killed_by_group@1y").ends_with("say which, as in killed_by_group/children@1y")
        );
        assert!(
            fault("casualties_by_cause@1y")
                .ends_with("as in casualties_by_cause/deactivation_failure@1y")
        );
        assert!(
            fault("casualties_by_cause/age@1y").contains("expected one of within_rated_life, ")
        );
        assert!(fault("casualties/children@1y").ends_with("write casualties@1y"));
    }

    #[test]
    fn a_time_that_is_not_reported_says_how_to_add_it() {
        let fault = |text: &str| {
            let target: Target = text.parse().unwrap();
            target.report_of(&plan()).unwrap_err().to_string()
        };
        assert_eq!(
            fault("casualties@5y"),
            "5y is no time at which the scenario reports, which are 48h, 10y; to add it: --set \
             'simulation.report_at=[\"48h\", \"5y\", \"10y\"]'"
        );
        assert!(
            fault("casualties@31y")
                .ends_with("expected one after the start and up to the horizon, 30 y")
        );
        assert!(fault("casualties@0d").contains("after the start"));
        assert!(
            fault("killed_by_group/children@10y").ends_with("expected one of adults, a/b @ c: d")
        );
    }
}
