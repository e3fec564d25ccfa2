//! `inertness run`: what runs, from where, and what it says.

use crate::cli::scratch::{Scratch, repository};
use serde_json::Value;
use std::fs;

/// What a run leaves in its folder, apart from the charts.
const FILES: [&str; 3] = ["curves.csv", "draws.csv", "results.json"];

#[test]
#[ignore = "slow: the gate runs it"]
fn the_program_alone_runs_the_default_scenario_and_says_where_everything_is() {
    let scratch = Scratch::new();
    let alone = scratch.inertness(&[]).well();
    assert_eq!(alone.err, "");
    let (_, places) = alone.out.rsplit_once("\n\n").unwrap();
    let places: Vec<&str> =
        places.lines().map(|line| line.split_whitespace().nth(1).unwrap()).collect();
    assert_eq!(places[0], "results/default/results.json");
    assert!(places.len() >= 4, "three charts or more: {places:?}");
    assert!(places.iter().all(|place| scratch.path(place).is_file()), "{places:?}");
    let results: Value =
        serde_json::from_slice(&scratch.read("results/default/results.json")).unwrap();
    assert_eq!(results["provenance"]["draws"], 100, "it is the whole default run");
    assert_eq!(results["provenance"]["inputs"][0]["file"], "default");

    // what it writes is what `run default` writes
    scratch.inertness(&["run", "--out", "again", "--quiet"]).well();
    assert_eq!(scratch.files("results/default"), scratch.files("again"));
}

#[test]
fn a_run_writes_its_tables_its_report_and_each_chart_twice_and_nothing_else() {
    let scratch = Scratch::new();
    scratch.run_with_charts(&["default"]).well();
    let tree = scratch.tree("results/default");
    let (charts, rest): (Vec<&String>, Vec<&String>) =
        tree.iter().partition(|path| path.contains('/'));
    assert_eq!(rest, ["charts", "curves.csv", "draws.csv", "report.html", "results.json"]);
    let (svg, png): (Vec<&String>, Vec<&String>) =
        charts.iter().partition(|path| path.ends_with(".svg"));
    assert!(svg.len() >= 3, "{charts:?}");
    let stem = |path: &&String| path.rsplit_once('.').unwrap().0.to_owned();
    assert_eq!(svg.iter().map(stem).collect::<Vec<_>>(), png.iter().map(stem).collect::<Vec<_>>());
    assert!(png.iter().all(|path| path.ends_with(".png")));
    assert_eq!(
        scratch
            .tree(".")
            .iter()
            .filter(|path| path.contains("/.") || path.starts_with('.'))
            .count(),
        0
    );
}

