//! Headings and sentences that compare, against draws that disagree.

use super::made_up::{Alternative, BATTERY, PERSISTENT, findings};
use crate::question::Quantity;
use crate::report::text::sentences::topics;
use crate::report::wording::draws::{against_it, in_draws, of_share};
use crate::report::{Layout, charts};
use crate::results::{ComparisonAt, Entry, Findings, Ratio};
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
    let low = |mean: f64| mean / 50.0;
    for alternative in &mut findings.alternatives {
        for entry in alternative.at.iter_mut().flat_map(|at| at.quantities.values_mut()) {
            match entry {
                Entry::Whole(mean) => mean.median = Some(low(mean.mean)),
                Entry::ByName(means) => {
                    means.values_mut().for_each(|mean| mean.median = Some(low(mean.mean)))
                }
            }
        }
        for curve in alternative.curves.values_mut() {
            if let Entry::Whole(curve) = curve {
                curve.median = curve.mean.iter().map(|&mean| Some(low(mean))).collect();
            }
        }
    }
    for at in findings.comparison.iter_mut().flat_map(|with| &mut with.at) {
        at.ratio = at.ratio.map(|ratio| Ratio { median: Some(low(ratio.value)), ..ratio });
    }
    findings
}

/// The headings of charts, with the name of each.
fn titles(findings: &Findings) -> Vec<(&'static str, String)> {
    let drawings = charts(findings, Layout::Wide).unwrap().into_iter();
    drawings.map(|drawing| (drawing.name, drawing.title)).collect()
}

/// The headings that differ, each before and after, with the medians that it then gives.
fn mended(findings: &Findings) -> Vec<(&'static str, String, usize)> {
    let (before, after) = (titles(findings), titles(&carried(findings.clone())));
    assert_eq!(before.len(), after.len());
    let both = before.into_iter().zip(after);
    both.filter(|(before, after)| before.1 != after.1)
        .map(|(before, after)| {
            assert_eq!(before.0, after.0);
            let medians = after.1.matches("median ").count();
            (after.0, after.1, medians)
        })
        .collect()
}

#[test]
fn a_heading_gives_the_median_beside_every_mean_that_few_draws_carry_or_gives_no_mean() {
    let of = |alternatives: &[(&str, Alternative)]| -> Vec<(&str, usize)> {
        let found = mended(&findings(alternatives, 100));
        for (name, title, medians) in &found {
            let gives_a_mean = title.contains("on average") || title.contains("Of 100");
            assert!(!gives_a_mean || *medians > 0, "{name}: {title}");
        }
        found.into_iter().map(|(name, _, medians)| (name, medians)).collect()
    };
    // times to a criterion are medians, and a thousand icons have no mean in their heading
    let one = [
        ("able-to-function", 1),
        ("mine-states", 0),
        ("casualties", 1),
        ("casualties-by-group", 0),
        ("casualties-by-cause", 0),
        ("exceedance", 1),
        ("burden", 1),
    ];
    assert_eq!(of(&[("battery", BATTERY)]), one);
    let two = [
        ("able-to-function", 2),
        ("mine-states", 0),
        ("casualties", 2),
        ("casualties-by-group", 0),
        ("casualties-by-cause", 0),
        ("exceedance", 2),
        ("averted", 1),
        ("burden", 2),
    ];
    assert_eq!(of(&[("battery", BATTERY), ("persistent", PERSISTENT)]), two);
    // of three alternatives a heading has room for no median, and where harm comes from has no mean
    // at all
    let three = ["able-to-function", "casualties", "casualties-by-group"].map(|name| (name, 0));
    assert_eq!(of(&[("a", BATTERY), ("b", BATTERY), ("persistent", PERSISTENT)]), three);
}

#[test]
fn a_sentence_says_where_few_draws_carry_its_means() {
    let alternatives = [("battery", BATTERY), ("persistent", PERSISTENT)];
    let carried = carried(findings(&alternatives, 100));
    let mut leads = 0;
    for topic in topics(&carried) {
        // a time to a criterion is a median, and these means of clearance have none
        if ["The risk of death a year of", "Clearance"].iter().any(|of| topic.lead.starts_with(of))
        {
            continue;
        }
        leads += 1;
        for item in topic.items {
            assert!(item.said.contains("carried by few draws"), "{}: {}", topic.lead, item.said);
        }
    }
    assert_eq!(leads, 8);
}

#[test]
fn a_median_in_a_heading_is_said_as_in_the_sentence_about_the_same() {
    let alternatives = [("battery", BATTERY), ("persistent", PERSISTENT)];
    let mut carried = carried(findings(&alternatives, 100));
    // few were seen in the draws below
    let last = carried.alternatives[0].at.last_mut().unwrap();
    let Entry::Whole(casualties) = &mut last.quantities[&Quantity::Casualties] else { panic!() };
    (casualties.median, casualties.uncertainty_interval) = (Some(0.02), Some([0.01, 9.0]));
    let topic = topics(&carried).into_iter().find(|topic| topic.lead == "Over 30 y, casualties");
    let said = &topic.unwrap().items[0].said;
    let heading = titles(&carried).into_iter().find(|(name, _)| *name == "casualties").unwrap().1;
    let bound = said.split("median ").nth(1).unwrap().split(',').next().unwrap();
    assert!(bound.starts_with("under "), "{said}");
    assert!(heading.contains(&format!("(median {bound})")), "{heading}");
    // what a median is stands with the icons, which have no other word of it
    let mut icons = charts(&carried, Layout::Wide).unwrap().into_iter();
    let icons = icons.find(|drawing| drawing.name == "icon-array").unwrap();
    assert!(icons.description.contains("half of the draws lie below the median"), "{icons:?}");
    // and a ratio whose low end rests on so few has no median in either
    let ratio = titles(&carried).into_iter().find(|(name, _)| *name == "averted").unwrap().1;
    assert!(!ratio.contains("median"), "{ratio}");
}
