//! Reproduction: the command, the identifying facts and the citation of a run.

use crate::question::{Provenance, quoted_word};
use crate::report::wording::made;
use crate::report::wording::words::{count, sentence};
use crate::results::Findings;
use serde::Serialize;

/// The section of the page on reproduction.
#[derive(Debug, Serialize)]
pub(super) struct Again<'a> {
    /// The command line.
    pub(super) command: String,
    /// Name and value of every fact that determines the output bytes.
    pub(super) facts: Vec<[String; 2]>,
    /// The engine that produced each number.
    pub(super) engines: Option<String>,
    pub(super) cite: String,
    pub(super) scenario_text: &'a str,
}

impl<'a> Again<'a> {
    pub(super) fn of(findings: &'a Findings) -> Self {
        let made = &findings.provenance;
        Self {
            command: command(made),
            facts: facts(made),
            engines: made::which(made),
            cite: cite(findings),
            scenario_text: &findings.scenario_text,
        }
    }
}

/// Formats the command that reproduces the output bytes.
///
/// It needs the scenario and the files that the scenario names.
fn command(made: &Provenance) -> String {
    let scenario = made.inputs.first().map_or("scenario.toml", |input| input.file.as_str());
    let mut command =
        format!("{} run {} --engine {}", made.program, quoted_word(scenario), made.engine);
    for text in &made.overrides {
        command.push_str(" --set ");
        command.push_str(&quoted_word(text));
    }
    command
}

fn facts(made: &Provenance) -> Vec<[String; 2]> {
    let mut facts = vec![["Program".to_owned(), format!("{} {}", made.program, made.version)]];
    for (at, input) in made.inputs.iter().enumerate() {
        let name = if at == 0 { "Scenario" } else { "File it names" };
        facts.push([name.to_owned(), input.file.clone()]);
        facts.push([
            format!("Its SHA-256{}", if at == 0 { "" } else { ", of that file" }),
            input.sha256.clone(),
        ]);
    }
    let overrides =
        if made.overrides.is_empty() { "none".to_owned() } else { made.overrides.join("; ") };
    let engines = made::by(made);
    for (name, value) in [
        ("Set on the command line", overrides),
        ("Seed", made.seed.to_string()),
        ("Parameter draws", count(u64::from(made.draws))),
        ("Replicates in each draw", count(u64::from(made.replicates))),
        ("Requested engine", made.engine.clone()),
        ("Produced by", engines),
        ("Random numbers", made.generator.clone()),
    ] {
        facts.push([name.to_owned(), value]);
    }
    facts
}

/// Formats the citation to put beside a figure.
fn cite(findings: &Findings) -> String {
    let made = &findings.provenance;
    let scenario = made.inputs.first().map_or_else(String::new, |input| {
        let digest: String = input.sha256.chars().take(12).collect();
        format!(" (scenario {}, SHA-256 {digest}…)", input.file)
    });
    let title = sentence(findings.title.trim_end_matches('.'));
    format!(
        "The inertness maintainers. {title} {} {}{scenario}, seed {}.",
        made.program, made.version, made.seed
    )
}
