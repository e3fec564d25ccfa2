//! Why the mines that hurt people could still function.

use super::picture::{Picture, source};
use super::rows::{Bar, BarRows, Panel};
use crate::question::{Cause, Quantity};
use crate::report::draws::{MEANS_CARRIED, is_carried};
use crate::report::said::Evidence;
use crate::report::words::{number, of_hundred, only_if, span};
use crate::results::{ArmFindings, Findings};
use plotters::prelude::RGBColor;

/// A cause as a reader knows it.
struct Told {
    cause: Cause,
    /// In the key, and behind a bar.
    name: &'static str,
    short: &'static str,
    color: RGBColor,
}

/// All of them, in the order of [`Cause::ALL`].
const CAUSES: [Told; 4] = [
    Told {
        cause: Cause::WithinRatedLife,
        name: "battery mines within their rated life",
        short: "within rated life",
        color: RGBColor(0x1b, 0x6b, 0x6f),
    },
    Told {
        cause: Cause::BeyondRatedLife,
        name: "batteries that outlast their rated life",
        short: "beyond it",
        color: RGBColor(0x86, 0xc7, 0xbd),
    },
    Told {
        cause: Cause::Overrun,
        name: "overrun: the battery does not end them",
        short: "overrun",
        color: RGBColor(0x9e, 0x2a, 0x2b),
    },
    Told {
        cause: Cause::Mechanical,
        name: "persistent mines",
        short: "persistent mines",
        color: RGBColor(0x55, 0x5b, 0x66),
    },
];

/// Quantities behind the shares by cause.
const BY_CAUSE: [Quantity; 2] = [Quantity::Casualties, Quantity::CasualtiesByCause];

/// The picture; none where nobody is hurt.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let horizon = span(findings.arms.first()?.at.last()?.days);
    let arms = findings.arms.iter().map(|arm| Some((arm, causes(arm)?)));
    let arms: Vec<(&ArmFindings, [f64; 4])> = arms.collect::<Option<_>>()?;
    if !arms.iter().any(|(_, causes)| causes.iter().sum::<f64>() > 0.0) {
        return None;
    }
    let seen = |cause: usize| arms.iter().any(|(_, means)| means[cause] > 0.0);
    let evidence = Evidence::of(findings);
    let rows = arms
        .iter()
        .map(|(arm, means)| {
            let all: f64 = means.iter().sum();
            let parts = || means.iter().zip(&CAUSES).filter(|(mean, _)| **mean > 0.0);
            let shares: Vec<String> = parts()
                .map(|(mean, told)| format!("{} {}", percent(mean / all), told.short))
                .collect();
            let told = evidence.enough(all);
            let value = match (told, all > 0.0) {
                (true, _) => format!("of {}: {}", number(all), shares.join(", ")),
                (false, true) => format!("of {}: too few seen to tell", number(all)),
                (false, false) => evidence.nothing(),
            };
            let bars = parts().filter(|_| told).map(|(mean, cause)| (mean / all, cause.color));
            Bar::stacked(arm.name.clone(), bars, None, value)
        })
        .collect();
    let key = CAUSES.iter().enumerate().filter(|(at, _)| seen(*at));
    Some(Picture {
        title: title(findings, &arms, &horizon),
        subtitle: format!(
            "Share of the expected casualties of each arm by why the mine could still function; \
             before the shares, how many casualties there are in one field.{}",
            only_if(
                arms.iter().any(|(arm, _)| is_carried(arm.at.last(), &BY_CAUSE)),
                MEANS_CARRIED
            )
        ),
        source: source(findings),
        body: Box::new(BarRows {
            key: key.map(|(_, told)| (told.name.to_owned(), told.color)).collect(),
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

fn causes(arm: &ArmFindings) -> Option<[f64; 4]> {
    let by_name = arm.at.last()?.quantities.get(&Quantity::CasualtiesByCause)?.by_name()?;
    Some(CAUSES.map(|told| by_name.get(told.cause.name()).map_or(0.0, |estimate| estimate.mean)))
}

/// The finding: how much of the harm of battery mines comes after their rated life.
fn title(findings: &Findings, arms: &[(&ArmFindings, [f64; 4])], horizon: &str) -> String {
    let of_batteries: Vec<&(&ArmFindings, [f64; 4])> = arms
        .iter()
        .filter(|(arm, means)| {
            arm.longest_rated_life_days.is_some() && means[..3].iter().sum::<f64>() > 0.0
        })
        .collect();
    match of_batteries.as_slice() {
        [(arm, means)]
            if Evidence::of(findings).enough(means[..3].iter().sum())
                && !is_carried(arm.at.last(), &BY_CAUSE) =>
        {
            let all: f64 = means[..3].iter().sum();
            let late = of_hundred((means[1] + means[2]) / all);
            format!(
                "Of 100 casualties of battery mines, on average {late} come after their rated life"
            )
        }
        _ => format!("Where the harm within {horizon} comes from"),
    }
}
