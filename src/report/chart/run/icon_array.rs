//! Chart: the states of a thousand mines at the headline time.

use super::states::{STATES, key};
use crate::report::chart::layout::icons::{IconArray, Icons, MINES};
use crate::report::chart::layout::picture::{Picture, source};
use crate::report::text::topic::whole;
use crate::report::wording::able_to_function::functioning_at;
use crate::report::wording::draws::median_note;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::frequency::share;
use crate::report::wording::headline_time::headline_time;
use crate::report::wording::words::{count, moment, number};
use crate::results::{AlternativeFindings, AtTime, Findings};

/// The content of the chart; `None` without report times.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let headline_time = headline_time(findings)?;
    let when = moment(findings.alternatives.first()?.at.get(headline_time)?.days);
    let shown = findings.alternatives.iter().map(|alternative| {
        Some(whole_mines(&shares(alternative, alternative.at.get(headline_time)?)?))
    });
    let shown: Vec<[usize; 6]> = shown.collect::<Option<_>>()?;
    let seen: [bool; 6] = std::array::from_fn(|state| shown.iter().any(|counts| counts[state] > 0));
    let panels = findings
        .alternatives
        .iter()
        .zip(shown)
        .map(|(alternative, counts)| {
            let kept =
                counts.into_iter().zip(seen).filter(|(_, seen)| *seen).map(|(count, _)| count);
            let shown = counts[0] + counts[1];
            IconArray {
                name: alternative.name.clone(),
                wording: wording(findings, alternative, headline_time, shown),
                counts: kept.collect(),
            }
        })
        .collect::<Vec<_>>();
    let medians = median_note(panels.iter().map(|panel: &IconArray| &panel.wording));
    Some(Picture {
        title: match findings.alternatives.len() {
            1 => format!("{when}: a thousand mines"),
            _ => format!("{when}: a thousand mines with each alternative"),
        },
        subtitle: format!(
            "Each square is one mine of a thousand, coloured by its state, in the mean \
             proportions. Grey ones are inert and still explosive: nobody can tell them from the \
             others.{medians}"
        ),
        source: source(findings),
        body: Box::new(Icons { key: key(seen), panels }),
    })
}

/// The share of mines in each state at a report time.
fn shares(alternative: &AlternativeFindings, at: &AtTime) -> Option<[f64; 6]> {
    let mut all = [0.0; 6];
    for ((quantity, _, _), into) in STATES.iter().zip(&mut all) {
        *into = whole(at, *quantity)?.mean / alternative.mines.max(1) as f64;
    }
    Some(all)
}

/// The number of a thousand mines in each state.
///
/// The counts are rounded to a total that is the sum of the shares, by largest remainders.
fn whole_mines(shares: &[f64; 6]) -> [usize; 6] {
    let exact = shares.map(|share| share.clamp(0.0, 1.0) * MINES as f64);
    let mut counts = exact.map(|count| (count + 1e-9).floor() as usize);
    let sum = (exact.iter().sum::<f64>().round() as usize).min(MINES);
    let mut rests: Vec<usize> = (0..counts.len()).collect();
    rests.sort_by(|&a, &b| (exact[b] - counts[b] as f64).total_cmp(&(exact[a] - counts[a] as f64)));
    for state in rests {
        if counts.iter().sum::<usize>() < sum {
            counts[state] += 1;
        }
    }
    counts
}

/// The text on the mines able to function.
fn wording(
    findings: &Findings,
    alternative: &AlternativeFindings,
    report: usize,
    shown: usize,
) -> String {
    let evidence = Evidence::of(findings);
    let found = alternative.at.get(report).and_then(functioning_at).unwrap_or_default();
    let able = found.mean / alternative.mines.max(1) as f64;
    let median = |over: Option<f64>| {
        evidence.median_behind(&found, EstimateFormat::share_of(alternative.mines), over)
    };
    if able <= 0.0 {
        let none = if evidence.none() == "none" { "None can" } else { "None was seen that can" };
        format!("{none} still function.")
    } else if able * (MINES as f64) < 0.5 {
        let few = format!("{}{}", share(able), median(None));
        format!("{few} can still function: too few to show one here.")
    } else {
        let some = if shown >= 10 { count(shown as u64) } else { number(able * MINES as f64) };
        let median = median(Some(MINES as f64));
        format!("{some} of 1,000{median} can still function, now or when it warms.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_mines_add_up_to_a_thousand_and_none_is_off_by_one() {
        for shares in [
            [0.3333, 0.0, 0.3333, 0.0, 0.0, 0.3334],
            [0.0004, 0.0, 0.9996, 0.0, 0.0, 0.0],
            [0.00149, 0.00051, 0.5, 0.2, 0.098, 0.2],
            [1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        ] {
            let counts = whole_mines(&shares);
            assert_eq!(counts.iter().sum::<usize>(), 1000, "{shares:?}");
            for (count, share) in counts.iter().zip(shares) {
                assert!((*count as f64 - 1000.0 * share).abs() < 1.0, "{shares:?} {counts:?}");
            }
        }
        assert_eq!(
            whole_mines(&[0.25, 0.0, 0.25, 0.0, 0.0, 0.0]).iter().sum::<usize>(),
            500,
            "half is not laid yet"
        );
    }
}
