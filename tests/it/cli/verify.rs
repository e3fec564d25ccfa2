//! `inertness verify`: a table, a verdict, an exit code.

use crate::cli::scratch::{Scratch, repository};

/// A scenario that takes no time.
fn small() -> String {
    let text = std::fs::read_to_string(repository("tests/scenarios/good/busy.toml")).unwrap();
    text.replace("horizon = \"120d\"", "horizon = \"10d\"").replace(", \"30d\", \"120d\"]", "]")
}

#[test]
#[ignore = "slow: the gate runs it"]
fn the_table_is_no_wider_than_a_hundred_and_ends_in_a_verdict() {
    let scratch = Scratch::new();
    scratch.write("small.toml", &small());
    let worst = scratch.inertness(&["verify", "small.toml", "--threads", "2"]).well();
    assert!(worst.out.starts_with("small: 1 draw of "), "{}", worst.out);
    let flat = worst.out.replace('\n', " ");
    assert!(flat.contains("scaled down: 400 of 1,000 mines of each alternative"), "{flat}");
    assert!(worst.out.lines().all(|line| line.chars().count() <= 100), "{}", worst.out);
    for engine in ["individual", "cohort", "expected"] {
        assert!(worst.out.contains(engine), "{engine}");
    }
    assert!(worst.out.trim_end().ends_with("are allowed: the engines agree"), "{}", worst.out);
    let all = scratch.inertness(&["verify", "small.toml", "--all", "--threads", "1"]).well();
    let verdicts = |text: &str| text.lines().filter(|line| line.ends_with(" agree")).count();
    assert!(verdicts(&all.out) > 2 * verdicts(&worst.out));
    let last = |text: &str| text.lines().last().unwrap().to_owned();
    assert_eq!(
        last(&all.out),
        last(&worst.out),
        "no result depends on threads or on what is shown"
    );
}

#[test]
#[ignore = "slow: the gate runs it"]
fn json_has_every_comparison() {
    let scratch = Scratch::new();
    scratch.write("small.toml", &small());
    let out = scratch.inertness(&["verify", "small.toml", "--json", "--seed", "1"]).well().out;
    let one: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(one[0]["scenario"], "small");
    assert_eq!(one[0]["agrees"], true);
    let rows = one[0]["rows"].as_array().unwrap();
    let pairs: usize = rows.iter().map(|row| row["pairs"].as_array().unwrap().len()).sum();
    assert_eq!(one[0]["comparisons"], pairs);
}

#[test]
fn what_is_no_scenario_is_refused() {
    let scratch = Scratch::new();
    scratch.inertness(&["verify", "nothing"]).badly(2, &["no file, folder or built-in scenario"]);
    scratch
        .inertness(&["verify", "default", "--set", "site.area_m2=-1"])
        .badly(2, &["site.area_m2"]);
}
