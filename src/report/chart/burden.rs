//! The clearance burden: what going inert does not mend.

use super::palette::colour;
use super::picture::{Picture, both_fit, source, with_each};
use super::rows::{Bar, BarRows, Panel};
use crate::question::{Quantity, RiskCriterion};
use crate::report::draws::median_said;
use crate::report::said::{Evidence, Manner};
use crate::report::table::brackets;
use crate::report::topic::whole;
use crate::report::words::{items, span};
use crate::results::{ArmFindings, Estimate, Findings, LandFindings};
use plotters::prelude::RGBColor;

/// A number of an arm, how it is said, and whether it goes on past the horizon.
struct Told {
    estimate: Estimate,
    manner: Manner,
    at_least: bool,
}

/// The picture; none where nothing is reported.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let first = findings.arms.first()?;
    let horizon = span(*findings.times_days.last()?);
    let last = first.at.last()?;
    let currency = findings.arms.iter().find_map(|arm| arm.land.currency.clone());
    let in_currency = currency.as_deref().unwrap_or("the scenario's currency");
    let rows = |when: &str, of: &dyn Fn(&ArmFindings) -> Option<Told>| -> Vec<Bar> {
        let each = findings.arms.iter().enumerate();
        each.filter_map(|(at, arm)| {
            Some(row(findings, format!("{}{when}", arm.name), of(arm)?, colour(at)))
        })
        .collect()
    };
    let left = |report: usize| {
        let of_arm = move |arm: &ArmFindings| {
            let estimate = whole(arm.at.get(report)?, Quantity::Explosive)?;
            Some(Told { estimate, manner: Manner::ITEMS, at_least: false })
        };
        rows(&format!(", after {}", span(first.at[report].days)), &of_arm)
    };
    let until = |criterion: &RiskCriterion| {
        rows(&format!(", {}", criterion.name), &|arm| until_criterion(arm, &criterion.name))
    };
    let criteria = findings.risk_criteria.iter().flat_map(until).collect();
    let middle = first
        .at
        .iter()
        .position(|at| at.days >= 365.0)
        .filter(|&middle| first.at[middle].days < last.days);
    let mut panels = vec![
        // on one axis, so that what is left late is seen beside what was there
        Panel::plain(
            "Explosive items still in the ground, functional or inert".to_owned(),
            middle.into_iter().chain([first.at.len() - 1]).flat_map(left).collect(),
        ),
        Panel::plain(format!("Cost of clearance by {horizon}, {in_currency}"), rows("", &cost)),
        Panel::plain(
            format!("Land denied until it is released, hectare-years up to {horizon}"),
            rows("", &denied),
        ),
        Panel::plain(
            format!(
                "Hectare-years until the modelled risk stays below a criterion, which releases no \
                 ground, up to {horizon}"
            ),
            criteria,
        ),
    ];
    panels.retain(|panel| panel.rows.iter().any(|row| row.total() > 0.0));
    if panels.is_empty() {
        return None;
    }
    let medians = median_said(panels.iter().flat_map(|panel| &panel.rows).map(|row| &row.value));
    Some(Picture {
        title: title(findings, &horizon),
        subtitle: format!(
            "An inert mine is still an explosive that has to be searched for and removed like any \
             other. Bars: mean. {}{}",
            brackets(findings),
            medians
        ),
        source: source(findings),
        body: Box::new(BarRows { key: vec![], panels }),
    })
}

/// A bar with what is told of it.
fn row(findings: &Findings, name: String, told: Told, color: RGBColor) -> Bar {
    let evidence = Evidence::of(findings);
    let said = evidence.cell(&told.estimate, told.manner);
    let whisker = evidence.ends(&told.estimate, told.manner.event);
    let said = if told.at_least { format!("at least {said}") } else { said };
    Bar::stacked(name, [(told.estimate.mean, color)], whisker, said)
}

/// A number of land or of clearance.
const fn measure(estimate: Estimate, at_least: bool) -> Told {
    Told { estimate, manner: Manner::MEASURE, at_least }
}

fn cost(arm: &ArmFindings) -> Option<Told> {
    let work = arm.clearance.as_ref()?;
    let estimate = Estimate {
        mean: work.cost?,
        std_error: work.std_error.get("cost").copied(),
        epistemic: work.epistemic.get("cost").copied(),
        median: work.median.get("cost").copied(),
        ..Estimate::default()
    };
    Some(measure(estimate, false))
}

/// A number of land.
fn of_land(arm: &ArmFindings, name: &str, mean: f64) -> Estimate {
    let LandFindings { epistemic, median, .. } = &arm.land;
    let (epistemic, median) = (epistemic.get(name).copied(), median.get(name).copied());
    Estimate { mean, epistemic, median, ..Estimate::default() }
}

/// Land denied: it goes on past the horizon where nothing is cleared, or in any draw not all by
/// then.
fn denied(arm: &ArmFindings) -> Option<Told> {
    let finished = arm.clearance.as_ref().is_some_and(|work| work.not_within_horizon == 0.0);
    Some(measure(of_land(arm, "hectare_years_denied", arm.land.hectare_years_denied), !finished))
}

/// Land until the risk stays below a criterion: it goes on past the horizon where that is so in any
/// draw.
fn until_criterion(arm: &ArmFindings, name: &str) -> Option<Told> {
    let beyond = arm.time_to_criterion.get(name)?.not_within_horizon > 0.0;
    Some(measure(*arm.land.hectare_years_until_criterion.get(name)?, beyond))
}

/// The finding: what is left to remove.
fn title(findings: &Findings, horizon: &str) -> String {
    let early = findings.arms[0]
        .at
        .iter()
        .position(|at| at.days >= 365.0)
        .unwrap_or(findings.arms[0].at.len() - 1);
    let when =
        findings.arms[0].at.get(early).map_or_else(|| horizon.to_owned(), |at| span(at.days));
    let left = |arm: &ArmFindings| {
        let found = whole(arm.at.get(early)?, Quantity::Explosive)?;
        let median = Evidence::of(findings).median_behind(&found, Manner::ITEMS, None);
        Some((items(found.mean), median))
    };
    let left = |arm: &ArmFindings| left(arm).unwrap_or_default();
    match findings.arms.as_slice() {
        [arm] => {
            let (items, median) = left(arm);
            format!("Still to be removed after {when}, on average: {items} items{median}")
        }
        [one, other] if both_fit(&one.name, &other.name) => {
            let [(some, median), (others, of_other)] = [one, other].map(left);
            let said = [format!("{some} items"), others];
            let both = with_each(said, [&one.name, &other.name], [median, of_other], ",");
            format!("Still to be removed after {when}, on average: {both}")
        }
        _ => "What going inert does not mend".to_owned(),
    }
}
