//! Reads the tree of a file into the draft. It follows the grammar alone. It checks keys, types and
//! ranges, and keeps every fault.
//!
//! The draft lacks what could not be read. So the rules across keys take options and skip missing
//! values, whose faults are known already. A draft without a fault is complete.

use super::input::Inputs;
use super::spot::Positioned;
use crate::question::nearest;
use crate::scenario::diagnostics::fault::{Fault, FaultKind};
use crate::scenario::file::document::{Node, Position, Value};
use crate::scenario::grammar::{ExclusiveKeys, Key, Kind, Need, RENAMED, Table};
use jiff::civil::DateTime;

/// Reads tables and keeps their faults.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) faults: Vec<Fault>,
    pub(crate) inputs: Inputs,
    /// Local date and time of t = 0, where the file gives one.
    pub(crate) start: Option<DateTime>,
}

/// A key of a table with the value in the file.
#[derive(Debug)]
pub(crate) struct GivenKey<'a> {
    pub(crate) key: &'static Key,
    /// The value, unless it is left out.
    node: Option<&'a Node>,
    /// The position of the value, or else of the table.
    position: &'a Position,
    path: String,
}

/// A type that a value can be read into.
pub(crate) trait Read: Sized {
    /// Reads the value, or keeps a fault.
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self>;

    /// The default where the key is left out.
    fn preset(_need: Need) -> Option<Self> {
        None
    }
}

/// A draft of a table, filled key by key.
pub(crate) trait Draft: Read + Default {
    /// The table in the grammar.
    const ROW: &'static Table;

    /// Reads a key.
    fn set(&mut self, reader: &mut Reader, given: GivenKey<'_>);
}

/// An enumeration written as words.
pub(crate) trait Word: Copy + 'static {
    /// The words in the grammar.
    const ROW: fn() -> Vec<&'static str> =
        || Self::words().into_iter().map(|(word, _)| word).collect();

    /// The words and their meanings.
    fn words() -> Vec<(&'static str, Self)>;
}

/// A draft that can become whole.
pub(crate) trait Complete {
    type Whole;

    /// The whole, unless a required value is missing.
    fn complete(self) -> Option<Self::Whole>;
}

impl<T: Complete> Complete for Positioned<T> {
    type Whole = Positioned<T::Whole>;

    fn complete(self) -> Option<Self::Whole> {
        let Self { position, path, value } = self;
        value.complete().map(|value| Positioned { position, path, value })
    }
}

impl<T: Complete> Complete for Option<T> {
    type Whole = Option<T::Whole>;

    fn complete(self) -> Option<Self::Whole> {
        self.map_or(Some(None), |value| value.complete().map(Some))
    }
}

impl<T: Complete> Complete for Vec<T> {
    type Whole = Vec<T::Whole>;

    fn complete(self) -> Option<Self::Whole> {
        self.into_iter().map(Complete::complete).collect()
    }
}

impl Reader {
    pub(crate) fn fault(&mut self, position: &Position, path: &str, kind: FaultKind) {
        self.faults.push(Fault { position: Some(position.clone()), path: path.to_owned(), kind });
    }

    /// A fault of a value that could be read.
    pub(crate) fn fault_of<T>(&mut self, spot: &Positioned<T>, kind: FaultKind) {
        self.fault(&spot.position, &spot.path, kind);
    }

    /// Keeps the fault of a value that the grammar does not allow.
    pub(crate) fn unwanted<T>(&mut self, node: &Node, path: &str, expected: String) -> Option<T> {
        self.fault(&node.at, path, FaultKind::Unwanted { found: node.shown(), expected });
        None
    }

    /// Keeps that fault with the reason.
    pub(crate) fn unwanted_because<T>(
        &mut self,
        node: &Node,
        path: &str,
        expected: String,
        why: String,
    ) -> Option<T> {
        self.fault(
            &node.at,
            path,
            FaultKind::UnwantedBecause { found: node.shown(), expected, why },
        );
        None
    }

