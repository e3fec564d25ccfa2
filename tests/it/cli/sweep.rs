//! `inertness sweep`: a scenario at many values of its keys.

use crate::cli::scratch::{Ended, Scratch};
use serde_json::Value;

const DEACTIVATION_FAILURE: &str =
    "alternative[0].laying[0].electrical.deactivation_failure.probability";

/// The default scenario for two years, which takes no time.
const SOON: [&str; 8] = [
    "sweep",
    "default",
    "--draws",
    "4",
    "--set",
    "simulation.horizon=\"2y\"",
    "--set",
    "simulation.report_at=[\"30d\", \"2y\"]",
];

fn soon(scratch: &Scratch, arguments: &[&str]) -> Ended {
    scratch.inertness(&[&SOON[..], arguments].concat())
}

fn json(scratch: &Scratch, arguments: &[&str]) -> Value {
    serde_json::from_str(&soon(scratch, &[arguments, &["--json"]].concat()).well().out).unwrap()
}

fn mean(of: &Value, point: usize, alternative: usize) -> f64 {
    of["points"][point]["alternatives"][alternative]["numbers"][0]["mean"].as_f64().unwrap()
}

/// A point is what a run has with the values written into the scenario; the times that are looked
/// at differ, which moves no number by more than the engine's own error.
#[test]
fn a_point_is_a_run_with_its_values() {
    let scratch = Scratch::new();
    let vary = format!("{DEACTIVATION_FAILURE}=1e-4,1e-2");
    let found = json(&scratch, &["--vary", &vary, "--of", "casualties@2y"]);
    for (point, value) in ["1e-4", "1e-2"].into_iter().enumerate() {
        let set = format!("{DEACTIVATION_FAILURE}={value}");
        let run =
            [&["run", "default"], &SOON[2..], &["--engine", "expected", "--json", "--set", &set]]
                .concat();
        let run: Value = serde_json::from_str(&scratch.inertness(&run).well().out).unwrap();
        for alternative in 0..2 {
            let at = run["alternatives"][alternative]["at"].as_array().unwrap().last().unwrap();
            let expected = at["casualties"]["mean"].as_f64().unwrap();
            let off = (mean(&found, point, alternative) / expected - 1.0).abs();
            assert!(off < 1e-3, "{value}, alternative {alternative}: {off}");
        }
    }
    assert!(
        mean(&found, 1, 0) > 2.0 * mean(&found, 0, 0),
        "more deactivation failure is more harm"
    );
    assert_eq!(mean(&found, 1, 1), mean(&found, 0, 1), "the same draws of everything else");
}

#[test]
fn a_grid_pairs_and_a_table_are_the_same_points_on_any_number_of_threads() {
    let scratch = Scratch::new();
    let (delay, clearance_effectiveness) =
        ("alternative[0].return_delay=0d,180d", "clearance.clearance_effectiveness=0.9,0.99");
    let csv = |more: &[&str]| soon(&scratch, &[more, &["--format", "csv"]].concat()).well().out;
    let grid = csv(&["--vary", delay, "--vary", clearance_effectiveness]);
    assert!(
        grid.starts_with(
            "alternative[0].return_delay,clearance.clearance_effectiveness,draws,alternative,\
             quantity,part,time_days,mean,"
        ),
        "{grid}"
    );
    assert_eq!(grid.lines().count(), 1 + 4 * 2, "a row for each point and alternative");
    let table =
        "battery:return_delay,clearance_effectiveness\n0d,0.9\n0d,0.99\n180d,0.9\n180d,0.99\n";
    scratch.write("points.csv", table);
    assert_eq!(csv(&["--points", "points.csv", "--threads", "1"]), grid);
    let pairs = csv(&["--vary", delay, "--vary", clearance_effectiveness, "--zip"]);
    let kept: Vec<&str> = grid
        .lines()
        .filter(|line| !line.starts_with("0d,0.99") && !line.starts_with("180d,0.9,"))
        .collect();
    assert_eq!(pairs.lines().collect::<Vec<_>>(), kept);
}

