//! `inertness run --aim`: how precise a run is, and what would make it as precise as required.

use crate::cli::scratch::{Ended, Scratch};

/// Fifty battery mines and fifty persistent ones among people who come every day; nothing is
/// unknown.
const SMALL_TOWN: &str = r#"
format = 1
title = "Small town"
[simulation]
seed = 11
replicates = 8000
horizon = "400d"
report_at = ["10d", "100d"]
[site]
start = 2025-01-01T00:00:00
area_m2 = 1_000_000
[site.temperature]
constant = { celsius = 20.0 }
[civilians]
[[civilians.group]]
name = "all: young, old"
people = 2000
presence = [["0d", 1.0]]
entries_per_person_year = 10
path_per_entry_m = 300
contact_width_m = 0.3
[[alternative]]
name = "battery"
[[alternative.laying]]
mines = 50
[alternative.laying.electrical]
settings = [{ rated_life = "30d", share = 1.0 }]
[alternative.laying.electrical.battery]
life = { lognormal = { cv = 0.4 } }
[[alternative]]
name = "persistent"
[[alternative.laying]]
mines = 50
[alternative.laying.mechanical]
life = { exponential = { median = "10y" } }
"#;

fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("town.toml", SMALL_TOWN);
    scratch
}

fn run(scratch: &Scratch, more: &[&str]) -> Ended {
    scratch.inertness(&[&["run", "town.toml"], more].concat())
}

/// The number after a word, without its separators.
fn number_after(text: &str, word: &str) -> f64 {
    let (_, rest) =
        text.split_once(word).unwrap_or_else(|| panic!("expected \"{word}\" in: {text}"));
    rest.split_whitespace().next().unwrap().replace(',', "").parse().unwrap()
}

/// The error that is said is half the interval of the file; with the replicates that are named the
/// aim is reached, with a fifth fewer it is not. The spread of some 7 casualties in 8,000
/// replicates is known within 0.8 %, and in 14,000 within 0.6 %: the tenth that is added leaves 4.8
/// %, so that one seed in 100,000 fails here by chance, and the seed is fixed.
#[test]
#[ignore = "slow: the gate runs it"]
fn an_aim_that_is_missed_names_the_replicates_that_reach_it() {
    let scratch = scratch();
    let aim = ["--aim", "casualties@100d: 0.6%"];
    let missed = run(&scratch, &aim);
    assert_eq!((missed.code, missed.err.as_str()), (Some(3), ""), "{missed:#?}");
    let (_, printed) = missed.out.split_once("\nAim casualties@100d: 0.6%").unwrap();
    let printed = printed.replace("\n  ", " ");
    assert!(
        printed.contains("“battery” not reached: mean ")
            && printed.contains(" with 8,000 replicates; about "),
        "{printed}"
    );

    let results: serde_json::Value =
        serde_json::from_slice(&scratch.read("results/town/results.json")).unwrap();
    let casualties = &results["alternatives"][0]["at"][1]["casualties"];
    let half =
        1.96 * casualties["std_error"].as_f64().unwrap() / casualties["mean"].as_f64().unwrap();
    let error = number_after(&printed, ", error ");
    assert!((0.0..=0.0101).contains(&(error - 100.0 * half)), "{error} for {half}, rounded up");

    let total_replicates = number_after(&printed, "--replicates ");
    assert!(
        (10_000.0..30_000.0).contains(&total_replicates),
        "{total_replicates}: a case worth trying"
    );
    let with = |total_replicates: f64| {
        run(
            &scratch,
            &[&aim[..], &["--replicates", &format!("{total_replicates:.0}"), "-q"]].concat(),
        )
    };
    assert_eq!(with(total_replicates).well().err, "", "{total_replicates} replicates do");
    assert_eq!(with(0.8 * total_replicates).code, Some(3), "a fifth fewer do not");
}

#[test]
fn an_aim_that_is_reached_ends_well_and_says_how_near_every_alternative_came() {
    let scratch = scratch();
    let aims =
        ["--aim", "casualties@100d: 5%", "--aim", "casualties_by_group/all: young, old@10d: 50%"];
    let run_ = run(&scratch, &aims).well();
    for words in [
        "Aim casualties@100d: 5% (the error is half of the 95 % Monte Carlo interval, over the \
         mean):\n",
        "- “battery” reached: mean ",
        "- “persistent” reached: mean ",
        "Aim casualties_by_group/all: young, old@10d: 50% ",
    ] {
        assert!(run_.out.contains(words), "expected \"{words}\" in: {}", run_.out);
    }
    // and leaves no trace in the results
    let with = scratch.files("results/town");
    run(&scratch, &["-q"]).well();
    assert!(with == scratch.files("results/town"));
}

