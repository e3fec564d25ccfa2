//! Every number of a scenario with its source, found by the grammar.

use super::diagnostics::render::SourceText;
use super::file::comments::{on_one_line, source};
use super::file::document::{Node, Value};
use super::grammar::{FILE, Key, Kind, Need, Table, left_out};
use super::reading::input::Input;
use crate::question::{Assumption, Role};
use std::collections::BTreeMap;

/// The key of the grammar's version, a number that assumes nothing.
const FORMAT: &str = "format";

/// Every number of a scenario, in the order of the grammar. Numbers nested in brackets count under
/// their key.
pub(super) fn assumptions(tree: &Node, sources: &[SourceText]) -> Vec<Assumption> {
    let mut walk = Walk { sources, found: Vec::new() };
    walk.table(FILE, tree, "");
    walk.found
}

/// The value at a path as the scenario writes it. It is that of the key, or of a key around the
/// path.
pub(super) fn written(assumptions: &[Assumption], path: &str) -> String {
    let Some(assumption) = around(path)
        .find_map(|above| assumptions.iter().find(|assumption| assumption.path == above))
    else {
        return String::new();
    };
    let rest = &path[assumption.path.len()..];
    let Ok(table) = format!("value = {}", assumption.value).parse::<toml::Table>() else {
        return assumption.value.clone();
    };
    let steps = rest.split(['.', '[', ']']).filter(|step| !step.is_empty());
    let found = steps.fold(table.get("value"), |value, step| match value? {
        toml::Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        value => value.get(step),
    });
    match found {
        Some(value) if !rest.is_empty() => value.to_string(),
        _ => assumption.value.clone(),
    }
}

/// A path, then the paths around it from the inside out.
fn around(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| Some(&path[..path.rfind(['.', '['])?]))
}

/// Gives every input its source.
pub(super) fn with_sources(inputs: &mut [Input], assumptions: &[Assumption]) {
    let by_path: BTreeMap<&str, usize> =
        (0..).zip(assumptions).map(|(at, assumption)| (assumption.path.as_str(), at)).collect();
    for input in inputs {
        let Input { parameter, assumption, .. } = input;
        let at = around(&parameter.path).find_map(|above| by_path.get(above));
        *assumption = *at.expect("every number that is given is an assumption, or inside one");
        let Assumption { path, value, source, .. } = &assumptions[*assumption];
        if *path == parameter.path {
            parameter.text.clone_from(value);
        }
        parameter.source.clone_from(source);
    }
}

/// The assumption at a path, split for reports.
fn assumption(path: String, value: String, source: Option<String>, role: Role) -> Assumption {
    let (table, key) = path.split_once('.').unwrap_or(("", &path));
    let (table, number) = table.split_once('[').unwrap_or((table, ""));
    Assumption {
        value,
        source,
        table: table.to_owned(),
        number: number.trim_end_matches(']').parse().ok(),
        key: key.to_owned(),
        role,
        path,
    }
}

/// The assumptions found so far, and the texts.
struct Walk<'a> {
    sources: &'a [SourceText],
    found: Vec<Assumption>,
}

impl Walk<'_> {
    /// Walks the keys of a table.
    fn table(&mut self, table: &'static Table, node: &Node, above: &str) {
        let Value::Table(entries) = &node.value else { return };
        for key in table.keys {
            let path = if above.is_empty() {
                key.name.to_owned()
            } else {
                format!("{above}.{}", key.name)
            };
            match entries.get(key.name) {
                Some(entry) => self.given(key, &entry.node, path),
                None if has_number_left_out(key) => {
                    let source = Some(Assumption::DEFAULT.to_owned());
                    self.found.push(assumption(path, left_out(key), source, key.role));
                }
                None => {}
            }
        }
    }

    /// Adds a key that the file or the command line gives.
    fn given(&mut self, key: &Key, node: &Node, path: String) {
        if path == FORMAT || !holds_numbers(&key.kind, node) {
            return;
        }
        match (&key.kind, &node.value) {
            (Kind::Table(table), _) if !self.is_bracketed(node) => self.table(table, node, &path),
            (Kind::Tables(table, ..), Value::List(nodes))
                if !nodes.iter().all(|node| self.is_bracketed(node)) =>
            {
                for (at, node) in nodes.iter().enumerate() {
                    self.table(table, node, &format!("{path}[{at}]"));
                }
            }
            _ => {
                self.found.push(assumption(path, self.bare(node), self.source(node), key.role));
            }
        }
    }

    /// Whether a table is written in braces. Others are under a heading or by dotted keys.
    fn is_bracketed(&self, node: &Node) -> bool {
        self.text(node).starts_with('{')
    }

    /// The text of a value.
    fn text(&self, node: &Node) -> &str {
        let at = &node.at;
        let text = self.sources.get(at.source).and_then(|source| source.text.get(at.start..at.end));
        text.unwrap_or_default().trim()
    }

    /// A value as written, on one line. Where the command line changes a part of it, it is
    /// reassembled.
    fn written(&self, node: &Node) -> String {
        match &node.value {
            Value::Table(entries) if is_of_several(node) => {
                let mut entries: Vec<_> = entries.iter().collect();
                entries.sort_by_key(|(_, entry)| &entry.key_at);
                let keys = entries
                    .iter()
                    .map(|(name, entry)| format!("{name} = {}", self.written(&entry.node)));
                format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "))
            }
            Value::List(items) if is_of_several(node) => {
                let items: Vec<String> = items.iter().map(|item| self.written(item)).collect();
                format!("[{}]", items.join(", "))
            }
            _ => on_one_line(self.text(node)),
        }
    }

    /// A value as written, a text without its quotes.
    fn bare(&self, node: &Node) -> String {
        match &node.value {
            Value::Text(text) => text.clone(),
            _ => self.written(node),
        }
    }

    /// The source of a value.
    fn source(&self, node: &Node) -> Option<String> {
        if node.at.source > 0 {
            return Some(Assumption::SET.to_owned());
        }
        let said = source(&self.sources.first()?.text, &node.at);
        match said {
            Some(said) if is_of_several(node) => {
                Some(format!("{} in part; {said}", Assumption::SET))
            }
            None if is_of_several(node) => Some(format!("{} in part", Assumption::SET)),
            said => said,
        }
    }
}

/// Whether a key has a default number.
fn has_number_left_out(key: &Key) -> bool {
    !matches!(key.need, Need::Required | Need::Nothing | Need::Word(_))
}

/// Whether a value contains a number, a duration or a date.
fn holds_numbers(kind: &Kind, node: &Node) -> bool {
    match (kind, &node.value) {
        (Kind::Line | Kind::Text | Kind::Word(_), _) => false,
        (Kind::Table(table), Value::Table(entries)) => {
            table.keys.iter().any(|key| match entries.get(key.name) {
                Some(entry) => holds_numbers(&key.kind, &entry.node),
                None => has_number_left_out(key),
            })
        }
        (Kind::Tables(table, ..), Value::List(nodes)) => {
            nodes.iter().any(|node| holds_numbers(&Kind::Table(table), node))
        }
        _ => true,
    }
}

/// Whether a part comes from another text than the whole. That is an override inside brackets.
fn is_of_several(node: &Node) -> bool {
    let other = |inside: &Node| inside.at.source != node.at.source || is_of_several(inside);
    match &node.value {
        Value::List(items) => items.iter().any(other),
        Value::Table(entries) => entries.values().any(|entry| other(&entry.node)),
        Value::Text(_)
        | Value::Integer(..)
        | Value::Float(..)
        | Value::Boolean(_)
        | Value::Date(_) => false,
    }
}