#[test]
fn a_run_without_charts_writes_all_but_charts_and_leaves_none_of_an_earlier_one() {
    let scratch = Scratch::with_results();
    assert!(scratch.path("results/default/charts/casualties.png").exists());
    let rest = ["curves.csv", "draws.csv", "report.html", "results.json"];
    let run = scratch.run(&[]).well();
    assert!(!run.out.contains("chart "), "{}", run.out);
    assert_eq!(scratch.tree("results/default"), rest);
    let written = scratch.files("results/default");
    scratch.run(&["--part", "1/1", "--out", "parts"]).well();
    scratch.inertness(&["merge", "parts", "--no-charts", "-q"]).well();
    assert!(scratch.files("results/default") == written);
    scratch.write("results/default/charts/mine.txt", "somebody's own");
    scratch.run(&["-q", "--force"]).well();
    assert!(scratch.path("results/default/charts/mine.txt").exists());
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_file_a_folder_and_a_name_run_together_each_into_its_own_folder() {
    let scratch = Scratch::new();
    scratch.write_default("here/mine.toml", &[]);
    scratch.write_default("several/one.toml", &[]);
    scratch.write_default("several/two.toml", &[]);
    scratch.write("several/notes.txt", "not a scenario, and not looked at");
    let run = scratch.run(&["here/mine.toml", "several", "rated-lives"]).well();
    for name in ["mine", "one", "two", "rated-lives"] {
        for file in FILES {
            assert!(scratch.path("results").join(name).join(file).is_file(), "{name}/{file}");
        }
        assert!(run.out.contains(&format!("results  results/{name}/results.json\n")));
    }
    assert_eq!(fs::read_dir(scratch.path("results")).unwrap().count(), 4);
    // with --out they stay apart, and one alone goes straight there
    scratch.run(&["several", "--out", "elsewhere", "-q"]).well();
    assert_eq!(scratch.files("elsewhere/one"), scratch.files("results/one"));
    scratch.run(&["several/two.toml", "--out", "deep/down/here", "-q"]).well();
    assert_eq!(scratch.files("deep/down/here"), scratch.files("results/two"));
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_run_has_the_same_bytes_again_on_any_number_of_threads_and_whoever_names_the_engine() {
    let scratch = Scratch::new();
    for (out, more) in [("a", &[][..]), ("b", &["--threads", "1"]), ("c", &["--threads", "2"])] {
        let small = ["default", "-q", "--engine", "individual", "--out", out];
        scratch.run_with_charts(&[&small[..], more].concat()).well();
    }
    let first = scratch.files("a");
    assert!(first.len() >= 9, "tables and charts");
    assert!(first == scratch.files("b") && first == scratch.files("c"));
}

#[test]
fn another_seed_gives_other_numbers_and_the_results_say_which() {
    let scratch = Scratch::new();
    for (out, seed) in [("a", "1"), ("b", "2"), ("c", "1")] {
        scratch.run(&["--seed", seed, "--out", out, "-q"]).well();
    }
    assert_ne!(scratch.read("a/curves.csv"), scratch.read("b/curves.csv"));
    assert_ne!(scratch.read("a/draws.csv"), scratch.read("b/draws.csv"));
    assert_eq!(scratch.files("a"), scratch.files("c"));
    let results: Value = serde_json::from_slice(&scratch.read("b/results.json")).unwrap();
    assert_eq!(results["provenance"]["seed"], 2);
    assert_eq!(
        results["provenance"]["overrides"],
        serde_json::json!(["simulation.seed=2", "simulation.draws=3", "simulation.replicates=2"])
    );
}

#[test]
fn an_option_is_the_override_it_stands_for_and_comes_last() {
    let scratch = Scratch::new();
    let numbers = |more: &[&str]| {
        let run = scratch
            .inertness(&[&["run", "--json", "--set", "simulation.replicates=2"], more].concat())
            .well();
        let results: Value = serde_json::from_str(&run.out).unwrap();
        (results["provenance"]["draws"].clone(), results["alternatives"].clone())
    };
    let option = numbers(&["--draws", "2"]);
    assert_eq!(option.0, 2);
    assert_eq!(option, numbers(&["--set", "simulation.draws=2"]));
    assert_eq!(option, numbers(&["--draws", "2", "--set", "simulation.draws=3"]));
}

#[test]
fn an_override_is_checked_like_the_file_and_the_message_points_at_it() {
    let scratch = Scratch::new();
    let cases = [
        ("site.area_m2=-5", "--set 1:1:14", "site.area_m2: found -5, expected a number above 0"),
        ("site.aera_m2=5", "--set 1:1:6", "site.aera_m2: unknown key, did you mean `area_m2`?"),
        ("simulation.report_at=[\"9d\", \"8d\"]", "--set 1:1:29", "simulation.report_at"),
        ("alternative[7].name=x", "--set 1:1:12", "alternative[7]"),
        ("nonsense", "--set 1:1:1", "expected key.path=value"),
    ];
    for (override_, place, words) in cases {
        scratch.run(&["--set", override_]).badly(2, &[place, words, override_]);
    }
    // the second of two is the one that is wrong
    scratch
        .run(&["--set", "site.area_m2=5", "--set", "site.area_m2=x"])
        .badly(2, &["--set 2:1:14"]);
    assert_eq!(scratch.tree(".").len(), 0, "a scenario that is refused leaves nothing");
}

#[test]
fn quiet_prints_nothing_but_warnings_and_still_writes() {
    let scratch = Scratch::new();
    for quiet in ["--quiet", "-q"] {
        let run = scratch.run(&[quiet]).well();
        assert_eq!(run.out, "");
        assert!(run.err.lines().all(|line| line.starts_with("default: warning: ")), "{}", run.err);
        assert!(
            run.err.contains("3 parameter draws"),
            "what the results warn of is said all the same"
        );
    }
    assert!(scratch.path("results/default/results.json").is_file());
}

#[test]
fn json_prints_exactly_the_file_of_results_and_writes_only_where_it_is_told() {
    let scratch = Scratch::new();
    let printed = scratch.run(&["--json"]).well();
    assert_eq!(printed.err, "");
    assert_eq!(scratch.tree(".").len(), 0, "nothing is written without --out");
    let both = scratch.run(&["--json", "--out", "here", "--quiet"]).well();
    assert_eq!(both.out, printed.out);
    assert_eq!(both.out.as_bytes(), scratch.read("here/results.json"));
    scratch.run(&["--json", "default", "rated-lives"]).badly(2, &["--json", "one scenario, not 2"]);
}

#[test]
fn a_scenario_elsewhere_finds_its_series_beside_it() {
    let scratch = Scratch::new();
    for file in ["series-by-day.toml", "series-by-day.csv"] {
        let text = fs::read_to_string(repository("tests/scenarios/good").join(file)).unwrap();
        scratch.write(&format!("data/place/{file}"), &text);
    }
    scratch.write("work/readme", "");
    let from_here = scratch.run(&["data/place/series-by-day.toml", "--json"]).well();
    let from_beside = scratch.shell(
        "cd work && inertness run --draws 3 --replicates 2 ../data/./place/series-by-day.toml \
                --json",
    );
    assert_eq!(from_beside.well().out, from_here.out);
    let results: Value = serde_json::from_str(&from_here.out).unwrap();
    let inputs = results["provenance"]["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), 2, "the scenario and its series");
    assert_eq!(inputs[1]["file"], "series-by-day.csv");
}

#[test]
fn names_in_any_script_reach_every_file() {
    let scratch = Scratch::new();
    let (title, alternative) = ("Größe — étude Ω", "à piles, 2 s.");
    scratch.write_default(
        "Übung é.toml",
        &[
            (
                "title = \"Two weeks or thirty years: farmland in eastern Ukraine\"",
                &format!("title = \"{title}\""),
            ),
            ("name = \"battery\"", &format!("name = \"{alternative}\"")),
            ("alternative = \"battery\"", &format!("alternative = \"{alternative}\"")),
            ("alternative = \"battery\"", &format!("alternative = \"{alternative}\"")),
        ],
    );
    let run = scratch.run(&["Übung é.toml"]).well();
    assert_eq!(run.err, "", "the font has all of these letters");
    assert!(run.out.starts_with(title) && run.out.contains(alternative));
    let folder = "results/Übung é";
    for file in ["results.json", "curves.csv", "draws.csv"] {
        let text = String::from_utf8(scratch.read(&format!("{folder}/{file}"))).unwrap();
        assert!(text.contains(alternative), "{file}");
    }
    // a script that the font lacks is worth a warning, and no reason to stop
    let run = scratch.run(&["--set", "title=Winter 冬", "-q", "--out", "cjk"]).well();
    assert!(run.err.starts_with("warning: title: charts cannot show '冬'"), "{}", run.err);
    assert!(String::from_utf8(scratch.read("cjk/results.json")).unwrap().contains("Winter 冬"));
}

#[test]
fn what_is_no_scenario_is_refused_before_anything_runs() {
    let scratch = Scratch::new();
    scratch.write_default("mixed/good.toml", &[]);
    scratch.write("mixed/package.toml", "[package]\nname = \"x\"\n");
    scratch.write("empty/readme", "");
    scratch
        .run(&["mixed"])
        .badly(2, &["mixed/package.toml:1:2", "unknown key", "in mixed/package.toml"]);
    scratch.run(&["empty"]).badly(2, &["the folder `empty` holds no file that ends in .toml"]);
    scratch.run(&["nosuch.toml"]).badly(2, &["nosuch.toml: no such file"]);
    scratch.run(&["nosuch"]).badly(2, &["`nosuch`", "inertness list"]);
    scratch.run(&["winter-and-sprig"]).badly(2, &["did you mean `winter-and-spring`?"]);
    scratch
        .run(&["default", "default"])
        .badly(2, &["two of the scenarios are called `default`", "--out"]);
    assert!(!scratch.path("results").exists());
}

#[test]
fn options_that_mean_nothing_are_refused_by_name() {
    let scratch = Scratch::new();
    for (arguments, words) in [
        (["--engine", "expected-ish"], "possible values: auto, individual, cohort, expected"),
        (["--seed", "-1"], "--seed <N>"),
        (
            ["--seed", "9223372036854775808"],
            "expected a whole number from 0 to 9223372036854775807",
        ),
        (["--draws", "many"], "--draws <N>"),
        (["--threads", "0"], "expected a whole number from 1 to 1024"),
        (["--draws", "0"], "simulation.draws: found 0, expected a whole number from 1 to 10,000"),
        (["--replicates", "0"], "simulation.replicates: found 0"),
        (["--out", ""], "--out <DIR>"),
    ] {
        scratch.inertness(&["run", arguments[0], arguments[1]]).badly(2, &[words]);
    }
    assert_eq!(scratch.tree(".").len(), 0);
}
