//! `inertness run`: what runs, from where, and what it says.

use crate::cli::scene::{Scene, repository};
use serde_json::Value;
use std::fs;

/// What a run leaves in its folder, apart from the charts.
const FILES: [&str; 3] = ["curves.csv", "draws.csv", "results.json"];

#[test]
#[ignore = "slow: the gate runs it"]
fn the_program_alone_runs_the_default_scenario_and_says_where_everything_is() {
    let scene = Scene::new();
    let alone = scene.inertness(&[]).well();
    assert_eq!(alone.err, "");
    let (_, places) = alone.out.rsplit_once("\n\n").unwrap();
    let places: Vec<&str> =
        places.lines().map(|line| line.split_whitespace().nth(1).unwrap()).collect();
    assert_eq!(places[0], "results/default/results.json");
    assert!(places.len() >= 4, "three charts or more: {places:?}");
    assert!(places.iter().all(|place| scene.path(place).is_file()), "{places:?}");
    let results: Value =
        serde_json::from_slice(&scene.read("results/default/results.json")).unwrap();
    assert_eq!(results["provenance"]["draws"], 100, "it is the whole default run");
    assert_eq!(results["provenance"]["inputs"][0]["file"], "default");

    // what it writes is what `run default` writes
    scene.inertness(&["run", "--out", "again", "--quiet"]).well();
    assert_eq!(scene.files("results/default"), scene.files("again"));
}

#[test]
fn a_run_writes_its_tables_its_report_and_each_chart_twice_and_nothing_else() {
    let scene = Scene::new();
    scene.run_with_charts(&["default"]).well();
    let tree = scene.tree("results/default");
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
        scene.tree(".").iter().filter(|path| path.contains("/.") || path.starts_with('.')).count(),
        0
    );
}

