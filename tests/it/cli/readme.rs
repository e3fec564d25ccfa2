//! README.md and the pages of `docs` are true: their commands run, their options are those of the
//! program.

use crate::cli::commands::{COMMANDS, is_understood};
use crate::cli::scratch::{Scratch, repository};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The page whose shell blocks measure, with other tools than the program.
const MEASUREMENTS: &str = "performance.md";

fn readme() -> String {
    fs::read_to_string(repository("README.md")).unwrap()
}

/// A page of `docs`.
fn page(name: &str) -> String {
    fs::read_to_string(repository("docs").join(name)).unwrap()
}

/// README.md, then the pages of `docs` in the order of their names.
fn pages() -> String {
    let entries = fs::read_dir(repository("docs")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<String> = names.filter(|name| name.ends_with(".md")).collect();
    let pages = names.iter().filter(|name| *name != MEASUREMENTS).map(|name| page(name));
    [readme()].into_iter().chain(pages).collect::<Vec<_>>().join("\n")
}

/// The lines of the shell blocks, without their comments.
fn shell_lines(pages: &str) -> Vec<&str> {
    let blocks = pages.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let lines = blocks.flat_map(str::lines).map(|line| line.split(" #").next().unwrap().trim());
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// What stands between backticks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The options that a help text lists, long and short, but not help itself.
fn options(text: &str) -> BTreeSet<String> {
    let word =
        |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-').to_owned();
    let options =
        text.split_whitespace().map(word).filter(|word| word.starts_with('-') && word.len() > 1);
    options.filter(|option| !["-h", "--help", "--"].contains(&option.as_str())).collect()
}

/// The commands of shell blocks, and those in the README's text above its table, without an option
/// or a word of the reader's choice.
fn commands(pages: &str) -> Vec<&str> {
    let (text, _) = pages.split_once("## Commands").unwrap();
    let inline = code(text).filter(|code| code.starts_with("inertness ") && !code.contains('\n'));
    let lines = shell_lines(pages).into_iter().filter(|line| line.starts_with("inertness"));
    lines.chain(inline).collect()
}

#[test]
fn every_command_of_the_pages_is_understood() {
    let scratch = Scratch::new();
    let pages = pages();
    let commands = commands(&pages);
    assert!(commands.len() >= 10, "{commands:?}");
    commands.into_iter().for_each(|command| is_understood(&scratch, command));
}

#[test]
#[ignore = "slow: the gate runs it"]
fn every_command_of_the_pages_does_what_it_says() {
    let scratch = Scratch::new();
    let pages = pages();
    for line in shell_lines(&pages) {
        let is_known = line.starts_with("inertness") || line.starts_with("cargo ");
        assert!(is_known, "{line}: a command that no test knows");
    }
    for command in commands(&pages) {
        let ended = scratch.shell(command);
        assert_eq!(ended.code, Some(0), "{command}: {}", ended.err);
    }
    assert!(scratch.path("results/mine/results.json").is_file(), "as the README says");
    let drawn = std::fs::read(scratch.path("results/sweep/charts/heat-map.svg")).unwrap();
    let shown =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery/heat-map.svg"))
            .unwrap();
    assert!(
        drawn == shown,
        "the heat map of docs/sweep.md is not what its command draws: copy it to docs/gallery"
    );
}

#[test]
#[ignore = "slow: the gate runs it"]
fn what_the_pages_show_is_what_the_program_prints() {
    let pages = pages();
    let mut shown = 0;
    for block in pages.split("```console\n$ ").skip(1) {
        let (command, printed) = block.split("```").next().unwrap().split_once('\n').unwrap();
        let scratch = Scratch::new();
        scratch.write(
            "areas.csv",
            &std::fs::read_to_string(repository("scenarios/areas.csv")).unwrap(),
        );
        let ended = scratch.shell(command);
        assert!(matches!(ended.code, Some(0 | 3)), "{command}: {}", ended.err);
        // an ellipsis stands for what is left out, before it and after it
        let is_shown = match printed.strip_prefix("…\n") {
            Some(excerpt) => ended.out.contains(excerpt.trim_end()),
            None => ended.out == printed,
        };
        assert!(is_shown, "{command}\nshows\n{printed}\nand prints\n{}", ended.out);
        shown += 1;
    }
    assert!(shown > 10, "{shown}");
}

#[test]
fn every_command_and_option_is_in_the_pages_and_the_other_way_round() {
    let scratch = Scratch::new();
    let (readme, pages) = (readme(), pages());
    let (_, reference) = readme.split_once("## Commands").unwrap();
    let (reference, _) = reference.split_once("\n## ").unwrap();
    let named: BTreeSet<&str> = code(reference)
        .filter_map(|code| code.strip_prefix("inertness ")?.split(' ').next())
        .collect();
    assert_eq!(named, BTreeSet::from(COMMANDS));

    let help = |command: &str| {
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let help = scratch.inertness(&words).well().out;
        let (_, list) = help.split_once("\nOptions:\n").unwrap();
        let list = list.split("\nExamples:").next().unwrap();
        // the lines that name options; the others explain them
        let named = list.lines().filter(|line| line.trim_start().starts_with('-'));
        named
            .flat_map(|line| options(line.trim_start().split("  ").next().unwrap()))
            .collect::<BTreeSet<_>>()
    };
    let run = page("run.md");
    let (_, table) = run.split_once("Options of `run`").unwrap();
    let cells = table
        .lines()
        .filter(|line| line.starts_with("| `-"))
        .map(|line| line.split('|').nth(1).unwrap());
    let of_run: BTreeSet<String> = cells.flat_map(options).collect();
    assert_eq!(of_run, help("run"));

    for command in [
        "areas",
        "merge",
        "cluster slurm",
        "sweep",
        "check",
        "verify",
        "benchmarks",
        "sensitivity",
        "break-even",
        "report",
        "charts",
        "evidence",
        "claims",
        "reproduce",
        "diff",
        "keys",
        "new",
        "show",
    ] {
        let (_, options) = pages
            .split_once(&format!("`{command}` takes `-"))
            .unwrap_or_else(|| panic!("no page has the options of {command}"));
        let sentence = options.split(". ").next().unwrap().split(".\n").next().unwrap();
        let sentence = format!("`-{sentence}");
        let named: BTreeSet<String> = code(&sentence).map(str::to_owned).collect();
        assert_eq!(named, help(command), "{command}");
    }
    for command in ["list", "schema", "completions"] {
        assert_eq!(help(command), BTreeSet::new(), "{command} has an option that no page has");
    }
}

#[test]
fn every_exit_code_of_the_results_page_is_in_the_help() {
    let help = Scratch::new().inertness(&["--help"]).well().out;
    let (_, codes) = help.split_once("Exit codes: ").unwrap();
    let codes = codes.split("\n\n").next().unwrap();
    let results = page("results.md");
    let (_, table) = results.split_once("| code | meaning |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let listed: Vec<&str> = rows.map(|row| row.split('|').nth(1).unwrap().trim()).collect();
    assert_eq!(listed, ["0", "1", "2", "3", "4", "10", "11", "130"]);
    let said: Vec<&str> =
        codes.split([',', '\n']).filter_map(|part| part.split_whitespace().next()).collect();
    assert_eq!(said, listed);
}

#[test]
fn every_scenario_that_comes_with_the_program_is_in_the_readme() {
    let readme = readme();
    for line in Scratch::new().inertness(&["list"]).well().out.lines() {
        let name = line.split_whitespace().next().unwrap();
        assert!(readme.contains(&format!("\n- `{name}`: ")), "{name}");
    }
}
