//! `inertness sensitivity`: which unknowns matter, in words, as JSON and CSV, and as charts.

use crate::cli::scratch::Scratch;
use serde_json::Value;

/// The default scenario for 120 days, which takes no time.
const SOON: [&str; 8] = [
    "sensitivity",
    "default",
    "--points",
    "64",
    "--set",
    "simulation.horizon=\"120d\"",
    "--set",
    "simulation.report_at=[\"14d\", \"120d\"]",
];

/// A week of mines of which two numbers are uncertain.
const TWO_KEYS: &str = r#"
format = 1
title = "Two keys"
[simulation]
seed = 1
horizon = "7d"
report_at = ["7d"]
[site]
start = 2025-06-01T00:00:00
area_m2 = 20000
[site.temperature.constant]
celsius = 20
[civilians]
[[civilians.group]]
name = "all"
people = { uniform = [20, 200] }
presence = [["0d", 1]]
entries_per_person_year = 12
path_per_entry_m = 250
contact_width_m = 0.3
[[alternative]]
name = "battery"
[[alternative.laying]]
mines = 1000
[alternative.laying.electrical]
settings = [{ rated_life = "2d", share = 1 }]
[alternative.laying.electrical.battery]
life = { lognormal = { cv = { uniform = [0.1, 0.5] } } }
"#;

fn soon(scratch: &Scratch, arguments: &[&str]) -> crate::cli::scratch::Ended {
    scratch.inertness(&[&SOON[..], arguments].concat())
}

fn two_keys(scratch: &Scratch, arguments: &[&str]) -> crate::cli::scratch::Ended {
    scratch.write("two-keys.toml", TWO_KEYS);
    scratch.inertness(&[&["sensitivity", "two-keys.toml", "--points", "64"], arguments].concat())
}

fn json(scratch: &Scratch, arguments: &[&str]) -> Value {
    serde_json::from_str(&soon(scratch, &[arguments, &["--json"]].concat()).well().out).unwrap()
}

fn strings<'a>(of: &'a Value, name: &str) -> Vec<&'a str> {
    of.as_array().unwrap().iter().map(|one| one[name].as_str().unwrap()).collect()
}

#[test]
fn the_table_says_the_finding_first_and_every_key_with_its_distribution_and_interval() {
    let printed = soon(&Scratch::new(), &[]).well();
    assert!(printed.out.lines().all(|line| line.chars().count() <= 100), "{}", printed.out);
    let flat = printed.out.split_whitespace().collect::<Vec<_>>().join(" ");
    // the finding comes right behind its target: a share of 100 with its interval
    let (_, found) = flat.split_once("casualties@120d, “battery” ").unwrap();
    let (share, rest) = found.split_once(" in 100 (").unwrap();
    assert!(share.parse::<f64>().is_ok_and(|share| (0.0..=100.0).contains(&share)), "{flat}");
    assert!(rest.split_once(") ").unwrap().1.starts_with("of the parameter variance"), "{flat}");
    let finding = "of the parameter variance of casualties with “battery” on day 120 is due to";
    assert!(flat.contains(finding), "{flat}");
    assert!(printed.out.contains(" in 100 ("), "{}", printed.out);
    let key = "  civilians.group[0].entries_per_person_year  { log_uniform = [2.1e-4, 2.1e-3] }\n";
    assert!(printed.out.contains(&key.replace("  {", " {")), "{}", printed.out);
    // what casualties do not depend on has an index of nothing, and never of 0
    let nothing = "not significantly different from zero, first-order or total-effect: ";
    assert!(flat.contains(nothing), "{flat}");
    assert!(printed.out.contains("casualties@120d, “persistent”"), "every alternative is told");
    assert!(
        printed.out.trim_end().ends_with("says nothing about whether any piece of ground is safe.")
    );
    let warned = "warning: clearance.start: never acts";
    assert!(
        printed.err.starts_with(warned) && !printed.err.contains("points"),
        "a bar is for those who look: {}",
        printed.err
    );
}

#[test]
#[ignore = "slow: the gate runs it"]
fn the_bytes_do_not_depend_on_threads_and_do_on_the_seed() {
    let scratch = Scratch::new();
    let with =
        |arguments: &[&str]| two_keys(&scratch, &[&["--json"], arguments].concat()).well().out;
    let one = with(&["--threads", "1"]);
    assert_eq!(one, with(&["--threads", "3"]));
    let other = with(&["--seed", "7"]);
    assert_ne!(one, other);
    assert!(other.contains("\"simulation.seed=7\""), "and it says how to make it again");
}

