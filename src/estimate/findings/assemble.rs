//! Assembles the findings of a run from its numbers.

use super::criterion::stays_below;
use super::quantities::AlternativeReader;
use super::{clearance, comparison};
use crate::engine::{Column, Expected};
use crate::estimate::Numbers;
use crate::estimate::areas::OVERSTATES_FROM;
use crate::estimate::error::intervals::{are_few, mean, median};
use crate::model::{Electrical, Laying};
use crate::question::{Assumption, Parameter, Plan, Provenance, RiskCriterion, TimeGrid};
use crate::results::{
    AlternativeFindings, AtTime, ByName, DrawTable, Findings, JudgedClaim, TargetSensitivity,
    TimeToCriterion,
};
use crate::uncertainty::Point;
use crate::units::Days;

/// The self-destructed share below which a self-destruct is reported as implausible.
const HARDLY_ACTS_BELOW: f64 = 0.01;

/// The values of the uncertain inputs in a parameter draw.
pub type InputValues<'a> = Box<dyn Fn(&Point) -> Vec<f64> + 'a>;

/// The context of a run in its findings, besides the numbers.
pub struct Context<'a> {
    /// The plan of the run.
    pub plan: &'a Plan,
    /// The times of the curves.
    pub grid: &'a TimeGrid,
    /// The provenance that reproduces the result.
    pub provenance: Provenance,
    /// The scenario file as it was read.
    pub scenario_text: String,
    /// Every input number with its source.
    pub assumptions: Vec<Assumption>,
    /// Every uncertain input number.
    pub parameters: Vec<Parameter>,
    /// Warnings about legal but implausible values in the scenario.
    pub scenario_warnings: Vec<String>,
    /// The reason why another engine ran than the requested one.
    pub engine_warning: Option<String>,
    /// The judged claims.
    pub claims: Vec<JudgedClaim>,
    /// Key drivers of the casualties.
    pub key_drivers: Option<TargetSensitivity>,
    /// Names of the uncertain inputs.
    pub inputs: Vec<String>,
    /// The values of the uncertain inputs in a parameter draw.
    pub input_values: InputValues<'a>,
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context").field("plan", self.plan).finish_non_exhaustive()
    }
}

/// The findings of a run and its table of parameter draws.
pub fn findings(context: Context<'_>, numbers: Numbers<'_>) -> (Findings, DrawTable) {
    let (plan, grid) = (context.plan, context.grid);
    let readers: Vec<AlternativeReader<'_>> = (0..plan.alternatives.len())
        .map(|alternative| AlternativeReader::new(alternative, plan, grid, numbers))
        .collect();
    let alternatives: Vec<AlternativeFindings> = readers.iter().map(alternative).collect();
    let draws = numbers.draws();
    let temperature =
        |time: Days| mean(draws.iter().map(|draw| draw.study.climate.at(draw.study.start, time).0));
    let table = draw_table(&readers, context.inputs, &*context.input_values);
    let findings = Findings {
        format: Findings::FORMAT,
        provenance: context.provenance,
        title: plan.title.clone(),
        question: plan.question.clone(),
        scenario_text: context.scenario_text,
        assumptions: context.assumptions,
        parameters: Some(context.parameters),
        risk_criteria: plan.criteria.clone(),
        warnings: warnings_of(&readers).into_iter().chain(context.engine_warning).collect(),
        scenario_warnings: context.scenario_warnings,
        times_days: grid.times().iter().map(|time| time.days()).collect(),
        temperature_c: grid.times().iter().map(|&time| temperature(time)).collect(),
        alternatives,
        comparison: comparison::comparisons(&readers, plan.baseline),
        key_drivers: context.key_drivers,
        claims: context.claims,
    };
    (findings, table)
}

fn alternative(reader: &AlternativeReader<'_>) -> AlternativeFindings {
    let (plan, grid, numbers) = (reader.plan, reader.grid, reader.numbers);
    let risks: Vec<Vec<f64>> =
        (0..numbers.draws().len()).map(|draw| reader.individual_risk(draw)).collect();
    let time_to = |criterion: &RiskCriterion| -> Vec<Option<Days>> {
        risks.iter().map(|risk| stays_below(grid.times(), risk, criterion.per_year)).collect()
    };
    let by_draw: ByName<Vec<Option<Days>>> = plan
        .criteria
        .iter()
        .map(|criterion| (criterion.name.clone(), time_to(criterion)))
        .collect();
    let at = plan.report_at.iter().enumerate().map(|(report, when)| {
        let time = grid.report()[report];
        let casualties = numbers
            .tally()
            .map(|tally| tally.histogram(reader.alternative, Column::Casualties, time));
        let counts = casualties.into_iter().flat_map(crate::engine::Histogram::cells);
        AtTime {
            time: when.text.clone(),
            days: when.time.days(),
            quantities: reader.at(report),
            casualty_counts: counts
                .map(|(count, total_replicates)| (count as u64, total_replicates))
                .collect(),
        }
    });
    AlternativeFindings {
        name: plan.alternatives[reader.alternative].clone(),
        mines: plan.mines[reader.alternative],
        longest_rated_life_days: numbers
            .draws()
            .iter()
            .filter_map(|draw| draw.study.alternatives[reader.alternative].longest_rated_life())
            .map(Days::days)
            .max_by(f64::total_cmp),
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
fn warnings_of(readers: &[AlternativeReader<'_>]) -> Vec<String> {
    let mut warnings: Vec<String> = readers.iter().flat_map(warnings_in).collect();
    let plan = readers[0].plan;
    if (2..20).contains(&plan.draws) {
        warnings.push(format!(
            "with {} parameter draws a 90 % uncertainty interval is little more than their range",
            plan.draws
        ));
    }
    warnings.extend(readers.iter().filter_map(carried_by_few));
    let sampled = readers[0].numbers.tally().is_some();
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
    let numbers = Numbers::expected(expected);
    let readers = (0..plan.alternatives.len())
        .map(|alternative| AlternativeReader::new(alternative, plan, grid, numbers));
    readers.flat_map(|reader| warnings_in(&reader)).collect()
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

/// The table of draws, with inputs and quantities at the report times.
fn draw_table(
    readers: &[AlternativeReader<'_>],
    inputs: Vec<String>,
    input_values: &dyn Fn(&Point) -> Vec<f64>,
) -> DrawTable {
    let draws = readers[0].numbers.draws();
    let mut outputs = Vec::new();
    let mut rows: Vec<(Vec<f64>, Vec<f64>)> =
        draws.iter().map(|draw| (input_values(&draw.point), Vec::new())).collect();
    for reader in readers {
        let name = &reader.plan.alternatives[reader.alternative];
        for (report, when) in reader.plan.report_at.iter().enumerate() {
            for (quantity, entry) in reader.by_draw(report) {
                for (part, values) in entry.parts() {
                    outputs.push(DrawTable::output(name, quantity, &when.text, part));
                    rows.iter_mut().zip(values).for_each(|(row, value)| row.1.push(*value));
                }
            }
        }
    }
    DrawTable { inputs, outputs, rows }
}
