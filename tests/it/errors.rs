//! Standard errors against what they speak of: how far the number scatters from seed to seed.
//!
//! Each scenario runs under 1,500 seeds. Of each number the root of the mean square of its standard
//! errors is held against the standard deviation of the number itself, which 1,500 seeds know
//! within 1/√3000 = 1.8 %. A check passes within 4.5 times that and 2 % for what the errors of
//! first order leave out: by chance alone one in 150,000 fails, and the seeds are fixed. Each check
//! also refuses standard errors that are a fifth too large or too small.

use crate::support::{at, scenario};
use inertness::jobs::simulate;
use inertness::question::{Engine, Quantity};
use inertness::results::Findings;

/// A few mines among many people for three weeks, in two alternatives that share their chance; lots
/// make replicates differ.
const TEXT: &str = r#"
format = 1
title = "Errors"
[simulation]
seed = 1
replicates = 200
horizon = "20d"
report_at = ["20d"]
[site]
start = 2025-01-01T00:00:00
area_m2 = 1_000_000
[site.temperature]
constant = { celsius = 20.0 }
[civilians]
extra_casualties_mean = 0.4
trigger_probability = 0.6
[[civilians.group]]
name = "all"
people = 2000
presence = [["0d", 1.0]]
entries_per_person_year = 80
path_per_entry_m = 300
contact_width_m = 0.3
[[alternative]]
name = "battery"
[[alternative.laying]]
mines = 12
[alternative.laying.electrical]
settings = [{ rated_life = "8d", share = 1.0 }]
[alternative.laying.electrical.battery]
life = { lognormal = { cv = 0.4 } }
lot_cv = 0.3
[[alternative]]
name = "persistent"
[[alternative.laying]]
mines = 12
[alternative.laying.mechanical]
life = { exponential = { median = "1y" } }
"#;

const SEEDS: u32 = 1500;
const TOLERANCE: f64 = 4.5 * 0.018_257 + 0.02;

/// A number of a run with its standard error.
type Number = (&'static str, f64, f64);

/// Every kind of number that has a standard error.
fn numbers(findings: &Findings) -> Vec<Number> {
    let alternative = &findings.alternatives[0];
    let of = |name, quantity| {
        let found = at(alternative, quantity, 0);
        (name, found.mean, found.std_error.expect("an error"))
    };
    let against = &findings.comparison[0].at[0];
    let averted = &against.casualties_averted;
    let ratio = against.ratio.expect("the baseline has casualties");
    let chance = |name, p: Option<f64>, error: Option<f64>| {
        (name, p.expect("pairs"), error.expect("an error"))
    };
    vec![
        of("casualties", Quantity::Casualties),
        of("functional", Quantity::Functional),
        of("p_any_casualty", Quantity::PAnyCasualty),
        of("individual_risk_per_year", Quantity::IndividualRiskPerYear),
        ("casualties_averted", averted.mean, averted.std_error.expect("an error")),
        ("ratio", ratio.value, ratio.std_error.expect("an error")),
        chance("p_fewer", against.p_fewer, against.p_fewer_std_error),
        chance("p_equal", against.p_equal, against.p_equal_std_error),
    ]
}

/// For each number, the standard error that is given over the spread that is there.
fn given_over_true(overrides: &[&str]) -> Vec<(&'static str, f64)> {
    let run = |seed: u32| {
        let seed = format!("simulation.seed={seed}");
        numbers(
            &simulate(&scenario(TEXT, &[overrides, &[&seed]].concat()), Engine::Individual, |_| ())
                .findings,
        )
    };
    let runs: Vec<Vec<Number>> = (1..=SEEDS).map(run).collect();
    let n = f64::from(SEEDS);
    let of_number = |which: usize| {
        let mean = runs.iter().map(|run| run[which].1).sum::<f64>() / n;
        let spread =
            runs.iter().map(|run| (run[which].1 - mean) * (run[which].1 - mean)).sum::<f64>()
                / (n - 1.0);
        let given = runs.iter().map(|run| run[which].2 * run[which].2).sum::<f64>() / n;
        (runs[0][which].0, (given / spread).sqrt())
    };
    (0..runs[0].len()).map(of_number).collect()
}

fn is_right(ratio: f64) -> bool {
    (ratio - 1.0).abs() <= TOLERANCE
}

fn assert_all_right(overrides: &[&str]) {
    for (name, ratio) in given_over_true(overrides) {
        assert!(is_right(ratio), "{name}: the standard error is {ratio} times the spread");
        assert!(
            !is_right(1.2 * ratio) && !is_right(0.8 * ratio),
            "{name}: a fifth off would pass: {ratio}"
        );
    }
}

#[test]
#[ignore = "slow: the gate runs it"]
fn errors_over_replicates_are_the_spread_from_seed_to_seed() {
    assert_all_right(&[]);
}

#[test]
#[ignore = "slow: the gate runs it"]
fn errors_over_parameter_draws_are_the_spread_from_seed_to_seed() {
    let unknown = "civilians.trigger_probability={ uniform = [0.3, 0.9] }";
    assert_all_right(&["simulation.draws=60", "simulation.replicates=4", unknown]);
}
