//! The tree of a file, with positions of keys and values. A position is in the file or in an
//! override.

use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// A position in one of the texts of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The number of the text: 0 is the scenario file. Then come the overrides in order, then the
    /// files that the scenario names.
    pub source: usize,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Position {
    pub(crate) fn new(source: usize, span: Range<usize>) -> Self {
        Self { source, start: span.start, end: span.end }
    }
}

/// A value with its position.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) at: Position,
    pub(crate) value: Value,
}

/// A value as the file writes it, unchecked.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    /// The digits, and the number where it fits.
    Integer(String, Option<i64>),
    /// The text, and the number.
    Float(String, f64),
    Boolean(bool),
    Date(Datetime),
    List(Vec<Node>),
    Table(BTreeMap<String, KeyEntry>),
}

/// A key of a table with its value.
#[derive(Clone, Debug)]
pub(crate) struct KeyEntry {
    pub(crate) key_at: Position,
    pub(crate) node: Node,
}

impl Node {
    /// The tree of a parsed document.
    pub(crate) fn of_document(document: &Spanned<DeTable<'_>>, source: usize) -> Self {
        let value = of_table(document.get_ref(), &|span| Position::new(source, span));
        Self { at: Position::new(source, 0..0), value }
    }

    /// The tree of a parsed value, `offset` bytes into its text.
    pub(crate) fn of_value(value: &Spanned<DeValue<'_>>, source: usize, offset: usize) -> Self {
        of_value(value, &|span| Position::new(source, span.start + offset..span.end + offset))
    }

    /// The value of a key, where this is a table that has it.
    pub(crate) fn below(&self, name: &str) -> Option<&Self> {
        match &self.value {
            Value::Table(entries) => entries.get(name).map(|entry| &entry.node),
            _ => None,
        }
    }

    /// The value in messages.
    pub(crate) fn shown(&self) -> String {
        match &self.value {
            Value::Text(text) if text.chars().count() > 60 => {
                format!("{:?}…", text.chars().take(60).collect::<String>())
            }
            Value::Text(text) => format!("{text:?}"),
            Value::Integer(text, _) | Value::Float(text, _) => text.clone(),
            Value::Boolean(truth) => truth.to_string(),
            Value::Date(date) => date.to_string(),
            Value::List(_) => "a list".to_owned(),
            Value::Table(_) => "a table".to_owned(),
        }
    }
}

fn of_table(table: &DeTable<'_>, position: &dyn Fn(Range<usize>) -> Position) -> Value {
    let entries = table.iter().map(|(key, value)| {
        let entry = KeyEntry { key_at: position(key.span()), node: of_value(value, position) };
        (key.get_ref().to_string(), entry)
    });
    Value::Table(entries.collect())
}

fn of_value(value: &Spanned<DeValue<'_>>, position: &dyn Fn(Range<usize>) -> Position) -> Node {
    let at = position(value.span());
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(digits) => {
            let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
            Value::Integer(digits.to_string(), number)
        }
        DeValue::Float(float) => {
            let text = float.as_str();
            Value::Float(text.to_owned(), text.parse().unwrap_or(f64::NAN))
        }
        DeValue::Boolean(truth) => Value::Boolean(*truth),
        DeValue::Datetime(date) => Value::Date(*date),
        DeValue::Array(list) => {
            Value::List(list.iter().map(|item| of_value(item, position)).collect())
        }
        DeValue::Table(table) => of_table(table, position),
    };
    Node { at, value }
}
