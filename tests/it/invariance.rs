//! What no result may depend on: threads, the names and the order of alternatives, how long a run
//! is, what else is uncertain. Nothing here has a tolerance but the last, a ratio of two
//! distributions, which may be off by rounding.
use crate::support::{at, scenario};
use inertness::jobs::{RunOutcome, simulate};
use inertness::question::{Engine, Quantity};
use inertness::results::AlternativeFindings;

/// Everything at once: seasons, lots, timers, deactivation failure, waves, two passes of clearance,
/// risk reduction, two groups.
const TEXT: &str = r#"
format = 1
title = "Invariance"
[simulation]
seed = 5
replicates = 40
horizon = "300d"
report_at = ["20d", "100d", "300d"]
[site]
start = 2024-11-20T06:00:00
area_m2 = 1_000_000
[site.temperature]
seasonal = { mean_c = 8, annual_amplitude_c = 14, diurnal_amplitude_c = 4 }
[civilians]
trigger_probability = 0.9
extra_casualties_mean = 0.4
[[civilians.group]]
name = "adults"
people = 1000
presence = [["0d", 0.2], ["60d", 1.0]]
entries_per_person_year = 4
path_per_entry_m = 300
contact_width_m = 0.3
active_hours = [6, 20]
[[civilians.group]]
name = "children"
age = "child"
people = 600
presence = [["0d", 0.2], ["60d", 1.0]]
entries_per_person_year = 3
path_per_entry_m = 250
contact_width_m = 0.25
case_fatality = 0.5
[[risk_reduction]]
name = "learning"
effectiveness = [["0d", 0.0], ["200d", 0.5]]
[clearance]
start = "50d"
rate_m2_per_day = 20000
clearance_effectiveness = 0.4
passes = 2
cost_per_m2 = 0.3
[land]
value_per_hectare_year = 100
[[alternative]]
name = "battery"
[[alternative.laying]]
mines = 150
laid = [{ at = "0d", share = 0.7 }, { at = "25d", share = 0.3 }]
[alternative.laying.electrical]
settings = [
  { rated_life = "200d", share = 0.5 },
  { rated_life = "90d", self_destruct = "30d", share = 0.5 },
]
dead_on_arrival = 0.02
deactivation_failure = { probability = 0.05, life = { lognormal = { median = "2y", gsd = 3.0 } } }
self_destruct = { reliability = 0.8, cv = 0.1 }
[alternative.laying.electrical.battery]
life = { lognormal = { cv = 0.3 } }
lots = 5
lot_cv = 0.2
storage_years = 3
storage_loss_per_year = 0.02
self_discharge_share = 0.3
activation_energy_kj_mol = 50
cold_loss_per_c = 0.03
[[alternative]]
name = "persistent"
return_delay = "10d"
[[alternative.laying]]
mines = 150
[alternative.laying.mechanical]
life = { weibull = { median = "3y", shape = 1.5 } }
"#;

const UNCERTAIN: [&str; 2] = [
    "civilians.trigger_probability={ uniform = [0.2, 0.9] }",
    "alternative[0].laying[0].electrical.battery.cold_loss_per_c={ triangular = [0.0, 0.02, 0.05] \
     }",
];
/// Where the alternatives begin in the text.
const ALTERNATIVES: &str = "[[alternative]]\nname = ";

fn outcome(text: &str, overrides: &[&str]) -> RunOutcome {
    simulate(&scenario(text, overrides), Engine::Individual, |_| ())
}

/// The text before the alternatives, and the alternatives.
fn alternatives() -> (&'static str, Vec<String>) {
    let (before, alternatives) = TEXT.split_at(TEXT.find(ALTERNATIVES).unwrap());
    (
        before,
        alternatives
            .split(ALTERNATIVES)
            .skip(1)
            .map(|alternative| format!("{ALTERNATIVES}{alternative}"))
            .collect(),
    )
}

fn joined<'a>(before: &str, alternatives: impl IntoIterator<Item = &'a String>) -> String {
    alternatives.into_iter().fold(before.to_owned(), |text, alternative| text + alternative)
}

/// The numbers of an alternative, whatever it is called.
fn nameless(alternative: &AlternativeFindings) -> AlternativeFindings {
    AlternativeFindings { name: String::new(), ..alternative.clone() }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    // several draws in one round of replicates, and one draw in several
    let several_draws = [&UNCERTAIN[..], &["simulation.draws=9"]].concat();
    for overrides in [&several_draws[..], &["simulation.replicates=520"]] {
        let scenario = scenario(TEXT, overrides);
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| simulate(&scenario, Engine::Individual, |_| ()))
        };
        let one = on(1);
        for threads in [2, 7] {
            let many = on(threads);
            assert!(many.findings == one.findings, "{threads} threads change the findings");
            assert!(many.draws == one.draws, "{threads} threads change the draws");
        }
    }
}

#[test]
fn the_same_alternative_under_two_names_differs_by_exactly_nothing() {
    let (before, alternatives) = alternatives();
    for (alternative, name) in alternatives.iter().zip(["\"battery\"", "\"persistent\""]) {
        let twice = joined(before, [alternative, &alternative.replace(name, "\"again\"")]);
        for draws in ["simulation.draws=1", "simulation.draws=4"] {
            let found =
                outcome(&twice, &["civilians.trigger_probability={ uniform = [0.2, 0.9] }", draws])
                    .findings;
            assert!(nameless(&found.alternatives[0]) == nameless(&found.alternatives[1]), "{name}");
            assert!(
                at(&found.alternatives[0], Quantity::Casualties, 2).mean > 1.0,
                "there is something to differ by"
            );
            for compared in &found.comparison[0].at {
                let averted = compared.casualties_averted;
                assert_eq!(
                    (averted.mean, averted.std_error),
                    (0.0, Some(0.0)),
                    "{name} at {}",
                    compared.time
                );
                assert_eq!(compared.ratio.map(|ratio| ratio.value), Some(1.0));
            }
        }
    }
}