#[test]
#[ignore = "slow: the gate runs it"]
fn several_numbers_of_one_alternative_are_told_in_the_order_they_were_asked_for() {
    let targets = ["functional@14d", "killed_by_group/children@2d", "individual_risk_per_year@30d"];
    let of: Vec<&str> = targets.iter().flat_map(|target| ["--of", target]).collect();
    let found = json(&Scratch::new(), &[&of[..], &["--alternative", "battery"]].concat());
    assert_eq!(strings(&found["targets"], "target"), targets);
    for target in found["targets"].as_array().unwrap() {
        assert_eq!(strings(&target["alternatives"], "alternative"), ["battery"]);
        for key in target["alternatives"][0]["keys"].as_array().unwrap() {
            for index in ["first_order", "total_effect"].map(|name| &key[name]) {
                let [low, value, high] =
                    [&index["interval"][0], &index["value"], &index["interval"][1]]
                        .map(|number| number.as_f64().unwrap());
                assert!((0.0..=1.0).contains(&low) && low <= high && value <= 1.0, "{key}");
            }
            let distribution = key["distribution"].as_str().unwrap();
            assert!(distribution.starts_with("{ ") && distribution.ends_with(" }"), "{key}");
            assert!(key["moved_to"][0].as_f64() < key["moved_to"][1].as_f64(), "{key}");
        }
    }
    // people do not move mines, and no key of another alternative is among those of this one
    let functional = &found["targets"][0]["alternatives"][0]["keys"];
    let keys = strings(functional, "key");
    assert!(keys.contains(&"alternative.laying[0].electrical.battery.cold_loss_per_c"), "{keys:?}");
    assert!(keys.iter().all(|key| !key.contains("mechanical")), "{keys:?}");
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_folder_gets_the_files_and_the_charts_in_both_layouts_and_keeps_what_is_not_forced() {
    let scratch = Scratch::new();
    let soon = |arguments: &[&str]| two_keys(&scratch, arguments);
    soon(&["--out", "unknowns", "--of", "casualties@7d", "--of", "functional@7d"]).well();
    let mut expected = vec!["charts".to_owned(), "charts/narrow".to_owned()];
    for name in ["indices", "indices-2", "tornado", "tornado-2"] {
        for end in ["png", "svg"] {
            expected
                .extend([format!("charts/{name}.{end}"), format!("charts/narrow/{name}.{end}")]);
        }
    }
    expected.extend(["sensitivity.csv".to_owned(), "sensitivity.json".to_owned()]);
    expected.sort();
    assert_eq!(scratch.tree("unknowns"), expected);
    let svg = String::from_utf8(scratch.read("unknowns/charts/narrow/tornado.svg")).unwrap();
    assert!(svg.contains("width=\"400\""), "{}", &svg[..200]);

    let csv = String::from_utf8(scratch.read("unknowns/sensitivity.csv")).unwrap();
    assert!(
        csv.starts_with("target,alternative,key,distribution,first_order,first_order_low,"),
        "{csv}"
    );
    let found: Value = serde_json::from_slice(&scratch.read("unknowns/sensitivity.json")).unwrap();
    let keys = |target: &Value| -> usize {
        target["alternatives"]
            .as_array()
            .unwrap()
            .iter()
            .map(|alternative| alternative["keys"].as_array().unwrap().len())
            .sum()
    };
    let rows: usize = found["targets"].as_array().unwrap().iter().map(keys).sum();
    assert_eq!(csv.lines().count(), 1 + rows);

    soon(&["--out", "unknowns"]).badly(
        2,
        &["unknowns/sensitivity.json: there is such a file already; --force writes over it"],
    );
    // charts of the second number of an earlier run must not stand beside new ones
    soon(&["--out", "unknowns", "--force"]).well();
    let left = scratch.tree("unknowns");
    assert!(left.iter().all(|path| !path.contains("-2")), "{left:?}");
    scratch.write("file", "");
    soon(&["--out", "file/inside"]).badly(1, &["file/inside"]);
}

#[test]
fn what_is_not_harm_or_burden_and_what_the_scenario_does_not_have_is_refused() {
    let scratch = Scratch::new();
    let refused = |arguments: &[&str], words: &[&str]| {
        soon(&scratch, arguments).badly(2, words);
    };
    refused(
        &["--of", "inert@30d"],
        &["--of inert: expected a quantity of harm or burden: functional, dormant,"],
    );
    refused(&["--of", "detonations@30d"], &["explosive, casualties, killed, injured, "]);
    refused(
        &["--of", "casualties@121d"],
        &["--of 'casualties@121d', default: found the time 121d", "horizon"],
    );
    refused(&["--of", "killed_by_group/dogs@30d"], &["default: killed_by_group has no `dogs`"]);
    refused(&["--of", "functional@4h"], &["--of: functional@4h is a burden after the rated life"]);
    refused(
        &["--alternative", "nosuch"],
        &["--alternative 'nosuch': the scenario has no such alternative, expected one of \
             battery, persistent"],
    );
    for points in ["100", "32", "-1", "many"] {
        let ended = soon(&scratch, &["--points", points]);
        assert_eq!(ended.code, Some(2));
    }
    let last = scratch.inertness(&["sensitivity", "default", "--points", "100"]);
    assert!(last.err.contains("expected a power of two from 64 to 524288"), "{}", last.err);
    let busy = crate::cli::scratch::repository("tests/scenarios/good/busy.toml");
    scratch.inertness(&["sensitivity", busy.to_str().unwrap()]).badly(
        2,
        &["busy: every number is fixed, so that nothing is unknown; a key becomes unknown when"],
    );
    scratch
        .inertness(&["sensitivity", "nothing"])
        .badly(2, &["no file, folder or built-in scenario"]);
}

#[test]
fn a_number_that_nothing_moves_is_said_to_be_known() {
    let printed =
        soon(&Scratch::new(), &["--of", "dormant@14d", "--alternative", "persistent"]).well().out;
    assert!(
        printed.contains("No uncertain parameter moves dormant mines with “persistent” on day 14."),
        "{printed}"
    );
    assert!(printed.contains("\nIt is 0.\n"), "{printed}");
}
