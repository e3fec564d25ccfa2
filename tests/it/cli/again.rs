//! `inertness reproduce` and `inertness diff`: standing by a result.

use crate::cli::scene::Scene;
use serde_json::Value;

/// A small run into a folder.
fn run(scene: &Scene, out: &str, more: &[&str]) {
    let small = [
        "run",
        "default",
        "--draws",
        "2",
        "--replicates",
        "10",
        "--no-charts",
        "--quiet",
        "--out",
        out,
    ];
    scene.inertness(&[&small[..], more].concat()).well();
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_result_is_reproduced_from_what_it_says_of_itself_on_any_number_of_threads() {
    let scene = Scene::new();
    run(
        &scene,
        "one",
        &["--seed", "7", "--set", "arm[0].return_delay=30d", "--engine", "individual"],
    );
    for threads in ["1", "2"] {
        let told = scene.inertness(&["reproduce", "one", "--threads", threads, "--quiet"]).well();
        assert!(
            told.out.starts_with("one/results.json: reproduced, ")
                && told.out.ends_with("all the same\n")
        );
    }
    // whatever has become of the file that it was read from
    scene.write_default("mine.toml", &[]);
    scene
        .inertness(&[
            "run",
            "mine.toml",
            "--draws",
            "2",
            "--replicates",
            "5",
            "--quiet",
            "--out",
            "two",
        ])
        .well();
    scene.write("mine.toml", "nothing of it is left");
    scene.inertness(&["reproduce", "two", "--quiet"]).well();
}

#[test]
fn what_was_changed_in_a_result_is_named() {
    let scene = Scene::new();
    run(&scene, "one", &[]);
    let text = std::fs::read_to_string(scene.path("one/results.json")).unwrap();
    let told = |changed: &str| {
        scene.write("changed/results.json", changed);
        let ended = scene.inertness(&["reproduce", "changed", "--quiet"]);
        assert_eq!(ended.code, Some(1), "{}", ended.err);
        ended.out
    };
    let mut value: Value = serde_json::from_str(&text).unwrap();
    let mean = &mut value["arms"][1]["at"][2]["casualties"]["mean"];
    *mean = Value::from(mean.as_f64().unwrap() * 1.5);
    let found = told(&serde_json::to_string_pretty(&value).unwrap());
    assert!(
        found.contains("NOT reproduced") && found.contains("arms[1].at[2].casualties.mean: "),
        "{found}"
    );
    let found = told(&text.replace("\"version\": \"0.1.0\"", "\"version\": \"0.0.9\""));
    assert!(found.contains("version: made by 0.0.9, this is 0.1.0"), "{found}");
    let found = told(&text.replace("\n", "\n "));
    assert!(found.contains("the same numbers, written in other bytes"), "{found}");
    let found = told(&text.replacen("horizon = ", "horizon  = ", 1));
    assert!(found.contains("input default: SHA-256"), "{found}");
    scene.write(
        "changed/results.json",
        &text.replace("\"engine\": \"auto\"", "\"engine\": \"magic\""),
    );
    scene.inertness(&["reproduce", "changed"]).badly(2, &["provenance.engine is \"magic\""]);
}

#[test]
fn runs_on_the_same_draws_are_compared_draw_by_draw() {
    let scene = Scene::new();
    run(&scene, "one", &[]);
    run(&scene, "same", &[]);
    let said = scene.inertness(&["diff", "one", "same"]).well().out;
    assert!(said.contains("Changed in what went in:\n  nothing\n"), "{said}");
    assert!(said.contains("Compared draw by draw, over the same 2 parameter draws."), "{said}");
    assert!(said.contains("Moved:\n  nothing\n"), "{said}");
    // one key a little off: far within the error of independent results
    let accident = "civilians.extra_casualties_mean=0.2";
    run(&scene, "base", &["--set", accident]);
    run(&scene, "little", &["--set", "civilians.extra_casualties_mean=0.2002"]);
    let json = |one: &str, other: &str| -> Value {
        serde_json::from_str(&scene.inertness(&["diff", one, other, "--json"]).well().out).unwrap()
    };
    let found = json("base", "little");
    assert_eq!(found["compared"]["how"], "paired");
    assert_eq!(found["compared"]["exact"], true);
    let shifts = found["shifts"].as_array().unwrap();
    let casualties = |quantity: &str, alternative: &str| {
        let at = |shift: &&Value| {
            shift["quantity"] == quantity && shift["time"] == "10y" && shift["arm"] == alternative
        };
        shifts.iter().find(at).cloned().unwrap()
    };
    for shift in
        [casualties("casualties", "persistent"), casualties("casualties_averted", "battery")]
    {
        // 1.2002 / 1.2 − 1, in every draw
        let relative = shift["relative"].as_f64().unwrap();
        assert!((relative - 0.000_2 / 1.2).abs() < 1e-8, "{shift}");
        assert_eq!(
            (&shift["moved"], &shift["rose"]),
            (&Value::from(true), &Value::from(1.0)),
            "{shift}"
        );
    }
    assert!(shifts.iter().all(|shift| shift["quantity"] != "functional"), "no mine is another");
    // without the draws the same difference is lost in the scatter over draws
    std::fs::remove_file(scene.path("little/draws.csv")).unwrap();
    let found = json("base", "little");
    assert_eq!(found["compared"]["because"], "no draws.csv stands beside the second");
    assert!(
        found["shifts"].as_array().unwrap().iter().all(|shift| shift["moved"] == false),
        "{found}"
    );
    let said = scene.inertness(&["diff", "base", "little"]).well().out;
    assert!(
        said.contains("Compared unpaired, because no draws.csv stands beside the second."),
        "{said}"
    );
    // a file that is another run's, or no such file
    std::fs::copy(scene.path("one/draws.csv"), scene.path("little/draws.csv")).unwrap();
    scene
        .inertness(&["diff", "base", "little"])
        .badly(2, &["little/draws.csv", "as in results.json"]);
    scene.write("little/draws.csv", "draw\n0,1\n");
    scene
        .inertness(&["diff", "little", "base"])
        .badly(2, &["little/draws.csv: line 1: found 1 columns"]);
    scene.inertness(&["diff", "one", "nowhere"]).badly(2, &["nowhere"]);
}

#[test]
fn a_difference_is_told_by_what_went_in_and_what_moved() {
    let scene = Scene::new();
    run(&scene, "one", &[]);
    let overrun = "arm[0].laying[0].electrical.overrun.probability";
    run(&scene, "worse", &["--set", &format!("{overrun}=0.2")]);
    let told = scene.inertness(&["diff", "one", "worse", "--all"]).well().out;
    assert!(
        told.contains(&format!("{overrun}: {{ log_uniform = [6e-6, 1.5e-2] }} → 0.2")),
        "{told}"
    );
    assert!(!told.contains("  persistent / "), "{told}");
    assert!(told.contains("  battery / functional @ 30d\n"), "{told}");
    let json: Value =
        serde_json::from_str(&scene.inertness(&["diff", "one", "worse", "--json"]).well().out)
            .unwrap();
    let shifts = json["shifts"].as_array().unwrap();
    let of = |name: &str| {
        shifts
            .iter()
            .find(|shift| shift["quantity"] == name && shift["time"] == "30d")
            .unwrap()
            .clone()
    };
    let functional = of("functional");
    let number = |name: &str| functional[name].as_f64().unwrap();
    assert!(
        number("after") > 10.0 * number("before"),
        "a fifth of the mines overrun: {functional}"
    );
    assert!(
        shifts.iter().all(|shift| shift["arm"] == "battery"),
        "the other arm shares nothing with the key"
    );
    // another distribution on the same draws is said
    run(&scene, "wider", &["--set", &format!("{overrun}={{ log_uniform = [6e-6, 1e-1] }}")]);
    let told = scene.inertness(&["diff", "one", "wider"]).well().out;
    assert!(
        told.contains("draw by draw")
            && told.contains("Other values by a changed distribution: arm[0]"),
        "{told}"
    );
    // more fields move numbers within their error alone
    run(&scene, "luck", &["--engine", "individual"]);
    run(&scene, "other-luck", &["--engine", "individual", "--seed", "99"]);
    let told = scene.inertness(&["diff", "luck", "other-luck", "--all"]).well().out;
    assert!(told.contains("  seed: 20241120 → 99"), "{told}");
    assert!(told.contains("because their seeds differ, 20241120 and 99"), "{told}");
    assert!(told.contains("Differ within their error, "), "{told}");
    // an arm that only one has is said
    run(&scene, "renamed", &["--set", "arm[1].name=old", "--set", "simulation.baseline=old"]);
    let told = scene.inertness(&["diff", "one", "renamed"]).well().out;
    assert!(told.contains("not compared: the arm \"persistent\", in the first alone"), "{told}");
}
