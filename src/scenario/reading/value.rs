//! Reading of values: text, words, dates, numbers, durations, times, curves, hours.

use super::input::Number;
use super::reader::{Complete, Read, Reader, Word};
use super::spot::{Moment, Positioned, Span};
use crate::model::{ActiveHours, PiecewiseLinear};
use crate::question::nearest;
use crate::scenario::diagnostics::fault::FaultKind;
use crate::scenario::file::document::{Node, Value};
use crate::scenario::grammar::{
    DISTRIBUTIONS, Kind, MOST_POINTS, MOST_TIMES, Need, Range, count_text,
};
use crate::units::Days;
use jiff::civil::DateTime;

/// Values that are complete once read.
macro_rules! whole {
    ($($type:ty),+) => { $(
        impl Complete for $type {
            type Whole = Self;

            fn complete(self) -> Option<Self> {
                Some(self)
            }
        }
    )+ };
}
whole!(String, DateTime, i64, f64, Number, Moment, Span, PiecewiseLinear, ActiveHours);

impl<W: Word> Complete for W {
    type Whole = Self;

    fn complete(self) -> Option<Self> {
        Some(self)
    }
}

impl Read for String {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let on_one_line = matches!(kind, Kind::Line);
        let fits = |text: &str| {
            !(text.trim().is_empty() || on_one_line && text.contains(char::is_control))
        };
        match &node.value {
            Value::Text(text) if fits(text) => Some(text.clone()),
            _ => reader.unwanted(node, path, kind.expected()),
        }
    }
}

impl<W: Word> Read for W {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let Value::Text(text) = &node.value else {
            return reader.unwanted(node, path, kind.expected());
        };
        let meaning = of_word(text);
        if meaning.is_none() {
            let words = W::ROW();
            let suggestion = nearest(text, words.iter().copied()).map(str::to_owned);
            let known = words.into_iter().map(str::to_owned).collect();
            let found = text.clone();
            reader.fault(&node.at, path, FaultKind::UnknownName { found, suggestion, known });
        }
        meaning
    }

    fn preset(need: Need) -> Option<Self> {
        let Need::Word(word) = need else { return None };
        of_word(word)
    }
}

/// The meaning of a word.
fn of_word<W: Word>(word: &str) -> Option<W> {
    W::words().into_iter().find(|(known, _)| *known == word).map(|(_, meaning)| meaning)
}

impl Read for i64 {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        match (&node.value, kind) {
            (Value::Integer(_, Some(number)), Kind::Integer(from, to))
                if (from..=to).contains(&number) =>
            {
                Some(*number)
            }
            _ => reader.not_even_a_distribution(node, kind, path),
        }
    }

    fn preset(need: Need) -> Option<Self> {
        let Need::Integer(number) = need else { return None };
        Some(number)
    }
}

impl Read for f64 {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let &(Kind::Plain(range) | Kind::Number(range)) = kind else { return None };
        match number(node) {
            Some(number) if range.contains(number) => Some(number),
            _ => reader.not_even_a_distribution(node, kind, path),
        }
    }
}

impl Read for Number {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        match node.value {
            Value::Table(_) => reader.distribution(node, kind, path),
            _ => f64::read(reader, node, kind, path).map(Self::Fixed),
        }
    }

    fn preset(need: Need) -> Option<Self> {
        let Need::Number(number) = need else { return None };
        Some(Self::Fixed(number))
    }
}

impl Read for Moment {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let &(Kind::PlainDuration(range) | Kind::Duration(range) | Kind::Time(range)) = kind else {
            return None;
        };
        match &node.value {
            Value::Text(text) => match Days::parse(text) {
                Ok(time) if range.contains(time.days()) => Some(Self { text: text.clone(), time }),
                Ok(_) => reader.unwanted(node, path, kind.expected()),
                Err(why) => reader.unwanted_because(node, path, kind.expected(), why.to_string()),
            },
            Value::Date(written) if matches!(kind, Kind::Time(_)) => {
                reader.since_start(node, written, path)
            }
            Value::Integer(..) | Value::Float(..) => {
                let why = "a duration is a text with a unit".to_owned();
                reader.unwanted_because(node, path, kind.expected(), why)
            }
            _ => reader.not_even_a_distribution(node, kind, path),
        }
    }
}

impl Read for Span {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        if let Value::Table(_) = node.value {
            let days = reader.distribution(node, kind, path)?;
            return Some(Self { days, text: String::new() });
        }
        let Moment { text, time } = Read::read(reader, node, kind, path)?;
        Some(Self { days: Number::Fixed(time.days()), text })
    }
}

/// Increasing times.
impl Read for Vec<Positioned<Moment>> {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let &Kind::Times(range) = kind else { return None };
        let items = reader.items(node, kind, MOST_TIMES, path)?;
        let mut times = Self::new();
        for (at, item) in items.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let read = Moment::read(reader, item, &Kind::PlainDuration(range), &path);
            let Some(moment) = read else { continue };
            match times.last().filter(|before| before.time >= moment.time) {
                Some(before) => {
                    let (found, before) = (moment.text, before.text.clone());
                    reader.fault(&item.at, &path, FaultKind::NotIncreasing { found, before });
                }
                None => times.push(Positioned { position: item.at.clone(), path, value: moment }),
            }
        }
        (times.len() == items.len()).then_some(times)
    }
}

