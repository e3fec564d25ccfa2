//! The smaller commands, help, and how the program ends.

use crate::cli::scratch::{Scratch, repository};
use std::fs;

const NAMES: [&str; 5] =
    ["default", "rated-lives", "claims-ladder", "timer-with-back-up", "winter-and-spring"];
pub(crate) const COMMANDS: [&str; 22] = [
    "run",
    "check",
    "verify",
    "benchmarks",
    "sensitivity",
    "break-even",
    "sweep",
    "areas",
    "merge",
    "cluster",
    "reproduce",
    "diff",
    "report",
    "charts",
    "evidence",
    "claims",
    "list",
    "keys",
    "show",
    "schema",
    "completions",
    "new",
];

#[test]
fn the_list_names_all_five_scenarios_with_their_titles() {
    let list = Scratch::new().inertness(&["list"]).well();
    let names: Vec<&str> =
        list.out.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(names, NAMES);
    for (line, name) in list.out.lines().zip(NAMES) {
        let text =
            fs::read_to_string(repository("scenarios").join(format!("{name}.toml"))).unwrap();
        let title = line[name.len()..].trim();
        assert!(text.contains(&format!("title = \"{title}\"")), "{line}");
    }
}

#[test]
#[ignore = "slow: the gate runs it"]
fn a_scenario_that_is_shown_is_the_file_and_can_be_checked_and_run() {
    let scratch = Scratch::new();
    for name in NAMES {
        let shown = scratch.inertness(&["show", name]).well();
        assert_eq!(
            shown.out,
            fs::read_to_string(repository("scenarios").join(format!("{name}.toml"))).unwrap()
        );
        scratch.write(&format!("mine/my-{name}.toml"), &shown.out);
    }
    scratch.inertness(&["check", "mine"]).well();
    scratch.run(&["mine", "--quiet"]).well();
    for name in NAMES {
        assert!(scratch.path("results").join(format!("my-{name}")).join("results.json").is_file());
    }
}

#[test]
fn a_scenario_is_shown_into_a_file_which_is_not_overwritten_unasked() {
    let scratch = Scratch::new();
    let show = ["show", "default", "--out", "mine.toml"];
    assert_eq!(scratch.inertness(&show).well().out, "mine.toml\n");
    let shown = scratch.inertness(&["show", "default"]).well().out;
    assert_eq!(scratch.read("mine.toml"), shown.as_bytes());
    scratch.inertness(&show).badly(2, &["mine.toml", "--force"]);
    scratch.inertness(&[&show[..], &["--force"]].concat()).well();
    scratch.inertness(&["show", "default", "--out", "mine.txt"]).badly(2, &["ends in .toml"]);
}

#[test]
fn a_scenario_that_is_not_built_in_cannot_be_shown() {
    let scratch = Scratch::new();
    scratch
        .inertness(&["show", "nosuch"])
        .badly(2, &["no built-in scenario is called `nosuch`", "inertness list"]);
    scratch.inertness(&["show", "claim-ladder"]).badly(2, &["did you mean `claims-ladder`?"]);
}

#[test]
fn the_schema_is_json_and_allows_what_is_built_in() {
    let schema = Scratch::new().inertness(&["schema"]).well();
    let schema: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
    assert!(schema["properties"]["simulation"].is_object());
}

#[test]
fn completions_know_the_commands_and_their_options() {
    let scratch = Scratch::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = scratch.inertness(&["completions", shell]).well().out;
        for word in COMMANDS.into_iter().chain(["replicates", "force"]) {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
        // of the built-in scenarios, and of files beside them
        let names = "default rated-lives claims-ladder timer-with-back-up winter-and-spring";
        match shell {
            "bash" => assert!(script.contains(names), "{shell}"),
            "zsh" => {
                assert!(
                    script.contains(&format!("_alternative \"names\\:scenario\\:({names})\"")),
                    "{shell}"
                );
                assert!(!script.contains(&format!(":({names})'")), "{shell} would offer no files");
            }
            "fish" => {
                assert!(
                    script.ends_with(&format!("-a \"{names}\"\n"))
                        && script.contains("from run check")
                )
            }
            _ => {}
        }
    }
    scratch.inertness(&["completions", "tcsh"]).badly(2, &["possible values: bash"]);
}

