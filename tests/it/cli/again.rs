//! `inertness reproduce` and `inertness diff`: standing by a result.

use crate::cli::scratch::Scratch;
use serde_json::Value;

/// A small run into a folder.
fn run(scratch: &Scratch, out: &str, more: &[&str]) {
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
    scratch.inertness(&[&small[..], more].concat()).well();
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_result_is_reproduced_from_what_it_says_of_itself_on_any_number_of_threads() {
    let scratch = Scratch::new();
    run(
        &scratch,
        "one",
        &["--seed", "7", "--set", "alternative[0].return_delay=30d", "--engine", "individual"],
    );
    for threads in ["1", "2"] {
        let printed =
            scratch.inertness(&["reproduce", "one", "--threads", threads, "--quiet"]).well();
        assert!(
            printed.out.starts_with("one/results.json: reproduced, ")
                && printed.out.ends_with("all the same\n")
        );
    }
    // whatever has become of the file that it was read from
    scratch.write_default("mine.toml", &[]);
    scratch
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
    scratch.write("mine.toml", "nothing of it is left");
    scratch.inertness(&["reproduce", "two", "--quiet"]).well();
}

#[test]
fn what_was_changed_in_a_result_is_named() {
    let scratch = Scratch::new();
    run(&scratch, "one", &[]);
    let text = std::fs::read_to_string(scratch.path("one/results.json")).unwrap();
    let printed = |changed: &str| {
        scratch.write("changed/results.json", changed);
        let ended = scratch.inertness(&["reproduce", "changed", "--quiet"]);
        assert_eq!(ended.code, Some(1), "{}", ended.err);
        ended.out
    };
    let mut value: Value = serde_json::from_str(&text).unwrap();
    let mean = &mut value["alternatives"][1]["at"][2]["casualties"]["mean"];
    *mean = Value::from(mean.as_f64().unwrap() * 1.5);
    let found = printed(&serde_json::to_string_pretty(&value).unwrap());
    assert!(
        found.contains("NOT reproduced")
            && found.contains("alternatives[1].at[2].casualties.mean: "),
        "{found}"
    );
    let found = printed(&text.replace("\"version\": \"0.1.0\"", "\"version\": \"0.0.9\""));
    assert!(found.contains("version: produced by 0.0.9, this is 0.1.0"), "{found}");
    let found = printed(&text.replace("\n", "\n "));
    assert!(found.contains("the same numbers, written in other bytes"), "{found}");
    let found = printed(&text.replacen("horizon = ", "horizon  = ", 1));
    assert!(found.contains("input default: SHA-256"), "{found}");
    scratch.write(
        "changed/results.json",
        &text.replace("\"engine\": \"auto\"", "\"engine\": \"magic\""),
    );
    scratch.inertness(&["reproduce", "changed"]).badly(2, &["provenance.engine is \"magic\""]);
}

#[test]
fn runs_on_the_same_draws_are_compared_draw_by_draw() {
    let scratch = Scratch::new();
    run(&scratch, "one", &[]);
    run(&scratch, "same", &[]);
    let said = scratch.inertness(&["diff", "one", "same"]).well().out;
    assert!(said.contains("Changed in what went in:\n  nothing\n"), "{said}");
    assert!(said.contains("Compared draw by draw, over the same 2 parameter draws."), "{said}");
    assert!(said.contains("Moved:\n  nothing\n"), "{said}");
    // one key a little off: far within the error of independent results
    let accident = "civilians.extra_casualties_mean=0.2";
    run(&scratch, "base", &["--set", accident]);
    run(&scratch, "little", &["--set", "civilians.extra_casualties_mean=0.2002"]);
    let json = |one: &str, other: &str| -> Value {
        serde_json::from_str(&scratch.inertness(&["diff", one, other, "--json"]).well().out)
            .unwrap()
    };
    let found = json("base", "little");
    assert_eq!(found["compared"]["how"], "paired");
    assert_eq!(found["compared"]["exact"], true);
    let shifts = found["shifts"].as_array().unwrap();
    let casualties = |quantity: &str, alternative: &str| {
        let at = |shift: &&Value| {
            shift["quantity"] == quantity
                && shift["time"] == "10y"
                && shift["alternative"] == alternative
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
    std::fs::remove_file(scratch.path("little/draws.csv")).unwrap();
    let found = json("base", "little");
    assert_eq!(found["compared"]["because"], "no draws.csv stands beside the second");
    assert!(
        found["shifts"].as_array().unwrap().iter().all(|shift| shift["moved"] == false),
        "{found}"
    );
    let said = scratch.inertness(&["diff", "base", "little"]).well().out;
    assert!(
        said.contains("Compared unpaired, because no draws.csv stands beside the second."),
        "{said}"
    );
    // a file that is another run's, or no such file
    std::fs::copy(scratch.path("one/draws.csv"), scratch.path("little/draws.csv")).unwrap();
    scratch
        .inertness(&["diff", "base", "little"])
        .badly(2, &["little/draws.csv", "as in results.json"]);
    scratch.write("little/draws.csv", "draw\n0,1\n");
    scratch
        .inertness(&["diff", "little", "base"])
        .badly(2, &["little/draws.csv: line 1: found 1 columns"]);
    scratch.inertness(&["diff", "one", "nowhere"]).badly(2, &["nowhere"]);
}

#[test]
fn a_difference_is_told_by_what_went_in_and_what_moved() {
    let scratch = Scratch::new();
    run(&scratch, "one", &[]);
    let deactivation_failure =
        "alternative[0].laying[0].electrical.deactivation_failure.probability";
    run(&scratch, "worse", &["--set", &format!("{deactivation_failure}=0.2")]);
    let printed = scratch.inertness(&["diff", "one", "worse", "--all"]).well().out;
    let flat = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    let change = format!("{deactivation_failure}: {{ log_uniform = [6e-6, 1.5e-2] }} → 0.2");
    assert!(flat.contains(&change), "{printed}");
    assert!(!printed.contains("  persistent / "), "{printed}");
    assert!(printed.contains("  battery / functional @ 30d\n"), "{printed}");
    let json: Value =
        serde_json::from_str(&scratch.inertness(&["diff", "one", "worse", "--json"]).well().out)
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
        "a fifth of the mines fail to deactivate: {functional}"
    );
    assert!(
        shifts.iter().all(|shift| shift["alternative"] == "battery"),
        "the other alternative shares nothing with the key"
    );
    // another distribution on the same draws is said
    run(
        &scratch,
        "wider",
        &["--set", &format!("{deactivation_failure}={{ log_uniform = [6e-6, 1e-1] }}")],
    );
    let printed = scratch.inertness(&["diff", "one", "wider"]).well().out;
    let flat = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("draw by draw")
            && flat.contains("Other values by a changed distribution: alternative[0]"),
        "{printed}"
    );
    // more replicates move numbers within their error alone
    run(&scratch, "chance", &["--engine", "individual"]);
    run(&scratch, "other-chance", &["--engine", "individual", "--seed", "99"]);
    let printed = scratch.inertness(&["diff", "chance", "other-chance", "--all"]).well().out;
    assert!(printed.contains("  seed: 20241120 → 99"), "{printed}");
    assert!(printed.contains("because their seeds differ, 20241120 and 99"), "{printed}");
    assert!(printed.contains("Differ within their error, "), "{printed}");
    // an alternative that only one has is said
    run(
        &scratch,
        "renamed",
        &["--set", "alternative[1].name=old", "--set", "simulation.baseline=old"],
    );
    let printed = scratch.inertness(&["diff", "one", "renamed"]).well().out;
    assert!(
        printed.contains("not compared: the alternative \"persistent\", in the first alone"),
        "{printed}"
    );
}