/// Points of increasing time.
impl Read for PiecewiseLinear {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let &Kind::Curve(range) = kind else { return None };
        if number(node).is_some() {
            let always = f64::read(reader, node, &Kind::Plain(range), path)?;
            return Some(Self::new(vec![(Days::ZERO, always)]));
        }
        let items = reader.items(node, kind, MOST_POINTS, path)?;
        let mut points: Vec<(Days, f64)> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let Some((moment, value)) = reader.point(item, range, &path) else { continue };
            if points.last().is_some_and(|before| before.0 >= moment.time) {
                let (found, before) = (moment.text, written(&items[at - 1]));
                reader.fault(&item.at, &path, FaultKind::NotIncreasing { found, before });
                continue;
            }
            points.push((moment.time, value));
        }
        (points.len() == items.len()).then(|| Self::new(points))
    }
}

/// [from, to] in hours.
impl Read for ActiveHours {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let Value::List(pair) = &node.value else {
            return reader.unwanted(node, path, kind.expected());
        };
        let hours: Vec<f64> = pair.iter().filter_map(number).collect();
        match (hours.as_slice(), pair.len()) {
            (&[from, to], 2) if 0.0 <= from && from < to && to <= 24.0 => Some(Self { from, to }),
            _ => {
                let (found, expected) = (shown(node), kind.expected());
                reader.fault(&node.at, path, FaultKind::Unwanted { found, expected });
                None
            }
        }
    }

    fn preset(need: Need) -> Option<Self> {
        (need == Need::AllDay).then_some(Self::ALL_DAY)
    }
}

impl Reader {
    /// A point of a curve.
    fn point(&mut self, node: &Node, range: Range, path: &str) -> Option<(Moment, f64)> {
        let expected = "a point [duration or date, number]".to_owned();
        let Value::List(pair) = &node.value else {
            return self.unwanted(node, path, expected);
        };
        let [time, value] = pair.as_slice() else {
            let found = format!("a list of {}", pair.len());
            self.fault(&node.at, path, FaultKind::Unwanted { found, expected });
            return None;
        };
        let time = Moment::read(self, time, &Kind::Time(Range::SPAN), path);
        let value = f64::read(self, value, &Kind::Plain(range), path);
        time.zip(value)
    }

    /// The items of a list that is neither empty nor too long.
    fn items<'n>(
        &mut self,
        node: &'n Node,
        kind: &Kind,
        most: usize,
        path: &str,
    ) -> Option<&'n [Node]> {
        match &node.value {
            Value::List(items) if items.is_empty() => {
                let (found, expected) = ("an empty list".to_owned(), kind.expected());
                self.fault(&node.at, path, FaultKind::Unwanted { found, expected });
                None
            }
            Value::List(items) if items.len() > most => {
                let found = format!("{} of them", items.len());
                let expected =
                    format!("at most {}", count_text(i64::try_from(most).unwrap_or(i64::MAX)));
                self.fault(&node.at, path, FaultKind::Unwanted { found, expected });
                None
            }
            Value::List(items) => Some(items),
            _ => self.not_even_a_distribution(node, kind, path),
        }
    }

    /// Keeps the fault of a value of the wrong kind. A distribution is one where none is allowed.
    fn not_even_a_distribution<T>(&mut self, node: &Node, kind: &Kind, path: &str) -> Option<T> {
        if !looks_like_a_distribution(node) {
            return self.unwanted(node, path, kind.expected());
        }
        self.fault(&node.at, path, FaultKind::DistributionNotAllowed { expected: kind.expected() });
        None
    }
}

/// The time of a point as the file writes it.
fn written(point: &Node) -> String {
    match &point.value {
        Value::List(pair) => pair.first().map(Node::shown).unwrap_or_default().replace('"', ""),
        _ => point.shown(),
    }
}

/// The value as a number.
pub(crate) fn number(node: &Node) -> Option<f64> {
    match &node.value {
        // an integer beyond 64 bits is still a number
        Value::Integer(_, Some(whole)) => whole.to_string().parse().ok(),
        Value::Integer(text, None) => text.parse().ok(),
        Value::Float(_, number) => Some(*number),
        _ => None,
    }
}

/// Whether a table is a distribution, by its key.
fn looks_like_a_distribution(node: &Node) -> bool {
    match &node.value {
        Value::Table(entries) => {
            entries.len() == 1
                && entries
                    .keys()
                    .all(|name| DISTRIBUTIONS.iter().any(|distribution| distribution.name == name))
        }
        _ => false,
    }
}

/// A list in messages.
pub(crate) fn shown(node: &Node) -> String {
    match &node.value {
        Value::List(items) => {
            format!("[{}]", items.iter().map(Node::shown).collect::<Vec<_>>().join(", "))
        }
        _ => node.shown(),
    }
}
