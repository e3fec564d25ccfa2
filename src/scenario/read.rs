//! From the tree of the file to the draft, by the grammar alone: keys, types and ranges; every
//! fault is kept.

use super::document::{Node, Place, Value};
use super::fault::{Fault, FaultKind, nearest};
use super::grammar::{Choice, Key, Kind, Need, RENAMED, Table};
use super::input::{Inputs, Number};
use super::record::{Field, Item, Record};
use crate::model::ActiveHours;
use crate::question::RiskCriterion;
use std::collections::BTreeMap;

/// Reads tables and keeps what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<Fault>,
    pub(super) inputs: Inputs,
}

impl Reader {
    pub(super) fn fault(&mut self, place: &Place, path: &str, kind: FaultKind) {
        self.faults.push(Fault { place: Some(place.clone()), path: path.to_owned(), kind });
    }

    /// A value that is not what the grammar wants.
    pub(super) fn unwanted<T>(&mut self, node: &Node, path: &str, wanted: String) -> Option<T> {
        self.fault(&node.at, path, FaultKind::Unwanted { found: node.said(), wanted });
        None
    }

    /// The same, with the reason.
    pub(super) fn unwanted_because<T>(
        &mut self,
        node: &Node,
        path: &str,
        wanted: String,
        why: String,
    ) -> Option<T> {
        self.fault(&node.at, path, FaultKind::UnwantedBecause { found: node.said(), wanted, why });
        None
    }

    /// A table with all its keys.
    pub(super) fn table(
        &mut self,
        node: &Node,
        table: &'static Table,
        path: &str,
    ) -> Option<Record> {
        let Value::Table(entries) = &node.value else {
            return self.unwanted(node, path, "a table".to_owned());
        };
        let (fields, given) = Default::default();
        let mut record = Record { at: node.at.clone(), path: path.to_owned(), fields, given };
        // a misspelt key is one fault, not also a missing key
        let mut meant: Vec<String> = Vec::new();
        for (name, entry) in entries {
            let below = record.below(name);
            match table.key(name) {
                Some(key) => {
                    record.given.push(key.name);
                    if let Some(item) = self.item(&entry.node, &key.kind, &below) {
                        record.fields.insert(key.name, Field { at: entry.node.at.clone(), item });
                    }
                }
                None => {
                    let known = table.names();
                    let suggestion = nearest(name, known.iter().copied());
                    meant.extend(suggestion.clone());
                    let unknown = FaultKind::UnknownKey { suggestion, known };
                    let renamed = RENAMED.iter().find(|(old, _)| old == name);
                    let kind = renamed.map_or(unknown, |&(_, now)| FaultKind::RenamedKey { now });
                    self.fault(&entry.key_at, &below, kind);
                }
            }
        }
        let absent = |name: &str| !entries.contains_key(name);
        for key in table.keys.iter().filter(|key| absent(key.name)) {
            self.left_out(key, &mut record, meant.iter().any(|name| name == key.name));
        }
        for choice in table.choices {
            let found: Vec<_> = choice.keys.iter().copied().filter(|name| !absent(name)).collect();
            let slip = choice.keys.iter().any(|name| meant.iter().any(|slip| slip == name));
            self.choose(choice, found, &record, slip, |name| entries[name].key_at.clone());
        }
        Some(record)
    }

    /// A key that is not given.
    fn left_out(&mut self, key: &'static Key, record: &mut Record, misspelt: bool) {
        let item = match key.need {
            Need::Required if misspelt => return,
            Need::Required => {
                let missing = FaultKind::Missing { wanted: key.kind.wanted() };
                return self.fault(&record.at, &record.below(key.name), missing);
            }
            Need::Optional => return,
            Need::Number(number) => Item::Number(Number::Fixed(number)),
            Need::Integer(number) => Item::Integer(number),
            Need::Word(word) => Item::Text(word.to_owned()),
            Need::AllDay => Item::Hours(ActiveHours::ALL_DAY),
            Need::HseCriteria => Item::Tables(hse_criteria(record, key.name)),
        };
        record.fields.insert(key.name, Field { at: record.at.clone(), item });
    }

