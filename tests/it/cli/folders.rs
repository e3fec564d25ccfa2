//! Where results may go, and where they may not: found out before the run.

use crate::cli::scratch::Scratch;

/// A run that would take hours: a fault that comes at once comes before it.
const LONG: [&str; 6] = ["run", "default", "--draws", "10000", "--replicates", "100000"];

#[test]
fn the_same_scenario_may_run_again_into_its_folder_with_other_numbers() {
    let scratch = Scratch::new();
    scratch.run(&["--seed", "1", "-q"]).well();
    let before = scratch.files("results");
    scratch.run(&["--seed", "2", "-q"]).well();
    let after = scratch.files("results");
    assert_ne!(before, after);
    let names = |files: &[(String, Vec<u8>)]| {
        files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&before), names(&after));
}

#[test]
#[ignore = "slow: the gate runs it"]
fn another_scenario_needs_force_to_write_over_results() {
    let scratch = Scratch::new();
    scratch.run(&["default", "--out", "out", "-q"]).well();
    let before = scratch.files("out");
    let over =
        |force: &[&str]| scratch.run(&[&["rated-lives", "--out", "out", "-q"], force].concat());
    over(&[]).badly(
        1,
        &[
            "out: holds the results of \"Two weeks or thirty years",
            "expected \"Four hours",
            "with --force",
        ],
    );
    assert_eq!(scratch.files("out"), before, "nothing is written over");
    over(&["--force"]).well();
    assert_ne!(scratch.files("out"), before);
    // a copy under another name is another scenario, whatever it is called inside
    scratch.write_default("mine.toml", &[]);
    scratch.run(&["mine.toml", "--out", "mine", "-q"]).well();
    scratch.write_default("other.toml", &[]);
    let other = scratch.run(&["other.toml", "--out", "mine", "-q"]);
    other.badly(1, &["mine: holds the results of", "(mine.toml)", "(other.toml)"]);
    scratch.run(&["mine.toml", "--out", "mine", "-q"]).well();
}

#[test]
fn a_folder_with_somebody_elses_files_needs_force_which_removes_none() {
    let scratch = Scratch::new();
    scratch.write("out/thesis.txt", "years of work");
    scratch.write("out/charts/holiday.png", "the sea");
    let write = |force: &[&str]| scratch.inertness(&[&LONG[..], &["--out", "out"], force].concat());
    write(&[]).badly(1, &["out: holds \"thesis.txt\", which no run wrote", "--force"]);
    assert_eq!(scratch.tree("out"), ["charts", "charts/holiday.png", "thesis.txt"]);
    scratch.run(&["--out", "out", "--force", "-q"]).well();
    assert_eq!(scratch.read("out/thesis.txt"), b"years of work");
    assert_eq!(scratch.read("out/charts/holiday.png"), b"the sea");
    assert!(scratch.path("out/results.json").is_file());
}

#[test]
fn results_that_cannot_be_read_are_not_written_over() {
    let scratch = Scratch::new();
    scratch.write("out/results.json", "{ \"title\": ");
    scratch
        .inertness(&[&LONG[..], &["--out", "out"]].concat())
        .badly(1, &["cannot be read", "--force"]);
    assert_eq!(scratch.read("out/results.json"), b"{ \"title\": ");
}

#[test]
fn a_place_that_cannot_take_results_is_refused_at_once_and_without_a_trace() {
    let scratch = Scratch::new();
    scratch.write("taken", "a file");
    let out = |place: &str| scratch.inertness(&[&LONG[..], &["--out", place]].concat());
    out("taken").badly(1, &["taken: is a file, expected a folder for the results"]);
    out("taken/below").badly(1, &["cannot make the folder taken/below"]);
    // nobody can write here, not even root
    out("/proc/inertness").badly(1, &["cannot make the folder /proc/inertness"]);
    out(&"long".repeat(100)).badly(1, &["cannot make the folder"]);
    assert_eq!(scratch.tree("."), ["taken"]);
}

#[test]
fn of_several_places_one_bad_one_stops_all_of_them() {
    let scratch = Scratch::new();
    scratch.write("out/rated-lives", "a file");
    scratch
        .run(&["default", "rated-lives", "--out", "out"])
        .badly(1, &["out/rated-lives: is a file"]);
    assert_eq!(scratch.tree("out"), ["rated-lives"], "not even an empty folder is left");
}
