//! The attributes of an area: names, values and checks, the same for tables and maps.

use jiff::civil::{Date, DateTime};
use thiserror::Error;

/// The fields of an area.
pub const ATTRIBUTES: [&str; 6] = ["id", "area_m2", "mines", "laid", "people", "kind"];

/// The fields that an area gives; the scenario gives the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreaAttributes {
    /// Its name, different from all others.
    pub id: String,
    /// Area, m²; above 0.
    pub area_m2: Option<f64>,
    /// Mines laid.
    pub mines: Option<u64>,
    /// Date on which the mines were laid.
    pub laid: Option<Date>,
    /// Number of people near.
    pub people: Option<f64>,
    /// The alternative of the scenario whose mines it has.
    pub kind: Option<String>,
}

impl AreaAttributes {
    /// The fields that it does not give.
    pub fn missing(&self) -> impl Iterator<Item = &'static str> {
        let said = [
            true,
            self.area_m2.is_some(),
            self.mines.is_some(),
            self.laid.is_some(),
            self.people.is_some(),
            self.kind.is_some(),
        ];
        ATTRIBUTES.into_iter().zip(said).filter(|(_, said)| !said).map(|(attribute, _)| attribute)
    }
}

/// A fault in a file of areas.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}{what}")]
pub struct AreaFileFault {
    /// The place, such as `line 7: `, or nothing.
    pub place: String,
    /// What is wrong, and what is expected.
    pub what: String,
}

impl AreaFileFault {
    pub(super) fn at(place: &str, what: impl Into<String>) -> Self {
        let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
        Self { place, what: what.into() }
    }
}

/// Names of rows that hold sums.
const TOTALS: [&str; 8] =
    ["total", "totals", "sum", "grand total", "total general", "gesamt", "итого", "всего"];

/// Whether a number has groups of three digits, so that 3.400 may mean 3400 or 3.4.
fn is_grouped(text: &str) -> bool {
    ['.', ','].into_iter().any(|mark| {
        let mut groups = text.split(mark);
        let first = groups.next().unwrap_or_default();
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let leads = (1..=3).contains(&first.len()) && is_number(first) && !first.starts_with('0');
        let mut rest = groups.peekable();
        leads && rest.peek().is_some() && rest.all(|group| group.len() == 3 && is_number(group))
    })
}

/// A date, maybe with a time behind it or slashes inside.
fn date(text: &str) -> Option<Date> {
    let (day, time) = text.split_at(text.find(['T', ' ']).unwrap_or(text.len()));
    // what stands behind is a time and nothing else
    let is_time = time.is_empty()
        || format!("2000-01-01T{}", time[1..].trim_end_matches('Z')).parse::<DateTime>().is_ok();
    day.replace('/', "-").parse().ok().filter(|_| is_time)
}

/// The fields of an area from texts in the order of [`ATTRIBUTES`].
pub(super) fn given<'a>(
    place: &str,
    text: impl Fn(usize) -> Option<&'a str>,
    faults: &mut Vec<AreaFileFault>,
) -> AreaAttributes {
    let number =
        |text: &str| text.replace('_', "").parse::<f64>().ok().filter(|number| number.is_finite());
    let mut given =
        AreaAttributes { id: text(0).unwrap_or_default().to_owned(), ..AreaAttributes::default() };
    let mut fault = |attribute: usize, expected: &str| {
        let found = text(attribute).unwrap_or_default();
        let what = format!("{}: found `{found}`, expected {expected}", ATTRIBUTES[attribute]);
        faults.push(AreaFileFault::at(place, what));
    };
    if given.id.is_empty() {
        fault(0, "a name");
    } else if TOTALS.contains(&given.id.to_lowercase().as_str()) {
        fault(0, "an area; a row of totals would count as one, so leave it out");
    }
    for attribute in [1, 2, 4] {
        if text(attribute).is_some_and(is_grouped) {
            fault(attribute, "a number that is not in groups of three, such as 3400 or 3.4");
        }
    }
    given.area_m2 = text(1).and_then(number).filter(|&area| area > 0.0);
    // tables often write whole numbers as 120.0
    let whole = |mines: &f64| *mines >= 0.0 && mines.fract() == 0.0 && *mines <= 1e10;
    given.mines = text(2).and_then(number).filter(whole).map(|mines| mines as u64);
    given.laid = text(3).and_then(date);
    given.people = text(4).and_then(number).filter(|&people| people >= 0.0);
    given.kind = text(5).map(str::to_owned);
    let expected = [
        ("area_m2", "square metres above 0, such as 250000"),
        ("mines", "a whole number from 0 to 1e10"),
        ("laid", "a date such as 2022-03-15"),
        ("people", "how many people, 0 or more"),
    ];
    for (attribute, (name, expected)) in (1..).zip(expected) {
        if text(attribute).is_some() && given.missing().any(|missing| missing == name) {
            fault(attribute, expected);
        }
    }
    given
}
