//! How to run it again, and how to cite it.

use crate::estimate::Findings;
use crate::question::Provenance;
use crate::report::made;
use crate::report::words::count;
use serde::Serialize;

/// The part of the page on reproduction.
#[derive(Debug, Serialize)]
pub(super) struct Again<'a> {
    /// The command line.
    pub(super) command: String,
    /// What decides every byte: names and values.
    pub(super) facts: Vec<[String; 2]>,
    /// Which number came from which engine.
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

/// The command that makes the same bytes, where the scenario and the files it names are at hand.
fn command(made: &Provenance) -> String {
    let scenario = made.inputs.first().map_or("scenario.toml", |input| input.file.as_str());
    let mut command = format!("{} run {} --engine {}", made.program, in_a_shell(scenario), made.engine);
    for text in &made.overrides {
        command.push_str(" --set ");
        command.push_str(&in_a_shell(text));
    }
    command
}

/// A word that a shell takes as it is.
fn in_a_shell(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/=+,:@".contains(letter);
    if !word.is_empty() && !word.starts_with('-') && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
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
    let overrides = if made.overrides.is_empty() { "none".to_owned() } else { made.overrides.join("; ") };
    let engines = made::by(made);
    for (name, value) in [
        ("Set on the command line", overrides),
        ("Seed", made.seed.to_string()),
        ("Parameter draws", count(u64::from(made.draws))),
        ("Fields in each draw", count(u64::from(made.replicates))),
        ("Engine asked for", made.engine.clone()),
        ("Made by", engines),
        ("Random numbers", made.generator.clone()),
    ] {
        facts.push([name.to_owned(), value]);
    }
    facts
}

/// How to name it beside a figure.
fn cite(findings: &Findings) -> String {
    let made = &findings.provenance;
    let scenario = made.inputs.first().map_or_else(String::new, |input| {
        let digest: String = input.sha256.chars().take(12).collect();
        format!(" (scenario {}, SHA-256 {digest}…)", input.file)
    });
    let title = findings.title.trim_end_matches('.');
    let stop = if title.ends_with(['?', '!', '…']) { "" } else { "." };
    format!(
        "The inertness maintainers. {title}{stop} {} {}{scenario}, seed {}.",
        made.program, made.version, made.seed
    )
}

#[cfg(test)]
mod tests {
    use super::in_a_shell;

    #[test]
    fn what_a_shell_would_change_is_quoted() {
        assert_eq!(in_a_shell("simulation.seed=7"), "simulation.seed=7");
        assert_eq!(in_a_shell("arm[0].return_delay=90d"), "'arm[0].return_delay=90d'");
        assert_eq!(in_a_shell("title=it's $HOME"), "'title=it'\\''s $HOME'");
        assert_eq!(in_a_shell("-o.toml"), "'-o.toml'");
    }
}
