//! Where results may go, and where they may not: found out before the run.

use crate::cli::scene::Scene;

/// A run that would take hours: a fault that comes at once comes before it.
const LONG: [&str; 6] = ["run", "default", "--draws", "10000", "--replicates", "100000"];

#[test]
fn the_same_scenario_may_run_again_into_its_folder_with_other_numbers() {
    let scene = Scene::new();
    scene.run(&["--seed", "1", "-q"]).well();
    let before = scene.files("results");
    scene.run(&["--seed", "2", "-q"]).well();
    let after = scene.files("results");
    assert_ne!(before, after);
    let names = |files: &[(String, Vec<u8>)]| {
        files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&before), names(&after));
}

#[test]
#[ignore = "slow: the gate runs it"]
fn another_scenario_needs_force_to_write_over_results() {
    let scene = Scene::new();
    scene.run(&["default", "--out", "out", "-q"]).well();
    let before = scene.files("out");
    let over =
        |force: &[&str]| scene.run(&[&["rated-lives", "--out", "out", "-q"], force].concat());
    over(&[]).badly(
        1,
        &[
            "out: holds the results of \"Two weeks or thirty years",
            "not of \"Four hours",
            "with --force",
        ],
    );
    assert_eq!(scene.files("out"), before, "nothing is written over");
    over(&["--force"]).well();
    assert_ne!(scene.files("out"), before);
    // a copy under another name is another scenario, whatever it is called inside
    scene.write_default("mine.toml", &[]);
    scene.run(&["mine.toml", "--out", "mine", "-q"]).well();
    scene.write_default("other.toml", &[]);
    let other = scene.run(&["other.toml", "--out", "mine", "-q"]);
    other.badly(1, &["mine: holds the results of", "(mine.toml)", "(other.toml)"]);
    scene.run(&["mine.toml", "--out", "mine", "-q"]).well();
}

#[test]
fn a_folder_with_somebody_elses_files_needs_force_which_removes_none() {
    let scene = Scene::new();
    scene.write("out/thesis.txt", "years of work");
    scene.write("out/charts/holiday.png", "the sea");
    let write = |force: &[&str]| scene.inertness(&[&LONG[..], &["--out", "out"], force].concat());
    write(&[]).badly(1, &["out: holds \"thesis.txt\", which no run wrote", "--force"]);
    assert_eq!(scene.tree("out"), ["charts", "charts/holiday.png", "thesis.txt"]);
    scene.run(&["--out", "out", "--force", "-q"]).well();
    assert_eq!(scene.read("out/thesis.txt"), b"years of work");
    assert_eq!(scene.read("out/charts/holiday.png"), b"the sea");
    assert!(scene.path("out/results.json").is_file());
}

#[test]
fn results_that_cannot_be_read_are_not_written_over() {
    let scene = Scene::new();
    scene.write("out/results.json", "{ \"title\": ");
    scene
        .inertness(&[&LONG[..], &["--out", "out"]].concat())
        .badly(1, &["cannot be read", "--force"]);
    assert_eq!(scene.read("out/results.json"), b"{ \"title\": ");
}

#[test]
fn a_place_that_cannot_take_results_is_refused_at_once_and_without_a_trace() {
    let scene = Scene::new();
    scene.write("taken", "a file");
    let out = |place: &str| scene.inertness(&[&LONG[..], &["--out", place]].concat());
    out("taken").badly(1, &["taken: is a file, wanted a folder for the results"]);
    out("taken/below").badly(1, &["cannot make the folder taken/below"]);
    // nobody can write here, not even root
    out("/proc/inertness").badly(1, &["cannot make the folder /proc/inertness"]);
    out(&"long".repeat(100)).badly(1, &["cannot make the folder"]);
    assert_eq!(scene.tree("."), ["taken"]);
}

#[test]
fn of_several_places_one_bad_one_stops_all_of_them() {
    let scene = Scene::new();
    scene.write("out/rated-lives", "a file");
    scene
        .run(&["default", "rated-lives", "--out", "out"])
        .badly(1, &["out/rated-lives: is a file"]);
    assert_eq!(scene.tree("out"), ["rated-lives"], "not even an empty folder is left");
}
