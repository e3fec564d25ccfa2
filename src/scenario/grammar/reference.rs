//! The grammar for people: every key with what it takes, as a list and as a page of Markdown.

use super::{DISTRIBUTIONS, FILE, Key, Kind, Need, Sort, Table};
use crate::question::RiskCriterion;
use crate::scenario::diagnostics::fault::list;
use crate::uncertainty::MOST_VALUES;
use std::fmt::Write as _;

/// A key as a reference shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyReference {
    /// Its path without the numbers of list items, such as
    /// `alternative.laying.electrical.battery.lots`.
    pub path: String,
    /// What it takes, in words.
    pub expected: String,
    /// Whether a distribution may stand there.
    pub takes_a_distribution: bool,
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

/// The key at a path, with or without the numbers of list items; tables are keys here too.
pub fn key_at(path: &str) -> Option<KeyReference> {
    let names: Vec<&str> =
        path.split('.').map(|step| step.split('[').next().unwrap_or(step)).collect();
    let (last, above) = names.split_last()?;
    let table = above.iter().try_fold(FILE, |table, name| match table.key(name)?.kind {
        Kind::Table(inner) | Kind::Tables(inner, ..) => Some(inner),
        _ => None,
    })?;
    table.key(last).map(|key| reference(names.join("."), key))
}

fn reference(path: String, key: &Key) -> KeyReference {
    KeyReference {
        path,
        expected: key.kind.expected(),
        takes_a_distribution: key.kind.takes_a_distribution(),
        left_out: left_out(key),
        doc: key.doc,
    }
}

fn collect(table: &'static Table, above: &str, found: &mut Vec<KeyReference>) {
    for key in table.keys {
        let path =
            if above.is_empty() { key.name.to_owned() } else { format!("{above}.{}", key.name) };
        match &key.kind {
            Kind::Table(inner) | Kind::Tables(inner, ..) => collect(inner, &path, found),
            _ => found.push(reference(path, key)),
        }
    }
}

/// What a key is when it is left out.
pub(crate) fn left_out(key: &Key) -> String {
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
    write_distributions(&mut page);
    write_table(&mut page, FILE, "", false);
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// The distributions, before the tables.
fn write_distributions(page: &mut String) {
    page.push_str("A number marked \"or a distribution\" may be uncertain:\n\n");
    for distribution in &DISTRIBUTIONS {
        let constants: Vec<_> = distribution.constants.iter().map(|&(name, _)| name).collect();
        let plain = distribution
            .constants
            .iter()
            .filter(|&&(_, sort)| sort == Sort::Factor)
            .map(|&(name, _)| name);
        let note = match (distribution.of_durations, plain.collect::<Vec<_>>().join(", ")) {
            (false, _) => " (not of a duration)".to_owned(),
            (true, plain) if plain.is_empty() => String::new(),
            (true, plain) => format!(" ({plain}: a plain number, of a duration too)"),
        };
        let constants = constants.join(", ");
        let constants =
            if distribution.repeats { format!("[{constants}], …") } else { constants };
        append(page, format_args!("- `{{ {} = [{constants}] }}`{note}\n", distribution.name));
    }
    let by_quantiles = DISTRIBUTIONS.iter().filter(|form| form.of_quantiles.is_some());
    let by_quantiles: Vec<_> = by_quantiles.map(|form| form.name).collect();
    append(
        page,
        format_args!(
            "\nTwo percentiles may replace the constants of {}: `{{ lognormal = {{ p5 = 1e-5, p95 \
             = 1e-2 }} }}`. `within` truncates any of them: `{{ normal = [10, 3], within = [0, 20] \
             }}`. `discrete` takes 2 to {MOST_VALUES} increasing \
             values. Percentiles are those before `within` truncates.\n",
            list(&by_quantiles)
        ),
    );
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
            kind if kind.takes_a_distribution() => {
                format!("{}, or a distribution", kind.expected())
            }
            kind => kind.expected(),
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
            | Kind::Time(_)
            | Kind::Times(_)
            | Kind::Curve(_)
            | Kind::Hours => {}
        }
    }
}

fn append(page: &mut String, text: std::fmt::Arguments<'_>) {
    page.write_fmt(text).expect("writing into memory does not fail");
}
