//! Who is hurt by the horizon: by group, children among them, and killed or injured.

use super::ChartError;
use super::bars::{Bars, Panel, Row};
use super::picture::{Body, Picture, source};
use crate::estimate::{ArmFindings, Estimate, Findings};
use crate::question::Quantity;
use crate::report::said::Evidence;
use crate::report::words::{number, quoted, span};
use plotters::prelude::RGBColor;

/// Colours of groups, in the scenario's order; apart for the colour-blind and in grey.
const GROUPS: [RGBColor; 6] = [
    RGBColor(0x9a, 0x8f, 0xc7),
    RGBColor(0x4b, 0x2e, 0x83),
    RGBColor(0xe0, 0x9a, 0x00),
    RGBColor(0x00, 0x9e, 0x73),
    RGBColor(0x56, 0xb4, 0xe9),
    RGBColor(0x8a, 0x4b, 0x1f),
];
const KILLED: RGBColor = RGBColor(0x3c, 0x44, 0x50);
const INJURED: RGBColor = RGBColor(0xa9, 0xb1, 0xbb);

/// The picture; none where nobody is hurt, or there is nobody.
pub(crate) fn picture(findings: &Findings) -> Result<Option<Picture>, ChartError> {
    let Some(last) = findings.arms.first().and_then(|arm| arm.at.last()) else { return Ok(None) };
    let horizon = span(last.days);
    let Some(names) =
        groups_of(&findings.arms[0]).map(|groups| groups.iter().map(|g| g.0.clone()).collect::<Vec<_>>())
    else {
        return Ok(None);
    };
    let hurt = |arm: &ArmFindings| whole(arm, Quantity::Casualties).map_or(0.0, |estimate| estimate.mean);
    if findings.arms.iter().all(|arm| hurt(arm) <= 0.0) || names.is_empty() {
        return Ok(None);
    }
    let row = |arm: &ArmFindings, parts: Vec<(String, f64, RGBColor)>| {
        let told: Vec<String> =
            parts.iter().map(|(name, mean, _)| format!("{} {name}", said(*mean))).collect();
        Row {
            name: arm.name.clone(),
            parts: parts.into_iter().map(|(_, mean, color)| (mean, color)).collect(),
            band: None,
            value: told.join(", "),
        }
    };
    let by_group = findings.arms.iter().map(|arm| {
        let groups = groups_of(arm).unwrap_or_default();
        let parts = groups.into_iter().enumerate();
        row(arm, parts.map(|(at, (name, mean))| (name, mean, GROUPS[at % GROUPS.len()])).collect())
    });
    let by_harm = findings.arms.iter().map(|arm| {
        let of = |quantity| whole(arm, quantity).map_or(0.0, |estimate| estimate.mean);
        let parts = [("killed", Quantity::Killed, KILLED), ("injured", Quantity::Injured, INJURED)];
        row(arm, parts.map(|(name, quantity, color)| (name.to_owned(), of(quantity), color)).to_vec())
    });
    let panels = vec![
        Panel {
            name: format!("People killed or injured in one field by {horizon}, by group"),
            rows: by_group.collect(),
        },
        Panel { name: format!("The same people, killed and injured, by {horizon}"), rows: by_harm.collect() },
    ];
    let few = findings.arms.iter().any(|arm| {
        whole(arm, Quantity::Casualties)
            .is_some_and(|all| all.mean > 0.0 && !Evidence::of(findings).enough(&all))
    });
    Ok(Some(Picture {
        title: title(findings, &names, &horizon),
        subtitle: format!(
            "Expected casualties, mean over all fields and parameter draws.{}",
            if few { " Where fewer than ten were seen in all fields, the parts are rough." } else { "" }
        ),
        source: source(findings),
        body: Body::Bars(Bars { key: key(&names), panels }),
    }))
}

fn key(names: &[String]) -> Vec<(String, RGBColor)> {
    let groups = names.iter().enumerate().map(|(at, name)| (name.clone(), GROUPS[at % GROUPS.len()]));
    groups.chain([("killed".to_owned(), KILLED), ("injured".to_owned(), INJURED)]).collect()
}

fn whole(arm: &ArmFindings, quantity: Quantity) -> Option<Estimate> {
    arm.at.last()?.quantities.get(&quantity)?.whole().copied()
}

/// Expected casualties of each group at the last report time.
fn groups_of(arm: &ArmFindings) -> Option<Vec<(String, f64)>> {
    let groups = arm.at.last()?.quantities.get(&Quantity::CasualtiesByGroup)?.by_name()?;
    Some(groups.iter().map(|(name, estimate)| (name.clone(), estimate.mean)).collect())
}

/// The finding: the share of each group among those hurt, of the arm with most.
fn title(findings: &Findings, names: &[String], horizon: &str) -> String {
    let total =
        |arm: &ArmFindings| groups_of(arm).map_or(0.0, |groups| groups.iter().map(|group| group.1).sum());
    let worst = findings.arms.iter().max_by(|a, b| total(a).total_cmp(&total(b)));
    let all: f64 = worst.map_or(0.0, &total);
    let parts = worst.and_then(groups_of).unwrap_or_default();
    let enough = worst
        .and_then(|arm| whole(arm, Quantity::Casualties))
        .is_some_and(|casualties| Evidence::of(findings).enough(&casualties));
    if names.len() < 2 || all <= 0.0 || !all.is_finite() || !enough {
        return format!("Who is hurt within {horizon}");
    }
    // the group that readers ask about first, if a scenario names it
    let shown = parts.iter().find(|(name, _)| name.to_lowercase().contains("child")).or(parts.last());
    shown.map_or_else(String::new, |(name, mean)| {
        let whose = match (worst, findings.arms.len()) {
            (Some(arm), 2..) => format!(" with {}", quoted(&arm.name)),
            (Some(_) | None, _) => String::new(),
        };
        format!("Of 100 people hurt within {horizon}{whose}, {:.0} are {name}", 100.0 * mean / all)
    })
}

fn said(mean: f64) -> String {
    if mean > 0.0 { number(mean) } else { "no".to_owned() }
}