#[test]
fn a_run_without_charts_writes_all_but_charts_and_leaves_none_of_an_earlier_one() {
    let scene = Scene::with_results();
    assert!(scene.path("results/default/charts/casualties.png").exists());
    let rest = ["curves.csv", "draws.csv", "report.html", "results.json"];
    let run = scene.run(&[]).well();
    assert!(!run.out.contains("chart "), "{}", run.out);
    assert_eq!(scene.tree("results/default"), rest);
    let written = scene.files("results/default");
    scene.run(&["--part", "1/1", "--out", "parts"]).well();
    scene.inertness(&["merge", "parts", "--no-charts", "-q"]).well();
    assert!(scene.files("results/default") == written);
    scene.write("results/default/charts/mine.txt", "somebody's own");
    scene.run(&["-q", "--force"]).well();
    assert!(scene.path("results/default/charts/mine.txt").exists());
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_file_a_folder_and_a_name_run_together_each_into_its_own_folder() {
    let scene = Scene::new();
    scene.write_default("here/mine.toml", &[]);
    scene.write_default("several/one.toml", &[]);
    scene.write_default("several/two.toml", &[]);
    scene.write("several/notes.txt", "not a scenario, and not looked at");
    let run = scene.run(&["here/mine.toml", "several", "rated-lives"]).well();
    for name in ["mine", "one", "two", "rated-lives"] {
        for file in FILES {
            assert!(scene.path("results").join(name).join(file).is_file(), "{name}/{file}");
        }
        assert!(run.out.contains(&format!("results  results/{name}/results.json\n")));
    }
    assert_eq!(fs::read_dir(scene.path("results")).unwrap().count(), 4);
    // with --out they stay apart, and one alone goes straight there
    scene.run(&["several", "--out", "elsewhere", "-q"]).well();
    assert_eq!(scene.files("elsewhere/one"), scene.files("results/one"));
    scene.run(&["several/two.toml", "--out", "deep/down/here", "-q"]).well();
    assert_eq!(scene.files("deep/down/here"), scene.files("results/two"));
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_run_has_the_same_bytes_again_on_any_number_of_threads_and_whoever_names_the_engine() {
    let scene = Scene::new();
    for (out, more) in [("a", &[][..]), ("b", &["--threads", "1"]), ("c", &["--threads", "2"])] {
        let small = ["default", "-q", "--engine", "individual", "--out", out];
        scene.run_with_charts(&[&small[..], more].concat()).well();
    }
    let first = scene.files("a");
    assert!(first.len() >= 9, "tables and charts");
    assert!(first == scene.files("b") && first == scene.files("c"));
}

#[test]
fn another_seed_gives_other_numbers_and_the_results_say_which() {
    let scene = Scene::new();
    for (out, seed) in [("a", "1"), ("b", "2"), ("c", "1")] {
        scene.run(&["--seed", seed, "--out", out, "-q"]).well();
    }
    assert_ne!(scene.read("a/curves.csv"), scene.read("b/curves.csv"));
    assert_ne!(scene.read("a/draws.csv"), scene.read("b/draws.csv"));
    assert_eq!(scene.files("a"), scene.files("c"));
    let results: Value = serde_json::from_slice(&scene.read("b/results.json")).unwrap();
    assert_eq!(results["provenance"]["seed"], 2);
    assert_eq!(
        results["provenance"]["overrides"],
        serde_json::json!(["simulation.seed=2", "simulation.draws=3", "simulation.replicates=2"])
    );
}

#[test]
fn an_option_is_the_override_it_stands_for_and_comes_last() {
    let scene = Scene::new();
    let numbers = |more: &[&str]| {
        let run = scene
            .inertness(&[&["run", "--json", "--set", "simulation.replicates=2"], more].concat())
            .well();
        let results: Value = serde_json::from_str(&run.out).unwrap();
        (results["provenance"]["draws"].clone(), results["arms"].clone())
    };
    let option = numbers(&["--draws", "2"]);
    assert_eq!(option.0, 2);
    assert_eq!(option, numbers(&["--set", "simulation.draws=2"]));
    assert_eq!(option, numbers(&["--draws", "2", "--set", "simulation.draws=3"]));
}

#[test]
fn an_override_is_checked_like_the_file_and_the_message_points_at_it() {
    let scene = Scene::new();
    let cases = [
        ("site.area_m2=-5", "--set 1:1:14", "site.area_m2: found -5, wanted a number above 0"),
        ("site.aera_m2=5", "--set 1:1:6", "site.aera_m2: unknown key, did you mean `area_m2`?"),
        ("simulation.report_at=[\"9d\", \"8d\"]", "--set 1:1:29", "simulation.report_at"),
        ("arm[7].name=x", "--set 1:1:4", "arm[7]"),
        ("nonsense", "--set 1:1:1", "wanted key.path=value"),
    ];
    for (override_, place, words) in cases {
        scene.run(&["--set", override_]).badly(2, &[place, words, override_]);
    }
    // the second of two is the one that is wrong
    scene.run(&["--set", "site.area_m2=5", "--set", "site.area_m2=x"]).badly(2, &["--set 2:1:14"]);
    assert_eq!(scene.tree(".").len(), 0, "a scenario that is refused leaves nothing");
}

#[test]
fn quiet_prints_nothing_but_warnings_and_still_writes() {
    let scene = Scene::new();
    for quiet in ["--quiet", "-q"] {
        let run = scene.run(&[quiet]).well();
        assert_eq!(run.out, "");
        assert!(run.err.lines().all(|line| line.starts_with("default: warning: ")), "{}", run.err);
        assert!(
            run.err.contains("3 parameter draws"),
            "what the results warn of is said all the same"
        );
    }
    assert!(scene.path("results/default/results.json").is_file());
}

#[test]
fn json_prints_exactly_the_file_of_results_and_writes_only_where_it_is_told() {
    let scene = Scene::new();
    let printed = scene.run(&["--json"]).well();
    assert_eq!(printed.err, "");
    assert_eq!(scene.tree(".").len(), 0, "nothing is written without --out");
    let both = scene.run(&["--json", "--out", "here", "--quiet"]).well();
    assert_eq!(both.out, printed.out);
    assert_eq!(both.out.as_bytes(), scene.read("here/results.json"));
    scene.run(&["--json", "default", "rated-lives"]).badly(2, &["--json", "one scenario, not 2"]);
}

#[test]
fn a_scenario_elsewhere_finds_its_series_beside_it() {
    let scene = Scene::new();
    for file in ["series-by-day.toml", "series-by-day.csv"] {
        let text = fs::read_to_string(repository("tests/scenarios/good").join(file)).unwrap();
        scene.write(&format!("data/place/{file}"), &text);
    }
    scene.write("work/readme", "");
    let from_here = scene.run(&["data/place/series-by-day.toml", "--json"]).well();
    let from_beside = scene.shell(
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
    let scene = Scene::new();
    let (title, arm) = ("Größe — étude Ω", "à piles, 2 s.");
    scene.write_default(
        "Übung é.toml",
        &[
            (
                "title = \"Two weeks or thirty years: farmland in eastern Ukraine\"",
                &format!("title = \"{title}\""),
            ),
            ("name = \"battery\"", &format!("name = \"{arm}\"")),
            ("arm = \"battery\"", &format!("arm = \"{arm}\"")),
            ("arm = \"battery\"", &format!("arm = \"{arm}\"")),
        ],
    );
    let run = scene.run(&["Übung é.toml"]).well();
    assert_eq!(run.err, "", "the font has all of these letters");
    assert!(run.out.starts_with(title) && run.out.contains(arm));
    let folder = "results/Übung é";
    for file in ["results.json", "curves.csv", "draws.csv"] {
        let text = String::from_utf8(scene.read(&format!("{folder}/{file}"))).unwrap();
        assert!(text.contains(arm), "{file}");
    }
    // a script that the font lacks is worth a warning, and no reason to stop
    let run = scene.run(&["--set", "title=Winter 冬", "-q", "--out", "cjk"]).well();
    assert!(run.err.starts_with("warning: title: charts cannot show '冬'"), "{}", run.err);
    assert!(String::from_utf8(scene.read("cjk/results.json")).unwrap().contains("Winter 冬"));
}

#[test]
fn what_is_no_scenario_is_refused_before_anything_runs() {
    let scene = Scene::new();
    scene.write_default("mixed/good.toml", &[]);
    scene.write("mixed/package.toml", "[package]\nname = \"x\"\n");
    scene.write("empty/readme", "");
    scene
        .run(&["mixed"])
        .badly(2, &["mixed/package.toml:1:2", "unknown key", "in mixed/package.toml"]);
    scene.run(&["empty"]).badly(2, &["the folder `empty` holds no file that ends in .toml"]);
    scene.run(&["nosuch.toml"]).badly(2, &["nosuch.toml: no such file"]);
    scene.run(&["nosuch"]).badly(2, &["`nosuch`", "inertness list"]);
    scene.run(&["winter-and-sprig"]).badly(2, &["did you mean `winter-and-spring`?"]);
    scene
        .run(&["default", "default"])
        .badly(2, &["two of the scenarios are called `default`", "--out"]);
    assert!(!scene.path("results").exists());
}

#[test]
fn options_that_mean_nothing_are_refused_by_name() {
    let scene = Scene::new();
    for (arguments, words) in [
        (["--engine", "expected-ish"], "possible values: auto, individual, cohort, expected"),
        (["--seed", "-1"], "--seed <N>"),
        (["--seed", "9223372036854775808"], "wanted a whole number from 0 to 9223372036854775807"),
        (["--draws", "many"], "--draws <N>"),
        (["--threads", "0"], "wanted a whole number from 1 to 1024"),
        (["--draws", "0"], "simulation.draws: found 0, wanted a whole number from 1 to 10,000"),
        (["--replicates", "0"], "simulation.replicates: found 0"),
        (["--out", ""], "--out <DIR>"),
    ] {
        scene.inertness(&["run", arguments[0], arguments[1]]).badly(2, &[words]);
    }
    assert_eq!(scene.tree(".").len(), 0);
}
