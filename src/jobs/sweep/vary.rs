//! The points of a sweep: keys with lists of values, read from the command line. Examples:
//! `alternative[0].return_delay=0d,30d,180d`, `clearance.clearance_effectiveness=0.5..1:6`.

use crate::estimate::even_steps;
use crate::jobs::areas::{line_of, table_text};
use crate::question::{RangeFault, SweptRange};
use crate::units::Days;
use std::str::FromStr;
use thiserror::Error;

/// The most points of a sweep.
pub const MOST_POINTS: usize = 100_000;

/// The points of a sweep: keys, and their values at each point.
///
/// # Example
///
/// ```
/// use inertness::jobs::{Points, Sweep, sweep};
/// use inertness::scenario::{Source, built_ins, read};
///
/// let scenario = read(&Source::BuiltIn(&built_ins()[0]), &["draws=2".into()])?;
/// let points = Points {
///     keys: vec!["alternative[0].return_delay".into()],
///     values: vec![vec!["0d".into()], vec!["90d".into()]],
/// };
/// let targets = ["casualties@1y".parse()?];
/// let found = sweep(&Sweep::new(&scenario, points, &targets).expect("legal points"), |_| ());
/// assert_eq!(found.points.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// Paths of keys.
    pub keys: Vec<String>,
    /// The values of the keys at each point, as written in scenarios.
    pub values: Vec<Vec<String>>,
}

impl Points {
    /// The settings of a point, `key=value`.
    pub fn settings(&self, at: usize) -> Vec<String> {
        let pairs = self.keys.iter().zip(&self.values[at]);
        pairs.map(|(key, value)| format!("{key}={value}")).collect()
    }

    /// The name of a point: its keys and values.
    pub fn point_text(&self, at: usize) -> String {
        self.settings(at).join(" ")
    }
}

/// A key and its values, each as a scenario file writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Varied {
    /// The key's path.
    pub key: String,
    /// The values, at least one.
    pub values: Vec<String>,
}

/// The reason why a text is not a key with values.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum VariedFault {
    /// No `=`.
    #[error(
        "found `{0}`, expected a key and its values, such as \
         alternative[0].return_delay=0d,30d,180d or {EXAMPLE}"
    )]
    NoValues(String),
    /// Nothing between two commas.
    #[error(
        "{0}: found an empty value, expected values with commas between, such as 0.5,0.9 or \
         {EXAMPLE}"
    )]
    EmptyValue(String),
    /// A range without a number of values.
    #[error(
        "{key}: found `{found}`, expected how many values at the end, from 2 to 10,000, such as \
         {EXAMPLE}"
    )]
    HowMany {
        /// The key.
        key: String,
        /// The range.
        found: String,
    },
    /// A key twice.
    #[error("{key}: found a second time, expected all its values in one place")]
    Twice {
        /// The key.
        key: String,
    },
    /// Lists of different lengths that cannot be paired.
    #[error("--zip takes lists of one length: {first} has {count} values, {key} has {found}")]
    Lengths {
        /// The first key.
        first: String,
        /// Its number of values.
        count: usize,
        /// The other key.
        key: String,
        /// Its number of values.
        found: usize,
    },
    /// More points than allowed.
    #[error("found {0} points, expected at most {MOST_POINTS}")]
    TooMany(u128),
    /// An invalid table.
    #[error("{0}")]
    Table(String),
    /// An invalid range.
    #[error("{key}: {fault}")]
    Range {
        /// The key.
        key: String,
        /// What is wrong with it.
        fault: RangeFault,
    },
}

const EXAMPLE: &str = "1e-6..1e-1:log:11";
/// The most values of a range.
const MOST: u32 = 10_000;

impl FromStr for Varied {
    type Err = VariedFault;

    fn from_str(text: &str) -> Result<Self, VariedFault> {
        let (key, values) =
            text.split_once('=').ok_or_else(|| VariedFault::NoValues(text.to_owned()))?;
        let (key, values) = (key.trim().to_owned(), values.trim());
        if key.is_empty() || values.is_empty() {
            return Err(VariedFault::NoValues(text.to_owned()));
        }
        // two dots inside quotes or brackets are no range
        let is_range = values.contains("..") && !values.contains(['"', '[', '{', '/']);
        let values = if is_range { of_range(&key, values)? } else { of_list(values) };
        if values.iter().any(String::is_empty) {
            return Err(VariedFault::EmptyValue(key));
        }
        Ok(Self { key, values })
    }
}

