//! Runs and sweeps in parts: the same bytes, and every way in which parts do not fit is refused with what to run next.

use crate::scene::{Scene, program};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The default scenario with a few draws, in so many parts.
fn in_parts(scene: &Scene, of: u32, more: &[&str]) {
    for number in 1..=of {
        let part = format!("{number}/{of}");
        let threads = ["1", "2", "7"][number as usize % 3];
        scene.run(&[&["--part", &part, "--threads", threads, "--out", "parts"], more].concat()).well();
    }
}

#[test]
fn any_cut_on_any_threads_comes_to_the_same_files() {
    let scene = Scene::new();
    scene.run(&["--quiet", "--threads", "1"]).well();
    let whole = scene.files("results/default");
    for of in [1, 3, 10] {
        in_parts(&scene, of, &[]);
        for threads in ["1", "2", "7"] {
            let merged = scene.inertness(&["merge", "parts", "--out", "merged", "--threads", threads]).well();
            assert!(merged.out.contains("merged/results.json"), "{}", merged.out);
            assert!(scene.files("merged") == whole, "{of} parts on {threads} threads");
            std::fs::remove_dir_all(scene.path("merged")).unwrap();
        }
        std::fs::remove_dir_all(scene.path("parts")).unwrap();
    }
}

#[test]
fn parts_may_come_from_several_folders_in_any_order() {
    let scene = Scene::new();
    scene.run(&["--quiet"]).well();
    for (number, folder) in [(2, "b"), (3, "a"), (1, "c")] {
        scene.run(&["--part", &format!("{number}/3"), "--out", folder]).well();
    }
    scene.inertness(&["merge", "b", "a/default.3-of-3.part", "c", "--out", "merged", "-q"]).well();
    assert!(scene.files("merged") == scene.files("results/default"));
    let text = scene.inertness(&["merge", "c", "b", "a"]).well().out;
    assert!(text.contains("results/default/results.json"), "where a run would write: {text}");
}

/// Exit code 4, and what is said.
fn refused(scene: &Scene, arguments: &[&str]) -> String {
    let ended = scene.inertness(arguments);
    assert_eq!((ended.code, ended.out.as_str()), (Some(4), ""), "{}", ended.err);
    ended.err.trim_end().to_owned()
}

/// The words of a command in what is said, run: the program, or what takes a file away.
fn follow(scene: &Scene, said: &str) {
    let command = ["inertness ", "rm "].into_iter().find_map(|word| {
        let (_, command) = said.rsplit_once(&format!(" {word}"))?;
        Some(format!("{word}{command}"))
    });
    scene.shell(&command.unwrap_or_else(|| panic!("{said} names no command"))).well();
}

/// Does what is said until the parts fit; how often that took.
fn follow_to_the_end(scene: &Scene, merge: &[&str]) -> u32 {
    for times in 0..10 {
        let ended = scene.inertness(merge);
        if ended.code == Some(0) {
            return times;
        }
        assert_eq!(ended.code, Some(4), "{}", ended.err);
        follow(scene, ended.err.trim_end());
    }
    panic!("what is said does not mend it");
}

