//! Key drivers: shares of the variance, and the effect of each parameter.

use super::assumed::parts;
use crate::question::Quantity;
use crate::report::analysis::sensitivity::{moved_to, quantity_text, when};
use crate::report::text::topic::whole;
use crate::report::wording::words::{number, of_hundred, quoted, span};
use crate::results::{
    AlternativeFindings, AlternativeSensitivity, FEW_EVENTS, Findings, KeySensitivity,
};
use serde::Serialize;

/// Most keys shown for one alternative.
const MOST: usize = 8;
/// Smallest relative shift shown, compared with the number at all medians.
const STILL: f64 = 0.01;

/// The section of the page on key drivers.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct KeyDrivers {
    /// Share of chance in the variance between replicates, for each alternative.
    pub(super) chance: Vec<String>,
    /// The quantity that the keys shift: `casualties after 30 y`.
    pub(super) what: String,
    pub(super) alternatives: Vec<AlternativeDrivers>,
}

/// The key drivers of one alternative.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct AlternativeDrivers {
    pub(super) name: String,
    /// The quantity with every key at its median.
    pub(super) middle: String,
    pub(super) rows: Vec<DriverRow>,
    /// How many further keys have little or no effect.
    pub(super) rest: Option<String>,
}

/// A key and the quantity at both ends of its range.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct DriverRow {
    /// The key, in parts between which a line may break.
    pub(super) key: Vec<String>,
    /// The quantity at the key's 5 % quantile, and that quantile.
    pub(super) low: [String; 2],
    /// The quantity at the key's 95 % quantile, and that quantile.
    pub(super) high: [String; 2],
}

/// The section on the key drivers of a run.
///
/// `None` without uncertain inputs or without a sensitivity analysis.
pub(super) fn key_drivers(findings: &Findings) -> Option<KeyDrivers> {
    let target = findings.key_drivers.as_ref()?;
    Some(KeyDrivers {
        chance: findings
            .alternatives
            .iter()
            .filter_map(|alternative| chance(alternative, findings))
            .collect(),
        what: format!(
            "{} {}",
            quantity_text(target.quantity, target.part.as_deref()),
            when(target.days)
        ),
        alternatives: target.alternatives.iter().map(alternative_rows).collect(),
    })
}

/// Share of chance in the variance between replicates.
fn chance(alternative: &AlternativeFindings, findings: &Findings) -> Option<String> {
    let last = alternative.at.last()?;
    // the variance between replicates is known only where enough replicates have casualties
    let seen: u64 = last
        .casualty_counts
        .iter()
        .filter(|&&(count, _)| count > 0)
        .map(|&(_, total_replicates)| total_replicates)
        .sum();
    if (seen as f64) < FEW_EVENTS {
        return None;
    }
    let split = whole(last, Quantity::Casualties)?.variance?;
    let unknown = split.parameter_part()?;
    Some(format!(
        "{}: of 100 parts of the variance of casualties after {} in single replicates, parameter \
         uncertainty makes {}, chance {}",
        quoted(&alternative.name),
        span(last.days),
        of_hundred(unknown),
        of_hundred(1.0 - unknown)
    ))
    .filter(|_| findings.provenance.draws > 1)
}

fn alternative_rows(alternative: &AlternativeSensitivity) -> AlternativeDrivers {
    let width = |key: &KeySensitivity| key.swing().width(alternative.at_medians);
    let mut moving: Vec<&KeySensitivity> = alternative
        .keys
        .iter()
        .filter(|key| width(key) > STILL * alternative.at_medians.abs())
        .collect();
    moving.sort_by(|a, b| width(b).total_cmp(&width(a)));
    moving.truncate(MOST);
    let row = |key: &KeySensitivity| {
        let [low, high] = moved_to(key);
        DriverRow {
            key: parts(&key.key).into_iter().map(str::to_owned).collect(),
            low: [number(key.at_low), low],
            high: [number(key.at_high), high],
        }
    };
    let rest = alternative.keys.len() - moving.len();
    AlternativeDrivers {
        name: quoted(&alternative.alternative),
        middle: number(alternative.at_medians),
        rest: (rest > 0).then(|| match (moving.is_empty(), rest) {
            (true, _) => {
                format!("With {}, no key moves them by 1 in 100.", quoted(&alternative.alternative))
            }
            (false, 1) => "1 more key moves them less or not at all.".to_owned(),
            (false, rest) => format!("{rest} more keys move them less or not at all."),
        }),
        rows: moving.into_iter().map(row).collect(),
    }
}
