//! Chart: causes for which harmful mines could still function.

use crate::question::{Cause, Quantity};
use crate::report::chart::layout::bars::{Bar, BarRows, Panel};
use crate::report::chart::layout::picture::{Picture, source};
use crate::report::wording::draws::{MEANS_CARRIED, is_carried};
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words::{number, of_hundred, only_if, span};
use crate::results::{AlternativeFindings, Findings};
use plotters::prelude::RGBColor;

/// The names and colour of a cause.
struct CauseStyle {
    cause: Cause,
    /// The name in the legend, and the one after a bar.
    name: &'static str,
    short: &'static str,
    color: RGBColor,
}

/// All causes, in the order of [`Cause::ALL`].
const CAUSES: [CauseStyle; 4] = [
    CauseStyle {
        cause: Cause::WithinRatedLife,
        name: "battery mines within their rated life",
        short: "within rated life",
        color: RGBColor(0x1b, 0x6b, 0x6f),
    },
    CauseStyle {
        cause: Cause::BeyondRatedLife,
        name: "batteries that outlast their rated life",
        short: "beyond it",
        color: RGBColor(0x86, 0xc7, 0xbd),
    },
    CauseStyle {
        cause: Cause::DeactivationFailure,
        name: "deactivation failure: the battery does not end them",
        short: "deactivation failure",
        color: RGBColor(0x9e, 0x2a, 0x2b),
    },
    CauseStyle {
        cause: Cause::Mechanical,
        name: "persistent mines",
        short: "persistent mines",
        color: RGBColor(0x55, 0x5b, 0x66),
    },
];

/// The quantities behind the shares by cause.
const BY_CAUSE: [Quantity; 2] = [Quantity::Casualties, Quantity::CasualtiesByCause];

/// The content of the chart; `None` without casualties.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let horizon = span(findings.alternatives.first()?.at.last()?.days);
    let alternatives =
        findings.alternatives.iter().map(|alternative| Some((alternative, causes(alternative)?)));
    let alternatives: Vec<(&AlternativeFindings, [f64; 4])> =
        alternatives.collect::<Option<_>>()?;
    if !alternatives.iter().any(|(_, causes)| causes.iter().sum::<f64>() > 0.0) {
        return None;
    }
    let seen = |cause: usize| alternatives.iter().any(|(_, means)| means[cause] > 0.0);
    let evidence = Evidence::of(findings);
    let rows = alternatives
        .iter()
        .map(|(alternative, means)| {
            let all: f64 = means.iter().sum();
            let parts = || means.iter().zip(&CAUSES).filter(|(mean, _)| **mean > 0.0);
            let shares: Vec<String> = parts()
                .map(|(mean, wording)| format!("{} {}", percent(mean / all), wording.short))
                .collect();
            let wording = evidence.enough(all);
            let value = match (wording, all > 0.0) {
                (true, _) => format!("of {}: {}", number(all), shares.join(", ")),
                (false, true) => format!("of {}: too few observed", number(all)),
                (false, false) => evidence.nothing(),
            };
            let bars = parts().filter(|_| wording).map(|(mean, cause)| (mean / all, cause.color));
            Bar::stacked(alternative.name.clone(), bars, None, value)
        })
        .collect();
    let key = CAUSES.iter().enumerate().filter(|(at, _)| seen(*at));
    Some(Picture {
        title: title(findings, &alternatives, &horizon),
        subtitle: format!(
            "Share of the expected casualties of each alternative by why the mine could still \
             function; before the shares, how many casualties there are.{}",
            only_if(
                alternatives
                    .iter()
                    .any(|(alternative, _)| is_carried(alternative.at.last(), &BY_CAUSE)),
                MEANS_CARRIED
            )
        ),
        source: source(findings),
        body: Box::new(BarRows {
            key: key.map(|(_, wording)| (wording.name.to_owned(), wording.color)).collect(),
            panels: vec![Panel::plain(format!("Casualties by {horizon}, by cause"), rows)],
        }),
    })
}

fn percent(part: f64) -> String {
    match part {
        part if part < 0.005 => "under 1 %".to_owned(),
        part if (0.995..1.0).contains(&part) => "over 99 %".to_owned(),
        part => format!("{:.0} %", 100.0 * part),
    }
}

fn causes(alternative: &AlternativeFindings) -> Option<[f64; 4]> {
    let by_name = alternative.at.last()?.quantities.get(&Quantity::CasualtiesByCause)?.by_name()?;
    Some(
        CAUSES
            .map(|wording| by_name.get(wording.cause.name()).map_or(0.0, |estimate| estimate.mean)),
    )
}

/// The title: the share of battery mines' casualties after their rated life.
fn title(
    findings: &Findings,
    alternatives: &[(&AlternativeFindings, [f64; 4])],
    horizon: &str,
) -> String {
    let of_batteries: Vec<&(&AlternativeFindings, [f64; 4])> = alternatives
        .iter()
        .filter(|(alternative, means)| {
            alternative.longest_rated_life_days.is_some() && means[..3].iter().sum::<f64>() > 0.0
        })
        .collect();
    match of_batteries.as_slice() {
        [(alternative, means)]
            if Evidence::of(findings).enough(means[..3].iter().sum())
                && !is_carried(alternative.at.last(), &BY_CAUSE) =>
        {
            let all: f64 = means[..3].iter().sum();
            let late = of_hundred((means[1] + means[2]) / all);
            format!(
                "Of 100 casualties of battery mines, on average {late} come from mines that \
                 outlast their rated life or fail to deactivate"
            )
        }
        _ => format!("Casualties by cause within {horizon}"),
    }
}