#[test]
fn parts_that_do_not_fit_are_refused_and_what_is_said_to_run_mends_it() {
    let scene = Scene::new();
    scene.run(&["--quiet"]).well();
    in_parts(&scene, 3, &[]);
    let mended = || {
        scene.inertness(&["merge", "parts", "--out", "merged", "-q"]).well();
        assert!(scene.files("merged") == scene.files("results/default"));
        std::fs::remove_dir_all(scene.path("merged")).unwrap();
    };
    let merge = ["merge", "parts", "--out", "merged"];
    let second = scene.path("parts/default.2-of-3.part");
    let good = std::fs::read(&second).unwrap();
    let again = "make it again: inertness run --draws 3 --replicates 2 --part 2/3 --out parts --force";

    std::fs::remove_file(&second).unwrap();
    let said = refused(&scene, &merge);
    let next = "inertness run --draws 3 --replicates 2 --part 2/3 --out parts --resume";
    assert_eq!(said, format!("error: part 2 of 3: missing; run {next}"));
    follow(&scene, &said);
    mended();

    for (what, bytes) in [("cut short", &good[..good.len() / 2]), ("cut in its label", &good[..60])] {
        std::fs::write(&second, bytes).unwrap();
        let said = refused(&scene, &merge);
        let damaged =
            "parts/default.2-of-3.part: is damaged or cut short: its checksum is not that of its bytes";
        assert_eq!(said, format!("error: {damaged}; {again}"), "{what}");
        follow(&scene, &said);
        mended();
    }
    let mut other = good.clone();
    other[good.len() - 2000] ^= 1;
    std::fs::write(&second, other).unwrap();
    assert!(refused(&scene, &merge).contains("is damaged or cut short"));

    scene.run(&["--part", "2/3", "--out", "parts", "--force", "--seed", "4"]).well();
    let said = refused(&scene, &merge);
    assert_eq!(
        said,
        format!(
            "error: parts/default.2-of-3.part: seed is 4, but 20241120 in parts/default.1-of-3.part; {again}"
        )
    );
    follow(&scene, &said);
    mended();

    scene.run(&["--part", "2/3", "--out", "parts", "--force", "--engine", "individual"]).well();
    let said = refused(&scene, &merge);
    assert!(said.contains("engine is individual, but auto in") && said.ends_with(again), "{said}");

    // one that is named in two ways is one, and of two the damaged one goes
    std::fs::write(&second, &good).unwrap();
    scene
        .inertness(&["merge", "parts", "./parts/default.2-of-3.part", "parts", "--out", "merged", "-q"])
        .well();
    std::fs::remove_dir_all(scene.path("merged")).unwrap();
    scene.run(&["--part", "2/3", "--out", "more"]).well();
    let twice = ["merge", "parts", "more", "--out", "merged"];
    let both = "error: part 2 of 3 is there twice: parts/default.2-of-3.part and more/default.2-of-3.part; take one away: rm";
    assert_eq!(refused(&scene, &twice), format!("{both} more/default.2-of-3.part"));
    let mut other = good.clone();
    other[good.len() - 2000] ^= 1;
    std::fs::write(&second, other).unwrap();
    assert_eq!(refused(&scene, &twice), format!("{both} parts/default.2-of-3.part"));
    assert_eq!(follow_to_the_end(&scene, &[&twice[..], &["-q"]].concat()), 1);
    assert!(scene.files("merged") == scene.files("results/default"));
    std::fs::remove_dir_all(scene.path("merged")).unwrap();
    std::fs::rename(scene.path("more/default.2-of-3.part"), &second).unwrap();

    // strangers are taken away, and what is left is mended, by what most of the parts are
    scene.run(&["--part", "2/4", "--out", "parts"]).well();
    scene
        .inertness(&[
            "run",
            "rated-lives",
            "--draws",
            "2",
            "--replicates",
            "2",
            "--part",
            "2/3",
            "--out",
            "parts",
        ])
        .well();
    scene.run(&["--part", "1/3", "--out", "parts", "--seed", "4", "--force"]).well();
    let said = refused(&scene, &merge);
    assert!(said.contains(" in parts/default.2-of-3.part; "), "two are of one seed: {said}");
    assert_eq!(follow_to_the_end(&scene, &[&merge[..], &["-q"]].concat()), 3);
    assert!(scene.files("merged") == scene.files("results/default"));
    std::fs::remove_dir_all(scene.path("merged")).unwrap();
    assert_eq!(
        refused(&scene, &["merge", "results"]),
        "error: results: found no part of a run (a file that ends in .part); `inertness run SCENARIO --part 1/10 --out DIR` writes \
         one"
    );
    assert!(!scene.path("merged").exists(), "nothing was written");
}

#[test]
fn a_scenario_or_a_file_of_it_that_has_changed_is_told_from_what_it_was() {
    let scene = Scene::new();
    scene.write_default("mine.toml", &[]);
    for part in ["1/2", "2/2"] {
        scene.inertness(&["run", "mine.toml", "--draws", "2", "--replicates", "2", "--part", part]).well();
    }
    scene.write_default("mine.toml", &[("mines = 1000", "mines = 900")]);
    let changed =
        ["run", "mine.toml", "--draws", "2", "--replicates", "2", "--part", "2/2", "--out", "parts/mine"];
    let ended = scene.inertness(&changed);
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    assert!(ended.err.contains("the part is there already; --resume lets it stay, --force makes it again"));
    let said = refused(&scene, &[&changed[..], &["--resume"]].concat());
    assert!(
        said.contains("its scenario is mine.toml (SHA-256 ") && said.ends_with("--force makes it again"),
        "{said}"
    );
    scene.inertness(&[&changed[..], &["--force"]].concat()).well();
    let said = refused(&scene, &["merge", "parts/mine"]);
    assert!(said.contains("parts/mine/mine.2-of-2.part: scenario is mine.toml (SHA-256 "), "{said}");
}

#[test]
fn a_part_that_is_there_stays_and_a_scheduler_says_which_it_is() {
    let scene = Scene::new();
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
            .current_dir(scene.path("."))
            .output()
            .unwrap()
    };
    assert!(task("SLURM_ARRAY_TASK_ID", "1").status.success());
    assert!(task("JOB_COMPLETION_INDEX", "1").status.success());
    assert_eq!(scene.tree("parts"), ["default.1-of-2.part", "default.2-of-2.part"]);
    let before = scene.files("parts");
    let again = task("SLURM_ARRAY_TASK_ID", "2");
    assert!(again.status.success() && again.stdout.is_empty());
    assert_eq!(String::from_utf8_lossy(&again.stderr).trim(), "parts/default.2-of-2.part: is there already");
    assert!(scene.files("parts") == before);
    let said = String::from_utf8(task("SLURM_ARRAY_TASK_ID", "3").stderr).unwrap();
    assert!(said.contains("SLURM_ARRAY_TASK_ID is \"3\", wanted 1 to 2"), "{said}");
    scene.run(&["--part", "task/2"]).badly(2, &["no scheduler has started this as a task"]);
    scene.run(&["--part", "3/2"]).badly(2, &["wanted a part and how many there are, such as 3/10"]);
    scene.run(&["--part", "1/2", "--json"]).badly(2, &["--part writes a part file"]);
}

