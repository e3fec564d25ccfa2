//! The grammar for people: every key with what it takes, as a list and as a page of Markdown.

use super::super::fault::list;
use super::{FILE, Key, Kind, LAWS, Need, Sort, Table};
use crate::question::RiskCriterion;
use std::fmt::Write as _;

/// A key as a reference shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyReference {
    /// Its path without the numbers of list items, such as `arm.laying.electrical.battery.lots`.
    pub path: String,
    /// What it takes, in words.
    pub wanted: String,
    /// Whether a law may stand there.
    pub takes_a_law: bool,
    /// What it is when it is left out: `required`, `none`, or the default.
    pub left_out: String,
    /// What it means, with its unit.
    pub doc: &'static str,
}

/// Every key that holds a value, in the order of the grammar; tables are not keys of their own
/// here.
pub fn keys() -> Vec<KeyReference> {
    let mut found = Vec::new();
    collect(FILE, "", &mut found);
    found
}

fn collect(table: &'static Table, above: &str, found: &mut Vec<KeyReference>) {
    for key in table.keys {
        let path =
            if above.is_empty() { key.name.to_owned() } else { format!("{above}.{}", key.name) };
        match &key.kind {
            Kind::Table(inner) | Kind::Tables(inner, ..) => collect(inner, &path, found),
            kind => found.push(KeyReference {
                path,
                wanted: kind.wanted(),
                takes_a_law: kind.takes_a_law(),
                left_out: left_out(key),
                doc: key.doc,
            }),
        }
    }
}

/// What a key is when it is left out.
pub(in crate::scenario) fn left_out(key: &Key) -> String {
    match key.need {
        Need::Required => "required".to_owned(),
        Need::Nothing => "none".to_owned(),
        Need::Number(number) if number != 0.0 && number < 1e-3 => format!("{number:e}"),
        Need::Number(number) => number.to_string(),
        Need::Integer(number) => number.to_string(),
        Need::Word(word) => format!("{word:?}"),
        Need::AllDay => "[0, 24]".to_owned(),
        Need::HseCriteria => {
            let written = |criterion: &RiskCriterion| {
                format!("{{ name = {:?}, per_year = {:e} }}", criterion.name, criterion.per_year)
            };
            format!(
                "[{}]",
                RiskCriterion::presets().iter().map(written).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

/// The key reference as a page of Markdown: one section for each table.
pub fn key_reference() -> String {
    let mut page = String::from(
        "# Keys of a scenario file\n\nMade from the grammar by a test; do not edit. A duration is \
         text with a unit: `min`, `h`, `d`, `w`, `y` (365.25 d). `[[name]]` comes as often as it \
         is needed.\n\n",
    );
    write_laws(&mut page);
    write_table(&mut page, FILE, "", false);
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// The laws, before the tables.
fn write_laws(page: &mut String) {
    page.push_str("A number marked \"or a law\" may be uncertain:\n\n");
    for law in &LAWS {
        let constants: Vec<_> = law.constants.iter().map(|&(name, _)| name).collect();
        let plain =
            law.constants.iter().filter(|&&(_, sort)| sort == Sort::Factor).map(|&(name, _)| name);
        let note = match (law.of_durations, plain.collect::<Vec<_>>().join(", ")) {
            (false, _) => " (not of a duration)".to_owned(),
            (true, plain) if plain.is_empty() => String::new(),
            (true, plain) => format!(" ({plain}: a plain number, of a duration too)"),
        };
        append(page, format_args!("- `{{ {} = [{}] }}`{note}\n", law.name, constants.join(", ")));
    }
    page.push('\n');
}

fn write_table(page: &mut String, table: &'static Table, path: &str, many: bool) {
    match (path.is_empty(), many) {
        (true, _) => page.push_str("## Top of the file\n\n"),
        (false, true) => append(page, format_args!("## `[[{path}]]`\n\n")),
        (false, false) => append(page, format_args!("## `[{path}]`\n\n")),
    }
    for choice in table.choices {
        let how_many = if choice.needed { "Exactly one" } else { "At most one" };
        append(page, format_args!("{how_many} of {}.\n\n", list(choice.keys)));
    }
    page.push_str("| key | takes | left out | meaning |\n|---|---|---|---|\n");
    for key in table.keys {
        let takes = match &key.kind {
            Kind::Table(_) => "a table, below".to_owned(),
            Kind::Tables(_, least, most) => format!("tables, {least} to {most}, below"),
            kind if kind.takes_a_law() => format!("{}, or a law", kind.wanted()),
            kind => kind.wanted(),
        };
        append(
            page,
            format_args!("| `{}` | {takes} | {} | {} |\n", key.name, left_out(key), key.doc),
        );
    }
    page.push('\n');
    for key in table.keys {
        let path =
            if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        match key.kind {
            Kind::Table(inner) => write_table(page, inner, &path, false),
            Kind::Tables(inner, ..) => write_table(page, inner, &path, true),
            Kind::Line
            | Kind::Text
            | Kind::Word(_)
            | Kind::Date
            | Kind::Integer(..)
            | Kind::Number(_)
            | Kind::Plain(_)
            | Kind::Duration(_)
            | Kind::PlainDuration(_)
            | Kind::Times(_)
            | Kind::Curve(_)
            | Kind::Hours => {}
        }
    }
}

fn append(page: &mut String, text: std::fmt::Arguments<'_>) {
    page.write_fmt(text).expect("writing into memory does not fail");
}
