//! The file as a tree in which every key and value knows where it stands: in the file or in an
//! override.

use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// A place in one of the texts that make a scenario.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which text: 0 is the scenario file, then the overrides in order, then the files the scenario
    /// names.
    pub source: usize,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Place {
    pub(super) fn new(source: usize, span: Range<usize>) -> Self {
        Self { source, start: span.start, end: span.end }
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) at: Place,
    pub(super) value: Value,
}

/// A value as the file writes it, nothing checked.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    /// The digits, and the number where it fits.
    Integer(String, Option<i64>),
    /// The text, and the number.
    Float(String, f64),
    Boolean(bool),
    Date(Datetime),
    List(Vec<Node>),
    Table(BTreeMap<String, Entry>),
}

/// A key of a table with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key_at: Place,
    pub(super) node: Node,
}

impl Node {
    /// The tree of a parsed document.
    pub(super) fn of_document(document: &Spanned<DeTable<'_>>, source: usize) -> Self {
        let value = of_table(document.get_ref(), &|span| Place::new(source, span));
        Self { at: Place::new(source, 0..0), value }
    }

    /// The tree of a parsed value that stands `offset` bytes into its text.
    pub(super) fn of_value(value: &Spanned<DeValue<'_>>, source: usize, offset: usize) -> Self {
        of_value(value, &|span| Place::new(source, span.start + offset..span.end + offset))
    }

    /// What a message calls it.
    pub(super) fn said(&self) -> String {
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

fn of_table(table: &DeTable<'_>, place: &dyn Fn(Range<usize>) -> Place) -> Value {
    let entries = table.iter().map(|(key, value)| {
        let entry = Entry { key_at: place(key.span()), node: of_value(value, place) };
        (key.get_ref().to_string(), entry)
    });
    Value::Table(entries.collect())
}

fn of_value(value: &Spanned<DeValue<'_>>, place: &dyn Fn(Range<usize>) -> Place) -> Node {
    let at = place(value.span());
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
            Value::List(list.iter().map(|item| of_value(item, place)).collect())
        }
        DeValue::Table(table) => of_table(table, place),
    };
    Node { at, value }
}
