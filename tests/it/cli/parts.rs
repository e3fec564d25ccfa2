//! Runs and sweeps in parts, made anywhere and in any order: the same bytes as in one go.

use crate::cli::misfits::follow;
use crate::cli::scratch::{Scratch, program};
use std::process::{Command, Stdio};

/// The default scenario with a few draws, in so many parts.
pub(crate) fn in_parts(scratch: &Scratch, of: u32, more: &[&str]) {
    for number in 1..=of {
        let part = format!("{number}/{of}");
        let threads = ["1", "2", "7"][number as usize % 3];
        scratch
            .run(&[&["--part", &part, "--threads", threads, "--out", "parts"], more].concat())
            .well();
    }
}

#[test]
#[ignore = "slow: the gate runs it"]
fn any_cut_on_any_threads_comes_to_the_same_files() {
    let scratch = Scratch::new();
    scratch.run_with_charts(&["--quiet", "--threads", "1"]).well();
    let whole = scratch.files("results/default");
    for (of, threads) in [(1, "2"), (3, "7"), (10, "1")] {
        in_parts(&scratch, of, &[]);
        let merged =
            scratch.inertness(&["merge", "parts", "--out", "merged", "--threads", threads]).well();
        assert!(merged.out.contains("merged/results.json"), "{}", merged.out);
        assert!(scratch.files("merged") == whole, "{of} parts on {threads} threads");
        std::fs::remove_dir_all(scratch.path("merged")).unwrap();
        std::fs::remove_dir_all(scratch.path("parts")).unwrap();
    }
}

#[test]
#[ignore = "slow: the gate runs it"]
fn parts_may_come_from_several_folders_in_any_order() {
    let scratch = Scratch::with_results();
    for (number, folder) in [(2, "b"), (3, "a"), (1, "c")] {
        scratch.run(&["--part", &format!("{number}/3"), "--out", folder]).well();
    }
    scratch
        .inertness(&["merge", "b", "a/default.3-of-3.part", "c", "--out", "merged", "-q"])
        .well();
    assert!(scratch.files("merged") == scratch.files("results/default"));
    let text = scratch.inertness(&["merge", "c", "b", "a"]).well().out;
    assert!(text.contains("results/default/results.json"), "where a run would write: {text}");
}

#[test]
fn a_part_that_is_there_stays_and_a_scheduler_says_which_it_is() {
    let scratch = Scratch::new();
    let task = |name: &str, value: &str| {
        Command::new(program())
            .args([
                "run",
                "--draws",
                "3",
                "--replicates",
                "2",
                "--part",
                "task/2",
                "--out",
                "parts",
                "--resume",
            ])
            .env(name, value)
            .current_dir(scratch.path("."))
            .output()
            .unwrap()
    };
    assert!(task("SLURM_ARRAY_TASK_ID", "1").status.success());
    assert!(task("JOB_COMPLETION_INDEX", "1").status.success());
    assert_eq!(scratch.tree("parts"), ["default.1-of-2.part", "default.2-of-2.part"]);
    let before = scratch.files("parts");
    let again = task("SLURM_ARRAY_TASK_ID", "2");
    assert!(again.status.success() && again.stdout.is_empty());
    assert_eq!(
        String::from_utf8_lossy(&again.stderr).trim(),
        "parts/default.2-of-2.part: is there already"
    );
    assert!(scratch.files("parts") == before);
    let said = String::from_utf8(task("SLURM_ARRAY_TASK_ID", "3").stderr).unwrap();
    assert!(said.contains("SLURM_ARRAY_TASK_ID is \"3\", expected 1 to 2"), "{said}");
    scratch.run(&["--part", "task/2"]).badly(2, &["no scheduler has started this as a task"]);
    scratch
        .run(&["--part", "3/2"])
        .badly(2, &["expected a part and how many there are, such as 3/10"]);
    scratch.run(&["--part", "1/2", "--json"]).badly(2, &["--part writes a part file"]);
}

#[test]
fn a_sweep_in_parts_is_the_same_sweep() {
    let scratch = Scratch::new();
    let vary = [
        "--vary",
        "alternative[0].return_delay=0d,7d,30d",
        "--vary",
        "clearance.clearance_effectiveness=0.5,0.9",
        "--draws",
        "3",
    ];
    let sweep =
        |more: &[&str]| scratch.inertness(&[&["sweep", "default"], &vary[..], more].concat());
    let whole = sweep(&["--out", "whole"]).well();
    for part in ["1/4", "2/4", "3/4", "4/4"] {
        sweep(&["--part", part, "--out", "parts"]).well();
    }
    let merged = scratch.inertness(&["merge", "parts", "--out", "merged"]).well();
    assert!(scratch.files("merged") == scratch.files("whole"));
    assert_eq!(merged.out.replace("merged/", "whole/"), whole.out);
    let no_charts = ["merge", "parts", "--out", "merged", "--force", "--no-charts"];
    scratch.inertness(&no_charts).badly(2, &["--no-charts: these are parts of a sweep"]);
    std::fs::remove_file(scratch.path("parts/default.3-of-4.part")).unwrap();
    let said = scratch.refused(&["merge", "parts", "--out", "merged"]);
    assert!(said.starts_with(
        "error: part 3 of 4: missing; run inertness sweep default --vary \
         'alternative[0].return_delay="
    ));
    follow(&scratch, &said);
    scratch.inertness(&["merge", "parts", "--out", "merged", "--force"]).well();
    sweep(&["--part", "2/4", "--out", "parts", "--force", "--of", "killed@1y"]).well();
    let said = scratch.refused(&["merge", "parts"]);
    assert!(said.contains("list of numbers asked for is killed@1y, but casualties@"), "{said}");
    sweep(&["--part", "1/4", "--json"]).badly(2, &["--part writes a part file"]);
}

#[test]
#[ignore = "slow: the gate runs it"]
fn tasks_that_start_together_do_not_stand_in_each_others_way() {
    let scratch = Scratch::new();
    let run = ["run", "--draws", "2", "--replicates", "2", "--quiet", "--out"];
    scratch.inertness(&[&run[..], &["whole"]].concat()).well();
    for round in 0..4 {
        let folder = format!("new/{round}");
        // every part, and one of them three times
        let parts = ["1/4", "2/4", "3/4", "4/4", "2/4", "2/4"];
        let children: Vec<_> = parts
            .iter()
            .map(|part| {
                let mut command = Command::new(program());
                command
                    .args(run)
                    .args([&folder, "--part", part, "--resume"])
                    .current_dir(scratch.path("."));
                command.stderr(Stdio::null()).spawn().unwrap()
            })
            .collect();
        for mut child in children {
            assert!(child.wait().unwrap().success(), "round {round}");
        }
        assert_eq!(scratch.tree(&folder).len(), 4, "{:?}", scratch.tree(&folder));
        scratch.inertness(&["merge", &folder, "--out", "merged", "-q"]).well();
        assert!(scratch.files("merged") == scratch.files("whole"));
    }
}

#[test]
fn another_spelling_of_the_command_is_the_same_run() {
    let scratch = Scratch::new();
    scratch.run(&["--part", "1/2", "--out", "parts"]).well();
    let again = [
        "run",
        "default",
        "--engine",
        "auto",
        "--replicates",
        "2",
        "--draws",
        "3",
        "--part",
        "1/2",
        "--out=parts",
        "--resume",
    ];
    let ended = scratch.inertness(&again).well();
    assert_eq!(ended.err, "parts/default.1-of-2.part: is there already\n");
}
