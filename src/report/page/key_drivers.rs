//! Key drivers: shares of the variance, and the effect of each parameter.

use super::uncertain::parts;
use crate::question::Quantity;
use crate::report::analysis::sensitivity::moved_to;
use crate::report::text::topic::whole;
use crate::report::wording::quantity::target_text;
use crate::report::wording::words::{number, of_hundred, quoted, span};
use crate::results::{
    AlternativeFindings, AlternativeSensitivity, FEW_EVENTS, Findings, KeySensitivity,
};
use serde_json::{Value, json};

/// Most keys shown for one alternative.
const MOST: usize = 8;
/// Smallest relative shift shown, compared with the number at all medians.
const STILL: f64 = 0.01;

/// The section on the key drivers of a run.
///
/// `None` without uncertain inputs or without a sensitivity analysis.
pub(super) fn key_drivers(findings: &Findings) -> Option<Value> {
    let target = findings.key_drivers.as_ref()?;
    let chance = findings.alternatives.iter().filter_map(|of| chance(of, findings));
    Some(json!({
        "chance": chance.collect::<Vec<_>>(),
        "what": target_text(target.quantity, target.part.as_deref(), target.days),
        "alternatives": target.alternatives.iter().map(alternative_rows).collect::<Vec<_>>(),
    }))
}

/// Share of chance in the variance between replicates.
fn chance(alternative: &AlternativeFindings, findings: &Findings) -> Option<String> {
    let last = alternative.at.last()?;
    // the variance between replicates is known only where enough replicates have casualties
    let some = last.casualty_counts.iter().filter(|&&(count, _)| count > 0);
    let seen: u64 = some.map(|&(_, replicates)| replicates).sum();
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

/// The key drivers of one alternative.
///
/// Each row has a key and the quantity at its 5 % and its 95 % quantile, with these quantiles.
fn alternative_rows(alternative: &AlternativeSensitivity) -> Value {
    let width = |key: &KeySensitivity| key.swing().width(alternative.at_medians);
    let moves = |key: &&KeySensitivity| width(key) > STILL * alternative.at_medians.abs();
    let mut moving: Vec<&KeySensitivity> = alternative.keys.iter().filter(moves).collect();
    moving.sort_by(|a, b| width(b).total_cmp(&width(a)));
    moving.truncate(MOST);
    let row = |key: &&KeySensitivity| {
        let [low, high] = moved_to(key);
        json!({
            "key": parts(&key.key),
            "low": [number(key.at_low), low],
            "high": [number(key.at_high), high],
        })
    };
    let name = quoted(&alternative.alternative);
    let rest = match alternative.keys.len() - moving.len() {
        0 => None,
        _ if moving.is_empty() => Some(format!("With {name}, no key moves them by 1 in 100.")),
        1 => Some("1 more key moves them less or not at all.".to_owned()),
        rest => Some(format!("{rest} more keys move them less or not at all.")),
    };
    json!({
        "name": name,
        "middle": number(alternative.at_medians),
        "rest": rest,
        "rows": moving.iter().map(row).collect::<Vec<_>>(),
    })
}
