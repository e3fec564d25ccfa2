//! Every number that went into a scenario, with its source: a walk over the tree of the file by the
//! grammar.

use super::comments::{on_one_line, source};
use super::document::{Node, Value};
use super::grammar::{FILE, Key, Kind, Need, Table, left_out};
use super::render::SourceText;
use crate::question::Assumption;

/// The version of the grammar, which is a number and assumes nothing.
const FORMAT: &str = "format";

/// Every number of a scenario, in the order of the grammar; what is nested in brackets counts under
/// its key.
pub(super) fn assumptions(tree: &Node, sources: &[SourceText]) -> Vec<Assumption> {
    let mut walk = Walk { sources, found: Vec::new() };
    walk.table(FILE, tree, "");
    walk.found
}

/// What is found on the way.
struct Walk<'a> {
    sources: &'a [SourceText],
    found: Vec<Assumption>,
}

impl Walk<'_> {
    /// The numbers of a table.
    fn table(&mut self, table: &'static Table, node: &Node, above: &str) {
        let Value::Table(entries) = &node.value else { return };
        for key in table.keys {
            let path = if above.is_empty() {
                key.name.to_owned()
            } else {
                format!("{above}.{}", key.name)
            };
            match entries.get(key.name) {
                Some(entry) => self.given(&key.kind, &entry.node, path),
                None if has_number_left_out(key) => {
                    let source = Some(Assumption::DEFAULT.to_owned());
                    self.found.push(Assumption { path, value: left_out(key), source });
                }
                None => {}
            }
        }
    }

    /// A key that the file or the command line gives.
    fn given(&mut self, kind: &Kind, node: &Node, path: String) {
        if path == FORMAT || !holds_numbers(kind, node) {
            return;
        }
        match (kind, &node.value) {
            (Kind::Table(table), _) if !self.is_bracketed(node) => self.table(table, node, &path),
            (Kind::Tables(table, ..), Value::List(nodes))
                if !nodes.iter().all(|node| self.is_bracketed(node)) =>
            {
                for (at, node) in nodes.iter().enumerate() {
                    self.table(table, node, &format!("{path}[{at}]"));
                }
            }
            _ => {
                let assumption =
                    Assumption { path, value: self.bare(node), source: self.source(node) };
                self.found.push(assumption);
            }
        }
    }

    /// Whether a table stands in brackets of its own, rather than under a heading or dotted keys.
    fn is_bracketed(&self, node: &Node) -> bool {
        self.text(node).starts_with('{')
    }

    /// The text of a value.
    fn text(&self, node: &Node) -> &str {
        let at = &node.at;
        let text = self.sources.get(at.source).and_then(|source| source.text.get(at.start..at.end));
        text.unwrap_or_default().trim()
    }

    /// A value as it is written, on one line; where the command line reaches into it, put together
    /// anew.
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

    /// The same, a text without its quotes.
    fn bare(&self, node: &Node) -> String {
        match &node.value {
            Value::Text(text) => text.clone(),
            _ => self.written(node),
        }
    }

    /// Where a value comes from.
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

/// Whether a key that is left out has a number.
fn has_number_left_out(key: &Key) -> bool {
    !matches!(key.need, Need::Required | Need::Nothing | Need::Word(_))
}

/// Whether a value is or holds a number, a duration or a date.
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

/// Whether something inside comes from another text than the whole: an override that reaches into
/// brackets.
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
