//! How a run stands to an aim, said.

use super::made_up::{BATTERY, PERSISTENT, findings};
use crate::estimate::verdicts;
use crate::question::{Aim, Quantity};
use crate::report::aimed;
use crate::report::{missed, read, results_json};
use crate::results::{Entry, Findings};

fn aim(text: &str) -> Aim {
    text.parse().unwrap()
}

/// Made-up findings have a standard error of 3 %: half an interval is 5.88 %.
fn made_up(draws: u32) -> Findings {
    findings(&[("battery", BATTERY), ("persistent", PERSISTENT)], draws)
}

fn said(text: &str, findings: &Findings) -> String {
    aimed(&aim(text), &verdicts(&aim(text), findings).unwrap())
}

#[test]
fn an_aim_that_is_reached_says_how_near_and_one_that_is_not_says_what_would_reach_it() {
    let reached = said("casualties@10y: 6%", &made_up(1));
    assert!(
        reached.starts_with("Aim casualties@10y: 6% (the error is half of the 95 % Monte Carlo")
    );
    assert!(reached.contains("- “battery” reached: mean 3.3, error 5.88 %\n"), "{reached}");
    let not = said("casualties@10y: 2%", &made_up(1)).replace("\n  ", " ");
    assert!(not.contains(
        "- “persistent” not reached: mean 18, error 5.88 % with 10,000 replicates; about 96,000 \
         replicates would reach it: --replicates 96000\n"
    ), "{not}");
    let draws = said("casualties@10y: 2%", &made_up(100)).replace("\n  ", " ");
    assert!(
        draws.contains(
            "with 100 parameter draws; about 1,400 parameter draws would reach it: --draws 1400"
        ),
        "{draws}"
    );
    let far = said("casualties@10y: 0.1%", &made_up(100)).replace("\n  ", " ");
    assert!(
        far.contains(
            "about 560,000 parameter draws would reach it, more than a scenario may ask for"
        ),
        "{far}"
    );
}

#[test]
fn a_mean_that_few_draws_carry_is_said_with_its_median() {
    let mut findings = made_up(100);
    let at = findings.alternatives[0].at.iter_mut().find(|at| at.time == "10y").unwrap();
    let Some(Entry::Whole(casualties)) = at.quantities.get_mut(&Quantity::Casualties) else {
        panic!()
    };
    (casualties.median, casualties.interval) = (Some(0.12), None);
    let few = said("casualties@10y: 50%", &findings).replace("\n  ", " ");
    let expected = "- “battery” not reached: mean 3.3, error unknown, a few of 100 parameter draws \
                  carry it, the median over draws is 0.12; about 200 parameter draws are a \
                  first guess: --draws 200\n";
    assert!(few.contains(expected), "{few}");
}

#[test]
fn only_what_is_missed_is_told_in_short() {
    let (reached, not) = (aim("casualties@10y: 6%"), aim("casualties@10y: 5.87%"));
    let findings = made_up(1);
    assert!(missed(&reached, &verdicts(&reached, &findings).unwrap()).is_empty());
    let lines = missed(&not, &verdicts(&not, &findings).unwrap());
    assert_eq!(lines.len(), 2);
    assert!(
        lines[0].starts_with("aim casualties@10y: 5.87%: “battery” not reached: "),
        "{}",
        lines[0]
    );
}

#[test]
fn what_was_not_seen_is_0_of_n_with_its_bound_and_what_cannot_be_has_nothing_to_reach() {
    let mut findings = made_up(1);
    let at = findings.alternatives[1].at.iter_mut().find(|at| at.time == "10y").unwrap();
    let Some(Entry::Whole(dormant)) = at.quantities.get_mut(&Quantity::Dormant) else { panic!() };
    dormant.upper_limit_95 = None;
    let never = said("dormant@10y: 1%", &findings);
    assert!(never.contains("- “persistent” has nothing to reach"), "{never}");
    let unseen = said("self_destructed@10y: 1%", &findings);
    assert!(unseen.contains("0 observed in 10,000, 95 % upper limit 0.030\n"), "{unseen}");
}

#[test]
fn findings_read_from_a_file_stand_to_an_aim_as_fresh_ones_do() {
    let fresh = made_up(1);
    let again = read(&results_json(&fresh).unwrap()).unwrap();
    for text in [
        "casualties@10y: 6%",
        "killed_by_group/children@48h: 1%",
        "casualties_by_cause/deactivation_failure@30y: 1%",
    ] {
        assert_eq!(verdicts(&aim(text), &fresh), verdicts(&aim(text), &again));
        assert!(verdicts(&aim(text), &fresh).is_some(), "{text}");
    }
    assert_eq!(verdicts(&aim("casualties@11y: 1%"), &fresh), None);
}
