//! A thousand mines on a chosen day.

use super::icons::{Icons, MINES, Thousand};
use super::picture::{Picture, source};
use super::states::{STATES, key};
use crate::report::able::able_at;
use crate::report::draws::median_said;
use crate::report::focus::focus;
use crate::report::frequency::share;
use crate::report::said::{Evidence, Manner};
use crate::report::topic::whole;
use crate::report::words::{count, moment, number};
use crate::results::{ArmFindings, AtTime, Findings};

/// The picture; none where nothing is reported.
pub(crate) fn picture(findings: &Findings) -> Option<Picture> {
    let focus = focus(findings)?;
    let when = moment(findings.arms.first()?.at.get(focus)?.days);
    let shown =
        findings.arms.iter().map(|arm| Some(whole_mines(&shares(arm, arm.at.get(focus)?)?)));
    let shown: Vec<[usize; 6]> = shown.collect::<Option<_>>()?;
    let seen: [bool; 6] = std::array::from_fn(|state| shown.iter().any(|counts| counts[state] > 0));
    let panels = findings
        .arms
        .iter()
        .zip(shown)
        .map(|(arm, counts)| {
            let kept =
                counts.into_iter().zip(seen).filter(|(_, seen)| *seen).map(|(count, _)| count);
            let shown = counts[0] + counts[1];
            Thousand {
                name: arm.name.clone(),
                told: told(findings, arm, focus, shown),
                counts: kept.collect(),
            }
        })
        .collect::<Vec<_>>();
    let medians = median_said(panels.iter().map(|panel: &Thousand| &panel.told));
    Some(Picture {
        title: match findings.arms.len() {
            1 => format!("{when}: a thousand mines"),
            _ => format!("{when}: a thousand mines with each arm"),
        },
        subtitle: format!(
            "Each square is one mine of a thousand, coloured by what has become of it, on average. \
             Grey ones are inert and still explosive: nobody can tell them from the \
             others.{medians}"
        ),
        source: source(findings),
        body: Box::new(Icons { key: key(seen), panels }),
    })
}

/// The share of an arm's mines in each state at a report time.
fn shares(arm: &ArmFindings, at: &AtTime) -> Option<[f64; 6]> {
    let mut all = [0.0; 6];
    for ((quantity, _, _), into) in STATES.iter().zip(&mut all) {
        *into = whole(at, *quantity)?.mean / arm.mines.max(1) as f64;
    }
    Some(all)
}

/// How many of a thousand are in each state: whole numbers whose sum is that of the shares, the
/// largest rests rounded up.
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

/// What is told of those that can still function.
fn told(findings: &Findings, arm: &ArmFindings, report: usize, shown: usize) -> String {
    let evidence = Evidence::of(findings);
    let found = arm.at.get(report).and_then(able_at).unwrap_or_default();
    let able = found.mean / arm.mines.max(1) as f64;
    let median =
        |over: Option<f64>| evidence.median_behind(&found, Manner::share_of(arm.mines), over);
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
