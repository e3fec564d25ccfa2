//! What the answer hangs on: luck and what is not known, and each unknown by itself.

use super::assumed::pieces;
use crate::question::Quantity;
use crate::report::sensitivity::{moved_to, quantity_said, when};
use crate::report::topic::whole;
use crate::report::words::{number, of_hundred, quoted, span};
use crate::results::{ArmFindings, ArmSensitivity, FEW_EVENTS, Findings, KeySensitivity};
use serde::Serialize;

/// Keys that are told of an arm, at most.
const MOST: usize = 8;
/// A key that moves the number by less than this part of it is not told.
const STILL: f64 = 0.01;

/// The part of the page.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Hangs {
    /// Of what single fields show: how much is luck.
    pub(super) luck: Vec<String>,
    /// The number that keys move: `casualties after 30 y`.
    pub(super) what: String,
    pub(super) arms: Vec<Arm>,
}

/// One arm.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Arm {
    pub(super) name: String,
    /// The number with every key at its median.
    pub(super) middle: String,
    pub(super) rows: Vec<Row>,
    /// How many keys hardly move it.
    pub(super) rest: Option<String>,
}

/// A key and where it takes the number.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Row {
    /// The key, in pieces between which a line may end.
    pub(super) key: Vec<String>,
    /// The number with the key at its 5 % quantile, and that.
    pub(super) low: [String; 2],
    /// The same at its 95 % quantile.
    pub(super) high: [String; 2],
}

/// What is told; none where nothing is uncertain, or nobody looked.
pub(super) fn hangs(findings: &Findings) -> Option<Hangs> {
    let target = findings.hangs_on.as_ref()?;
    Some(Hangs {
        luck: findings.arms.iter().filter_map(|arm| luck(arm, findings)).collect(),
        what: format!(
            "{} {}",
            quantity_said(target.quantity, target.part.as_deref()),
            when(target.days)
        ),
        arms: target.arms.iter().map(told).collect(),
    })
}

/// How much of what single fields show is luck.
fn luck(arm: &ArmFindings, findings: &Findings) -> Option<String> {
    let last = arm.at.last()?;
    // the scatter of fields is known where enough of them saw anything
    let seen: u64 = last
        .casualty_counts
        .iter()
        .filter(|&&(count, _)| count > 0)
        .map(|&(_, fields)| fields)
        .sum();
    if (seen as f64) < FEW_EVENTS {
        return None;
    }
    let split = whole(last, Quantity::Casualties)?.variance?;
    let unknown = split.unknown_part()?;
    Some(format!(
        "{}: of 100 parts of the variance of casualties after {} in single fields, what is not \
         known makes {}, luck {}",
        quoted(&arm.name),
        span(last.days),
        of_hundred(unknown),
        of_hundred(1.0 - unknown)
    ))
    .filter(|_| findings.provenance.draws > 1)
}

fn told(arm: &ArmSensitivity) -> Arm {
    let width = |key: &KeySensitivity| key.swing().width(arm.at_medians);
    let mut moving: Vec<&KeySensitivity> =
        arm.keys.iter().filter(|key| width(key) > STILL * arm.at_medians.abs()).collect();
    moving.sort_by(|a, b| width(b).total_cmp(&width(a)));
    moving.truncate(MOST);
    let row = |key: &KeySensitivity| {
        let [low, high] = moved_to(key);
        Row {
            key: pieces(&key.key).into_iter().map(str::to_owned).collect(),
            low: [number(key.at_low), low],
            high: [number(key.at_high), high],
        }
    };
    let rest = arm.keys.len() - moving.len();
    Arm {
        name: quoted(&arm.arm),
        middle: number(arm.at_medians),
        rest: (rest > 0).then(|| match (moving.is_empty(), rest) {
            (true, _) => format!("With {}, no key moves them by 1 in 100.", quoted(&arm.arm)),
            (false, 1) => "1 more key moves them less or hardly at all.".to_owned(),
            (false, rest) => format!("{rest} more keys move them less or hardly at all."),
        }),
        rows: moving.into_iter().map(row).collect(),
    }
}
