//! The findings of a run from its numbers, alternative by alternative.

use super::clearance;
use super::criterion::stays_below;
use super::quantities::AlternativeReader;
use crate::engine::{Column, Expected, Histogram};
use crate::estimate::Numbers;
use crate::estimate::areas::OVERSTATES_FROM;
use crate::estimate::error::intervals::{are_few, mean, median};
use crate::model::{Electrical, Laying};
use crate::question::{Plan, RiskCriterion, TimeGrid};
use crate::results::{AlternativeFindings, AtTime, ByName, DrawTable, TimeToCriterion};
use crate::units::Days;

/// The self-destructed share below which a self-destruct is reported as implausible.
const HARDLY_ACTS_BELOW: f64 = 0.01;

/// Readers of the numbers of each alternative.
pub(crate) fn readers<'a>(
    plan: &'a Plan,
    grid: &'a TimeGrid,
    numbers: Numbers<'a>,
) -> Vec<AlternativeReader<'a>> {
    let of = |alternative| AlternativeReader::new(alternative, plan, grid, numbers);
    (0..plan.alternatives.len()).map(of).collect()
}

/// The mean ground temperature over draws at each time, in degrees Celsius.
pub(crate) fn temperatures(readers: &[AlternativeReader<'_>]) -> Vec<f64> {
    let studies = || readers[0].numbers.draws().iter().map(|draw| &draw.study);
    let at = |&time: &Days| mean(studies().map(|study| study.climate.at(study.start, time).0));
    readers[0].grid.times().iter().map(at).collect()
}

/// The findings of one alternative.
pub(crate) fn alternative(reader: &AlternativeReader<'_>) -> AlternativeFindings {
    let (plan, grid, numbers) = (reader.plan, reader.grid, reader.numbers);
    let risks: Vec<Vec<f64>> =
        (0..numbers.draws().len()).map(|draw| reader.individual_risk(draw)).collect();
    let time_to = |criterion: &RiskCriterion| {
        let below = |risk: &Vec<f64>| stays_below(grid.times(), risk, criterion.per_year);
        (criterion.name.clone(), risks.iter().map(below).collect())
    };
    let by_draw: ByName<Vec<Option<Days>>> = plan.criteria.iter().map(time_to).collect();
    let at = plan.report_at.iter().enumerate().map(|(report, when)| {
        let casualties = numbers.tally.map(|tally| {
            tally.histogram(reader.alternative, Column::Casualties, grid.report()[report])
        });
        let counts = casualties.into_iter().flat_map(Histogram::cells);
        AtTime {
            time: when.text.clone(),
            days: when.time.days(),
            quantities: reader.at(report),
            casualty_counts: counts.map(|(count, seen)| (count as u64, seen)).collect(),
        }
    });
    let studies = numbers.draws().iter().map(|draw| &draw.study);
    let rated_lives =
        studies.filter_map(|study| study.alternatives[reader.alternative].longest_rated_life());
    AlternativeFindings {
        name: plan.alternatives[reader.alternative].clone(),
        mines: plan.mines[reader.alternative],
        longest_rated_life_days: rated_lives.map(Days::days).max_by(f64::total_cmp),
        curves: reader.curves(),
        at: at.collect(),
        clearance: clearance::clearance(reader),
        land: clearance::land(reader, &by_draw),
        time_to_criterion: by_draw
            .into_iter()
            .map(|(name, times)| (name, TimeToCriterion::over_draws(times, grid.times()[0])))
            .collect(),
    }
}

/// Warnings for the reader of the findings.
pub(crate) fn warnings_of(readers: &[AlternativeReader<'_>]) -> Vec<String> {
    let mut warnings: Vec<String> = readers.iter().flat_map(warnings_in).collect();
    let plan = readers[0].plan;
    if (2..20).contains(&plan.draws) {
        warnings.push(format!(
            "with {} parameter draws a 90 % uncertainty interval is little more than their range",
            plan.draws
        ));
    }
    warnings.extend(readers.iter().filter_map(carried_by_few));
    let sampled = readers[0].numbers.tally.is_some();
    if sampled && u64::from(plan.draws) * u64::from(plan.replicates) < 20 {
        warnings.push(
            "fewer than 20 replicates show no interval of single replicates, and little of \
             anything else"
                .to_owned(),
        );
    }
    if plan.draws > 1 && plan.replicates < 1000 && readers[0].numbers.sampled().is_some() {
        warnings.push(format!(
            "the uncertainty intervals are of means of {} replicates a draw: some of their width \
             is chance; without --engine they are of expected values",
            plan.replicates
        ));
    }
    warnings
}

/// A warning where few draws carry the mean casualties. Their error is then unknown.
fn carried_by_few(reader: &AlternativeReader<'_>) -> Option<String> {
    let last = reader.plan.report_at.len() - 1;
    let draws = reader.casualties(last);
    are_few(&draws).then(|| {
        format!(
            "{}: a few of the {} parameter draws carry the mean of casualties, so that its Monte \
             Carlo error is not known; the median over draws is {}",
            reader.plan.alternatives[reader.alternative],
            draws.len(),
            median(&draws)
                .filter(|&median| median > 0.0)
                .map_or_else(|| "0".to_owned(), |median| format!("{median:.1e}"))
        )
    })
}

/// Warnings about implausible expected values. They report more casualties than the model holds for
/// and a self-destruct that hardly acts.
pub fn warnings(plan: &Plan, grid: &TimeGrid, expected: &Expected) -> Vec<String> {
    let numbers = Numbers { tally: None, expected: Some(expected) };
    readers(plan, grid, numbers).iter().flat_map(warnings_in).collect()
}

fn warnings_in(reader: &AlternativeReader<'_>) -> Vec<String> {
    let mut odd = Vec::new();
    let name = &reader.plan.alternatives[reader.alternative];
    for (group, who) in reader.numbers.draws()[0].study.civilians.groups.iter().enumerate() {
        let casualties = reader.expected_at_horizon(Column::OfGroup(group));
        if casualties > OVERSTATES_FROM * who.people {
            let digits = usize::from(casualties < 9.95);
            odd.push(format!(
                "{name}: {casualties:.digits$} casualties are expected among the {:.0} people of \
                 {}; the model does not take casualties from the people who are there, so beyond 5 \
                 % of them it overstates",
                who.people, reader.plan.groups[group]
            ));
        }
    }
    if let Some(share) = reader.self_destructed_share().filter(|&share| share < HARDLY_ACTS_BELOW) {
        odd.push(format!(
            "{name}: the self-destruct acts on {:.2} % of its mines; does its moment come after \
             the battery has run out, or in the cold?",
            100.0 * share
        ));
    }
    odd
}

impl AlternativeReader<'_> {
    fn expected_at_horizon(&self, column: Column) -> f64 {
        mean(self.last(column).into_iter())
    }

    /// The share of self-destructing mines that destroyed themselves. `None` where there are none.
    fn self_destructed_share(&self) -> Option<f64> {
        let is_meant = |laying: &&Laying| {
            laying.fuse.electrical().is_some_and(Electrical::is_to_self_destruct)
        };
        let layings = self.numbers.draws()[0].study.alternatives[self.alternative].layings.iter();
        let meant: u64 = layings.filter(is_meant).map(Laying::mines).sum();
        (meant > 0).then(|| self.expected_at_horizon(Column::SelfDestructed) / meant as f64)
    }
}

/// The names of all numbers at the report times, and their values in each draw.
pub(crate) fn draw_values(readers: &[AlternativeReader<'_>]) -> (Vec<String>, Vec<Vec<f64>>) {
    let mut names = Vec::new();
    let mut rows = vec![Vec::new(); readers[0].numbers.draws().len()];
    for reader in readers {
        let name = &reader.plan.alternatives[reader.alternative];
        for (report, when) in reader.plan.report_at.iter().enumerate() {
            for (quantity, entry) in reader.by_draw(report) {
                for (part, values) in entry.parts() {
                    names.push(DrawTable::output(name, quantity, &when.text, part));
                    rows.iter_mut().zip(values).for_each(|(row, value)| row.push(*value));
                }
            }
        }
    }
    (names, rows)
}
