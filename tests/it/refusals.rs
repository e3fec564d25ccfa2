//! What is refused, and in which words.

use inertness::scenario::{FaultKind, Refusal, Source, read};
use inertness::uncertainty::Point;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn file(path: &Path) -> Source {
    Source::File(path.to_owned())
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios").join(name)
}

fn tomls(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    paths
}

fn refusal(path: &Path, overrides: &[&str]) -> Refusal {
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    read(&file(path), &overrides).map(|_| ()).expect_err("it is refused")
}

fn messages(refusal: &Refusal) -> Vec<String> {
    refusal.faults().iter().map(ToString::to_string).collect()
}

fn whole_grammar() -> String {
    fs::read_to_string(folder("good").join("whole-grammar.toml")).unwrap()
}

/// A file in a folder of its own, which goes when the test does.
fn written(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scenario.toml");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

#[test]
fn every_bad_scenario_is_refused_in_its_own_words() {
    let paths = tomls(&folder("bad"));
    assert!(paths.len() >= 45, "only {} bad scenarios", paths.len());
    let mut wrong = String::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let expected: Vec<_> = text
            .lines()
            .map_while(|line| line.strip_prefix("# refused: "))
            .map(str::to_owned)
            .collect();
        let found = match read(&file(&path), &[]) {
            Ok(_) => vec!["(accepted)".to_owned()],
            Err(refusal) => messages(&refusal),
        };
        if expected.is_empty() || expected != found {
            wrong += &format!("{}\n", path.display());
            for message in found {
                wrong += &format!("# refused: {message}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "these say something else:\n{wrong}");
}

#[test]
fn faults_come_all_at_once_each_with_its_line_and_a_caret() {
    let path = folder("bad").join("five-faults.toml");
    let refusal = refusal(&path, &[]);
    assert_eq!(refusal.faults().len(), 5);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<_> =
        refusal.faults().iter().map(|fault| refusal.position(fault).unwrap().0).collect();
    assert!(lines.is_sorted(), "{lines:?}");
    for (fault, line) in refusal.faults().iter().zip(lines) {
        let key = fault.path.rsplit('.').next().unwrap();
        assert!(text.lines().nth(line - 1).unwrap().contains(key), "{fault} in line {line}");
    }
    let report = refusal.render(false);
    assert_eq!(report.lines().filter(|line| line.contains('^')).count(), 5, "{report}");
    assert_eq!(report.matches("error: ").count(), 5, "{report}");
    assert!(report.contains("five-faults.toml:"), "{report}");
    assert!(report.ends_with(&format!("5 faults in {}", path.display())), "{report}");
    assert!(!report.contains('\u{1b}') && refusal.render(true).contains('\u{1b}'));
}

#[test]
fn what_is_no_text_is_refused_with_the_line_of_the_first_bad_byte() {
    let (_folder, path) = written(b"format = 1\ntitle = \"caf\xe9\"\n");
    let refusal = refusal(&path, &[]);
    assert_eq!(messages(&refusal), ["found bytes that are not UTF-8 at byte 23 (line 2)"]);
    assert!(refusal.render(false).contains("scenario.toml: found bytes"));
}

#[test]
fn text_in_utf_16_is_refused_with_the_cure() {
    let text = whole_grammar();
    let little = |mark: &[u8]| -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little(b"\xff\xfe"), little(b""), big] {
        let (_folder, path) = written(&bytes);
        let found = messages(&refusal(&path, &[]));
        assert!(found.len() == 1 && found[0].contains("show NAME --out FILE"), "{found:?}");
    }
    let (_folder, path) = written(&[b"\xef\xbb\xbf", text.as_bytes()].concat());
    assert!(read(&file(&path), &[]).is_ok(), "a byte order mark of UTF-8 is none of the text");
}

/// The faults of a temperature series that repeats every year.
fn faults_of_series(rows: &str) -> Vec<String> {
    let with_series = fs::read_to_string(folder("good").join("series-by-day.toml")).unwrap();
    let (folder, path) = written(with_series.as_bytes());
    fs::write(folder.path().join("series-by-day.csv"), format!("time,celsius\n{rows}")).unwrap();
    match read(&file(&path), &[]) {
        Ok(_) => vec![],
        Err(refusal) => messages(&refusal),
    }
}

#[test]
fn numbers_that_are_dates_are_no_days_since_the_start() {
    for (rows, what) in [
        ("20240101,-5\n20240701,20\n20250101,-5\n", "a date without hyphens"),
        ("45292,-5\n45474,20\n45658,-5\n", "a day number of a spreadsheet"),
        ("2460310.5,-5\n2460676.5,-5\n", "a Julian day"),
        ("1704067200,-5\n1735689600,-5\n", "seconds of Unix"),
        ("0,-5\n20240701,20\n", "a date without hyphens"),
    ] {
        let faults = faults_of_series(rows);
        assert!(
            faults[0].contains(&format!("which may be {what}, expected a local date")),
            "{faults:?}"
        );
    }
    for rows in ["-1e300,1\n1e300,2\n", "0,1\nNaN,2\n", "0,1\ninf,2\n", "-500000,1\n1,2\n"] {
        assert!(!faults_of_series(rows).is_empty(), "{rows}");
    }
    for rows in ["0,1\n366,2\n", "-3000,1\n15000,2\n40000,3\n"] {
        assert!(faults_of_series(rows).is_empty(), "{rows}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_are_refused_without_waiting() {
    assert!(messages(&refusal(Path::new("/dev/zero"), &[]))[0].contains("expected a regular file"));
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.toml");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(messages(&refusal(&pipe, &[]))[0].contains("expected a regular file"));
}

#[test]
fn an_empty_file_is_refused() {
    for text in ["", " \n\n"] {
        let (_folder, path) = written(text.as_bytes());
        assert_eq!(messages(&refusal(&path, &[])), ["found an empty file, expected a scenario"]);
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_by_its_size() {
    let (_folder, path) = written(b"");
    fs::File::options().write(true).open(&path).unwrap().set_len(100_000_000).unwrap();
    assert_eq!(
        messages(&refusal(&path, &[])),
        ["found 100,000,000 bytes, expected at most 1,000,000"]
    );
}

#[test]
fn a_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(messages(&refusal(folder.path(), &[])), ["found a folder, expected a file"]);
}

#[test]
fn a_file_that_is_not_there_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(messages(&refusal(&folder.path().join("no.toml"), &[])), ["no such file"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path) = written(whole_grammar().as_bytes());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        println!("skipped: this user may read every file");
        return;
    }
    let refusal = refusal(&path, &[]);
    assert!(matches!(refusal.faults()[0].kind, FaultKind::Unreadable { .. }), "{refusal}");
}

#[test]
fn a_fault_in_an_override_points_at_the_override() {
    let path = folder("good").join("whole-grammar.toml");
    let refusal = refusal(
        &path,
        &[
            "simulation.seed=2",
            "alternative[0].laying[0].electrical.deactivation_failure.probability=2",
        ],
    );
    assert_eq!(
        messages(&refusal),
        ["alternative[0].laying[0].electrical.deactivation_failure.probability: found 2, \
             expected a number from 0 to 1"]
    );
    let report = refusal.render(false);
    assert!(report.contains("--set 2:1:70"), "{report}");
}

#[test]
fn an_override_of_what_is_not_there_is_refused() {
    let path = folder("good").join("whole-grammar.toml");
    let said = |text: &str| messages(&refusal(&path, &[text])).join("\n");
    assert_eq!(
        said("alternative[7].name=x"),
        "alternative[7].name: there is no item 7, the list has 3"
    );
    assert_eq!(
        said("risk_reduction[1].effectiveness[0]=1"),
        "risk_reduction[1].effectiveness[0]: there is no item 1, the list has 1"
    );
    assert!(
        said("claim[0].no[0]=1").ends_with("claim[0].no[0]: there is no item 0, the list has 0")
    );
    assert_eq!(
        said("title.short=x"),
        "title.short: found \"Two weeks or thirty years: farmland in eastern Ukraine\", which has \
         no key `short`"
    );
    assert_eq!(said("site[0]=x"), "site[0]: found a table, which has no item 0");
    assert_eq!(
        said("draws"),
        "found \"draws\", expected key.path=value, such as simulation.draws=10"
    );
    assert_eq!(
        said("a..b=1"),
        "found \"a..b=1\", expected key.path=value, such as simulation.draws=10"
    );
    assert_eq!(said("simulation.drows=1"), "simulation.drows: unknown key, did you mean `draws`?");
    assert_eq!(
        said("site.temperature.constant.celsius=10"),
        "site.temperature: found `constant` and `seasonal`, expected exactly one of `constant`, \
         `seasonal`, `series`"
    );
}

/// Where values stand: after `= `, `[` or `, `, up to what ends them.
fn values(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['=', '[', ',']).map(|at| from + at + 1) {
        let start = at + text[at..].len() - text[at..].trim_start_matches(' ').len();
        let length = text[start..].find([',', ']', '}', '\n', '#', ' ']).unwrap_or(0);
        if length > 0 {
            found.push(start..start + length);
        }
        from = at;
    }
    found
}

#[test]
#[ignore = "slow: the gate runs it"]
fn no_extreme_value_makes_reading_or_settling_panic() {
    const EXTREMES: [&str; 14] = [
        "0",
        "-1",
        "1e-320",
        "1e308",
        "nan",
        "-inf",
        "99999999999999999999",
        "true",
        "\"\"",
        "\"1e300y\"",
        "{ beta = [1e-300, 1e-300] }",
        "{ beta = [1e300, 1e300] }",
        "{ log_uniform = [1e-320, 1e-310] }",
        "[[[]]]",
    ];
    let text = whole_grammar();
    let (folder, path) = written(b"");
    let mut accepted = 0;
    for range in values(&text) {
        for extreme in EXTREMES {
            let mut changed = text.clone();
            changed.replace_range(range.clone(), extreme);
            fs::write(&path, &changed).unwrap();
            let Ok(scenario) = read(&file(&path), &[]) else { continue };
            accepted += 1;
            for u in [1e-9, 0.5, 1.0 - 1e-9] {
                scenario.study(&Point(vec![u; scenario.labels().len()]));
            }
        }
    }
    assert!(accepted > 100, "some extremes are legal: {accepted}");
    drop(folder);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_change_of_bytes_makes_reading_panic(
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 1..40_usize, 0..3_u8, any::<u8>()),
            1..6,
        )
    ) {
        let mut bytes = whole_grammar().into_bytes();
        for (at, length, what, byte) in edits {
            let from = at.index(bytes.len());
            let to = (from + length).min(bytes.len());
            match what {
                0 => drop(bytes.drain(from..to)),
                1 => {
                    let again = bytes[from..to].to_vec();
                    bytes.splice(to..to, again);
                }
                _ => bytes[from] = byte % 128,
            }
        }
        let (_folder, path) = written(&bytes);
        match read(&file(&path), &[]) {
            Err(refusal) => prop_assert!(!refusal.render(false).is_empty()),
            Ok(scenario) => {
                let middle = Point(vec![0.5; scenario.labels().len()]);
                let made = scenario.study(&middle).alternatives.len();
                prop_assert_eq!(made, scenario.plan().alternatives.len());
                scenario.warnings(&|letter| letter.is_ascii());
            }
        }
    }
}
