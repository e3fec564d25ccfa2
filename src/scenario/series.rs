//! Reads a temperature series from a CSV file in the scenario's folder. The series is checked here,
//! so that the model need not.

use super::diagnostics::fault::{Fault, FaultKind};
use super::file::document::Position;
use super::file::scenario_file::{Measured, ScenarioFile};
use super::reading::spot::Positioned;
use crate::model::TemperatureSeries;
use crate::units::{Celsius, Days};
use jiff::SignedDuration;
use jiff::civil::DateTime;
use std::sync::Arc;

/// The most faulty rows shown.
const MOST_FAULTS: usize = 10;
/// Days past the horizon in which the model looks for warmth.
const LOOK_AHEAD_DAYS: f64 = 400.0;
/// Days from the start beyond any run.
const BEYOND_RUNS_DAYS: f64 = 400_000.0;
/// What a plain number is that is too large for days since the start, by its least value.
const DISGUISED_DATES: [(f64, &str); 4] = [
    (1e8, "seconds of Unix"),
    (1e7, "a date without hyphens"),
    (2.4e6, "a Julian day"),
    (2e4, "a day number of a spreadsheet"),
];
/// The shortest series that can repeat every year, days.
const LEAST_YEAR_DAYS: f64 = 365.0;

/// The arguments of reading a series.
#[derive(Debug)]
pub(super) struct SeriesRequest<'a> {
    /// The name of the file of measured values.
    pub(super) name: &'a Positioned<String>,
    /// Whether it repeats every year.
    pub(super) repeats: bool,
    /// The scenario file.
    pub(super) file: &'a ScenarioFile,
    /// Local date and time of t = 0.
    pub(super) start: DateTime,
    /// The end of the run, where it could be read.
    pub(super) horizon: Option<Days>,
    /// The number of the file's text among the sources.
    pub(super) source: usize,
}

/// A temperature series with its source and faults.
#[derive(Debug)]
pub(super) struct LoadedSeries {
    pub(super) series: Option<Arc<TemperatureSeries>>,
    pub(super) measured: Arc<Measured>,
    pub(super) faults: Vec<Fault>,
}

/// Reads the file of a series. An error is a fault of the scenario file.
pub(super) fn read(asked: &SeriesRequest<'_>) -> Result<LoadedSeries, Box<Fault>> {
    let &SeriesRequest { name, repeats, .. } = asked;
    let fault =
        |kind| Fault { position: Some(name.position.clone()), path: name.path.clone(), kind };
    let unreadable = |why: FaultKind| match why {
        FaultKind::NoFolder { .. } => fault(why),
        why => {
            fault(FaultKind::SeriesUnreadable { file: name.value.clone(), reason: why.to_string() })
        }
    };
    let measured = asked.file.measured(name).map_err(|why| Box::new(unreadable(why)))?;
    let mut faults = Vec::new();
    // dates and times become days since the start
    let key = (asked.start, repeats);
    let series = measured.series(&key).or_else(|| {
        let mut rows =
            SeriesRows { asked, text: &measured.source.text, faults: Vec::new(), rows: Vec::new() };
        rows.read();
        faults = rows.faults;
        if !faults.is_empty() {
            return None;
        }
        if rows.rows.len() < 2 {
            let found = format!("{} moments", rows.rows.len());
            let expected = "at least two rows".to_owned();
            faults.push(fault(FaultKind::SeriesTooShort { found, expected }));
            return None;
        }
        let series = TemperatureSeries::new(rows.rows, repeats.then(|| Days::from_years(1.0)));
        Some(measured.keep(key, series))
    });
    faults.extend(series.as_ref().and_then(|series| covered(series, asked)).map(fault));
    let series = series.filter(|_| faults.is_empty());
    Ok(LoadedSeries { series, measured, faults })
}

/// The local date and time of a time of the run.
pub(super) fn date_at(start: DateTime, time: Days) -> DateTime {
    let seconds = SignedDuration::from_secs_f64((time.days() * 86_400.0).round());
    start.saturating_add(seconds)
}

/// The fault in the time that a series covers, if any.
fn covered(series: &TemperatureSeries, asked: &SeriesRequest<'_>) -> Option<FaultKind> {
    let [first, last] = series.span().map(Days::days);
    if asked.repeats {
        let enough = last - first >= LEAST_YEAR_DAYS;
        let found = format!("{:.1} d", last - first);
        let expected =
            format!("at least {LEAST_YEAR_DAYS} d of a series that comes again every year");
        return (!enough).then_some(FaultKind::SeriesTooShort { found, expected });
    }
    let until = asked.horizon?.days() + LOOK_AHEAD_DAYS;
    let enough = first <= 0.0 && last >= until;
    let found = format!("{first:.1} d to {last:.1} d after the start");
    let expected = format!("0 d to {until:.1} d, the horizon and {LOOK_AHEAD_DAYS} d more");
    (!enough).then_some(FaultKind::SeriesTooShort { found, expected })
}

