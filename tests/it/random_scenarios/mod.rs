//! Scenarios that combine the mechanisms freely, and the engines agree on every one.
//!
//! Ten in every run of the gate; 200 where `INERTNESS_SLOW=1`. False alarms: one in a million runs,
//! over all scenarios together. The numbers come from a fixed seed, so that a run can be repeated;
//! a scenario that fails is made plainer and then printed.
mod write;

use inertness::jobs::{Effort, FALSE_ALARM, verify};
use inertness::report::{Rows, agreement_summary, agreement_table};
use inertness::scenario::{Scenario, Source, read};
use proptest::collection::vec;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use std::cell::RefCell;
use std::io::Write as _;

fn checked(text: &str) -> Scenario {
    let mut file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    read(&Source::File(file.path().to_owned()), &[])
        .unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

fn slow() -> bool {
    std::env::var_os("INERTNESS_SLOW").is_some_and(|value| value == "1")
}

#[test]
#[ignore = "slow: the gate runs it"]
fn engines_agree_on_scenarios_that_nobody_thought_of() {
    let (cases, seconds) = if slow() { (200, 2.0) } else { (10, 0.4) };
    let config =
        Config { cases, failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let effort = Effort { seconds, level: FALSE_ALARM / f64::from(cases) };
    let compared = RefCell::new((0, 0.0_f64));
    let agree = TestRunner::new_with_rng(config, rng).run(&vec(0.0..1.0, write::TAPE), |tape| {
        let text = write::scenario(&tape);
        let found = verify(&checked(&text), effort).agreement;
        let mut compared = compared.borrow_mut();
        compared.0 += found.comparisons;
        compared.1 = compared.1.max(found.worst().unwrap_or(f64::INFINITY));
        if found.agrees() {
            return Ok(());
        }
        let failed = found.disagreements().cloned().collect();
        let failed = inertness::results::Agreement { rows: failed, ..found };
        let (table, summary) = (agreement_table(&failed, Rows::All), agreement_summary(&failed));
        Err(TestCaseError::fail(format!("{text}\n{table}\n{summary}")))
    });
    match agree {
        Ok(()) => (),
        // the numbers of the tape say nothing to a reader
        Err(TestError::Fail(reason, _)) => panic!("{reason}"),
        Err(fault) => panic!("{fault}"),
    }
    let (comparisons, worst) = compared.into_inner();
    println!("{cases} scenarios, {comparisons} comparisons, worst {worst:.1} standard errors");
    assert!(comparisons > 100 * cases as usize, "everything is compared");
}

#[test]
fn every_mechanism_is_written_in_some_scenario() {
    let mut runner = TestRunner::new_with_rng(
        Config { failure_persistence: None, ..Config::default() },
        TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]),
    );
    let strategy = vec(0.0..1.0, write::TAPE);
    let all: Vec<String> = (0..200)
        .map(|_| {
            use proptest::strategy::{Strategy as _, ValueTree as _};
            write::scenario(&strategy.new_tree(&mut runner).unwrap().current())
        })
        .collect();
    all.iter().for_each(|text| drop(checked(text)));
    for word in [
        "seasonal",
        "constant",
        "depth_m = 0.5",
        "[[risk_reduction]]",
        "[[alternative.risk_reduction]]",
        "[clearance]",
        "[alternative.clearance]",
        "passes = 3",
        "return_delay",
        "name = \"alternative 2\"",
        "laid",
        "renew",
        "mechanical",
        "never",
        "dead_on_arrival",
        "deactivation_failure",
        "exponential",
        "weibull = { median",
        "lognormal = { median",
        "self_destruct",
        "lots = 8",
        "lognormal = { cv",
        "weibull = { cv",
        "gamma = { cv",
        "cv = 0 ",
        "storage_years",
        "self_discharge_share",
        "cold_loss_per_c",
        "group 2",
        "active_hours = [0, 24]",
        "extra_casualties_mean = 0\n",
    ] {
        let with = all.iter().filter(|text| text.contains(word)).count();
        assert!(with > 0, "{word} is in none of {}", all.len());
    }
    assert!(all.iter().any(|text| !text.contains("[[civilians.group]]")), "nobody is there");
}
