//! Headings and sentences that compare, against draws that disagree.

use super::made_up::{BATTERY, PERSISTENT, findings};
use crate::estimate::{ComparisonAt, Entry, Findings, Ratio};
use crate::report::draws::{against_it, in_draws, of_share};
use crate::report::sentences::topics;
use crate::report::{Layout, charts};
use proptest::prelude::*;
use std::sync::LazyLock;

/// What a sentence about fewer or more says that the draws refute.
fn refuted(said: &str, claims_fewer: bool, pairs: &[(f64, f64)]) -> bool {
    let [fewer, more] =
        [pairs.iter().filter(|p| p.0 < p.1).count(), pairs.iter().filter(|p| p.0 > p.1).count()];
    let holds = if claims_fewer { fewer } else { more };
    match said {
        "" => holds < pairs.len(),
        said => {
            said != format!(
                ", {} in {holds} of {} draws",
                if claims_fewer { "fewer" } else { "more" },
                pairs.len()
            )
        }
    }
}

fn compared() -> &'static ComparisonAt {
    static AT: LazyLock<ComparisonAt> = LazyLock::new(|| {
        findings(&[("a", BATTERY), ("b", PERSISTENT)], 100).comparison[0].at[0].clone()
    });
    &AT
}

proptest! {
    #[test]
    fn a_comparison_says_in_how_many_draws_it_holds_unless_it_holds_in_all(
        pairs in proptest::collection::vec((0.0..10.0_f64, 0.0..20.0_f64), 2..40),
    ) {
        let mut at = compared().clone();
        at.draws_fewer = pairs.iter().filter(|(own, theirs)| own < theirs).count() as u32;
        at.draws_more = pairs.iter().filter(|(own, theirs)| own > theirs).count() as u32;
        let sums = pairs.iter().fold((0.0, 0.0), |sums, pair| (sums.0 + pair.0, sums.1 + pair.1));
        let ratio = sums.0 / sums.1;
        let said = against_it(&at, ratio, pairs.len() as u32);
        if (0.95..=1.05).contains(&ratio) {
            prop_assert!(said.contains(" on average, fewer in "));
        } else {
            prop_assert!(!refuted(&said, ratio < 1.0, &pairs), "{said}");
            // the mean by itself is refuted wherever a draw disagrees
            let agrees = |own, theirs| if ratio < 1.0 { own < theirs } else { own > theirs };
            let all = pairs.iter().all(|(own, theirs)| agrees(own, theirs));
            prop_assert_eq!(refuted("", ratio < 1.0, &pairs), !all);
        }
    }
}

#[test]
fn what_holds_in_all_draws_needs_no_more_words() {
    assert_eq!(in_draws(200, 200), "");
    assert_eq!(in_draws(146, 200), " in 146 of 200 draws");
    assert_eq!(in_draws(0, 200), " in no draw");
    assert_eq!(of_share(0.27, 200), 54);
}

/// The same findings, of which few draws carry every mean: half of them lie far below it.
fn carried(mut findings: Findings) -> Findings {
    for entry in findings.arms.iter_mut().flat_map(|arm| &mut arm.at).flat_map(|at| {
        let counted = at.quantities.values_mut();
        counted.collect::<Vec<_>>()
    }) {
        match entry {
            Entry::Whole(mean) => mean.median = Some(mean.mean / 50.0),
            Entry::ByName(means) => {
                means.values_mut().for_each(|mean| mean.median = Some(mean.mean / 50.0))
            }
        }
    }
    for at in findings.comparison.iter_mut().flat_map(|with| &mut with.at) {
        at.ratio = at.ratio.map(|ratio| Ratio { median: Some(ratio.value / 50.0), ..ratio });
    }
    findings
}

#[test]
fn no_heading_and_no_sentence_gives_a_mean_that_few_draws_carry_as_if_it_were_any_other() {
    // times to a criterion are medians themselves, and a thousand icons are drawn for each arm
    let of_no_mean = ["individual-risk", "icon-array"];
    let of_no_mean_said = ["The risk of death a year of the most", "Clearance", "Land"];
    for arms in [
        &[("battery", BATTERY)][..],
        &[("battery", BATTERY), ("persistent", PERSISTENT)],
        &[("a", BATTERY), ("b", BATTERY), ("persistent", PERSISTENT)],
    ] {
        let plain = findings(arms, 100);
        let carried = carried(plain.clone());
        let titles = |findings: &Findings| {
            charts(findings, Layout::Wide)
                .unwrap()
                .into_iter()
                .map(|drawing| (drawing.name, drawing.title))
                .collect::<Vec<_>>()
        };
        for ((name, before), (_, title)) in titles(&plain).into_iter().zip(titles(&carried)) {
            let gives_a_mean = title.contains("on average") || title.contains("Of 100");
            assert!(!gives_a_mean || title.contains("(median "), "{name}: {title}");
            let says_numbers = before.contains("on average") || before.contains(": 0.");
            let is_mended = title != before || !says_numbers || of_no_mean.contains(&name);
            assert!(is_mended, "{name}: {title}");
        }
        for topic in topics(&carried) {
            if of_no_mean_said.iter().any(|lead| topic.lead.starts_with(lead)) {
                continue;
            }
            for item in topic.items {
                assert!(item.said.contains("few draws"), "{}: {}", topic.lead, item.said);
            }
        }
    }
}
