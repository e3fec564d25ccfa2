//! Chart: the burden of clearance, which inert mines do not reduce.

use crate::question::{Quantity, RiskCriterion};
use crate::report::chart::canvas::palette::colour;
use crate::report::chart::layout::bars::{Bar, BarRows, Panel};
use crate::report::chart::layout::picture::{Picture, both_fit, source, with_each};
use crate::report::text::table::brackets;
use crate::report::text::topic::whole;
use crate::report::wording::draws::median_note;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words::{items, span};
use crate::results::{AlternativeFindings, Estimate, Findings, LandFindings};
use plotters::prelude::RGBColor;

/// A number of an alternative, with its format.
///
/// It is marked where it continues past the horizon.
struct BurdenNumber {
    estimate: Estimate,
    manner: EstimateFormat,
    at_least: bool,
}

/// The content of the chart; `None` without report times.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let first = findings.alternatives.first()?;
    let horizon = span(*findings.times_days.last()?);
    let last = first.at.last()?;
    let currency =
        findings.alternatives.iter().find_map(|alternative| alternative.land.currency.clone());
    let in_currency = currency.as_deref().unwrap_or("the scenario's currency");
    let rows = |when: &str,
                of: &dyn Fn(&AlternativeFindings) -> Option<BurdenNumber>|
     -> Vec<Bar> {
        let each = findings.alternatives.iter().enumerate();
        each.filter_map(|(at, alternative)| {
            Some(row(findings, format!("{}{when}", alternative.name), of(alternative)?, colour(at)))
        })
        .collect()
    };
    let left = |report: usize| {
        let of_alternative = move |alternative: &AlternativeFindings| {
            let estimate = whole(alternative.at.get(report)?, Quantity::Explosive)?;
            Some(BurdenNumber { estimate, manner: EstimateFormat::ITEMS, at_least: false })
        };
        rows(&format!(", after {}", span(first.at[report].days)), &of_alternative)
    };
    let until = |criterion: &RiskCriterion| {
        rows(&format!(", {}", criterion.name), &|alternative| {
            until_criterion(alternative, &criterion.name)
        })
    };
    let criteria = findings.risk_criteria.iter().flat_map(until).collect();
    let middle = first
        .at
        .iter()
        .position(|at| at.days >= 365.0)
        .filter(|&middle| first.at[middle].days < last.days);
    let mut panels = vec![
        // on one axis, so that the items left late can be compared with the earlier ones
        Panel::plain(
            "Explosive items still in the ground, functional or inert".to_owned(),
            middle.into_iter().chain([first.at.len() - 1]).flat_map(left).collect(),
        ),
        Panel::plain(format!("Cost of clearance by {horizon}, {in_currency}"), rows("", &cost)),
        Panel::plain(
            format!("Land blocked until it is released, hectare-years up to {horizon}"),
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
    let medians = median_note(panels.iter().flat_map(|panel| &panel.rows).map(|row| &row.value));
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

/// A bar with the text of its number.
fn row(findings: &Findings, name: String, wording: BurdenNumber, color: RGBColor) -> Bar {
    let evidence = Evidence::of(findings);
    let said = evidence.cell(&wording.estimate, wording.manner);
    let whisker = evidence.ends(&wording.estimate, wording.manner.event);
    let said = if wording.at_least { format!("at least {said}") } else { said };
    Bar::stacked(name, [(wording.estimate.mean, color)], whisker, said)
}

/// A number of land or clearance.
const fn measure(estimate: Estimate, at_least: bool) -> BurdenNumber {
    BurdenNumber { estimate, manner: EstimateFormat::MEASURE, at_least }
}

fn cost(alternative: &AlternativeFindings) -> Option<BurdenNumber> {
    let work = alternative.clearance.as_ref()?;
    let estimate = Estimate {
        mean: work.cost?,
        std_error: work.std_error.get("cost").copied(),
        uncertainty_interval: work.uncertainty_interval.get("cost").copied(),
        median: work.median.get("cost").copied(),
        ..Estimate::default()
    };
    Some(measure(estimate, false))
}

/// The estimate of a number of land.
fn of_land(alternative: &AlternativeFindings, name: &str, mean: f64) -> Estimate {
    let LandFindings { uncertainty_interval, median, .. } = &alternative.land;
    let (uncertainty_interval, median) =
        (uncertainty_interval.get(name).copied(), median.get(name).copied());
    Estimate { mean, uncertainty_interval, median, ..Estimate::default() }
}

/// Blocked land.
///
/// It continues past the horizon where there is no clearance, or where clearance is unfinished in
/// any draw.
fn denied(alternative: &AlternativeFindings) -> Option<BurdenNumber> {
    let finished =
        alternative.clearance.as_ref().is_some_and(|work| work.not_within_horizon == 0.0);
    Some(measure(
        of_land(alternative, "blocked_hectare_years", alternative.land.blocked_hectare_years),
        !finished,
    ))
}

/// Blocked land until the risk stays below a criterion.
///
/// It continues past the horizon where the risk does not meet the criterion in any one draw.
fn until_criterion(alternative: &AlternativeFindings, name: &str) -> Option<BurdenNumber> {
    let beyond = alternative.time_to_criterion.get(name)?.not_within_horizon > 0.0;
    Some(measure(*alternative.land.blocked_hectare_years_until_criterion.get(name)?, beyond))
}

/// The title: the items left to remove.
fn title(findings: &Findings, horizon: &str) -> String {
    let early = findings.alternatives[0]
        .at
        .iter()
        .position(|at| at.days >= 365.0)
        .unwrap_or(findings.alternatives[0].at.len() - 1);
    let when = findings.alternatives[0]
        .at
        .get(early)
        .map_or_else(|| horizon.to_owned(), |at| span(at.days));
    let left = |alternative: &AlternativeFindings| {
        let found = whole(alternative.at.get(early)?, Quantity::Explosive)?;
        let median = Evidence::of(findings).median_behind(&found, EstimateFormat::ITEMS, None);
        Some((items(found.mean), median))
    };
    let left = |alternative: &AlternativeFindings| left(alternative).unwrap_or_default();
    match findings.alternatives.as_slice() {
        [alternative] => {
            let (items, median) = left(alternative);
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
