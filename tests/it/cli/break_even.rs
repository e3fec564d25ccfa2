//! `inertness break-even`: where one disputed number makes an alternative as bad as the baseline.

use crate::cli::scratch::{Ended, Scratch};
use serde_json::Value;

const KEY: &str = "alternative[0].laying[0].electrical.deactivation_failure.probability";

/// The default scenario for two years, which takes no time.
fn soon(scratch: &Scratch, arguments: &[&str]) -> Ended {
    let short =
        ["--set", "simulation.horizon=\"2y\"", "--set", "simulation.report_at=[\"30d\", \"2y\"]"];
    scratch.inertness(&[&["break-even", "default"], &short[..], arguments].concat())
}

fn json(scratch: &Scratch, arguments: &[&str]) -> Value {
    serde_json::from_str(&soon(scratch, &[arguments, &["--json"]].concat()).well().out).unwrap()
}

/// As bad as persistent mines at some probability: what is deactivation failure lasts longer than
/// they do.
const WORSE: [&str; 4] = [
    "--set",
    "alternative[0].laying[0].electrical.deactivation_failure.life.lognormal.median=\"60y\"",
    "--set",
    "alternative[1].laying[0].mechanical.dead_on_arrival=0.5",
];

#[test]
fn the_finding_comes_first_and_the_published_figures_stand_along_the_range() {
    let printed = soon(&Scratch::new(), &["--key", KEY, "--draws", "4"]).well();
    assert!(printed.out.lines().all(|line| line.chars().count() <= 100), "{}", printed.out);
    let finding = format!(
        "With “battery”, casualties after 2 y reach those of “persistent” at no value of\n{KEY} \
         from 1e-6 to 0.1.\nAt 0.1 they are 0.0"
    );
    assert!(printed.out.starts_with(&finding), "{}", printed.out);
    for line in
        ["\n  6e-6 a   ", "\n  1e-4 b   ", "\n  0.001 c  ", "\n  0.015 d  ", "\n  0.1 e    "]
    {
        assert!(printed.out.contains(line), "{line} {}", printed.out);
    }
    assert!(
        printed.out.contains("\n  c 0.001: CCW Amended Protocol II, Technical Annex 3(a)\n"),
        "{}",
        printed.out
    );
    assert!(printed.out.contains("nothing of what a mine ought to be"), "{}", printed.out);
    assert!(
        printed.out.trim_end().ends_with("says nothing about whether any piece of ground is safe.")
    );
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_turning_point_has_an_interval_and_draws_without_one_are_counted() {
    let scratch = Scratch::new();
    fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
        [&["--key", KEY, "--draws", "6"], &WORSE[..], more].concat()
    }
    let found = json(&scratch, &with(&["--range", "0.01..1"]));
    let turns = &found["turns"];
    assert_eq!((turns["turned"].as_u64(), turns["draws"].as_u64()), (Some(6), Some(6)), "{turns}");
    let [low, median, high] = [
        &turns["uncertainty_interval"][0]["at"],
        &turns["median"]["at"],
        &turns["uncertainty_interval"][1]["at"],
    ]
    .map(|value| value.as_f64().unwrap());
    assert!(0.2 < low && low < median && median < high && high < 0.9, "{turns}");
    let printed = soon(&scratch, &with(&["--range", "0.01..1"])).well().out;
    assert!(printed.replace('\n', " ").contains(" (90 % uncertainty interval 0."), "{printed}");
    // the same turning points, some of them beyond the end of a shorter range
    let cut = format!("0.01..{median:.6}");
    let found = json(&scratch, &with(&["--range", &cut]));
    assert_eq!(found["turns"]["turned"], 3, "{}", found["turns"]);
    assert_eq!(found["turns"]["fewer_throughout"], 3);
    assert_eq!(found["turns"]["median"], "above_range");
    let printed = soon(&scratch, &with(&["--range", &cut])).well().out;
    assert!(
        printed.replace('\n', " ").contains("in 3 of 6 parameter draws, and in the other 3 at 0."),
        "{printed}"
    );
}

