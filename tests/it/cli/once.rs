//! A scenario file and the files it names are read once in a command, however often they are
//! changed in memory.

use crate::cli::scratch::Scratch;
use rustix::fs::inotify;
use std::collections::BTreeMap;
use std::mem::MaybeUninit;
use std::path::Path;

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

/// How often each file of a folder was opened while something ran.
fn opened(folder: &Path, run: impl FnOnce()) -> BTreeMap<String, usize> {
    let queue = inotify::init(inotify::CreateFlags::NONBLOCK).unwrap();
    inotify::add_watch(&queue, folder, inotify::WatchFlags::OPEN).unwrap();
    run();
    let mut buffer = [MaybeUninit::uninit(); 4096];
    let mut events = inotify::Reader::new(queue, &mut buffer);
    let mut opened = BTreeMap::new();
    while let Ok(event) = events.next() {
        let Some(name) = event.file_name() else { continue };
        *opened.entry(name.to_string_lossy().into_owned()).or_default() += 1;
    }
    opened
}

#[test]
fn a_scenario_and_the_files_that_it_names_are_opened_once() {
    let scratch = Scratch::new();
    scratch.write("once.toml", SCENARIO);
    scratch.write("warm.csv", WARM);
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
        let words: Vec<&str> = command.split(' ').collect();
        let opened = opened(&scratch.path("."), || {
            let ended = scratch.inertness(&words);
            // claims and comparisons may go either way
            assert!(matches!(ended.code, Some(0 | 10 | 11)), "{command}: {ended:#?}");
        });
        for file in ["once.toml", "warm.csv"] {
            assert_eq!(opened[file], 1, "{command}: {file}");
        }
    }
    let twice = opened(&scratch.path("."), || {
        scratch.inertness(&["check", "once.toml", "once.toml"]).well();
    });
    assert_eq!(twice["once.toml"], 2, "a file that is opened again is seen");
}
