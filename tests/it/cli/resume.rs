//! What is interrupted, at any moment, goes on and comes to the same; what it has left is not lost
//! unasked.

use crate::cli::scratch::{Scratch, program};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Runs a command until it has kept something, and goes on with it, again and again; how often it
/// was stopped.
fn stopped(scratch: &Scratch, arguments: &[&str]) -> u32 {
    for stops in 0..20 {
        let ended = scratch.stopping_after("1", &[arguments, &["--resume"]].concat());
        if ended.code == Some(0) {
            return stops;
        }
        assert_eq!(ended.code, Some(130), "{ended:#?}");
        assert!(ended.err.contains("with --resume goes on from what is kept"), "{}", ended.err);
    }
    panic!("it begins anew every time");
}

/// A run of several rounds of draws and of replicates.
const RUN: [&str; 9] =
    ["run", "default", "--draws", "17", "--replicates", "16", "--no-charts", "--quiet", "--out"];

#[test]
fn a_run_that_is_stopped_whenever_it_has_kept_something_comes_to_the_same() {
    let scratch = Scratch::new();
    scratch.inertness(&[&RUN[..], &["whole"]].concat()).well();
    let stops = stopped(&scratch, &[&RUN[..], &["resumed"]].concat());
    assert!(
        stops > 2 && scratch.files("resumed") == scratch.files("whole"),
        "stopped {stops} times"
    );
}

