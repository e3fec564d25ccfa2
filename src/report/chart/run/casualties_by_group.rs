//! Chart: casualties by the horizon, by group, and killed or injured.

use crate::question::Quantity;
use crate::report::chart::layout::bars::{Bar, BarRows, Panel};
use crate::report::chart::layout::legend::Legend;
use crate::report::chart::layout::picture::{Picture, source};
use crate::report::text::table::brackets;
use crate::report::text::topic;
use crate::report::wording::draws::{is_carried, median_note};
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words::{of_hundred, quoted, span};
use crate::results::{AlternativeFindings, Estimate, Findings};
use plotters::prelude::RGBColor;

/// Colours of groups, in the scenario's order.
///
/// They differ for the colour-blind and in grey.
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

/// The content of the chart; `None` without casualties or groups.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let horizon = span(findings.alternatives.first()?.at.last()?.days);
    let groups = groups_of(findings.alternatives.first()?)?;
    let names: Vec<String> = groups.into_iter().map(|group| group.0).collect();
    let hurt = |alternative: &AlternativeFindings| {
        whole(alternative, Quantity::Casualties).map_or(0.0, |estimate| estimate.mean)
    };
    if findings.alternatives.iter().all(|alternative| hurt(alternative) <= 0.0) || names.is_empty()
    {
        return None;
    }
    let evidence = Evidence::of(findings);
    let row = |alternative: &AlternativeFindings, parts: Vec<(String, Estimate, RGBColor)>| {
        let manner =
            alternative.at.last().map_or(EstimateFormat::COUNT, EstimateFormat::casualties);
        let wording = |(name, part, _): &(String, Estimate, RGBColor)| {
            format!("{name} {}", evidence.cell(part, manner))
        };
        let value = parts.iter().map(wording).collect::<Vec<_>>().join("; ");
        let means = parts.into_iter().map(|(_, part, color)| (part.mean, color));
        let all = whole(alternative, Quantity::Casualties);
        let whisker = all.and_then(|all| evidence.ends(&all, manner.event));
        Bar::stacked(alternative.name.clone(), means, whisker, value)
    };
    let by_group = findings.alternatives.iter().map(|alternative| {
        let groups = groups_of(alternative).unwrap_or_default();
        let parts = groups.into_iter().enumerate();
        row(
            alternative,
            parts.map(|(at, (name, part))| (name, part, GROUPS[at % GROUPS.len()])).collect(),
        )
    });
    let by_harm = findings.alternatives.iter().map(|alternative| {
        let parts = [("killed", Quantity::Killed, KILLED), ("injured", Quantity::Injured, INJURED)];
        let part = |(name, quantity, color): (&str, Quantity, RGBColor)| {
            Some((name.to_owned(), whole(alternative, quantity)?, color))
        };
        row(alternative, parts.into_iter().filter_map(part).collect())
    });
    let panels = [
        Panel::plain(
            format!("People killed or injured by {horizon}, by group"),
            by_group.collect(),
        ),
        Panel::plain(
            format!("The same people, killed and injured, by {horizon}"),
            by_harm.collect(),
        ),
    ];
    let medians = median_note(panels.iter().flat_map(|panel| &panel.rows).map(|row| &row.value));
    Some(Picture {
        title: title(findings, &names, &horizon),
        subtitle: format!(
            "Bars: expected casualties, the mean; whiskers: of all together. {}{}",
            brackets(findings),
            medians
        ),
        source: source(findings),
        body: Box::new(BarRows { key: key(&names), panels: panels.into() }),
    })
}

fn key(names: &[String]) -> Legend {
    let groups =
        names.iter().enumerate().map(|(at, name)| (name.clone(), GROUPS[at % GROUPS.len()]));
    groups.chain([("killed".to_owned(), KILLED), ("injured".to_owned(), INJURED)]).collect()
}

fn whole(alternative: &AlternativeFindings, quantity: Quantity) -> Option<Estimate> {
    topic::whole(alternative.at.last()?, quantity)
}

/// Expected casualties of each group at the last report time.
fn groups_of(alternative: &AlternativeFindings) -> Option<Vec<(String, Estimate)>> {
    let groups = alternative.at.last()?.quantities.get(&Quantity::CasualtiesByGroup)?.by_name()?;
    Some(groups.iter().map(|(name, estimate)| (name.clone(), *estimate)).collect())
}

/// The title: a group's share of casualties, in the alternative with most.
fn title(findings: &Findings, names: &[String], horizon: &str) -> String {
    let total = |alternative: &AlternativeFindings| {
        groups_of(alternative).map_or(0.0, |groups| groups.iter().map(|group| group.1.mean).sum())
    };
    let worst = findings.alternatives.iter().max_by(|a, b| total(a).total_cmp(&total(b)));
    let all: f64 = worst.map_or(0.0, &total);
    let parts = worst.and_then(groups_of).unwrap_or_default();
    let enough = worst.is_some_and(|alternative| {
        Evidence::of(findings).shows_parts(alternative)
            && !is_carried(
                alternative.at.last(),
                &[Quantity::Casualties, Quantity::CasualtiesByGroup],
            )
    });
    if names.len() < 2 || all <= 0.0 || !all.is_finite() || !enough {
        return format!("Casualties by group within {horizon}");
    }
    // children are the group of most interest, if the scenario names them
    let shown =
        parts.iter().find(|(name, _)| name.to_lowercase().contains("child")).or(parts.last());
    shown.map_or_else(String::new, |(name, part)| {
        let whose = match (worst, findings.alternatives.len()) {
            (Some(alternative), 2..) => format!(" with {}", quoted(&alternative.name)),
            (Some(_) | None, _) => String::new(),
        };
        let of_all = of_hundred(part.mean / all);
        let are = if of_all == "1" || of_all == "fewer than 1" { "is among" } else { "are" };
        format!("Of 100 casualties within {horizon}{whose}, on average {of_all} {are} {name}")
    })
}
