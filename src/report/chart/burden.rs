//! The clearance burden: what going inert does not mend.

use super::ChartError;
use super::bars::{Bars, Panel, Row};
use super::draw::colour;
use super::picture::{Body, Picture, both_fit, source};
use crate::estimate::{ArmFindings, Findings};
use crate::question::Quantity;
use crate::report::words::{items, number, quoted_whole, span};

/// A mean and its band, where there is one.
type Told = Option<(f64, Option<[f64; 2]>)>;

/// The picture; none where nothing is reported.
pub(crate) fn picture(findings: &Findings) -> Result<Option<Picture>, ChartError> {
    let Some(last) = findings.arms.first().and_then(|arm| arm.at.last()) else { return Ok(None) };
    let horizon = span(last.days);
    let currency = findings.arms.iter().find_map(|arm| arm.land.currency.clone());
    let in_currency = currency.as_deref().unwrap_or("the scenario's currency");
    let mut panels = vec![];
    let rows = |when: &str, value: &dyn Fn(&ArmFindings) -> Told| -> Vec<Row> {
        let row = |(at, arm): (usize, &ArmFindings)| {
            let (mean, band) = value(arm).filter(|(mean, _)| mean.is_finite())?;
            let say = if when.is_empty() { number } else { items };
            let bracket = band.map(|ends| ends.map(say)).filter(|[low, high]| low != high);
            let bracket = bracket.map_or_else(String::new, |[low, high]| format!(" ({low} to {high})"));
            Some(Row {
                name: format!("{}{when}", arm.name),
                parts: vec![(mean, colour(at))],
                band,
                value: format!("{}{bracket}", say(mean)),
            })
        };
        findings.arms.iter().enumerate().filter_map(row).collect()
    };
    let mut panel = |name: String, rows: Vec<Row>| {
        if rows.iter().any(|row| row.parts[0].0 > 0.0) {
            panels.push(Panel { name, rows });
        }
    };
    let left = |index: usize| {
        let of_arm = move |arm: &ArmFindings| {
            let found = arm.at.get(index)?.quantities.get(&Quantity::Explosive)?.whole()?;
            Some((found.mean, found.epistemic))
        };
        rows(&format!(", after {}", span(findings.arms[0].at[index].days)), &of_arm)
    };
    let at = &findings.arms[0].at;
    let middle = at.iter().position(|at| at.days >= 365.0).filter(|&middle| at[middle].days < last.days);
    // on one axis, so that what is left late is seen beside what was there
    panel(
        "Explosive items still in the ground, functional or inert".to_owned(),
        middle.into_iter().chain([at.len() - 1]).flat_map(left).collect(),
    );
    let mut add = |name: String, value: &dyn Fn(&ArmFindings) -> Told| panel(name, rows("", value));
    add(format!("Cost of clearance by {horizon}, {in_currency}"), &|arm| {
        let clearance = arm.clearance.as_ref()?;
        Some((clearance.cost?, clearance.epistemic.get("cost").copied()))
    });
    let land = |name: &'static str, value: fn(&ArmFindings) -> f64| {
        move |arm: &ArmFindings| Some((value(arm), arm.land.epistemic.get(name).copied()))
    };
    add(
        "Land denied until it is released, hectare-years".to_owned(),
        &land("hectare_years_denied", |arm| arm.land.hectare_years_denied),
    );
    add(
        "Hectare-years until the modelled risk is at the tolerable level, which releases no ground"
            .to_owned(),
        &land("hectare_years_until_tolerable", |arm| arm.land.hectare_years_until_tolerable),
    );
    if panels.is_empty() {
        return Ok(None);
    }
    let banded = panels.iter().flat_map(|panel| &panel.rows).any(|row| row.band.is_some());
    Ok(Some(Picture {
        title: title(findings, &horizon),
        subtitle: format!(
            "An inert mine is still an explosive that has to be searched for and removed like any other.{}",
            if banded { " Bars: mean; whiskers and brackets: 90 % epistemic band." } else { " Bars: mean." }
        ),
        source: source(findings),
        body: Body::Bars(Bars { key: vec![], panels }),
    }))
}

/// The finding: what is left to remove.
fn title(findings: &Findings, horizon: &str) -> String {
    let early =
        findings.arms[0].at.iter().position(|at| at.days >= 365.0).unwrap_or(findings.arms[0].at.len() - 1);
    let when = findings.arms[0].at.get(early).map_or_else(|| horizon.to_owned(), |at| span(at.days));
    let left = |arm: &ArmFindings| {
        let found = arm.at.get(early)?.quantities.get(&Quantity::Explosive)?.whole()?;
        Some(items(found.mean))
    };
    match findings.arms.as_slice() {
        [arm] => format!("Still to be removed after {when}: {} items", left(arm).unwrap_or_default()),
        [one, other] if both_fit(&one.name, &other.name) => format!(
            "Still to be removed after {when}: {} items with {}, {} with {}",
            left(one).unwrap_or_default(),
            quoted_whole(&one.name),
            left(other).unwrap_or_default(),
            quoted_whole(&other.name)
        ),
        _ => "What going inert does not mend".to_owned(),
    }
}