#[test]
fn every_point_is_checked_before_any_runs() {
    let scratch = Scratch::new();
    let refused = |arguments: &[&str], said: &[&str]| {
        soon(&scratch, &[arguments, &["--out", "out"]].concat()).badly(2, said);
        assert!(!scratch.path("out").exists(), "nothing is left behind");
    };
    refused(
        &["--vary", "clearance.clearance_effectiveness=0.9,1.5"],
        &["clearance.clearance_effectiveness=1.5: clearance.clearance_effectiveness: found 1.5, \
             expected"],
    );
    refused(
        &["--vary", "alternative[0].return_delay=0d,often"],
        &["alternative[0].return_delay=often", "a duration such as"],
    );
    refused(&["--vary", "nosuch.key=1,2"], &["--vary nosuch.key: no key of the scenario ends so"]);
    refused(
        &["--vary", "clearance.clearance_effectiveness=0..1"],
        &["--vary", "expected how many values"],
    );
    refused(
        &[
            "--vary",
            "clearance.clearance_effectiveness=0.5,1",
            "--vary",
            "clearance.clearance_effectiveness=1",
        ],
        &["clearance.clearance_effectiveness: found a second time"],
    );
    refused(
        &[
            "--vary",
            "clearance.clearance_effectiveness=0.5,0.6",
            "--vary",
            "alternative[0].return_delay=0d",
            "--zip",
        ],
        &["--zip takes lists of one length"],
    );
    refused(
        &["--vary", "simulation.horizon=1y,2y", "--of", "casualties@2y"],
        &["simulation.horizon=1y", "horizon"],
    );
    refused(
        &["--vary", "clearance.clearance_effectiveness=0.9", "--of", "self_destructed@1y"],
        &["expected a quantity of harm or burden"],
    );
    refused(
        &["--vary", "alternative[0].return_delay=0d,1d", "--of", "functional@4h"],
        &["alternative[0].return_delay=0d: --of functional@4h is a burden after the rated life"],
    );
    refused(&["--points", "nosuch.csv"], &["nosuch.csv"]);
    soon(&scratch, &[]).badly(2, &["--vary"]);
}

#[test]
fn a_dry_run_says_the_points_and_runs_nothing() {
    let scratch = Scratch::new();
    let vary = [
        "--vary",
        "alternative[0].return_delay=0d,30d",
        "--vary",
        "clearance.clearance_effectiveness=0.9,0.99",
        "--out",
        "out",
    ];
    let printed = soon(&scratch, &[&vary[..], &["--dry-run"]].concat()).well().out;
    assert!(
        printed.contains("alternative[0].return_delay=30d clearance.clearance_effectiveness=0.9\n"),
        "{printed}"
    );
    assert!(printed.contains("4 points, 16 parameter draws in all: roughly "), "{printed}");
    assert!(!scratch.path("out").exists());
}

#[test]
fn lines_are_drawn_along_one_key_and_cells_over_two() {
    let scratch = Scratch::new();
    let deactivation_failure = format!("{DEACTIVATION_FAILURE}=1e-6..1e-1:log:5");
    let printed = soon(
        &scratch,
        &[
            "--vary",
            &deactivation_failure,
            "--of",
            "killed@2y",
            "--of",
            "p_any_casualty@1y",
            "--out",
            "out",
        ],
    )
    .well()
    .out;
    assert!(
        printed.contains("People killed after 2 y\n") && printed.contains("out/charts/lines-2.png"),
        "{printed}"
    );
    assert!(printed.lines().all(|line| line.chars().count() <= 100), "{printed}");
    let svg = std::fs::read_to_string(scratch.path("out/charts/lines.svg")).unwrap();
    assert!(svg.contains("deactivation_failure.probability, on a logarithmic scale"));
    // what is there is not written over without being asked, and charts that are not drawn again go
    let two = [
        "--vary",
        &deactivation_failure,
        "--vary",
        "alternative[0].return_delay=0d,180d",
        "--out",
        "out",
    ];
    soon(&scratch, &two).badly(2, &["--force"]);
    soon(&scratch, &[&two[..], &["--force"]].concat()).well();
    assert!(
        !scratch.path("out/charts/lines.svg").exists()
            && !scratch.path("out/charts/lines-2.svg").exists()
    );
    let svg = std::fs::read_to_string(scratch.path("out/charts/heat-map.svg")).unwrap();
    assert!(svg.contains("With “persistent” it is") && svg.contains("return_delay"));
    // of three keys there is a table and no chart
    let three =
        [&["--vary", "clearance.clearance_effectiveness=0.9,1"], &two[..], &["--force"]].concat();
    soon(&scratch, &three).well();
    assert!(
        !scratch.path("out/charts/heat-map.svg").exists()
            && scratch.path("out/sweep.csv").is_file()
    );
}