/// The counts of casualties are whole up to 255, one cell each: so many of the longer run's
/// replicates as the shorter run had.
#[test]
fn the_first_replicates_of_a_longer_run_are_the_replicates_of_a_shorter_one() {
    let counts = |replicates: &str| outcome(TEXT, &[replicates]).findings.alternatives;
    let (short, long) = (counts("simulation.replicates=40"), counts("simulation.replicates=80"));
    let other =
        outcome(TEXT, &["simulation.replicates=40", "simulation.seed=6"]).findings.alternatives;
    let all_in = |few: &[(u64, u64)], many: &[(u64, u64)]| {
        few.iter().all(|&(count, total_replicates)| {
            many.iter().any(|&(other, among)| other == count && total_replicates <= among)
        })
    };
    let mut refused = 0;
    for ((short, long), other) in short.iter().zip(&long).zip(&other) {
        for ((short, long), other) in short.at.iter().zip(&long.at).zip(&other.at) {
            let total_replicates =
                |counts: &[(u64, u64)]| counts.iter().map(|cell| cell.1).sum::<u64>();
            assert_eq!(
                (total_replicates(&short.casualty_counts), total_replicates(&long.casualty_counts)),
                (40, 80)
            );
            assert!(all_in(&short.casualty_counts, &long.casualty_counts), "{}", short.time);
            refused += u32::from(!all_in(&other.casualty_counts, &long.casualty_counts));
        }
    }
    assert!(
        refused >= 3,
        "another seed's replicates are not among them: seen {refused} times of 6"
    );
}

#[test]
fn the_first_draws_of_a_longer_run_are_the_draws_of_a_shorter_one() {
    let draws = |count: &'static str| outcome(TEXT, &[UNCERTAIN[0], UNCERTAIN[1], count]).draws;
    let (short, long) = (draws("simulation.draws=3"), draws("simulation.draws=6"));
    assert_eq!((short.rows.len(), long.rows.len()), (3, 6));
    assert!((&short.inputs, &short.outputs) == (&long.inputs, &long.outputs));
    assert!(short.rows[..] == long.rows[..3], "a draw depends on how many there are");
    assert!(long.rows.windows(2).all(|pair| pair[0] != pair[1]), "no two draws are the same");
}

#[test]
fn the_order_of_alternatives_changes_no_alternative() {
    let (before, alternatives) = alternatives();
    let (one, other) = (joined(before, &alternatives), joined(before, alternatives.iter().rev()));
    for draws in ["simulation.draws=1", "simulation.draws=3"] {
        let [one, other] = [&one, &other].map(|text| {
            let last = "civilians.trigger_probability={ uniform = [0.2, 0.9] }";
            outcome(text, &["simulation.baseline=persistent", last, draws]).findings
        });
        assert!(
            one.alternatives[0] == other.alternatives[1]
                && one.alternatives[1] == other.alternatives[0]
        );
        assert!(one.comparison == other.comparison, "{draws}");
    }
}

#[test]
fn an_uncertain_key_keeps_its_values_when_another_is_uncertain_too() {
    let alone =
        outcome(TEXT, &[UNCERTAIN[0], "simulation.draws=20", "simulation.replicates=1"]).draws;
    let more = outcome(
        TEXT,
        &[
            UNCERTAIN[1],
            "site.area_m2={ lognormal = [1e6, 1.2] }",
            "clearance.clearance_effectiveness={ beta = [4, 6] }",
            UNCERTAIN[0],
            "simulation.draws=20",
            "simulation.replicates=1",
        ],
    )
    .draws;
    assert_eq!((alone.inputs.len(), more.inputs.len()), (1, 4));
    let column = more.inputs.iter().position(|input| *input == alone.inputs[0]).unwrap();
    for (alone, more) in alone.rows.iter().zip(&more.rows) {
        assert_eq!(alone.0[0], more.0[column]);
    }
    let another = (column + 1) % 4;
    assert!(
        more.rows.iter().all(|row| row.0[another] != row.0[column]),
        "every key has its own quantile"
    );
}

#[test]
fn the_same_key_of_two_alternatives_takes_the_same_quantile_of_two_distributions() {
    let own = |alternative: usize, low: u32| {
        let start = format!("{{ log_uniform = [\"{low}d\", \"{}d\"] }}", 10 * low);
        format!(
            "alternative[{alternative}].clearance={{ start = {start}, rate_m2_per_day = 20000, \
             clearance_effectiveness = 0.4 }}"
        )
    };
    let (first, second) = (own(0, 1), own(1, 10));
    let draws =
        outcome(TEXT, &[&first, &second, "simulation.draws=20", "simulation.replicates=1"]).draws;
    assert_eq!(draws.inputs, ["alternative[0].clearance.start", "alternative[1].clearance.start"]);
    for (inputs, _) in &draws.rows {
        assert!((1.0..10.0).contains(&inputs[0]));
        assert!((inputs[1] / inputs[0] - 10.0).abs() < 1e-12, "{inputs:?}");
    }
    assert!(draws.rows.windows(2).all(|pair| pair[0].0[0] != pair[1].0[0]));
}
