//! A scenario file and the files it names are read once in a command, however often they are
//! changed in memory.

use crate::cli::scratch::Scratch;
use std::process::Command;

const SCENARIO: &str = r#"
format = 1
title = "Once"
[simulation]
seed = 1
draws = 2
replicates = 2
horizon = "7d"
report_at = ["7d"]
[site]
start = 2025-06-01T00:00:00
area_m2 = 20000
[site.temperature.series]
file = "warm.csv"
[civilians]
[[civilians.group]]
name = "all"
people = { uniform = [20, 200] }
presence = [["0d", 1]]
entries_per_person_year = 12
path_per_entry_m = 250
contact_width_m = 0.3
[[alternative]]
name = "battery"
[[alternative.laying]]
mines = 1000
[alternative.laying.electrical]
settings = [{ rated_life = "2d", share = 1 }]
[alternative.laying.electrical.battery]
life = { lognormal = { cv = { uniform = [0.1, 0.5] } } }
[[alternative]]
name = "persistent"
[[alternative.laying]]
mines = 1000
[alternative.laying.mechanical]
life = { exponential = { median = "20y" } }
[[claim]]
alternative = "battery"
quantity = "functional"
at = "7d"
at_most = 0.01
per = "mine"
"#;
const WARM: &str = "time,celsius\n0,20\n500,10\n";

/// A file that gives its bytes to whoever opens it first; the next one would wait for ever.
fn given_once(scratch: &Scratch, path: &str, text: &'static str) {
    let path = scratch.path(path);
    let _ = std::fs::remove_file(&path);
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    std::thread::spawn(move || std::fs::write(path, text));
}

#[test]
#[cfg(unix)]
fn a_scenario_and_the_files_that_it_names_are_opened_once() {
    let scratch = Scratch::new();
    scratch.write("areas.csv", "id,kind,mines\nnorth,battery,100\nsouth,persistent,200\n");
    for command in [
        "check once.toml",
        "run once.toml --no-charts",
        "run once.toml --part 1/2 --out parts",
        "sweep once.toml --vary site.area_m2=10000,20000,30000",
        "areas areas.csv --scenario once.toml",
        "break-even once.toml --key civilians.trigger_probability --range 0.1..0.5 --alternative \
         battery",
        "sensitivity once.toml --points 64",
        "claims once.toml",
    ] {
        given_once(&scratch, "once.toml", SCENARIO);
        given_once(&scratch, "warm.csv", WARM);
        let words: Vec<&str> = command.split(' ').collect();
        let ended = scratch.inertness(&words);
        // claims and comparisons may go either way; a file that was opened again would be waited
        // for until the end
        assert!(matches!(ended.code, Some(0 | 10 | 11)), "{command}: {ended:#?}");
    }
}
