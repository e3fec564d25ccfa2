//! Long runs: they say so, and Ctrl-C ends them at once and leaves nothing.

use crate::cli::scratch::{Scratch, program};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Starts the program on a run of hours.
fn start(scratch: &Scratch, arguments: &[&str]) -> Child {
    Command::new(program())
        .args(arguments)
        .current_dir(scratch.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Sends what Ctrl-C sends, and the code with which the program ends within two seconds.
fn interrupted(child: &mut Child) -> Option<i32> {
    let sent = Instant::now();
    assert!(
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success()
    );
    while sent.elapsed() < Duration::from_secs(2) {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    panic!("it has not stopped two seconds after Ctrl-C");
}

/// The first line the program says, if it says one within ten seconds.
fn first_line(stderr: ChildStderr) -> Option<String> {
    let (tell, printed) = mpsc::channel();
    std::thread::spawn(move || {
        let mut lines = BufReader::new(stderr);
        let mut said = String::new();
        lines.read_line(&mut said).unwrap();
        tell.send(said).unwrap();
        // the program must not find its standard error closed
        lines.lines().for_each(drop);
    });
    printed.recv_timeout(Duration::from_secs(10)).ok()
}

#[test]
fn a_run_of_more_than_ten_minutes_says_so_before_it_starts_and_ctrl_c_leaves_nothing() {
    let scratch = Scratch::new();
    let mut child = start(&scratch, &["run", "--replicates", "1000000", "--quiet"]);
    let said = first_line(child.stderr.take().unwrap());
    if said.is_none() {
        child.kill().unwrap();
    }
    let said = said.expect("a line within ten seconds");
    assert!(said.starts_with("default: takes about ") && said.contains(" threads, for "), "{said}");
    assert!(said.contains("100,000,000 replicates") && said.contains("Ctrl-C"), "{said}");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(child.try_wait().unwrap(), None, "it runs");
    assert_eq!(interrupted(&mut child), Some(130));
    assert_eq!(scratch.tree("."), [""; 0], "no folder, no file, no half of one");
}

#[test]
fn ctrl_c_leaves_earlier_results_as_they_were() {
    let scratch = Scratch::with_results();
    let before = scratch.files("results");
    let mut child =
        start(&scratch, &["run", "--replicates", "100000", "--threads", "1", "--quiet"]);
    std::thread::sleep(Duration::from_millis(800));
    assert_eq!(interrupted(&mut child), Some(130));
    assert_eq!(scratch.files("results"), before);
}

#[test]
fn a_run_of_seconds_says_nothing_of_how_long_it_takes() {
    let scratch = Scratch::new();
    assert_eq!(scratch.run(&[]).well().err, "");
}
