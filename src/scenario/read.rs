//! From the tree of the file to the draft, by the grammar alone: keys, types and ranges; every
//! fault is kept.
//!
//! What could not be read is not in the draft, so the rules that tie keys to each other ask for
//! options and skip what is missing: its fault is known already. A draft without a fault is
//! complete.

use super::document::{Node, Place, Value};
use super::fault::{Fault, FaultKind, nearest};
use super::grammar::{Choice, Key, Kind, Need, RENAMED, Table};
use super::input::Inputs;
use super::spot::Spot;

/// Reads tables and keeps what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<Fault>,
    pub(super) inputs: Inputs,
}

/// A key of a table, and what the file gives for it.
#[derive(Debug)]
pub(super) struct Given<'a> {
    pub(super) key: &'static Key,
    /// The value, unless it is left out.
    node: Option<&'a Node>,
    /// Where the value stands, or else the table.
    place: &'a Place,
    path: String,
}

/// What a value can be read into.
pub(super) trait Read: Sized {
    /// Reads it, or keeps a fault.
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self>;

    /// What it is where its key is left out.
    fn preset(_need: Need) -> Option<Self> {
        None
    }
}

/// What was read so far of a table.
pub(super) trait Draft: Read + Default {
    /// The table in the grammar.
    const ROW: &'static Table;

    /// Reads a key.
    fn set(&mut self, reader: &mut Reader, given: Given<'_>);
}

/// One of several words.
pub(super) trait Word: Copy + 'static {
    /// The words in the grammar.
    const ROW: fn() -> Vec<&'static str> =
        || Self::words().into_iter().map(|(word, _)| word).collect();

    /// The words, and what they mean.
    fn words() -> Vec<(&'static str, Self)>;
}

/// What is whole once nothing is missing.
pub(super) trait Complete {
    type Whole;

    /// The whole, unless something required is missing.
    fn complete(self) -> Option<Self::Whole>;
}

impl<T: Complete> Complete for Spot<T> {
    type Whole = Spot<T::Whole>;

    fn complete(self) -> Option<Self::Whole> {
        let Self { place, path, value } = self;
        value.complete().map(|value| Spot { place, path, value })
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
    pub(super) fn fault(&mut self, place: &Place, path: &str, kind: FaultKind) {
        self.faults.push(Fault { place: Some(place.clone()), path: path.to_owned(), kind });
    }

    /// A fault of a value that could be read.
    pub(super) fn fault_of<T>(&mut self, spot: &Spot<T>, kind: FaultKind) {
        self.fault(&spot.place, &spot.path, kind);
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

    /// The value of a key.
    pub(super) fn key<T: Read>(&mut self, given: Given<'_>) -> Option<Spot<T>> {
        let Given { key, node, place, path } = given;
        let value = match node {
            Some(node) => T::read(self, node, &key.kind, &path),
            None => T::preset(key.need),
        };
        value.map(|value| Spot { place: place.clone(), path, value })
    }

    /// A table with all its keys; where there is no table, it is read as an empty one.
    pub(super) fn table<D: Draft>(&mut self, node: &Node, path: &str) -> D {
        let mut draft = D::default();
        let Value::Table(entries) = &node.value else {
            self.unwanted::<D>(node, path, "a table".to_owned());
            return draft;
        };
        let below = |name| if path.is_empty() { name } else { format!("{path}.{name}") };
        // a misspelt key is one fault, not also a missing key
        let mut meant: Vec<String> = Vec::new();
        for (name, entry) in entries {
            let (node, path) = (&entry.node, below(name.clone()));
            match D::ROW.key(name) {
                Some(key) => {
                    draft.set(self, Given { key, node: Some(node), place: &node.at, path });
                }
                None => {
                    let known = D::ROW.names();
                    let suggestion = nearest(name, known.iter().copied());
                    meant.extend(suggestion.clone());
                    let unknown = FaultKind::UnknownKey { suggestion, known };
                    let renamed = RENAMED.iter().find(|(old, _)| old == name);
                    let kind = renamed.map_or(unknown, |&(_, now)| FaultKind::RenamedKey { now });
                    self.fault(&entry.key_at, &path, kind);
                }
            }
        }
        let is_meant = |name: &str| meant.iter().any(|slip| slip == name);
        for key in D::ROW.keys.iter().filter(|key| !entries.contains_key(key.name)) {
            let path = below(key.name.to_owned());
            if key.need == Need::Required && !is_meant(key.name) {
                self.fault(&node.at, &path, FaultKind::Missing { wanted: key.kind.wanted() });
            }
            draft.set(self, Given { key, node: None, place: &node.at, path });
        }
        for choice in D::ROW.choices {
            let Choice { keys, needed } = *choice;
            let given = keys.iter().filter_map(|&name| Some((name, entries.get(name)?)));
            let (found, places): (Vec<_>, Vec<_>) =
                given.map(|(name, entry)| (name, &entry.key_at)).unzip();
            let misspelt = keys.iter().any(|name| is_meant(name));
            let enough = found.len() == 1 || (found.is_empty() && (!needed || misspelt));
            if !enough {
                let last = places.into_iter().max().unwrap_or(&node.at);
                self.fault(last, path, FaultKind::Choice { found, wanted: keys, needed });
            }
        }
        draft
    }
}

impl<D: Draft> Read for Vec<Spot<D>> {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let (Value::List(list), &Kind::Tables(_, least, most)) = (&node.value, kind) else {
            return reader.unwanted(node, path, kind.wanted());
        };
        if list.len() < least || list.len() > most {
            let found = format!("{} of them", list.len());
            let wanted = format!("{least} to {most}");
            reader.fault(&node.at, path, FaultKind::Unwanted { found, wanted });
            return None;
        }
        let read = |(at, item): (usize, &Node)| {
            let path = format!("{path}[{at}]");
            Spot { value: reader.table(item, &path), place: item.at.clone(), path }
        };
        let read = list.iter().enumerate().map(read).collect();
        // rules pass over a list of which an item is no table
        list.iter().all(|item| matches!(item.value, Value::Table(_))).then_some(read)
    }
}
