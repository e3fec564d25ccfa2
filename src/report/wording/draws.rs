//! Statements on parameter draws: support of a sentence, and carried means.

use super::words::{count, only_if};
use crate::question::Quantity;
use crate::results::{AtTime, ComparisonAt, Entry};

/// The note on a mean that few draws carry.
///
/// Such a mean lies outside its interval or above the 90 % point, or a few of many draws carry it.
pub(crate) const CARRIED: &str = "the mean is carried by few draws";

/// The note on a chart of such means.
pub(crate) const MEANS_CARRIED: &str = " Some of these means are carried by few draws.";

/// Whether few draws carry one of these means at a report time.
///
/// A share computed from them then needs a note. A part of less than 0.5 % of its whole is ignored,
/// because it does not show in a share.
pub(crate) fn is_carried(at: Option<&AtTime>, quantities: &[Quantity]) -> bool {
    let mut entries =
        at.into_iter().flat_map(|at| quantities.iter().filter_map(|of| at.quantities.get(of)));
    entries.any(|entry| match entry {
        Entry::Whole(mean) => mean.median.is_some(),
        Entry::ByName(means) => {
            let shows = 0.005 * means.values().map(|mean| mean.mean).sum::<f64>();
            means.values().any(|mean| mean.mean >= shows && mean.median.is_some())
        }
    })
}

/// The note on a share of means that few draws carry.
pub(crate) fn shares_carried(at: Option<&AtTime>, quantities: &[Quantity]) -> &'static str {
    only_if(is_carried(at, quantities), " (the means are carried by few draws)")
}

/// The definition of a median, where any of the texts has one.
pub(crate) fn median_note(mut texts: impl Iterator<Item = impl AsRef<str>>) -> &'static str {
    only_if(
        texts.any(|text| has_median(text.as_ref())),
        " Median: beside a mean that is carried by few draws; half of the draws lie below the \
         median.",
    )
}

/// Formats the median beside a mean; empty without one.
pub(crate) fn beside(median: Option<f64>, say: impl Fn(f64) -> String) -> String {
    median.map_or_else(String::new, |median| format!("; median {}", say(median)))
}

/// Whether a text gives the value of a median.
///
/// The word alone, as in the name of a key or in a title, does not count.
fn has_median(text: &str) -> bool {
    text.match_indices("median ").any(|(at, word)| {
        let is_word = at == 0 || text[..at].ends_with([' ', '(']);
        let value = &text[at + word.len()..];
        let is_value = value.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
        is_word
            && (is_value
                || ["less than ", "under ", "none"].iter().any(|start| value.starts_with(start)))
    })
}

/// The number of draws in which a sentence holds.
///
/// Empty where it holds in all of them.
pub(crate) fn in_draws(holds: u32, draws: u32) -> String {
    match holds {
        holds if holds >= draws => String::new(),
        0 => " in no draw".to_owned(),
        holds => format!(" in {} of {} draws", count(holds.into()), count(draws.into())),
    }
}

/// The number of draws that a share of them is.
pub(crate) fn of_share(share: f64, draws: u32) -> u32 {
    (share * f64::from(draws)).round() as u32
}

/// The number of draws that support a ratio of means.
///
/// The ratio is worded as `fewer`, `about as many` or `times as many`. The text is empty where
/// every draw supports it.
pub(crate) fn against_it(at: &ComparisonAt, ratio: f64, draws: u32) -> String {
    let [fewer, more] = [at.draws_fewer, at.draws_more];
    let said = |holds: u32, which: &str| match in_draws(holds, draws) {
        all if all.is_empty() => all,
        some => format!(", {which}{some}"),
    };
    match ratio {
        ratio if ratio < 0.95 => said(fewer, "fewer"),
        ratio if ratio > 1.05 => said(more, "more"),
        _ if draws > 1 && fewer + more > 0 => {
            let [fewer, more, all] = [fewer, more, draws].map(|draws| count(draws.into()));
            format!(" on average, fewer in {fewer} and more in {more} of {all} draws")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_a_value_and_not_the_word_in_a_key_or_a_title() {
        for text in [
            "median 0.0018",
            "6.6 (3.1 to 3.9; median 3.4)",
            "1.3 in 10 million, median less than 1 in a trillion",
            "4.1 of 1,000 (median none) can still function",
        ] {
            assert!(has_median(text), "{text}");
        }
        for text in [
            "deactivation_failure.life.lognormal.median  battery",
            "The median mine",
            "no draw",
            "",
        ] {
            assert!(!has_median(text), "{text}");
        }
    }
}