    /// Keys that exclude each other.
    fn choose(
        &mut self,
        choice: &'static Choice,
        found: Vec<&'static str>,
        record: &Record,
        misspelt: bool,
        place: impl Fn(&str) -> Place,
    ) {
        let enough = found.len() == 1 || (found.is_empty() && (!choice.needed || misspelt));
        if !enough {
            let last = found.iter().map(|name| place(name)).max();
            let kind = FaultKind::Choice { found, wanted: choice.keys, needed: choice.needed };
            self.fault(&last.unwrap_or_else(|| record.at.clone()), &record.path, kind);
        }
    }

    /// A value of any kind.
    fn item(&mut self, node: &Node, kind: &'static Kind, path: &str) -> Option<Item> {
        match kind {
            Kind::Line | Kind::Text => self.text(node, kind, path),
            Kind::Word(words) => self.word(node, kind, &words(), path),
            Kind::Date => self.date(node, kind, path),
            Kind::Integer(from, to) => self.integer(node, kind, (*from, *to), path),
            Kind::Number(range) => match &node.value {
                Value::Table(_) => self.law(node, *range, kind, path).map(Item::Number),
                _ => self.plain(node, *range, kind, path).map(Number::Fixed).map(Item::Number),
            },
            Kind::Plain(range) => {
                self.plain(node, *range, kind, path).map(Number::Fixed).map(Item::Number)
            }
            Kind::Duration(range) => match &node.value {
                Value::Table(_) => {
                    let law = self.law(node, *range, kind, path)?;
                    Some(Item::Duration(law, String::new()))
                }
                _ => self.duration(node, *range, kind, path),
            },
            Kind::PlainDuration(range) => self.duration(node, *range, kind, path),
            Kind::Times(range) => self.times(node, *range, kind, path).map(Item::Times),
            Kind::Curve(range) => self.curve(node, *range, kind, path).map(Item::Curve),
            Kind::Hours => self.hours(node, kind, path).map(Item::Hours),
            Kind::Table(table) => self.table(node, table, path).map(Item::Table),
            Kind::Tables(table, least, most) => {
                self.tables(node, table, kind, (*least, *most), path).map(Item::Tables)
            }
        }
    }

    /// A list of tables.
    fn tables(
        &mut self,
        node: &Node,
        table: &'static Table,
        kind: &Kind,
        (least, most): (usize, usize),
        path: &str,
    ) -> Option<Vec<Record>> {
        let Value::List(list) = &node.value else {
            return self.unwanted(node, path, kind.wanted());
        };
        if list.len() < least || list.len() > most {
            let found = format!("{} of them", list.len());
            let wanted = format!("{least} to {most}");
            self.fault(&node.at, path, FaultKind::Unwanted { found, wanted });
            return None;
        }
        let read = list
            .iter()
            .enumerate()
            .map(|(at, item)| self.table(item, table, &format!("{path}[{at}]")));
        // one that cannot be read leaves a gap, and gaps would shift the numbers of the rest
        let read: Vec<_> = read.collect();
        read.into_iter().collect()
    }
}

/// The risk criteria of a file that names none, as if it named them.
fn hse_criteria(above: &Record, key: &str) -> Vec<Record> {
    let record = |(at, criterion): (usize, RiskCriterion)| {
        let field = |item| Field { at: above.at.clone(), item };
        Record {
            at: above.at.clone(),
            path: format!("{}[{at}]", above.below(key)),
            fields: BTreeMap::from([
                ("name", field(Item::Text(criterion.name))),
                ("per_year", field(Item::Number(Number::Fixed(criterion.per_year)))),
            ]),
            given: vec![],
        }
    };
    RiskCriterion::presets().into_iter().enumerate().map(record).collect()
}