    /// The value of a key.
    pub(crate) fn key<T: Read>(&mut self, given: GivenKey<'_>) -> Option<Positioned<T>> {
        let GivenKey { key, node, position, path } = given;
        let value = match node {
            Some(node) => T::read(self, node, &key.kind, &path),
            None => T::preset(key.need),
        };
        value.map(|value| Positioned { position: position.clone(), path, value })
    }

    /// Reads a table with all its keys. Any other value is read as an empty table.
    pub(crate) fn table<D: Draft>(&mut self, node: &Node, path: &str) -> D {
        let mut draft = D::default();
        let Value::Table(entries) = &node.value else {
            self.unwanted::<D>(node, path, "a table".to_owned());
            return draft;
        };
        let below = |name| if path.is_empty() { name } else { format!("{path}.{name}") };
        // a misspelt key is one fault, not also a missing key
        let mut meant: Vec<String> = Vec::new();
        // labels are numbered in the order of ids, so that renaming a key moves no draw of a design
        let mut in_order: Vec<_> = entries.iter().collect();
        in_order.sort_by_key(|(name, _)| D::ROW.key(name).map_or(name.as_str(), |key| key.id));
        for (name, entry) in in_order {
            let (node, path) = (&entry.node, below(name.clone()));
            match D::ROW.key(name) {
                Some(key) => {
                    draft.set(self, GivenKey { key, node: Some(node), position: &node.at, path });
                }
                None => {
                    let known = D::ROW.names();
                    let suggestion = nearest(name, known.iter().copied()).map(str::to_owned);
                    meant.extend(suggestion.clone());
                    let unknown = FaultKind::UnknownKey { suggestion, known };
                    let renamed = D::ROW.keys.iter().find(|key| key.id == name).map(|key| key.name);
                    meant.extend(renamed.map(str::to_owned));
                    let given = RENAMED.iter().find(|(old, _)| old == name).map(|&(_, now)| now);
                    let kind = match renamed.or(given) {
                        Some(now) => FaultKind::RenamedKey { now: now.to_owned() },
                        None => unknown,
                    };
                    self.fault(&entry.key_at, &path, kind);
                }
            }
        }
        let is_meant = |name: &str| meant.iter().any(|slip| slip == name);
        for key in D::ROW.keys.iter().filter(|key| !entries.contains_key(key.name)) {
            let path = below(key.name.to_owned());
            if key.need == Need::Required && !is_meant(key.name) {
                self.fault(&node.at, &path, FaultKind::Missing { expected: key.kind.expected() });
            }
            draft.set(self, GivenKey { key, node: None, position: &node.at, path });
        }
        for choice in D::ROW.choices {
            let ExclusiveKeys { keys, needed } = *choice;
            let given = keys.iter().filter_map(|&name| Some((name, entries.get(name)?)));
            let (found, places): (Vec<_>, Vec<_>) =
                given.map(|(name, entry)| (name, &entry.key_at)).unzip();
            let misspelt = keys.iter().any(|name| is_meant(name));
            let enough = found.len() == 1 || (found.is_empty() && (!needed || misspelt));
            if !enough {
                let last = places.into_iter().max().unwrap_or(&node.at);
                self.fault(last, path, FaultKind::Choice { found, expected: keys, needed });
            }
        }
        draft
    }
}

impl<D: Draft> Read for Vec<Positioned<D>> {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let (Value::List(list), &Kind::Tables(_, least, most)) = (&node.value, kind) else {
            return reader.unwanted(node, path, kind.expected());
        };
        if list.len() < least || list.len() > most {
            let found = format!("{} of them", list.len());
            let expected = format!("{least} to {most}");
            reader.fault(&node.at, path, FaultKind::Unwanted { found, expected });
            return None;
        }
        let read = |(at, item): (usize, &Node)| {
            let path = format!("{path}[{at}]");
            Positioned { value: reader.table(item, &path), position: item.at.clone(), path }
        };
        let read = list.iter().enumerate().map(read).collect();
        // rules skip a list with an item that is not a table
        list.iter().all(|item| matches!(item.value, Value::Table(_))).then_some(read)
    }
}
