//! Headings and sentences that compare, against draws that disagree.

use super::made_up::{BATTERY, PERSISTENT, findings};
use crate::estimate::ComparisonAt;
use crate::report::draws::{against_it, in_draws, of_share};
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
