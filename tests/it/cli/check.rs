//! `inertness check`: what would run, what is odd, what is wrong.

use crate::cli::scratch::{Scratch, repository};

#[test]
fn a_good_scenario_is_said_to_be_so_with_what_would_run_and_how_long() {
    let scratch = Scratch::new();
    let check = scratch.inertness(&["check", "default", "--threads", "2"]).well();
    assert_eq!(check.err, "");
    for line in [
        "default: ok",
        "  Two weeks or thirty years: farmland in eastern Ukraine",
        "  alternative  battery (1,000 mines)",
        "  alternative  persistent (1,000 mines, the baseline)",
        "  group        children",
        "  runs         100 draws of 100 replicates to 30 y: 10,000 replicates, 20,000,000 mines \
         simulated",
    ] {
        assert!(
            check.out.lines().any(|found| found == line),
            "expected \"{line}\" in:\n{}",
            check.out
        );
    }
    let takes = check.out.lines().last().unwrap();
    assert!(takes.starts_with("  takes        ") && takes.ends_with(" on 2 threads"), "{takes}");
    assert_eq!(scratch.tree(".").len(), 0, "checking writes nothing");
}

#[test]
fn a_series_is_checked_with_its_dates_and_its_holes() {
    let scratch = Scratch::new();
    let toml = repository("tests/scenarios/good/series-by-date.toml");
    std::fs::copy(toml, scratch.path("series-by-date.toml")).unwrap();
    let day = |day: u32| format!("2024-11-{day:02}T06:00,5\n");
    let days: String = (10..=30).map(day).collect();
    let rows = format!("time,celsius\n{days}2025-05-29T06:00,20\n2027-01-01T00:00,0\n");
    scratch.write("series-by-date.csv", &rows);
    let check = scratch.inertness(&["check", "series-by-date.toml"]).well();
    let span = "temperature  series-by-date.csv: 2024-11-10 06:00 to 2027-01-01 00:00";
    assert!(check.out.contains(span), "{}", check.out);
    let hole = "missing for 582 d from 2025-05-29 06:00 on, the longest of 2 such spans";
    assert!(check.out.contains(hole), "{}", check.out);
}

#[test]
fn several_files_and_folders_are_checked_at_once() {
    let scratch = Scratch::new();
    let scenarios = repository("scenarios").display().to_string();
    scratch.write_default("mine.toml", &[]);
    let check = scratch.inertness(&["check", "mine.toml", &scenarios]).well();
    let ok = check.out.lines().filter(|line| line.ends_with(": ok")).count();
    assert_eq!(ok, 1 + 5, "{}", check.out);
    assert!(!check.out.contains("warning"), "nothing that is built in is odd: {}", check.out);
}

#[test]
fn a_bad_file_is_refused_at_the_line_and_the_column_with_all_its_faults() {
    let scratch = Scratch::new();
    scratch.write_default(
        "bad.toml",
        &[
            ("trigger_probability = 1.0", "trigger_probability = 1.5"),
            ("people = 700", "poeple = 700"),
        ],
    );
    let text = String::from_utf8(scratch.read("bad.toml")).unwrap();
    let line = |words: &str| 1 + text.lines().position(|line| line.contains(words)).unwrap();
    let places = [
        format!("bad.toml:{}:23", line("trigger_probability = 1.5")),
        format!("bad.toml:{}:1", line("poeple = 700")),
    ];
    let words =
        ["found 1.5", "did you mean `people`?", "faults in bad.toml", &places[0], &places[1]];
    scratch.inertness(&["check", "bad.toml"]).badly(2, &words);
    scratch.inertness(&["run", "bad.toml"]).badly(2, &words);
    // one bad file among good ones is enough, and two bad ones are both told of
    scratch.inertness(&["check", "default", "bad.toml"]).badly(2, &words);
    scratch.write("worse.toml", "format = ");
    scratch
        .inertness(&["check", "worse.toml", "bad.toml"])
        .badly(2, &[&words[..], &["worse.toml:1:10"]].concat());
}

#[test]
fn what_is_odd_is_a_warning_that_points_and_no_reason_to_fail() {
    let scratch = Scratch::new();
    let cases: [(&[&str], &str, &str); 5] = [
        (
            &["clearance.start=40y"],
            "clearance.start: never acts: clearance starts after the horizon",
            " --> --set 1:1:17",
        ),
        (&["title=Winter 冬"], "title: charts cannot show '冬'", " --> --set 1:1:7"),
        (
            &["simulation.draws=1"],
            "simulation.draws: something is uncertain, but there is 1 draw",
            " --> --set 1:1:18",
        ),
        (
            &[
                "civilians.group[0].people=3",
                "civilians.group[1].people=2",
                "civilians.group[0].entries_per_person_year=90",
            ],
            "persistent: ",
            "are expected among the 3 people of adults; the model does not take",
        ),
        (
            &[
                "alternative[0].laying[0].electrical.settings=[{ rated_life = \"4h\", \
                 self_destruct = \"90d\", share = 1.0 }]",
                "alternative[0].laying[0].electrical.self_destruct={ reliability = 0.99 }",
            ],
            "battery: the self-destruct acts on ",
            "does its moment come after the battery has run out, or in the cold?",
        ),
    ];
    for (overrides, words, more) in cases {
        let set: Vec<&str> = overrides.iter().flat_map(|text| ["--set", text]).collect();
        let check = scratch.inertness(&[&["check", "default"], &set[..]].concat()).well();
        // both alternatives may be odd in the same way
        let mut warnings = check.out.split("\nwarning: ").skip(1);
        let found = warnings.any(|warning| warning.starts_with(words) && warning.contains(more));
        assert!(found, "{}", check.out);
        assert!(check.out.starts_with("default: ok\n"));
    }
}

#[test]
fn a_warning_of_a_run_goes_to_standard_error_and_points_into_the_file() {
    let scratch = Scratch::new();
    scratch.write_default("late.toml", &[("start = \"10y\"", "start = \"40y\"")]);
    let run = scratch.run(&["late.toml", "--json"]).well();
    assert!(run.err.starts_with("warning: clearance.start: never acts"), "{}", run.err);
    assert!(run.err.contains("late.toml:") && run.err.contains("^"), "{}", run.err);
    let results: serde_json::Value =
        serde_json::from_str(&run.out).expect("the warning is not in the way of the JSON");
    let odd = results["scenario_warnings"][0].as_str().unwrap();
    assert!(odd.starts_with("clearance.start: never acts"), "the results carry it: {odd}");
}
