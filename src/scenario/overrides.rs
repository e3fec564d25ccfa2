//! Overrides, `key.path=value`: put into the tree of the file before anything is checked.

use super::document::{Entry, Node, Place, Value};
use super::fault::{Fault, FaultKind};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::DeValue;

/// A step of a path.
#[derive(Debug)]
enum Step<'a> {
    /// To the key of a table.
    Key(&'a str, Range<usize>),
    /// To an item of a list.
    Item(usize, Range<usize>),
}

/// Puts one override into the tree. `source` is the number of its text among the sources.
pub(super) fn apply(root: &mut Node, text: &str, source: usize) -> Result<(), Box<Fault>> {
    let Some((path, steps, from)) = parse(text) else {
        let kind = FaultKind::NotAnOverride { found: text.to_owned() };
        let place = Some(Place::new(source, 0..text.len()));
        return Err(Box::new(Fault { place, path: String::new(), kind }));
    };
    let value = value_of(&text[from..], source, from);
    set(root, &steps, value, source).map_err(|(kind, span)| {
        Box::new(Fault { place: Some(Place::new(source, span)), path: path.to_owned(), kind })
    })
}

/// The path, its steps, and where the value starts.
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

/// The value: as TOML has it, else the text as it stands, so that a shell's quotes need no quotes
/// inside.
fn value_of(text: &str, source: usize, from: usize) -> Node {
    match DeValue::parse(text) {
        Ok(value) => Node::of_value(&value, source, from),
        Err(_) => {
            let at = Place::new(source, from..from + text.len());
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
    let found = node.said();
    match (step, &mut node.value) {
        (Step::Key(name, span), Value::Table(entries)) => {
            let key_at = Place::new(source, span.clone());
            let entry = entries.entry((*name).to_owned()).or_insert_with(|| {
                // a key that is not there is made: a table, or an empty list that has no items to
                // step to
                let empty = match rest.first() {
                    Some(Step::Item(..)) => Value::List(Vec::new()),
                    Some(Step::Key(..)) | None => Value::Table(BTreeMap::new()),
                };
                Entry { key_at: key_at.clone(), node: Node { at: key_at.clone(), value: empty } }
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
