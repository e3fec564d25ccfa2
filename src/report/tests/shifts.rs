//! Two results side by side, by hand.

use super::variants::two_arms;
use crate::estimate::{Entry, Estimate, Findings, shifts};
use crate::question::Quantity;
use crate::report::diff_text;

/// Casualties of an arm at a report time.
fn casualties(findings: &mut Findings, arm: usize, at: usize) -> &mut Estimate {
    match findings.arms[arm].at[at].quantities.get_mut(&Quantity::Casualties) {
        Some(Entry::Whole(estimate)) => estimate,
        _ => panic!("casualties are one number"),
    }
}

#[test]
fn a_number_has_moved_by_more_than_its_error_beyond_half_of_the_interval_of_both() {
    // errors 3 and 4 are 5 together: half of the 95 % interval of the difference is 2.3646 times that over 100 draws
    for (moved, is_beyond) in [(11.82, false), (11.83, true), (-11.82, false), (-11.83, true)] {
        let (mut before, mut after) = (two_arms(), two_arms());
        casualties(&mut before, 0, 0).std_error = Some(3.0);
        let other = casualties(&mut after, 0, 0);
        (other.std_error, other.mean) = (Some(4.0), other.mean + moved);
        let found = shifts(&before, &after);
        assert_eq!((found.shifts.len(), found.changes.len()), (1, 0), "{moved}");
        let shift = &found.shifts[0];
        assert!((shift.error - 11.823_12).abs() < 1e-4, "{}", shift.error);
        assert_eq!(shift.is_beyond(), is_beyond, "{moved}");
        let said = if is_beyond { "1 numbers moved by more" } else { "0 numbers moved by more" };
        assert!(diff_text(&found, false).contains(said), "{}", diff_text(&found, false));
    }
}

#[test]
fn what_went_in_and_what_only_one_has_is_named() {
    let (before, mut after) = (two_arms(), two_arms());
    after.provenance.seed += 1;
    after.arms[1].name = "another".to_owned();
    let found = shifts(&before, &after);
    assert_eq!(found.changes.iter().map(|change| change.what.as_str()).collect::<Vec<_>>(), ["seed"]);
    let old = format!("the arm {:?}, in the first alone", before.arms[1].name);
    assert_eq!(found.unmatched, [old, "the arm \"another\", in the second alone".to_owned()]);
    assert!(found.shifts.is_empty() && found.same > 0);
}
