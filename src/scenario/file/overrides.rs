//! Overrides, `key.path=value`, applied to the tree before any check.

use super::document::{KeyEntry, Node, Position, Value};
use super::full_path::full_path;
use crate::scenario::diagnostics::fault::{Fault, FaultKind};
use crate::scenario::grammar::FILE;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::DeValue;

/// A step of a path.
#[derive(Debug)]
enum Step<'a> {
    /// A step to a key of a table.
    Key(&'a str, Range<usize>),
    /// A step to an item of a list.
    Item(usize, Range<usize>),
}

/// Applies one override to the tree. `source` is the number of its text among the sources.
pub(crate) fn apply(root: &mut Node, text: &str, source: usize) -> Result<(), Box<Fault>> {
    let Some((path, steps, from)) = parse(text) else {
        let kind = FaultKind::NotAnOverride { found: text.to_owned() };
        let position = Some(Position::new(source, 0..text.len()));
        return Err(Box::new(Fault { position, path: String::new(), kind }));
    };
    let value = value_of(&text[from..], source, from);
    set(root, &steps, value, source).map_err(|(kind, span)| {
        Box::new(Fault { position: Some(Position::new(source, span)), path: path.to_owned(), kind })
    })
}

/// The override with the full path of its key.
pub(crate) fn written_out(tree: &Node, text: &str, source: usize) -> Result<String, Box<Fault>> {
    // a text that is not an override is refused as such
    let Some((path, value)) = text.split_once('=') else { return Ok(text.to_owned()) };
    let given = path.trim();
    if given.split('.').any(str::is_empty) {
        return Ok(text.to_owned());
    }
    let first = given.split(['.', '[']).next().unwrap_or(given);
    let renamed = FILE.keys.iter().find(|key| key.id == first && key.name != first);
    let path_or_fault = match renamed {
        Some(key) => Err(FaultKind::RenamedKey { now: key.name.to_owned() }),
        None => full_path(tree, given),
    };
    match path_or_fault {
        Ok(full) => Ok(format!("{full}={value}")),
        Err(kind) => Err(Box::new(Fault {
            position: Some(Position::new(source, 0..path.len())),
            path: given.to_owned(),
            kind,
        })),
    }
}

/// The path, its steps, and the start of the value.
fn parse(text: &str) -> Option<(&str, Vec<Step<'_>>, usize)> {
    let equals = text.find('=')?;
    let path = text[..equals].trim_end();
    let mut steps = Vec::new();
    let mut at = 0;
    for part in path.split('.') {
        let name = part.split('[').next().unwrap_or(part);
        if name.is_empty() || name.contains([' ', ']', '"']) {
            return None;
        }
        steps.push(Step::Key(name, at..at + name.len()));
        let mut inside = at + name.len();
        let mut rest = &part[name.len()..];
        while !rest.is_empty() {
            let (number, after) = rest.strip_prefix('[')?.split_once(']')?;
            let length = number.len() + 2;
            steps.push(Step::Item(number.parse().ok()?, inside..inside + length));
            inside += length;
            rest = after;
        }
        at += part.len() + 1;
    }
    let value = &text[equals + 1..];
    let from = equals + 1 + (value.len() - value.trim_start().len());
    Some((path, steps, from))
}

/// Parses the value as TOML, else as plain text. So a value in a shell's quotes needs no quotes
/// inside.
fn value_of(text: &str, source: usize, from: usize) -> Node {
    // the parser takes `1_000d` for a number
    let is_duration = text.starts_with(|c: char| c.is_ascii_digit())
        && text.trim_end().ends_with(char::is_alphabetic)
        && !text.contains(':')
        && !text.starts_with("0x");
    match DeValue::parse(text) {
        Ok(value) if !is_duration => Node::of_value(&value, source, from),
        _ => {
            let at = Position::new(source, from..from + text.len());
            Node { at, value: Value::Text(text.trim_end().to_owned()) }
        }
    }
}

fn set(
    node: &mut Node,
    steps: &[Step<'_>],
    value: Node,
    source: usize,
) -> Result<(), (FaultKind, Range<usize>)> {
    let Some((step, rest)) = steps.split_first() else {
        *node = value;
        return Ok(());
    };
    let found = node.shown();
    match (step, &mut node.value) {
        (Step::Key(name, span), Value::Table(entries)) => {
            let key_at = Position::new(source, span.clone());
            let entry = entries.entry((*name).to_owned()).or_insert_with(|| {
                // a missing key is created: a table, or an empty list that has no items to step to
                let empty = match rest.first() {
                    Some(Step::Item(..)) => Value::List(Vec::new()),
                    Some(Step::Key(..)) | None => Value::Table(BTreeMap::new()),
                };
                KeyEntry { key_at: key_at.clone(), node: Node { at: key_at.clone(), value: empty } }
            });
            if rest.is_empty() {
                entry.key_at = key_at;
            }
            set(&mut entry.node, rest, value, source)
        }
        (Step::Item(index, span), Value::List(items)) => {
            let length = items.len();
            match items.get_mut(*index) {
                Some(item) => set(item, rest, value, source),
                None => Err((FaultKind::NoSuchItem { index: *index, length }, span.clone())),
            }
        }
        (Step::Key(name, span), _) => {
            Err((FaultKind::NothingBelow { found, below: format!("key `{name}`") }, span.clone()))
        }
        (Step::Item(index, span), _) => {
            Err((FaultKind::NothingBelow { found, below: format!("item {index}") }, span.clone()))
        }
    }
}
