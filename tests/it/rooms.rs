//! The doors between rooms: each room may import only what stands above it.
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it imports, and no other.
const DOORS: [(&str, &[&str]); 13] = [
    ("units", &[]),
    ("numeric", &[]),
    ("question", &["units"]),
    ("uncertainty", &["numeric"]),
    ("model", &["units", "numeric"]),
    ("scenario", &["units", "numeric", "question", "uncertainty", "model"]),
    ("engine", &["units", "numeric", "question", "uncertainty", "model"]),
    ("results", &["question"]),
    ("estimate", &["units", "numeric", "question", "uncertainty", "model", "engine", "results"]),
    ("store", &["question"]),
    (
        "jobs",
        &[
            "units",
            "numeric",
            "question",
            "uncertainty",
            "model",
            "scenario",
            "engine",
            "results",
            "estimate",
        ],
    ),
    ("report", &["units", "numeric", "question", "results"]),
    ("cli", &["question", "scenario", "results", "estimate", "store", "jobs", "report"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The rooms named in `crate::room` paths of a file.
fn imports(text: &str) -> Vec<&str> {
    let names = text.split("crate::").skip(1);
    names
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
        .collect()
}

#[test]
fn every_room_knows_only_what_stands_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms: Vec<String> = fs::read_dir(&src)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    rooms.sort();
    let mut known: Vec<&str> = DOORS.iter().map(|(room, _)| *room).collect();
    known.sort_unstable();
    assert_eq!(rooms, known, "the rooms are those of the table");
    let mut looked_at = 0;
    for (room, doors) in DOORS {
        let mut unused = doors.to_vec();
        for file in sources(&src.join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            // what a test asks of other rooms is no door
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            if file.components().any(|part| part.as_os_str() == "tests") {
                continue;
            }
            for import in imports(code) {
                let allowed = import == room || doors.contains(&import);
                assert!(allowed, "{}: the room `{room}` has no door to `{import}`", file.display());
                unused.retain(|door| *door != import);
                looked_at += 1;
            }
        }
        assert!(unused.is_empty(), "no file of the room `{room}` uses its doors to {unused:?}");
    }
    assert!(looked_at > 100, "the test reads the imports");
}

#[test]
fn only_rng_builds_generators() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in sources(&src) {
        let text = fs::read_to_string(&file).unwrap();
        let place = file.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
        assert!(
            !text.contains("from_seed(") || place == "engine/rng.rs",
            "{place} builds a generator"
        );
    }
}

/// The files whose code may name rayon, in the order of their names.
const PARALLEL: [&str; 4] = [
    // one pool, of as many threads as were asked for
    "cli/args/settings.rs",
    // that pool may be refused
    "cli/error.rs",
    // runs the work of every command in that pool
    "cli/session.rs",
    // the one function that hands out work, and collects it in order
    "engine/parallel.rs",
];

#[test]
fn only_these_files_know_rayon() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found: Vec<String> = Vec::new();
    for file in sources(&src) {
        let text = fs::read_to_string(&file).unwrap();
        let mut code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        if code.any(|line| line.contains("rayon")) {
            found.push(file.strip_prefix(&src).unwrap().to_string_lossy().into_owned());
        }
    }
    found.sort();
    assert_eq!(found, PARALLEL, "work is handed out by `engine::parallel`");
}
