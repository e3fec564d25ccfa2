//! Reading of values: text, words, dates, numbers, durations, times, curves, hours.

use super::document::{Node, Value};
use super::fault::{FaultKind, nearest};
use super::grammar::{Kind, LAWS, MOST_POINTS, MOST_TIMES, Range, said_count};
use super::input::Number;
use super::read::Reader;
use super::record::{Item, Moment};
use crate::model::{ActiveHours, Curve};
use crate::units::Days;
use jiff::civil::{Date, DateTime, Time};
use toml::value::Datetime;

impl Reader {
    pub(super) fn text(&mut self, node: &Node, kind: &Kind, path: &str) -> Option<Item> {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => self.unwanted(node, path, kind.wanted()),
            Value::Text(text) if matches!(kind, Kind::Line) && text.contains(char::is_control) => {
                self.unwanted(node, path, kind.wanted())
            }
            Value::Text(text) => Some(Item::Text(text.clone())),
            _ => self.unwanted(node, path, kind.wanted()),
        }
    }

    pub(super) fn word(
        &mut self,
        node: &Node,
        kind: &Kind,
        words: &[&'static str],
        path: &str,
    ) -> Option<Item> {
        match &node.value {
            Value::Text(text) if words.contains(&text.as_str()) => Some(Item::Text(text.clone())),
            Value::Text(text) => {
                let suggestion = nearest(text, words.iter().copied());
                let known = words.iter().map(|&word| word.to_owned()).collect();
                let found = text.clone();
                self.fault(&node.at, path, FaultKind::UnknownName { found, suggestion, known });
                None
            }
            _ => self.unwanted(node, path, kind.wanted()),
        }
    }

    pub(super) fn date(&mut self, node: &Node, kind: &Kind, path: &str) -> Option<Item> {
        let Value::Date(written) = &node.value else {
            return self.unwanted(node, path, kind.wanted());
        };
        if written.offset.is_some() {
            let why = "local solar time has no offset".to_owned();
            return self.unwanted_because(node, path, kind.wanted(), why);
        }
        match civil(written) {
            Some(date) => Some(Item::Date(date)),
            None => self.unwanted(node, path, kind.wanted()),
        }
    }

    pub(super) fn integer(
        &mut self,
        node: &Node,
        kind: &Kind,
        (from, to): (i64, i64),
        path: &str,
    ) -> Option<Item> {
        match &node.value {
            Value::Integer(_, Some(number)) if (from..=to).contains(number) => {
                Some(Item::Integer(*number))
            }
            _ if looks_like_a_law(node) => self.no_law_here(node, kind, path),
            _ => self.unwanted(node, path, kind.wanted()),
        }
    }

    /// A number that is given as it is.
    pub(super) fn plain(
        &mut self,
        node: &Node,
        range: Range,
        kind: &Kind,
        path: &str,
    ) -> Option<f64> {
        match number(node) {
            Some(number) if range.contains(number) => Some(number),
            None if looks_like_a_law(node) => self.no_law_here(node, kind, path),
            _ => self.unwanted(node, path, kind.wanted()),
        }
    }

    /// A duration that is given as it is.
    pub(super) fn duration(
        &mut self,
        node: &Node,
        range: Range,
        kind: &Kind,
        path: &str,
    ) -> Option<Item> {
        match &node.value {
            Value::Text(text) => match Days::parse(text) {
                Ok(time) if range.contains(time.days()) => {
                    Some(Item::Duration(Number::Fixed(time.days()), text.clone()))
                }
                Ok(_) => self.unwanted(node, path, kind.wanted()),
                Err(why) => self.unwanted_because(node, path, kind.wanted(), why.to_string()),
            },
            Value::Integer(..) | Value::Float(..) => {
                let why = "a duration is a text with a unit".to_owned();
                self.unwanted_because(node, path, kind.wanted(), why)
            }
            _ if looks_like_a_law(node) => self.no_law_here(node, kind, path),
            _ => self.unwanted(node, path, kind.wanted()),
        }
    }

    /// Increasing times.
    pub(super) fn times(
        &mut self,
        node: &Node,
        range: Range,
        kind: &Kind,
        path: &str,
    ) -> Option<Vec<Moment>> {
        let items = self.items(node, kind, MOST_TIMES, path)?;
        let mut times: Vec<Moment> = Vec::new();
        let mut whole = true;
        for (at, item) in items.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let wanted = Kind::PlainDuration(range);
            let read = self.duration(item, range, &wanted, &path);
            let Some(Item::Duration(Number::Fixed(days), text)) = read else {
                whole = false;
                continue;
            };
            let before = times.last().filter(|before| before.time.days() >= days);
            if let Some(before) = before.map(|before| before.text.clone()) {
                self.fault(&item.at, &path, FaultKind::NotIncreasing { found: text, before });
                whole = false;
                continue;
            }
            times.push(Moment { at: item.at.clone(), text, time: Days::new(days) });
        }
        whole.then_some(times)
    }

    /// A curve: points of increasing time.
    pub(super) fn curve(
        &mut self,
        node: &Node,
        range: Range,
        kind: &Kind,
        path: &str,
    ) -> Option<Curve> {
        let items = self.items(node, kind, MOST_POINTS, path)?;
        let mut points: Vec<(Days, f64)> = Vec::new();
        let mut whole = true;
        for (at, item) in items.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let point = self.point(item, range, &path);
            whole &= point.is_some();
            let Some((time, value, text)) = point else { continue };
            if points.last().is_some_and(|before| before.0 >= time) {
                let before = self.written(&items[at - 1]);
                self.fault(&item.at, &path, FaultKind::NotIncreasing { found: text, before });
                whole = false;
                continue;
            }
            points.push((time, value));
        }
        whole.then(|| Curve::new(points))
    }

    /// A point of a curve, and its time as the file writes it.
    fn point(&mut self, node: &Node, range: Range, path: &str) -> Option<(Days, f64, String)> {
        let Value::List(pair) = &node.value else {
            return self.unwanted(node, path, "a point [duration, number]".to_owned());
        };
        let [time, value] = pair.as_slice() else {
            let found = format!("a list of {}", pair.len());
            let wanted = "a point [duration, number]".to_owned();
            self.fault(&node.at, path, FaultKind::Unwanted { found, wanted });
            return None;
        };
        let span = Kind::PlainDuration(Range::SPAN);
        let time = self.duration(time, Range::SPAN, &span, path);
        let value = self.plain(value, range, &Kind::Plain(range), path);
        match (time, value) {
            (Some(Item::Duration(Number::Fixed(days), text)), Some(value)) => {
                Some((Days::new(days), value, text))
            }
            _ => None,
        }
    }

    /// The time of a point as the file writes it.
    fn written(&self, point: &Node) -> String {
        match &point.value {
            Value::List(pair) => pair.first().map(Node::said).unwrap_or_default().replace('"', ""),
            _ => point.said(),
        }
    }

    /// [from, to] in hours.
    pub(super) fn hours(&mut self, node: &Node, kind: &Kind, path: &str) -> Option<ActiveHours> {
        let Value::List(pair) = &node.value else {
            return self.unwanted(node, path, kind.wanted());
        };
        let hours: Vec<f64> = pair.iter().filter_map(number).collect();
        match (hours.as_slice(), pair.len()) {
            (&[from, to], 2) if 0.0 <= from && from < to && to <= 24.0 => {
                Some(ActiveHours { from, to })
            }
            _ => {
                let found =
                    format!("[{}]", pair.iter().map(Node::said).collect::<Vec<_>>().join(", "));
                self.fault(&node.at, path, FaultKind::Unwanted { found, wanted: kind.wanted() });
                None
            }
        }
    }

    /// The items of a list that is not empty and not too long.
    fn items<'n>(
        &mut self,
        node: &'n Node,
        kind: &Kind,
        most: usize,
        path: &str,
    ) -> Option<&'n [Node]> {
        match &node.value {
            Value::List(items) if items.is_empty() => {
                self.fault(
                    &node.at,
                    path,
                    FaultKind::Unwanted {
                        found: "an empty list".to_owned(),
                        wanted: kind.wanted(),
                    },
                );
                None
            }
            Value::List(items) if items.len() > most => {
                let found = format!("{} of them", items.len());
                let wanted =
                    format!("at most {}", said_count(i64::try_from(most).unwrap_or(i64::MAX)));
                self.fault(&node.at, path, FaultKind::Unwanted { found, wanted });
                None
            }
            Value::List(items) => Some(items),
            _ if looks_like_a_law(node) => self.no_law_here(node, kind, path),
            _ => self.unwanted(node, path, kind.wanted()),
        }
    }

    /// A law where the grammar has none.
    fn no_law_here<T>(&mut self, node: &Node, kind: &Kind, path: &str) -> Option<T> {
        self.fault(&node.at, path, FaultKind::LawNotAllowed { wanted: kind.wanted() });
        None
    }
}

