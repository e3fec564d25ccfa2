//! Sensitivity indices and swings in words.

use crate::report::wording::quantity::quantity_text;
use crate::report::wording::words::{count, quoted, short, span, when};
use crate::results::{
    AlternativeSensitivity, Index, KeySensitivity, Sensitivity, TargetSensitivity,
};

/// The text for an index whose interval includes 0.
pub(crate) const NOTHING: &str = "not significant";

/// Smallest upper end at which such an interval leaves the index inconclusive.
const UNSETTLED: f64 = 0.1;

/// Formats an index in percent with its interval: `63 (55 to 70)`.
pub(crate) fn in_hundred(index: Index) -> String {
    if !index.is_distinguishable() {
        return NOTHING.to_owned();
    }
    let [low, high] = index.interval.map(percent);
    let value = percent(index.value);
    // where the interval is below the least figure, its end alone is given
    if high.starts_with("under") { high } else { format!("{value} ({low} to {high})") }
}

/// The upper end of an inconclusive index; otherwise `None`.
///
/// An index is inconclusive where its interval includes 0 and does not show that it is small.
pub(crate) fn unsettled(index: Option<Index>) -> Option<String> {
    let open =
        index.filter(|index| !index.is_distinguishable() && index.interval[1] >= UNSETTLED)?;
    Some(percent(open.interval[1]))
}

/// Formats an index with its interval for a sentence: `63 in 100 (55 to 70)`.
fn in_words(index: Index) -> String {
    let [low, high] = index.interval.map(percent);
    format!("{} in 100 ({low} to {high})", percent(index.value))
}

/// Formats a part in percent, whole from 1 on.
fn percent(part: f64) -> String {
    match 100.0 * part {
        p if p < 0.095 => "under 0.1".to_owned(),
        p if p < 0.95 => format!("{p:.1}"),
        p => format!("{p:.0}"),
    }
}

/// Formats the two quantiles of a key, durations as spans.
pub(crate) fn moved_to(key: &KeySensitivity) -> [String; 2] {
    key.moved_to.map(|value| if key.is_duration { span(value) } else { short(value) })
}

/// The key without the prefix of its kind, for headings: `deactivation_failure.probability`.
///
/// It is the whole key where two keys would have the same name.
pub(crate) fn short_key<'a>(
    key: &'a KeySensitivity,
    alternative: &AlternativeSensitivity,
) -> &'a str {
    let short = stripped(&key.key);
    let alike = alternative.keys.iter().filter(|other| stripped(&other.key) == short).count();
    if alike == 1 { short } else { &key.key }
}

fn stripped(key: &str) -> &str {
    let inside =
        key.strip_prefix("alternative.laying[").and_then(|rest| Some(rest.split_once("].")?.1));
    let kinds = ["electrical.", "mechanical.", "civilians."];
    let inside = inside.unwrap_or(key);
    kinds.iter().find_map(|kind| inside.strip_prefix(kind)).unwrap_or(inside)
}

/// The key with the largest swing; `None` where all are zero.
pub(crate) fn extreme(alternative: &AlternativeSensitivity) -> Option<&KeySensitivity> {
    let moving =
        alternative.keys.iter().filter(|key| key.swing().width(alternative.at_medians) > 0.0);
    moving.max_by(|a, b| {
        a.swing().width(alternative.at_medians).total_cmp(&b.swing().width(alternative.at_medians))
    })
}

/// The finding from the indices of one target and alternative.
#[derive(Debug)]
pub(crate) enum Finding<'a> {
    /// The target does not vary.
    Known,
    /// No index is significantly different from zero.
    Nothing,
    /// The key with the largest first-order index.
    Alone(&'a KeySensitivity, Index),
    /// The key with the largest total-effect index.
    ///
    /// No first-order index is significant.
    Together(&'a KeySensitivity, Index),
}

impl<'a> Finding<'a> {
    /// The finding from the indices of an alternative.
    pub(crate) fn of(alternative: &'a AlternativeSensitivity) -> Self {
        if !alternative.varies() {
            return Self::Known;
        }
        let most = |of: fn(&KeySensitivity) -> Option<Index>| {
            let wording = alternative.keys.iter().filter_map(|key| Some((key, of(key)?)));
            let wording = wording.filter(|(_, index)| index.is_distinguishable());
            wording.max_by(|(_, a), (_, b)| a.value.total_cmp(&b.value))
        };
        match (most(|key| key.first), most(|key| key.total)) {
            (Some((key, index)), _) => Self::Alone(key, index),
            (None, Some((key, index))) => Self::Together(key, index),
            (None, None) => Self::Nothing,
        }
    }

    /// The finding as a sentence, without a full stop.
    ///
    /// `written` formats a key.
    pub(crate) fn sentence(
        &self,
        target: &TargetSensitivity,
        alternative: &str,
        written: impl Fn(&'a KeySensitivity) -> &'a str,
    ) -> String {
        let of = format!(
            "{} with {} {}",
            quantity_text(target.quantity, target.part.as_deref()),
            quoted(alternative),
            when(target.days)
        );
        match self {
            Self::Known => format!("No uncertain parameter moves {of}"),
            Self::Nothing => format!(
                "Of the variance of {of}, no key's part differs significantly from zero with so \
                 few points: ask for more with --points"
            ),
            Self::Alone(key, index) => {
                format!(
                    "{} of the parameter variance of {of} is due to {} alone",
                    in_words(*index),
                    written(key)
                )
            }
            Self::Together(key, index) => format!(
                "Of the parameter variance of {of}, no key makes a part alone that differs \
                 significantly from zero; {} of the variance has {} in it, together with others",
                in_words(*index),
                written(key)
            ),
        }
    }
}

/// Describes how to reproduce the result.
pub(crate) fn made_by(found: &Sensitivity) -> String {
    let made = &found.made;
    format!(
        "{} {}, {} engine, {} base points, seed {}.",
        made.program,
        made.version,
        made.engine,
        count(made.points.into()),
        made.seed
    )
}