/// Combines values into points: all combinations, or side by side. In combinations, the last key
/// changes first. Side by side, the first point takes the first value of every key.
///
/// # Errors
/// [`VariedFault`] where a key occurs twice, lists differ in length, or there are too many points.
pub fn combined(varied: &[Varied], side_by_side: bool) -> Result<Points, VariedFault> {
    for (at, one) in varied.iter().enumerate() {
        if varied[..at].iter().any(|other| other.key == one.key) {
            return Err(VariedFault::Twice { key: one.key.clone() });
        }
    }
    let keys = varied.iter().map(|varied| varied.key.clone()).collect();
    let Some(first) = varied.first() else { return Ok(Points { keys, values: vec![vec![]] }) };
    if side_by_side {
        let count = first.values.len();
        if let Some(other) = varied.iter().find(|other| other.values.len() != count) {
            let (first, key, found) = (first.key.clone(), other.key.clone(), other.values.len());
            return Err(VariedFault::Lengths { first, count, key, found });
        }
        let row = |at: usize| varied.iter().map(|varied| varied.values[at].clone()).collect();
        return few(Points { keys, values: (0..count).map(row).collect() });
    }
    let counts = varied.iter().map(|varied| varied.values.len() as u128);
    let found = counts.fold(1_u128, u128::saturating_mul);
    if found > MOST_POINTS as u128 {
        return Err(VariedFault::TooMany(found));
    }
    let values = varied.iter().fold(vec![vec![]], |rows: Vec<Vec<String>>, varied| {
        let with = |row: &Vec<String>| {
            let with = |value: &String| [row.as_slice(), std::slice::from_ref(value)].concat();
            varied.values.iter().map(with).collect::<Vec<_>>()
        };
        rows.iter().flat_map(with).collect()
    });
    Ok(Points { keys, values })
}

/// Points from a table, one per row. The first row has the keys.
///
/// # Errors
/// [`VariedFault::Table`] gives the fault and its line.
pub fn tabled(bytes: &[u8]) -> Result<Points, VariedFault> {
    let fault = |what: String| VariedFault::Table(what);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    table_text(bytes).map_err(VariedFault::Table)?;
    let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let keys: Vec<String> =
        table.headers().map_err(|why| fault(why.to_string()))?.iter().map(str::to_owned).collect();
    if keys.iter().all(String::is_empty) {
        return Err(fault(
            "found no keys in the first line, expected paths such as alternative[0].return_delay"
                .into(),
        ));
    }
    for (at, key) in keys.iter().enumerate() {
        if key.is_empty() {
            return Err(fault(format!("line 1: column {} has no key", at + 1)));
        }
        if keys[..at].contains(key) {
            return Err(VariedFault::Twice { key: key.clone() });
        }
    }
    let mut values: Vec<Vec<String>> = Vec::new();
    for row in table.records() {
        let row = row.map_err(|why| fault(why.to_string()))?;
        let line = line_of(bytes, &row);
        if let Some(at) = row.iter().position(str::is_empty) {
            return Err(fault(format!("line {line}: {} has no value", keys[at])));
        }
        values.push(row.iter().map(str::to_owned).collect());
    }
    if values.is_empty() {
        return Err(fault("found keys and no points, expected a line for each point".into()));
    }
    few(Points { keys, values })
}

fn few(points: Points) -> Result<Points, VariedFault> {
    match points.values.len() {
        found if found > MOST_POINTS => Err(VariedFault::TooMany(found as u128)),
        _ => Ok(points),
    }
}

/// A value as a number on an axis. The flag says whether it is a duration in days.
pub(crate) fn on_an_axis(value: &str) -> Option<(f64, bool)> {
    let bare = value.trim().trim_matches('"');
    match bare.replace('_', "").parse::<f64>() {
        Ok(number) => Some((number, false)).filter(|(number, _)| number.is_finite()),
        Err(_) => Days::parse(bare).ok().map(|time| (time.days(), true)),
    }
}

/// Reads a range with a number of values. It is `low..high`, an optional `:log` or `:linear`, then
/// `:` and the number.
fn of_range(key: &str, text: &str) -> Result<Vec<String>, VariedFault> {
    let how_many = || VariedFault::HowMany { key: key.to_owned(), found: text.to_owned() };
    let (range, number) = text.rsplit_once(':').ok_or_else(how_many)?;
    let number: u32 = number.parse().map_err(|_| how_many())?;
    if !(2..=MOST).contains(&number) {
        return Err(how_many());
    }
    let range: SweptRange =
        range.parse().map_err(|fault| VariedFault::Range { key: key.to_owned(), fault })?;
    // values between are rounded to seven figures for people to read
    Ok(even_steps(&range, number, 7).into_iter().map(|value| range.written(value)).collect())
}

