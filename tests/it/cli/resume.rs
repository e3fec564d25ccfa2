//! What is interrupted, at any moment, goes on and comes to the same; what it has left is not lost unasked.

use crate::cli::scene::{Scene, program};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// When a command is killed.
#[derive(Clone, Copy)]
enum Moment {
    /// As soon as it has kept something.
    Kept,
    /// After so long.
    After(Duration),
}

/// A command of some seconds, killed at each of these moments and gone on with; how often it was killed.
fn killed(scene: &Scene, arguments: &[&str], moments: impl Iterator<Item = Moment>) -> u32 {
    let is_kept = || scene.tree(".").iter().any(|path| path.ends_with(".unfinished"));
    let mut kills = 0;
    for moment in moments {
        let mut child = Command::new(program())
            .args(arguments)
            .args(["--threads", "1", "--resume"])
            .current_dir(scene.path("."))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        match moment {
            Moment::After(time) => std::thread::sleep(time),
            Moment::Kept => {
                while !is_kept() {
                    assert_eq!(child.try_wait().unwrap(), None, "it ended before anything was kept");
                    std::thread::sleep(Duration::from_millis(5));
                }
            }
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

/// One kill as soon as something is kept; where slow tests are asked for nine more, at moments from a congruence.
fn moments() -> impl Iterator<Item = Moment> {
    let more = if std::env::var_os("INERTNESS_SLOW").is_some() { 9 } else { 0 };
    let after = |at: u64| Moment::After(Duration::from_millis(900 + at * 7919 % 1_700));
    std::iter::once(Moment::Kept).chain((0..more).map(after))
}

/// A run that takes more than three seconds on one thread of this machine, and its results in `whole`.
fn long_run(scene: &Scene, at_least: u64) -> Vec<String> {
    let mut fields = at_least;
    loop {
        let run = ["run", "--draws", "30", "--replicates", &fields.to_string(), "--quiet", "--out"]
            .map(str::to_owned);
        let begun = Instant::now();
        let words: Vec<&str> = run.iter().map(String::as_str).collect();
        scene.inertness(&[&words[..], &["whole", "--threads", "1", "--force"]].concat()).well();
        if begun.elapsed() > Duration::from_secs(3) {
            return run.to_vec();
        }
        fields *= 2;
    }
}

/// Rows of a table that take more than four seconds on one thread, and what the command makes of them in `whole`.
fn long_table(scene: &Scene, command: &[&str], head: &str, row: impl Fn(usize) -> String) {
    let mut rows = 200;
    loop {
        let table: String = (0..rows).map(&row).collect();
        scene.write("table.csv", &format!("{head}\n{table}"));
        let begun = Instant::now();
        scene.inertness(&[command, &["--threads", "1", "--force", "--out", "whole"]].concat()).well();
        if begun.elapsed() > Duration::from_secs(4) {
            return;
        }
        rows *= 2;
    }
}

#[test]
fn a_run_that_is_killed_goes_on_and_comes_to_the_same() {
    let scene = Scene::new();
    let run = long_run(&scene, if std::env::var_os("INERTNESS_SLOW").is_some() { 12_000 } else { 1_500 });
    let run: Vec<&str> = run.iter().map(String::as_str).collect();
    let kills = killed(&scene, &[&run[..], &["resumed"]].concat(), moments());
    if scene.tree(".").iter().any(|path| path.ends_with(".unfinished")) {
        scene.inertness(&[&run[..], &["resumed", "--resume"]].concat()).well();
    }
    assert!(kills > 0 && scene.files("resumed") == scene.files("whole"), "killed {kills} times");
    println!("a run killed {kills} times: the same files");
}

#[test]
fn a_sweep_and_areas_that_are_killed_go_on_and_come_to_the_same() {
    let sweep = ["sweep", "default", "--points", "table.csv", "--draws", "4", "--of", "casualties@10y"];
    let areas = ["areas", "table.csv", "--scenario", "default", "--draws", "4", "--kind", "battery"];
    for (command, head, is_areas) in [(sweep, "site.area_m2", false), (areas, "id,mines", true)] {
        let scene = Scene::new();
        let row =
            |at: usize| if is_areas { format!("a{at},{at}\n") } else { format!("{}\n", 1_000_000 + at) };
        long_table(&scene, &command, head, row);
        let out = [&command[..], &["--out", "resumed"]].concat();
        let kills = killed(&scene, &out, moments());
        if scene.tree(".").iter().any(|path| path.ends_with(".unfinished")) {
            scene.inertness(&[&out[..], &["--resume"]].concat()).well();
        }
        assert!(kills > 0 && scene.files("resumed") == scene.files("whole"), "{head}: killed {kills} times");
        println!("{} killed {kills} times: the same files", command[0]);
    }
}

#[test]
fn a_sweep_that_was_cut_off_while_it_was_written_goes_on() {
    let scene = Scene::new();
    let sweep = ["sweep", "default", "--vary", "clearance.detection=0.5,0.9", "--draws", "2", "--out", "out"];
    scene.inertness(&sweep).well();
    let whole = scene.files("out");
    // as a machine leaves it that stops between two files: part of them, and what was kept of all points
    scene.inertness(&[&sweep[..6], &["--part", "1/1", "--out", "parts"]].concat()).well();
    std::fs::copy(scene.path("parts/default.1-of-1.part"), scene.path("out/.default.unfinished")).unwrap();
    std::fs::remove_file(scene.path("out/sweep.csv")).unwrap();
    scene.inertness(&sweep).badly(4, &["an interrupted run has left this"]);
    scene.inertness(&[&sweep[..], &["--resume"]].concat()).well();
    assert!(scene.files("out") == whole);
    scene
        .inertness(&[&sweep[..], &["--resume"]].concat())
        .badly(2, &["sweep.json: there is such a file already"]);
}

#[test]
fn what_an_interrupted_run_has_left_is_not_lost_unasked() {
    let scene = Scene::new();
    let run = long_run(&scene, 1_500);
    let run: Vec<&str> = run.iter().map(String::as_str).chain(["a"]).collect();
    assert_eq!(killed(&scene, &run, std::iter::once(Moment::Kept)), 1);
    let left = scene.files("a");
    let said = scene.refused(&run);
    assert_eq!(
        said,
        "error: a/.default.unfinished: an interrupted run has left this; --resume goes on with it, --force begins anew"
    );
    let said = scene.refused(&[&run[..], &["--resume", "--seed", "4"]].concat());
    assert!(
        said.contains("whose seed is 20241120, and now it is 4;")
            && said.ends_with("begin anew with --force"),
        "{said}"
    );
    assert!(scene.files("a") == left);
    std::fs::write(scene.path("a/.default.unfinished"), "inertness part").unwrap();
    let said = scene.refused(&[&run[..], &["--resume"]].concat());
    assert!(said.contains("is damaged or cut short") && said.ends_with("begin anew with --force"), "{said}");
    let small = ["run", "--draws", "2", "--replicates", "2", "--quiet", "--out", "a", "--resume", "--force"];
    scene.inertness(&small).well();
    assert!(!scene.tree("a").iter().any(|path| path.contains("unfinished")));
}