#[test]
fn a_sweep_in_parts_is_the_same_sweep() {
    let scene = Scene::new();
    let vary =
        ["--vary", "arm[0].return_delay=0d,7d,30d", "--vary", "clearance.detection=0.5,0.9", "--draws", "3"];
    let sweep = |more: &[&str]| scene.inertness(&[&["sweep", "default"], &vary[..], more].concat());
    let whole = sweep(&["--out", "whole"]).well();
    for part in ["1/4", "2/4", "3/4", "4/4"] {
        sweep(&["--part", part, "--out", "parts"]).well();
    }
    let merged = scene.inertness(&["merge", "parts", "--out", "merged"]).well();
    assert!(scene.files("merged") == scene.files("whole"));
    assert_eq!(merged.out.replace("merged/", "whole/"), whole.out);
    std::fs::remove_file(scene.path("parts/default.3-of-4.part")).unwrap();
    let said = refused(&scene, &["merge", "parts", "--out", "merged"]);
    assert!(said.starts_with(
        "error: part 3 of 4: missing; run inertness sweep default --vary 'arm[0].return_delay="
    ));
    follow(&scene, &said);
    scene.inertness(&["merge", "parts", "--out", "merged", "--force"]).well();
    sweep(&["--part", "2/4", "--out", "parts", "--force", "--of", "killed@1y"]).well();
    let said = refused(&scene, &["merge", "parts"]);
    assert!(said.contains("list of numbers asked for is killed@1y, but casualties@"), "{said}");
    sweep(&["--part", "1/4", "--json"]).badly(2, &["--part writes a part file"]);
}

#[test]
fn tasks_that_start_together_do_not_stand_in_each_others_way() {
    let scene = Scene::new();
    let run = ["run", "--draws", "2", "--replicates", "2", "--quiet", "--out"];
    scene.inertness(&[&run[..], &["whole"]].concat()).well();
    for round in 0..4 {
        let folder = format!("new/{round}");
        // every part, and one of them three times
        let parts = ["1/4", "2/4", "3/4", "4/4", "2/4", "2/4"];
        let children: Vec<_> = parts
            .iter()
            .map(|part| {
                let mut command = Command::new(program());
                command.args(run).args([&folder, "--part", part, "--resume"]).current_dir(scene.path("."));
                command.stderr(Stdio::null()).spawn().unwrap()
            })
            .collect();
        for mut child in children {
            assert!(child.wait().unwrap().success(), "round {round}");
        }
        assert_eq!(scene.tree(&folder).len(), 4, "{:?}", scene.tree(&folder));
        scene.inertness(&["merge", &folder, "--out", "merged", "-q"]).well();
        assert!(scene.files("merged") == scene.files("whole"));
    }
}

#[test]
fn another_spelling_of_the_command_is_the_same_run() {
    let scene = Scene::new();
    scene.run(&["--part", "1/2", "--out", "parts"]).well();
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
    let ended = scene.inertness(&again).well();
    assert_eq!(ended.err, "parts/default.1-of-2.part: is there already\n");
}

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
fn what_an_interrupted_run_has_left_is_not_lost_unasked() {
    let scene = Scene::new();
    let run = long_run(&scene, 1_500);
    let run: Vec<&str> = run.iter().map(String::as_str).chain(["a"]).collect();
    assert_eq!(killed(&scene, &run, std::iter::once(Moment::Kept)), 1);
    let left = scene.files("a");
    let said = refused(&scene, &run);
    assert_eq!(
        said,
        "error: a/.default.unfinished: an interrupted run has left this; --resume goes on with it, --force begins anew"
    );
    let said = refused(&scene, &[&run[..], &["--resume", "--seed", "4"]].concat());
    assert!(
        said.contains("whose seed is 20241120, and now it is 4;")
            && said.ends_with("begin anew with --force"),
        "{said}"
    );
    assert!(scene.files("a") == left);
    std::fs::write(scene.path("a/.default.unfinished"), "inertness part").unwrap();
    let said = refused(&scene, &[&run[..], &["--resume"]].concat());
    assert!(said.contains("is damaged or cut short") && said.ends_with("begin anew with --force"), "{said}");
    let small = ["run", "--draws", "2", "--replicates", "2", "--quiet", "--out", "a", "--resume", "--force"];
    scene.inertness(&small).well();
    assert!(!scene.tree("a").iter().any(|path| path.contains("unfinished")));
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
