//! By how much single fields scatter, and why, against closed forms: what is not known, and luck.
//!
//! Parameter draws are spread evenly, so that what is not known is found far more precisely than by
//! chance: over six seeds the worst part was 0.7 % off. Every check shows that it would refuse a
//! planted mistake.

use crate::support::{at, scenario};
use inertness::campaign::simulate;
use inertness::numeric::exp;
use inertness::question::{Engine, Quantity};
use inertness::results::{Findings, VarianceSplit};

/// Mines that never stop, met at a rate that is not known: uniform from 0.002 to 0.02 a day, so
/// that the time to a mine's end is exponential with a uniform rate.
const UNIFORM_RATE: &str = r#"
format = 1
title = "A uniform rate"
[simulation]
seed = 11
draws = 3000
replicates = 100
horizon = "60d"
report_at = ["60d"]
[site]
start = 2025-01-01T00:00:00
area_m2 = 1_000_000
[site.temperature]
constant = { celsius = 10.0 }
[civilians]
[[civilians.group]]
name = "all"
people = 100
presence = [["0d", 1.0]]
entries_per_person_year = { uniform = [365.25, 3652.5] }
path_per_entry_m = 200
contact_width_m = 0.1
fatality = 0.3
[[arm]]
name = "persistent"
[[arm.laying]]
mines = 20
[arm.laying.mechanical]
life = { exponential = { median = "10y" } }
never = 1.0
"#;

fn lived(engine: Engine, overrides: &[&str]) -> Findings {
    simulate(&scenario(UNIFORM_RATE, overrides), engine, |_| {}).findings
}

/// The two parts of the variance of a number, by their closed forms.
#[derive(Clone, Copy, Debug)]
struct Parts {
    unknown: f64,
    luck: f64,
}

impl Parts {
    /// Both within 2.5 % of the truth, and no longer where either is 5 % more or less.
    fn hold(self, found: VarianceSplit) {
        let off = |found: f64, wanted: f64| (found / wanted - 1.0).abs();
        let fits = |parts: Parts| {
            off(found.unknown, parts.unknown) < 0.025 && off(found.luck, parts.luck) < 0.025
        };
        assert!(fits(self), "{found:?}, wanted {self:?}");
        for factor in [0.95, 1.05] {
            assert!(!fits(Parts { unknown: factor * self.unknown, ..self }), "{found:?} {factor}");
            assert!(!fits(Parts { luck: factor * self.luck, ..self }), "{found:?} {factor}");
        }
    }
}

/// The mean of a function of the rate, by the midpoint rule.
fn over_rates(of: impl Fn(f64) -> f64) -> f64 {
    let nodes = (0..5_000).map(|at| 0.002 + 0.018 * (f64::from(at) + 0.5) / 5_000.0);
    nodes.map(of).sum::<f64>() / 5_000.0
}

/// Whether a mine is left after the sixty days.
fn left(rate: f64) -> f64 {
    exp(-60.0 * rate)
}

/// Of N functional mines, N² Var(p) is not known and N E(p (1 − p)) is luck, with p the chance that
/// a mine is left.
fn of_functional() -> Parts {
    let (s, q) = (over_rates(left), over_rates(|rate| left(rate) * left(rate)));
    Parts { unknown: 400.0 * (q - s * s), luck: 20.0 * (s - q) }
}

/// Of the yearly risk c λ x of one person from x functional mines, whose factor is not known
/// either: of 100 people each meets a hundredth of what all of them meet, and three in ten die of
/// it.
fn of_risk() -> Parts {
    let c = 0.3 * 365.25 / 100.0;
    let risk = |rate: f64| c * rate * left(rate);
    let mean = over_rates(risk);
    let unknown = 400.0 * (over_rates(|rate| risk(rate) * risk(rate)) - mean * mean);
    Parts { unknown, luck: 20.0 * over_rates(|rate| c * rate * risk(rate) * (1.0 - left(rate))) }
}