/// The words of an example, as a shell makes them, are a command line.
pub(crate) fn is_understood(scratch: &Scratch, example: &str) {
    let folders = "mkdir -p ~/.local/share/bash-completion/completions";
    let words = r#"inertness() { printf '%s\0' "$@" > words; }"#;
    let others = "jq() { cat; }; less() { cat; }; grep() { cat; }";
    scratch.shell(&format!("{words}; {others}; {folders}; {example}")).well();
    let words = String::from_utf8(scratch.read("words")).unwrap();
    let words = ["inertness"].into_iter().chain(words.split_terminator('\0'));
    if let Err(fault) = <inertness::cli::Cli as clap::Parser>::try_parse_from(words) {
        panic!("{example}: {fault}");
    }
}

/// Each example is understood; `INERTNESS_SLOW=1` runs it. Those of README.md and docs have a test
/// of their own.
#[test]
fn the_help_of_every_command_has_examples_that_work() {
    let scratch = Scratch::new();
    scratch.write_default("mine.toml", &[]);
    scratch.write_default("scenarios/a.toml", &[]);
    for folder in ["results/before", "results/after"] {
        scratch.run(&["default", "--quiet", "--out", folder]).well();
    }
    let table = "id,area_m2,mines,kind\na,10000,5,battery\n";
    scratch.write("areas.csv", table);
    scratch.write("survey.csv", &table.replace("id,area_m2", "HAZARD_ID,area_m2"));
    let map = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":1,"properties":{"kind":"battery"},"geometry":null}]}"#;
    scratch.write("areas.geojson", map);
    let mut done = 0;
    let of_commands = COMMANDS.iter().map(|command| vec![*command, "--help"]);
    for command in of_commands.chain([vec!["--help"], vec!["-h"]]) {
        let help = scratch.inertness(&command).well();
        let (_, examples) =
            help.out.split_once("\nExamples:\n").unwrap_or_else(|| panic!("{command:?}"));
        for example in examples.lines().take_while(|line| line.starts_with("  inertness")) {
            // what follows two spaces explains the example
            let example = example.trim().split("   ").next().unwrap();
            if ["inertness", "inertness verify"].contains(&example) {
                continue; // tests of their own
            }
            is_understood(&scratch, example);
            done += 1;
            if std::env::var_os("INERTNESS_SLOW").is_none() {
                continue;
            }
            let small =
                example.replacen("inertness run", "inertness run --draws 2 --replicates 2", 1);
            let small =
                small.replacen("inertness sensitivity", "inertness sensitivity --points 64", 1);
            let small = small.replacen(
                "sensitivity --points 64 default",
                "sensitivity --points 64 default --of killed@30d",
                1,
            );
            let small = small.replacen("inertness break-even", "inertness break-even --draws 2", 1);
            let small = small.replacen("areas.geojson", "areas.geojson --draws 2", 1);
            let small = small.replacen("inertness new", "inertness new --force", 1);
            let folders = "mkdir -p ~/.local/share/bash-completion/completions";
            let line = format!("jq() {{ cat; }}; less() {{ cat; }}; {folders}; {small}");
            let ended = scratch.shell(&line);
            // two draws are too few for any aim
            let codes: &[i32] = match example {
                example if example.contains("--aim") => &[3],
                example if example.starts_with("inertness claims") => &[0, 10, 11],
                _ => &[0],
            };
            assert!(ended.code.is_some_and(|code| codes.contains(&code)), "{example}: {ended:?}");
        }
    }
    assert!(done >= 15, "{done}");
}

#[test]
fn the_version_is_the_version_of_the_package() {
    for option in ["--version", "-V"] {
        let version = Scratch::new().inertness(&[option]).well();
        assert_eq!(version.out, format!("inertness {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn what_is_no_command_is_bad_input() {
    let scratch = Scratch::new();
    scratch.inertness(&["rum"]).badly(2, &["'rum'", "'run'"]);
    scratch.inertness(&["check"]).badly(2, &["<SCENARIO>..."]);
    scratch.inertness(&["list", "more"]).badly(2, &["'more'"]);
}

#[test]
fn a_reader_that_goes_away_is_a_normal_end() {
    let scratch = Scratch::new();
    for line in [
        "inertness show default | head -1",
        "inertness run --draws 2 --replicates 2 --json | head -1",
    ] {
        let ended = scratch.shell(line);
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{line}");
        assert_eq!(ended.out.lines().count(), 1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_standard_output_that_is_full_is_an_error() {
    let ended = Scratch::new().shell("inertness list > /dev/full");
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.starts_with("error: cannot write to standard output: "), "{}", ended.err);
}

#[test]
fn messages_to_a_file_or_a_pipe_have_no_colour() {
    let scratch = Scratch::new();
    for arguments in [&["run", "--draws", "0"][..], &["show", "nosuch"], &["rum"]] {
        assert!(!scratch.inertness(arguments).err.contains('\u{1b}'), "{arguments:?}");
    }
}
