//! Reading of dates: the start of the calendar, and times that are given as dates.

use super::reader::{Read, Reader};
use super::spot::Moment;
use crate::scenario::file::document::{Node, Value};
use crate::scenario::grammar::Kind;
use crate::units::Days;
use jiff::civil::{Date, DateTime, Time};
use toml::value::Datetime;

impl Read for DateTime {
    fn read(reader: &mut Reader, node: &Node, kind: &Kind, path: &str) -> Option<Self> {
        let Value::Date(written) = &node.value else {
            if let Value::Text(_) = node.value {
                let why = "a date has no quotes".to_owned();
                return reader.unwanted_because(node, path, kind.expected(), why);
            }
            return reader.unwanted(node, path, kind.expected());
        };
        if written.offset.is_some() {
            let why = "local solar time has no offset".to_owned();
            return reader.unwanted_because(node, path, kind.expected(), why);
        }
        civil(written).or_else(|| reader.unwanted(node, path, kind.expected()))
    }
}

impl Reader {
    /// The time of a date since the start; below zero for an earlier one.
    pub(super) fn since_start(
        &mut self,
        node: &Node,
        date: &Datetime,
        path: &str,
    ) -> Option<Moment> {
        let time = DateTime::read(self, node, &Kind::Date, path)?;
        // a start that is missing or refused has a fault of its own
        let start = self.start.unwrap_or(time);
        let time = Days::new(time.duration_since(start).as_secs_f64() / 86_400.0);
        Some(Moment { text: date.to_string(), time })
    }
}

/// The start of a scenario's calendar, before the file is checked.
pub(crate) fn start_of(tree: &Node) -> Option<DateTime> {
    match &tree.below("site")?.below("start")?.value {
        Value::Date(written) => civil(written),
        _ => None,
    }
}

/// A local TOML date and time as a calendar one; a date alone is its midnight.
fn civil(written: &Datetime) -> Option<DateTime> {
    let date = written.date?;
    let whole = |part: u8| i8::try_from(part).ok();
    let day =
        Date::new(i16::try_from(date.year).ok()?, whole(date.month)?, whole(date.day)?).ok()?;
    let Some(time) = written.time else { return Some(day.at(0, 0, 0, 0)) };
    let nanosecond = i32::try_from(time.nanosecond.unwrap_or(0)).ok()?;
    let second = time.second.unwrap_or(0);
    let clock =
        Time::new(whole(time.hour)?, whole(time.minute)?, whole(second)?, nanosecond).ok()?;
    Some(DateTime::from_parts(day, clock))
}