/// Splits values at commas, except inside quotes, brackets and braces.
fn of_list(text: &str) -> Vec<String> {
    let (mut values, mut value) = (Vec::new(), String::new());
    let (mut depth, mut quoted) = (0_i32, false);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '[' | '{' if !quoted => depth += 1,
            ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        if letter == ',' && depth == 0 && !quoted {
            values.push(value.trim().to_owned());
            value.clear();
        } else {
            value.push(letter);
        }
    }
    values.push(value.trim().to_owned());
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        text.parse::<Varied>().unwrap().values
    }

    #[test]
    fn lists_are_taken_as_they_stand() {
        assert_eq!(values("alternative[0].return_delay=0d, 30d,180d"), ["0d", "30d", "180d"]);
        assert_eq!(
            values("site.temperature={ constant = { celsius = 1, } },{ series = \"a,b.csv\" }"),
            ["{ constant = { celsius = 1, } }", "{ series = \"a,b.csv\" }"]
        );
        assert_eq!(values("clearance.passes=2"), ["2"]);
        assert_eq!("a.b = 1,2".parse::<Varied>().unwrap().key, "a.b");
    }

    #[test]
    fn ranges_have_even_steps_and_their_own_ends() {
        assert_eq!(values("a=1e-6..1e-1:log:6"), ["1e-6", "1e-5", "1e-4", "0.001", "0.01", "0.1"]);
        assert_eq!(values("a=0..1:5"), ["0", "0.25", "0.5", "0.75", "1"]);
        assert_eq!(values("a=4h..14d:linear:2"), ["\"0.16666666666666666d\"", "\"14d\""]);
        assert_eq!(values("a=1..3:log:3")[1], "1.732051");
    }

    #[test]
    fn what_is_none_is_refused_with_what_to_write() {
        let fault = |text: &str| text.parse::<Varied>().unwrap_err().to_string();
        assert!(fault("a").contains("expected a key and its values"));
        assert!(fault("a=").contains("expected a key and its values"));
        assert!(fault("a=1,,2").contains("a: found an empty value"));
        assert!(fault("a=0..1").contains("a: found `0..1`, expected how many values at the end"));
        assert!(fault("a=0..1:linear").contains("expected how many"), "{}", fault("a=0..1:linear"));
        assert!(fault("a=1..0:3").contains("the lower end first"));
        assert!(fault("a=0..1:log:3").contains("above 0"));
        assert!(fault("a=0..1:1").contains("from 2 to 10,000"));
    }

    #[test]
    fn of_a_grid_the_last_key_moves_first_and_side_by_side_all_move() {
        let two: Vec<Varied> = ["a=1,2", "b=x,y"].map(|text| text.parse().unwrap()).to_vec();
        let grid = combined(&two, false).unwrap();
        assert_eq!(grid.values, [["1", "x"], ["1", "y"], ["2", "x"], ["2", "y"]]);
        assert_eq!(grid.point_text(1), "a=1 b=y");
        assert_eq!(combined(&two, true).unwrap().values, [["1", "x"], ["2", "y"]]);
        let three = [two[0].clone(), "b=1,2,3".parse().unwrap()];
        let fault = combined(&three, true).unwrap_err().to_string();
        assert_eq!(fault, "--zip takes lists of one length: a has 2 values, b has 3");
        let twice = [two[0].clone(), two[0].clone()];
        assert!(
            combined(&twice, false).unwrap_err().to_string().contains("a: found a second time")
        );
        let wide: Vec<Varied> =
            ["a=0..1:10000", "b=0..1:10000"].map(|text| text.parse().unwrap()).to_vec();
        assert!(combined(&wide, false).unwrap_err().to_string().contains("found 100000000 points"));
    }

    #[test]
    fn a_table_has_keys_and_a_line_for_each_point() {
        let points = tabled(b"a, b\n1,\"{ uniform = [0, 1] }\"\n2,3\n").unwrap();
        assert_eq!(points.keys, ["a", "b"]);
        assert_eq!(points.values, [["1", "{ uniform = [0, 1] }"], ["2", "3"]]);
        let fault = |text: &str| tabled(text.as_bytes()).unwrap_err().to_string();
        assert!(fault("a,b\n1\n").contains("line"), "{}", fault("a,b\n1\n"));
        assert_eq!(fault("a,b\n1,\n"), "line 2: b has no value");
        assert!(fault("a,a\n1,2\n").contains("a: found a second time"));
        assert!(fault("a,b\n").contains("no points") && fault("").contains("is empty"));
    }

    #[test]
    fn numbers_and_durations_have_a_place_on_an_axis() {
        assert_eq!(on_an_axis("1_000"), Some((1000.0, false)));
        assert_eq!(on_an_axis("\"2d\""), Some((2.0, true)));
        assert_eq!(on_an_axis("nobody"), None);
    }
}