/// Of whether anybody is hurt by two mines: neither is met with the probability e^(−120 λ).
fn of_any_casualty() -> Parts {
    let none = |rate: f64| exp(-120.0 * rate);
    let mean = over_rates(none);
    let unknown = over_rates(|rate| none(rate) * none(rate)) - mean * mean;
    Parts { unknown, luck: over_rates(|rate| none(rate) * (1.0 - none(rate))) }
}

/// Twenty mines nearly always hurt somebody within the sixty days: that tells most with two.
const TWO_MINES: &str = "arm[0].laying[0].mines=2";

#[test]
#[ignore = "slow: the gate runs it"]
fn the_variance_is_split_into_what_is_not_known_and_luck() {
    for engine in [Engine::Individual, Engine::Auto] {
        let twenty = &lived(engine, &[]).arms[0];
        let two = &lived(engine, &[TWO_MINES]).arms[0];
        for (arm, quantity, parts) in [
            (twenty, Quantity::Functional, of_functional()),
            (twenty, Quantity::IndividualRiskPerYear, of_risk()),
            (two, Quantity::PAnyCasualty, of_any_casualty()),
        ] {
            parts.hold(at(arm, quantity, 0).variance.expect("there are draws of several fields"));
        }
    }
}

/// With five fields a draw the noise of their means is no longer small, and is taken off.
#[test]
fn the_noise_of_few_fields_is_not_taken_for_what_is_not_known() {
    let few = ["simulation.replicates=5", "simulation.draws=10_000"];
    let twenty = &lived(Engine::Individual, &few).arms[0];
    let two = &lived(Engine::Individual, &[few[0], few[1], TWO_MINES]).arms[0];
    for (arm, quantity, parts, within) in [
        (twenty, Quantity::Functional, of_functional(), 0.03),
        (twenty, Quantity::IndividualRiskPerYear, of_risk(), 0.03),
        (two, Quantity::PAnyCasualty, of_any_casualty(), 0.15),
    ] {
        let found = at(arm, quantity, 0).variance.unwrap();
        let off = |unknown: f64| (unknown / parts.unknown - 1.0).abs();
        assert!(off(found.unknown) < within, "{found:?}, wanted {parts:?}");
        assert!(
            off(found.unknown + found.luck / 5.0) > 2.0 * within,
            "uncorrected it is refused: {found:?}"
        );
    }
}

/// Mines of which each is functional with a known probability: a field's count is binomial, its
/// quantiles are known, and the 95 % interval of each end of the prediction band holds the true one
/// in 95 of 100 seeds or more. 200 seeds and both ends: 400 intervals, of which fewer than 360 hold
/// with a probability of 1.4e-5 at most.
#[test]
fn the_ends_of_a_prediction_band_lie_in_their_intervals() {
    // half of 1,000 mines never function: the binomial law of 1,000 and 0.5 has its 5 % and 95 %
    // quantiles at 474 and 526
    let truth = [474.0, 526.0];
    let (mut held, mut held_by_shorter) = (0, 0);
    for seed in 0..200 {
        let overrides = [
            format!("simulation.seed={seed}"),
            "simulation.draws=1".to_owned(),
            "simulation.replicates=200".to_owned(),
            "civilians.group[0].entries_per_person_year=0".to_owned(),
            "arm[0].laying[0].mines=1000".to_owned(),
            "arm[0].laying[0].mechanical.dead_on_arrival=0.5".to_owned(),
        ];
        let overrides: Vec<&str> = overrides.iter().map(String::as_str).collect();
        let arm = &simulate(&scenario(UNIFORM_RATE, &overrides), Engine::Individual, |_| {})
            .findings
            .arms[0];
        let found = at(arm, Quantity::Functional, 0);
        let ends = found.prediction_intervals.expect("one draw of many fields");
        for (interval, truth) in ends.iter().zip(truth) {
            let [low, high] = interval.map(|end| end.expect("200 fields are enough"));
            held += u32::from(low <= truth && truth <= high);
            let (middle, half) = (0.5 * (low + high), 0.2 * (high - low));
            held_by_shorter += u32::from((truth - middle).abs() <= half);
        }
    }
    assert!(held >= 360, "{held}");
    assert!(
        held_by_shorter < 360,
        "intervals of two fifths the length are refused: {held_by_shorter}"
    );
}
