//! Indices and swings in words.

use crate::question::Quantity;
use crate::report::words::{quoted, short, span};
use crate::results::{ArmSensitivity, Index, KeySensitivity, TargetSensitivity};

/// What is said of an index whose interval holds 0.
pub(crate) const NOTHING: &str = "not distinguishable from 0";

/// An index that may be so large is not settled by an interval that holds 0.
const UNSETTLED: f64 = 0.1;

/// A number as a sentence names it.
pub(crate) fn quantity_said(quantity: Quantity, part: Option<&str>) -> String {
    let among = |what: &str| match part {
        Some(part) => format!("{what} among {}", quoted(part)),
        None => what.to_owned(),
    };
    match quantity {
        Quantity::Functional => "functional mines".to_owned(),
        Quantity::Dormant => "dormant mines".to_owned(),
        Quantity::AbleToFunction => "mines able to function".to_owned(),
        Quantity::Explosive => "explosive items in the ground".to_owned(),
        Quantity::Casualties => "casualties".to_owned(),
        Quantity::Killed => "people killed".to_owned(),
        Quantity::Injured => "people injured".to_owned(),
        Quantity::CasualtiesByGroup => among("casualties"),
        Quantity::KilledByGroup => among("people killed"),
        Quantity::PAnyCasualty => "the probability of any casualty".to_owned(),
        Quantity::IndividualRiskPerYear => {
            "the yearly risk of death of a person who is there".to_owned()
        }
        other @ (Quantity::Inert
        | Quantity::Detonations
        | Quantity::SelfDestructed
        | Quantity::Cleared
        | Quantity::CasualtiesByCause
        | Quantity::CasualtyRatePerDay) => other.name().replace('_', " "),
    }
}

/// A moment inside a sentence.
pub(crate) fn when(days: f64) -> String {
    if (1.0..365.0).contains(&days) && days.fract() == 0.0 {
        format!("on day {days:.0}")
    } else {
        format!("after {}", span(days))
    }
}

/// An index of a hundred with its interval: `63 (55 to 70)`.
pub(crate) fn in_hundred(index: Index) -> String {
    if !index.is_distinguishable() {
        return NOTHING.to_owned();
    }
    let [low, high] = index.interval.map(percent);
    let value = percent(index.value);
    // an interval of which nothing is left to say says it all
    if high.starts_with("under") { high } else { format!("{value} ({low} to {high})") }
}

/// How far the interval of an index reaches that holds 0 and does not settle whether it is small.
pub(crate) fn unsettled(index: Option<Index>) -> Option<String> {
    let open =
        index.filter(|index| !index.is_distinguishable() && index.interval[1] >= UNSETTLED)?;
    Some(percent(open.interval[1]))
}

/// An index with its interval, inside a sentence: `63 in 100 (55 to 70)`.
fn in_words(index: Index) -> String {
    let [low, high] = index.interval.map(percent);
    format!("{} in 100 ({low} to {high})", percent(index.value))
}

/// A part of a hundred: whole, but for less than one.
fn percent(part: f64) -> String {
    match 100.0 * part {
        p if p < 0.095 => "under 0.1".to_owned(),
        p if p < 0.95 => format!("{p:.1}"),
        p => format!("{p:.0}"),
    }
}

/// The two quantiles that a key is moved to, durations as spans.
pub(crate) fn moved_to(key: &KeySensitivity) -> [String; 2] {
    key.moved_to.map(|value| if key.is_duration { span(value) } else { short(value) })
}

/// A key without what it shares with the others of its kind, for headings: `overrun.probability`;
/// the whole key where that would be the name of two.
pub(crate) fn short_key<'a>(key: &'a KeySensitivity, arm: &ArmSensitivity) -> &'a str {
    let short = stripped(&key.key);
    let alike = arm.keys.iter().filter(|other| stripped(&other.key) == short).count();
    if alike == 1 { short } else { &key.key }
}

fn stripped(key: &str) -> &str {
    let inside = key.strip_prefix("arm.laying[").and_then(|rest| Some(rest.split_once("].")?.1));
    let kinds = ["electrical.", "mechanical.", "civilians."];
    let inside = inside.unwrap_or(key);
    kinds.iter().find_map(|kind| inside.strip_prefix(kind)).unwrap_or(inside)
}

/// The key that moves a number furthest by itself; none where none does.
pub(crate) fn extreme(arm: &ArmSensitivity) -> Option<&KeySensitivity> {
    let moving = arm.keys.iter().filter(|key| key.swing().width(arm.at_medians) > 0.0);
    moving
        .max_by(|a, b| a.swing().width(arm.at_medians).total_cmp(&b.swing().width(arm.at_medians)))
}

/// What the indices of a number of an arm say.
#[derive(Debug)]
pub(crate) enum Finding<'a> {
    /// It does not vary.
    Known,
    /// No key can be told from nothing.
    Nothing,
    /// The key that makes most of it alone.
    Alone(&'a KeySensitivity, Index),
    /// No key makes any of it alone; this one most of it together with others.
    Together(&'a KeySensitivity, Index),
}

impl<'a> Finding<'a> {
    /// The finding of an arm.
    pub(crate) fn of(arm: &'a ArmSensitivity) -> Self {
        if !arm.varies() {
            return Self::Known;
        }
        let most = |of: fn(&KeySensitivity) -> Option<Index>| {
            let told = arm.keys.iter().filter_map(|key| Some((key, of(key)?)));
            let told = told.filter(|(_, index)| index.is_distinguishable());
            told.max_by(|(_, a), (_, b)| a.value.total_cmp(&b.value))
        };
        match (most(|key| key.first), most(|key| key.total)) {
            (Some((key, index)), _) => Self::Alone(key, index),
            (None, Some((key, index))) => Self::Together(key, index),
            (None, None) => Self::Nothing,
        }
    }

    /// The sentence, without its full stop; keys are written so.
    pub(crate) fn sentence(
        &self,
        target: &TargetSensitivity,
        arm: &str,
        written: impl Fn(&'a KeySensitivity) -> &'a str,
    ) -> String {
        let of = format!(
            "{} with {} {}",
            quantity_said(target.quantity, target.part.as_deref()),
            quoted(arm),
            when(target.days)
        );
        match self {
            Self::Known => format!("Nothing that is not known moves {of}"),
            Self::Nothing => format!(
                "Of what is not known about {of}, no key's part can be told from 0 with so few \
                 points: ask for more with --points"
            ),
            Self::Alone(key, index) => {
                format!(
                    "Of what is not known about {of}, {} of the variance is due to {} alone",
                    in_words(*index),
                    written(key)
                )
            }
            Self::Together(key, index) => format!(
                "Of what is not known about {of}, no key makes a part alone that can be told from \
                 0; {} of the variance has {} in it, together with others",
                in_words(*index),
                written(key)
            ),
        }
    }
}