#[test]
fn a_limit_that_is_no_count_is_refused_before_anything_runs() {
    let scratch = Scratch::new();
    let ended = scratch.stopping_after("soon", &[&RUN[..], &["none"]].concat());
    assert_eq!(ended.code, Some(2), "{ended:#?}");
    assert!(ended.err.contains("INERTNESS_STOP_AFTER=soon: expected a count"), "{}", ended.err);
    assert!(!scratch.path("none").exists());
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_sweep_and_areas_that_are_stopped_go_on_and_come_to_the_same() {
    let scratch = Scratch::new();
    let rows = |head: &str, row: fn(u32) -> String| {
        format!("{head}\n{}", (0..130).map(row).collect::<String>())
    };
    scratch.write("points.csv", &rows("site.area_m2", |at| format!("{}\n", 1_000_000 + at)));
    scratch.write("areas.csv", &rows("id,mines", |at| format!("a{at},{at}\n")));
    let sweep = [
        "sweep",
        "default",
        "--points",
        "points.csv",
        "--draws",
        "1",
        "--of",
        "casualties@10y",
        "--out",
    ];
    let areas = [
        "areas",
        "areas.csv",
        "--scenario",
        "default",
        "--draws",
        "1",
        "--kind",
        "battery",
        "--out",
    ];
    for command in [sweep, areas] {
        let [whole, resumed] = ["whole", "resumed"].map(|out| format!("{out}/{}", command[0]));
        scratch.inertness(&[&command[..], &[&whole]].concat()).well();
        let stops = stopped(&scratch, &[&command[..], &[&resumed]].concat());
        assert!(
            stops > 1 && scratch.files(&resumed) == scratch.files(&whole),
            "stopped {stops} times"
        );
    }
}

/// A command killed by the system as soon as it has kept something and then at moments from a
/// congruence, and gone on with; how often it was killed.
fn killed(scratch: &Scratch, arguments: &[&str]) -> u32 {
    let is_kept = || scratch.tree(".").iter().any(|path| path.ends_with(".unfinished"));
    let mut kills = 0;
    for at in 0..10_u64 {
        let mut child = Command::new(program())
            .args(arguments)
            .args(["--threads", "1", "--resume"])
            .current_dir(scratch.path("."))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        if at == 0 {
            while !is_kept() {
                assert_eq!(child.try_wait().unwrap(), None, "it ended before anything was kept");
                std::thread::sleep(Duration::from_millis(5));
            }
        } else {
            std::thread::sleep(Duration::from_millis(900 + at * 7919 % 1_700));
        }
        if child.try_wait().unwrap().is_some_and(|status| status.success()) {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
    }
    kills
}

/// Goes on with what was killed, unless it ended before it could be.
fn finish(scratch: &Scratch, arguments: &[&str]) {
    if scratch.tree(".").iter().any(|path| path.ends_with(".unfinished")) {
        scratch.inertness(&[arguments, &["--resume"]].concat()).well();
    }
}

#[test]
#[ignore = "slow: .ci/slow kills programs"]
fn a_run_that_is_killed_goes_on_and_comes_to_the_same() {
    let scratch = Scratch::new();
    let run = ["run", "--draws", "30", "--replicates", "40000", "--quiet", "--out"];
    scratch.inertness(&[&run[..], &["whole", "--threads", "1"]].concat()).well();
    let kills = killed(&scratch, &[&run[..], &["resumed"]].concat());
    finish(&scratch, &[&run[..], &["resumed"]].concat());
    assert!(
        kills > 0 && scratch.files("resumed") == scratch.files("whole"),
        "killed {kills} times"
    );
    println!("a run killed {kills} times: the same files");
}

#[test]
#[ignore = "slow: .ci/slow kills programs"]
fn a_sweep_and_areas_that_are_killed_go_on_and_come_to_the_same() {
    let sweep =
        ["sweep", "default", "--points", "table.csv", "--draws", "4", "--of", "casualties@10y"];
    let areas =
        ["areas", "table.csv", "--scenario", "default", "--draws", "4", "--kind", "battery"];
    for (command, head, is_areas) in [(sweep, "site.area_m2", false), (areas, "id,mines", true)] {
        let scratch = Scratch::new();
        let row = |at: u32| {
            if is_areas { format!("a{at},{at}\n") } else { format!("{}\n", 1_000_000 + at) }
        };
        scratch
            .write("table.csv", &format!("{head}\n{}", (0..20_000).map(row).collect::<String>()));
        scratch.inertness(&[&command[..], &["--threads", "1", "--out", "whole"]].concat()).well();
        let out = [&command[..], &["--out", "resumed"]].concat();
        let kills = killed(&scratch, &out);
        finish(&scratch, &out);
        assert!(
            kills > 0 && scratch.files("resumed") == scratch.files("whole"),
            "{head}: killed {kills} times"
        );
        println!("{} killed {kills} times: the same files", command[0]);
    }
}

#[test]
fn a_sweep_that_was_cut_off_while_it_was_written_goes_on() {
    let scratch = Scratch::new();
    let sweep = [
        "sweep",
        "default",
        "--vary",
        "clearance.clearance_effectiveness=0.5,0.9",
        "--draws",
        "2",
        "--out",
        "out",
    ];
    scratch.inertness(&sweep).well();
    let whole = scratch.files("out");
    // as a machine leaves it that stops between two files: part of them, and what was kept of all
    // points
    scratch.inertness(&[&sweep[..6], &["--part", "1/1", "--out", "parts"]].concat()).well();
    std::fs::copy(
        scratch.path("parts/default.1-of-1.part"),
        scratch.path("out/.default.unfinished"),
    )
    .unwrap();
    std::fs::remove_file(scratch.path("out/sweep.csv")).unwrap();
    scratch.inertness(&sweep).badly(4, &["an interrupted run has left this"]);
    scratch.inertness(&[&sweep[..], &["--resume"]].concat()).well();
    assert!(scratch.files("out") == whole);
    scratch
        .inertness(&[&sweep[..], &["--resume"]].concat())
        .badly(2, &["sweep.json: there is such a file already"]);
}

#[test]
fn a_run_that_is_stopped_before_it_has_kept_anything_leaves_nothing() {
    let scratch = Scratch::new();
    let ended = scratch.stopping_after("0", &[&RUN[..], &["nothing"]].concat());
    assert_eq!(ended.code, Some(130), "{ended:#?}");
    assert!(ended.err.contains("a run that was not done has written nothing"), "{}", ended.err);
    assert!(!scratch.path("nothing").exists());
}

#[test]
fn what_an_interrupted_run_has_left_is_not_lost_unasked() {
    let scratch = Scratch::new();
    let run = [&RUN[..], &["a"]].concat();
    assert_eq!(scratch.stopping_after("1", &run).code, Some(130));
    let left = scratch.files("a");
    let said = scratch.refused(&run);
    assert_eq!(
        said,
        "error: a/.default.unfinished: an interrupted run has left this; --resume goes on with it, \
         --force begins anew"
    );
    let said = scratch.refused(&[&run[..], &["--resume", "--seed", "4"]].concat());
    assert!(
        said.contains("whose seed is 20241120, and now it is 4;")
            && said.ends_with("begin anew with --force"),
        "{said}"
    );
    assert!(scratch.files("a") == left);
    std::fs::write(scratch.path("a/.default.unfinished"), "inertness part").unwrap();
    let said = scratch.refused(&[&run[..], &["--resume"]].concat());
    assert!(
        said.contains("is damaged or cut short") && said.ends_with("begin anew with --force"),
        "{said}"
    );
    let small = [
        "run",
        "--draws",
        "2",
        "--replicates",
        "2",
        "--quiet",
        "--out",
        "a",
        "--resume",
        "--force",
    ];
    scratch.inertness(&small).well();
    assert!(!scratch.tree("a").iter().any(|path| path.contains("unfinished")));
}
