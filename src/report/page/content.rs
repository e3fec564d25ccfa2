//! The content of the page as data for its templates, in reading order.

use super::key_drivers::key_drivers;
use super::numbers::alternative_tables;
use super::uncertain::{parts, uncertain};
use crate::question::{Assumption, Provenance, quoted_word};
use crate::report::chart::{Layout, charts};
use crate::report::text::claims;
use crate::report::text::sentences::topics;
use crate::report::text::summary::made_by;
use crate::report::text::table::brackets;
use crate::report::text::topic::Topic;
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::draws::median_note;
use crate::report::wording::made;
use crate::report::wording::words::{count, quoted, sentence};
use crate::report::{Drawing, ReportError};
use crate::results::Findings;
use serde_json::{Value, json};

/// The model on one page. The equations are in `docs/model.md`.
const METHOD: &str = include_str!("method.txt");

/// What the model never says.
const LIMITS: &str = include_str!("limits.txt");

/// The whole content of the page.
pub(super) fn content(findings: &Findings) -> Result<Value, ReportError> {
    let alternatives = alternative_tables(findings);
    let rows = alternatives.iter().flat_map(|alternative| &alternative.rows);
    let intervals = rows.flat_map(|row| &row.cells).filter_map(|cell| cell.interval.as_ref());
    let (answer, more): (Vec<Topic>, Vec<Topic>) =
        topics(findings).into_iter().partition(|topic| topic.answers);
    let method = paragraphs(METHOD);
    Ok(json!({
        "title": findings.title,
        "question": findings.question,
        "limit": CLOSING,
        "warnings": warnings(findings),
        "answer": answer,
        "figures": figures(findings)?,
        "brackets": format!("{}{}", brackets(findings), median_note(intervals)),
        "alternatives": alternatives,
        "more": more,
        "key_drivers": key_drivers(findings),
        "claims": claims::groups(findings),
        "lawful": claims::NO_MINE_IS_LAWFUL,
        "rests_on": claims::rests_on(findings),
        "assumed": assumptions(findings),
        "uncertain": uncertain(findings),
        "method": method.iter().map(|text| text.split_once(". ")).collect::<Vec<_>>(),
        "again": again(findings),
        "limits": paragraphs(LIMITS),
        "made_by": made_by(findings),
    }))
}

/// The paragraphs of a text, each on one line.
fn paragraphs(text: &str) -> Vec<String> {
    let line = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split("\n\n").map(line).collect()
}

/// Warnings of the run, then warnings about its scenario.
fn warnings(findings: &Findings) -> Vec<String> {
    let odd =
        findings.scenario_warnings.iter().map(|warning| format!("In the scenario, {warning}."));
    findings.warnings.iter().cloned().chain(odd).collect()
}

/// All charts of a run, in a layout for screens and one for phones.
///
/// The ids in a drawing contain the drawing's name, so that several fit on one page.
fn figures(findings: &Findings) -> Result<Vec<Value>, ReportError> {
    let (wide, narrow) = (charts(findings, Layout::Wide)?, charts(findings, Layout::Narrow)?);
    let figure = |(wide, narrow): (Drawing, Drawing)| {
        json!({
            "name": wide.name,
            "title": wide.title,
            "description": wide.description,
            "wide": wide.svg.trim_end(),
            "narrow": narrow.svg.trim_end(),
        })
    };
    Ok(wide.into_iter().zip(narrow).map(figure).collect())
}

/// Every input number, grouped by its table, in the order of the file.
fn assumptions(findings: &Findings) -> Vec<Value> {
    let number = |assumption: &Assumption| {
        // results of older versions hold the whole path only
        let key = if assumption.key.is_empty() { &assumption.path } else { &assumption.key };
        json!({
            "key": parts(key),
            "value": assumption.value,
            "source": assumption.source.as_deref().unwrap_or("no source given"),
        })
    };
    let group = |group: &[Assumption]| {
        json!({
            "title": table_title(findings, &group[0]),
            "under": table_path(&group[0]),
            "rows": group.iter().map(number).collect::<Vec<_>>(),
        })
    };
    findings.assumptions.chunk_by(|a, b| table_path(a) == table_path(b)).map(group).collect()
}

/// The common prefix of the keys of a table.
fn table_path(assumption: &Assumption) -> String {
    let number = assumption.number.map(|number| format!("[{number}]"));
    format!("{}{}", assumption.table, number.unwrap_or_default())
}

/// The heading for the keys of a table.
fn table_title(findings: &Findings, assumption: &Assumption) -> String {
    let (table, number) = (assumption.table.as_str(), assumption.number);
    let title = match table {
        "simulation" => "Size of the run",
        "site" => "Site and climate",
        "civilians" => "Civilians",
        "risk_reduction" => "Risk reduction",
        "clearance" => "Clearance",
        "land" => "The land",
        "claim" => return format!("Claim {}", number.map_or(1, |at| at + 1)),
        "alternative" => {
            let alternative = number.and_then(|at| findings.alternatives.get(at));
            return alternative.map_or_else(|| table.to_owned(), |of| quoted(&of.name));
        }
        _ => table,
    };
    title.to_owned()
}

/// The section on reproduction: the command, the identifying facts and the citation.
fn again(findings: &Findings) -> Value {
    let made = &findings.provenance;
    json!({
        "command": command(made),
        "facts": facts(made),
        "engines": made::which(made),
        "cite": cite(findings),
        "scenario_text": findings.scenario_text,
    })
}

/// Formats the command that reproduces the output bytes.
///
/// It needs the scenario and the files that the scenario names.
fn command(made: &Provenance) -> String {
    let scenario = made.inputs.first().map_or("scenario.toml", |input| input.file.as_str());
    let set = made.overrides.iter().map(|text| format!(" --set {}", quoted_word(text)));
    let set: String = set.collect();
    format!("{} run {} --engine {}{set}", made.program, quoted_word(scenario), made.engine)
}

/// Name and value of every fact that determines the output bytes.
fn facts(made: &Provenance) -> Vec<(&'static str, String)> {
    let mut facts = vec![("Program", format!("{} {}", made.program, made.version))];
    for (at, input) in made.inputs.iter().enumerate() {
        let [file, digest] = match at {
            0 => ["Scenario", "Its SHA-256"],
            _ => ["File it names", "Its SHA-256, of that file"],
        };
        facts.extend([(file, input.file.clone()), (digest, input.sha256.clone())]);
    }
    let overrides =
        if made.overrides.is_empty() { "none".to_owned() } else { made.overrides.join("; ") };
    facts.extend([
        ("Set on the command line", overrides),
        ("Seed", made.seed.to_string()),
        ("Parameter draws", count(u64::from(made.draws))),
        ("Replicates in each draw", count(u64::from(made.replicates))),
        ("Requested engine", made.engine.clone()),
        ("Produced by", made::by(made)),
        ("Random numbers", made.generator.clone()),
    ]);
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
