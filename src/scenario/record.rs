//! The draft: a table of the file with every value read by the grammar, defaults filled in.
//!
//! What could not be read is not there, so the rules that tie keys to each other ask for options
//! and skip what is missing: its fault is known already. Once a scenario is accepted, everything
//! the grammar requires is there.

use super::document::Place;
use super::input::Number;
use crate::model::{ActiveHours, Curve};
use crate::units::Days;
use jiff::civil::DateTime;
use std::collections::BTreeMap;

/// A table that has been read.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) at: Place,
    pub(super) path: String,
    pub(super) fields: BTreeMap<&'static str, Field>,
    /// Keys that the file gives, read or not.
    pub(super) given: Vec<&'static str>,
}

/// A value that has been read.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) at: Place,
    pub(super) item: Item,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Text(String),
    Integer(i64),
    Number(Number),
    /// In days, and as the file writes it; the text is empty where it is a law.
    Duration(Number, String),
    Date(DateTime),
    Times(Vec<Moment>),
    Curve(Curve),
    Hours(ActiveHours),
    Table(Record),
    Tables(Vec<Record>),
}

/// A time in a list, as the file writes it and as a number.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    pub(super) at: Place,
    pub(super) text: String,
    pub(super) time: Days,
}

impl Record {
    fn item(&self, key: &str) -> Option<&Item> {
        self.fields.get(key).map(|field| &field.item)
    }

    /// Whether the file gives a key, be it right or wrong.
    pub(super) fn gives(&self, key: &str) -> bool {
        self.given.contains(&key)
    }

    /// Where a key's value stands, or else the table.
    pub(super) fn place(&self, key: &str) -> Place {
        self.fields.get(key).map_or(&self.at, |field| &field.at).clone()
    }

    /// The path of a key of this table.
    pub(super) fn below(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.item(key)? {
            Item::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn integer(&self, key: &str) -> Option<i64> {
        match self.item(key)? {
            Item::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    /// A number, or a duration in days.
    pub(super) fn number(&self, key: &str) -> Option<Number> {
        match self.item(key)? {
            Item::Number(number) | Item::Duration(number, _) => Some(*number),
            _ => None,
        }
    }

    /// A duration that is given as it is.
    pub(super) fn moment(&self, key: &str) -> Option<Moment> {
        match self.item(key)? {
            Item::Duration(Number::Fixed(days), text) => {
                Some(Moment { at: self.place(key), text: text.clone(), time: Days::new(*days) })
            }
            _ => None,
        }
    }

    pub(super) fn date(&self, key: &str) -> Option<DateTime> {
        match self.item(key)? {
            Item::Date(date) => Some(*date),
            _ => None,
        }
    }

    pub(super) fn times(&self, key: &str) -> &[Moment] {
        match self.item(key) {
            Some(Item::Times(times)) => times,
            _ => &[],
        }
    }

    pub(super) fn curve(&self, key: &str) -> Option<&Curve> {
        match self.item(key)? {
            Item::Curve(curve) => Some(curve),
            _ => None,
        }
    }

    pub(super) fn hours(&self, key: &str) -> Option<ActiveHours> {
        match self.item(key)? {
            Item::Hours(hours) => Some(*hours),
            _ => None,
        }
    }

    pub(super) fn table(&self, key: &str) -> Option<&Record> {
        match self.item(key)? {
            Item::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The tables of a list; none where there is no list.
    pub(super) fn tables(&self, key: &str) -> &[Record] {
        match self.item(key) {
            Some(Item::Tables(tables)) => tables,
            _ => &[],
        }
    }
}
