//! `inertness keys` and `new`, and keys by their last steps.

use super::scratch::Scratch;
use serde_json::Value;

#[test]
fn every_number_of_a_scenario_is_listed_with_its_value_meaning_and_source() {
    let scratch = Scratch::new();
    let listed = scratch.inertness(&["keys", "--set", "battery:lots=20", "--json"]).well().out;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let keys = listed["keys"].as_array().unwrap();
    let of = |path: &str| keys.iter().find(|key| key["path"] == path).unwrap();
    let lots = of("alternative[0].laying[0].electrical.battery.lots");
    assert_eq!(
        (&lots["value"], &lots["source"]),
        (&"20".into(), &"set on the command line".into())
    );
    let area = of("site.area_m2");
    assert!(area["meaning"].as_str().unwrap().ends_with("m²."), "{area}");
    let entries = of("civilians.group[0].entries_per_person_year");
    assert_eq!(entries["value"], "{ log_uniform = [2.1e-4, 2.1e-3] }");
    assert!(entries["takes"].as_str().unwrap().ends_with("or a distribution"), "{entries}");
    // every path that is listed can be given to --set with its value
    let text = scratch.inertness(&["keys"]).well().out;
    for key in ["simulation.draws = 100", "site.area_m2 = 1_000_000"] {
        assert!(text.contains(&format!("\n{key}\n")), "{key}\n{text}");
    }
    let csv = scratch.inertness(&["keys", "--format", "csv"]).well().out;
    assert!(
        csv.starts_with("key,value,takes,meaning,source\n") && csv.lines().count() > keys.len()
    );
}

#[test]
fn a_new_scenario_is_short_and_runs_and_no_file_is_overwritten_unasked() {
    let scratch = Scratch::new();
    assert_eq!(scratch.inertness(&["new", "mine.toml"]).well().out, "mine.toml\n");
    let text = std::fs::read_to_string(scratch.path("mine.toml")).unwrap();
    assert!(text.lines().count() <= 40);
    scratch.inertness(&["check", "mine.toml"]).well();
    scratch.write("mine.toml", "mine");
    scratch.inertness(&["new", "mine.toml"]).badly(2, &["mine.toml", "--force"]);
    assert_eq!(std::fs::read_to_string(scratch.path("mine.toml")).unwrap(), "mine");
    scratch.inertness(&["new", "mine.toml", "--force"]).well();
    assert_eq!(std::fs::read_to_string(scratch.path("mine.toml")).unwrap(), text);
}

#[test]
fn a_key_by_its_last_steps_is_stored_in_full_and_one_of_several_is_refused() {
    let scratch = Scratch::new();
    let set = ["--set", "draws=2", "--set", "deactivation_failure.probability=1e-3"];
    let run = ["run", "default", "--engine", "expected", "--no-charts", "--quiet", "--out", "out"];
    scratch.inertness(&[&run[..], &set].concat()).well();
    let results = std::fs::read_to_string(scratch.path("out/results.json")).unwrap();
    let results: Value = serde_json::from_str(&results).unwrap();
    assert_eq!(
        results["provenance"]["overrides"],
        serde_json::json!([
            "simulation.draws=2",
            "alternative[0].laying[0].electrical.deactivation_failure.probability=1e-3"
        ])
    );
    scratch.inertness(&["check", "default", "--set", "battery:return_delay=1_000d"]).well();
    scratch
        .inertness(&["check", "default", "--set", "arm[0].return_delay=9d"])
        .badly(2, &["1 fault", "renamed to `alternative`"]);
    scratch.inertness(&["check", "default", "--set", "mines=5"]).badly(
        2,
        &[
            "names several keys",
            "`alternative[0].laying[0].mines`",
            "`alternative[1].laying[0].mines`",
        ],
    );
    scratch
        .inertness(&["check", "default", "--set", "batery:lots=5"])
        .badly(2, &["\"batery\"", "did you mean", "battery"]);
    scratch
        .inertness(&["sweep", "default", "--vary", "mines=1,2"])
        .badly(2, &["--vary mines", "names several keys"]);
    scratch
        .inertness(&["sweep", "default", "--vary", "lots=1,2", "--vary", "battery:lots=3,4"])
        .badly(2, &["battery.lots", "a second time"]);
}