#[test]
#[ignore = "slow: the gate runs it"]
fn of_several_aims_and_scenarios_one_that_is_missed_is_enough_and_everything_is_written() {
    let scratch = scratch();
    scratch.write("village.toml", SMALL_TOWN);
    let both = [
        "run",
        "town.toml",
        "village.toml",
        "-q",
        "--replicates",
        "200",
        "--aim",
        "casualties@100d: 50%",
    ];
    scratch.inertness(&both).well();
    let missed = scratch.inertness(&[&both[..], &["--aim", "casualties@100d: 0.1%"]].concat());
    assert_eq!((missed.code, missed.out.as_str()), (Some(3), ""));
    let lines: Vec<&str> = missed.err.lines().collect();
    assert_eq!(lines.len(), 4, "two alternatives of two scenarios: {lines:#?}");
    assert!(
        lines[0].starts_with("town: aim casualties@100d: 0.1%: “battery” not reached: "),
        "{}",
        lines[0]
    );
    assert!(
        lines[3].starts_with("village: aim casualties@100d: 0.1%: “persistent” not reached: "),
        "{}",
        lines[3]
    );
    for name in ["town", "village"] {
        assert!(
            scratch.path(&format!("results/{name}/results.json")).is_file(),
            "{name} is written all the same"
        );
    }
}

#[test]
fn json_stays_on_standard_output_and_the_aim_goes_to_standard_error() {
    let scratch = scratch();
    let plain = run(&scratch, &["--json"]).well();
    let aimed = run(&scratch, &["--json", "--aim", "casualties@100d: 0.1%"]);
    assert_eq!((aimed.code, aimed.out), (Some(3), plain.out));
    assert!(aimed.err.starts_with("Aim casualties@100d: 0.1% "), "{}", aimed.err);
}

#[test]
fn where_nothing_was_seen_it_says_0_of_n_and_the_bound() {
    let scratch = scratch();
    let rare = ["--set", "civilians.trigger_probability=1e-9", "--replicates", "2000"];
    let unseen = run(&scratch, &[&rare[..], &["--aim", "casualties@100d: 50%"]].concat());
    assert_eq!(unseen.code, Some(3));
    // -ln 0.05 over 2,000 replicates
    let words = "not reached: 0 observed in 2,000, 95 % upper limit 0.0015\n";
    assert_eq!(unseen.out.matches(words).count(), 2, "{}", unseen.out);
    // what cannot happen is not waited for
    let never = run(&scratch, &["--replicates", "50", "--aim", "dormant@100d: 1%"]).well();
    assert!(never.out.contains("“persistent” has nothing to reach"), "{}", never.out);
}

#[test]
fn a_single_replicate_or_draw_is_too_little_to_know_an_error() {
    let scratch = scratch();
    let single = run(&scratch, &["-q", "--replicates", "1", "--aim", "functional@10d: 99%"]);
    assert_eq!(single.code, Some(3));
    assert!(single.err.contains("error unknown, 1 replicate show"), "{}", single.err);
    assert!(
        single.err.contains("about 20 replicates are a first guess: --replicates 20"),
        "{}",
        single.err
    );
    // several draws are what the error is made of, however many replicates they have
    let draws = ["--draws", "30", "--replicates", "100", "--aim", "functional@10d: 0.01%"];
    let unknown = ["--set", "civilians.trigger_probability={ uniform = [0.2, 0.9] }"];
    let draws = run(&scratch, &[&draws[..], &unknown[..], &["-q"]].concat());
    assert_eq!(draws.code, Some(3));
    assert!(draws.err.contains(" with 30 parameter draws; about "), "{}", draws.err);
}

#[test]
fn an_aim_that_means_nothing_is_refused_with_what_to_write_before_anything_runs() {
    let scratch = scratch();
    for (aim, words) in [
        ("casualties@100d", "such as 'casualties@10y: 1%'"),
        ("casualties: 1%", "expected a quantity, @ and a time, such as casualties@10y"),
        ("casualtes@100d: 1%", "did you mean `casualties`?"),
        (
            "casualties@100d: 1",
            "found `1` after the colon, expected a percentage above 0% and below 100%",
        ),
        ("casualties@100: 1%", "a duration needs a unit"),
        ("killed_by_group@10d: 1%", "say which, as in killed_by_group/children@10d"),
        (
            "killed_by_group/old@10d: 1%",
            "killed_by_group has no `old`, expected one of all: young, old",
        ),
        ("casualties@500d: 1%", "up to the horizon"),
    ] {
        run(&scratch, &["--aim", aim]).badly(2, &[words, "--aim"]);
    }
    let at_50 = ["--aim", "casualties@50d: 90%"];
    let advice = "--set 'simulation.report_at=[\"10d\", \"50d\", \"100d\"]'";
    let refused = run(&scratch, &at_50).badly(2, &["town", "10d, 100d", advice]);
    assert!(!scratch.path("results").exists());
    // and the advice is good
    let (_, advice) = refused.err.split_once("to add it: ").unwrap();
    scratch
        .shell(&format!("inertness run town.toml -q --aim 'casualties@50d: 90%' {advice}"))
        .well();
}