/// The value as a number.
pub(super) fn number(node: &Node) -> Option<f64> {
    match &node.value {
        // digits beyond 64 bits are a number all the same
        Value::Integer(_, Some(whole)) => whole.to_string().parse().ok(),
        Value::Integer(text, None) => text.parse().ok(),
        Value::Float(_, number) => Some(*number),
        _ => None,
    }
}

/// Whether a table is a law by its key.
fn looks_like_a_law(node: &Node) -> bool {
    match &node.value {
        Value::Table(entries) => {
            entries.len() == 1 && entries.keys().all(|name| LAWS.iter().any(|law| law.name == name))
        }
        _ => false,
    }
}

/// A local date and time of TOML as a real one; a date alone is not enough.
fn civil(written: &Datetime) -> Option<DateTime> {
    let (date, time) = (written.date?, written.time?);
    let whole = |part: u8| i8::try_from(part).ok();
    let day =
        Date::new(i16::try_from(date.year).ok()?, whole(date.month)?, whole(date.day)?).ok()?;
    let nanosecond = i32::try_from(time.nanosecond.unwrap_or(0)).ok()?;
    let second = time.second.unwrap_or(0);
    let clock =
        Time::new(whole(time.hour)?, whole(time.minute)?, whole(second)?, nanosecond).ok()?;
    Some(DateTime::from_parts(day, clock))
}