#[test]
fn the_bytes_do_not_depend_on_threads_and_do_on_the_seed() {
    let scratch = Scratch::new();
    let with = |more: &[&str]| {
        soon(&scratch, &[&["--key", KEY, "--draws", "5", "--json"], &WORSE[..], more].concat())
            .well()
            .out
    };
    let one = with(&["--threads", "1"]);
    assert_eq!(one, with(&["--threads", "2"]));
    assert_ne!(one, with(&["--seed", "7"]));
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_folder_gets_the_files_and_the_charts_in_both_layouts_and_keeps_what_is_not_forced() {
    let scratch = Scratch::new();
    let arguments = ["--key", KEY, "--draws", "2", "--out", "even", "--format", "csv"];
    let csv = soon(&scratch, &arguments).well().out;
    let mut expected = vec!["charts".to_owned(), "charts/narrow".to_owned()];
    for name in ["break-even", "ladder"] {
        for end in ["png", "svg"] {
            expected
                .extend([format!("charts/{name}.{end}"), format!("charts/narrow/{name}.{end}")]);
        }
    }
    expected.extend(["break-even.csv".to_owned(), "break-even.json".to_owned()]);
    expected.sort();
    assert_eq!(scratch.tree("even"), expected);
    assert_eq!(csv.as_bytes(), scratch.read("even/break-even.csv"));
    assert!(
        csv.starts_with("value,ratio,ratio_low,ratio_high,alternative,alternative_low,"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), 1 + 23);
    for layout in ["", "narrow/"] {
        let svg = String::from_utf8(scratch.read(&format!("even/charts/{layout}break-even.svg")))
            .unwrap();
        for mark in [
            "6e-6: Pentagon claim, 2020",
            "0.001: treaty limit at 120 days",
            "as many as with “persistent”",
        ] {
            assert!(svg.contains(mark), "{layout} {mark}");
        }
    }
    soon(&scratch, &arguments)
        .badly(2, &["even/break-even.json: there is such a file already; --force writes over it"]);
    soon(&scratch, &[&arguments[..], &["--force"]].concat()).well();
}

#[test]
fn what_cannot_be_moved_or_compared_is_refused_with_what_was_expected() {
    let scratch = Scratch::new();
    let refused = |key: &str, arguments: &[&str], words: &[&str]| {
        soon(&scratch, &[&["--draws", "2", "--key", key], arguments].concat()).badly(2, words);
    };
    let misspelt = "alternative[0].laying[0].electrical.deactivation_failure.probabilty";
    refused(
        misspelt,
        &[],
        &["--key alternative[0].laying[0].electrical.deactivation_failure.probabilty: unknown \
             key, did you mean"],
    );
    refused(
        "alternative[1].laying[0].mechanical.dead_on_arrival",
        &[],
        &["it is a key of the baseline, \"persistent\""],
    );
    refused("title", &[], &["--key title: found a table, expected a text"]);
    refused(
        "alternative[0].laying[0].mines",
        &[],
        &["expected a whole number", "no distribution is allowed here"],
    );
    refused("alternative[7].name", &[], &["--key alternative[7].name: "]);
    refused(
        "clearance.clearance_effectiveness",
        &[],
        &[
            "--key clearance.clearance_effectiveness: the scenario gives no distribution for it",
            "--range",
        ],
    );
    refused(
        KEY,
        &["--range", "0.5..2"],
        &["--range 0.5..2:linear: found 2, expected a number from 0 to 1"],
    );
    refused(KEY, &["--range", "1..0.5"], &["found 1 to 0.5, expected the lower end first"]);
    refused(
        KEY,
        &["--range", "1d..2d"],
        &["--range 1d..2d:linear: found \"1d\", expected a number from 0 to 1"],
    );
    refused(
        KEY,
        &["--of", "detonations@2y"],
        &["--of detonations: expected a quantity of harm or burden: functional,"],
    );
    refused(
        KEY,
        &["--of", "functional@4h"],
        &["--of: functional@4h is a burden after the rated life"],
    );
    refused(KEY, &["--of", "casualties@3y"], &["--of 'casualties@3y', default: found the time 3y"]);
    refused(KEY, &["--alternative", "persistent"], &["is one of \"battery\""]);
    refused(
        KEY,
        &["--alternative", "nosuch"],
        &["--alternative 'nosuch': the scenario has no such alternative"],
    );
    refused(
        "clearance.clearance_effectiveness",
        &["--range", "0.5..1", "--alternative", "persistent"],
        &["it is the baseline"],
    );
}