/// The rows read so far.
struct SeriesRows<'a> {
    asked: &'a SeriesRequest<'a>,
    text: &'a str,
    faults: Vec<Fault>,
    rows: Vec<(Days, Celsius)>,
}

impl SeriesRows<'_> {
    fn read(&mut self) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(self.text.as_bytes());
        let mut headed = false;
        let mut before = String::new();
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => return self.fault(0, 0, error.to_string(), "rows of CSV"),
            };
            let byte =
                record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
            if self.faults.len() >= MOST_FAULTS {
                return;
            }
            let cell = |column: usize| record.get(column).unwrap_or_default();
            if !headed {
                headed = true;
                let names = (cell(0).trim_start_matches('\u{feff}'), cell(1), record.len());
                if names != ("time", "celsius", 2) {
                    let found = record.iter().collect::<Vec<_>>().join(",");
                    return self.fault(byte, 0, format!("{found:?}"), "the header `time,celsius`");
                }
                continue;
            }
            if record.len() != 2 {
                self.fault(byte, 0, format!("{} columns", record.len()), "two, time and celsius");
                continue;
            }
            self.row(byte, cell(0), cell(1), &mut before);
        }
        if !headed {
            self.fault(
                0,
                0,
                "an empty file".to_owned(),
                "the header `time,celsius` and rows below it",
            );
        }
    }

    fn row(&mut self, byte: usize, time: &str, celsius: &str, before: &mut String) {
        let warm = celsius.parse().ok().filter(|warm| (-90.0..=70.0).contains(warm));
        if warm.is_none() {
            self.fault(byte, 1, format!("{celsius:?}"), "a temperature from -90 to 70 °C");
        }
        let at = match self.time(time) {
            Ok(at) => at,
            Err(why) => {
                let expected = "a local date and time such as 2024-11-20T06:00, or days since the \
                                start";
                return self.fault(byte, 0, format!("{time:?}{why}"), expected);
            }
        };
        if self.rows.last().is_some_and(|last| last.0 >= at) {
            return self.fault(
                byte,
                0,
                format!("{time:?} after {before:?}"),
                "times that increase",
            );
        }
        before.clear();
        before.push_str(time);
        // a row without its temperature still shows whether times increase; its fault prevents its
        // use
        self.rows.push((at, Celsius(warm.unwrap_or(0.0))));
    }

    /// A time since the start, from a date and time or days. An error says what else it may be.
    fn time(&self, text: &str) -> Result<Days, String> {
        if let Ok(days) = text.parse::<f64>() {
            let most = if self.rows.is_empty() { DISGUISED_DATES[3].0 } else { BEYOND_RUNS_DAYS };
            let disguised = DISGUISED_DATES.iter().find(|(least, _)| days >= *least);
            return match disguised {
                _ if days.abs() < most => Ok(Days::new(days)),
                Some((_, what)) => Err(format!(", which may be {what}")),
                None => Err(String::new()),
            };
        }
        // a time zone offset would be dropped silently
        let local =
            text.chars().all(|c| c.is_ascii_digit() || "-:T .".contains(c)) && text.len() > 10;
        match text.parse::<DateTime>() {
            Ok(at) if local && text.matches('-').count() == 2 => {
                let since = at.duration_since(self.asked.start);
                Ok(Days::new(since.as_secs_f64() / 86_400.0))
            }
            _ => Err(String::new()),
        }
    }

    /// Keeps a fault in a column of a line. The line begins at a byte of the text.
    fn fault(&mut self, byte: usize, column: usize, found: String, expected: &str) {
        // after blank lines, the position of a record is that of the blank line
        let blank = self.text.get(byte..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let start = byte + blank;
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let span = match (column, line.find(',')) {
            (0, Some(comma)) => start..start + comma,
            (1, Some(comma)) => start + comma + 1..start + line.len(),
            (_, _) => start..start + line.len(),
        };
        let kind = FaultKind::Unwanted { found, expected: expected.to_owned() };
        let position = Some(Position::new(self.asked.source, span));
        self.faults.push(Fault {
            position,
            path: ["time", "celsius"][column.min(1)].to_owned(),
            kind,
        });
    }
}
