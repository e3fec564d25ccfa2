//! A scenario that is refused: all its faults, and the report of them.

use super::fault::Fault;
use super::render::{Message, SourceText, position, render};
use annotate_snippets::Level;
use std::fmt;

/// Why a scenario is refused: every fault that was found.
#[derive(Clone, Debug)]
pub struct Refusal {
    sources: Vec<SourceText>,
    faults: Vec<Fault>,
}

/// The greatest number of faults that a report shows in full.
const MOST_SHOWN: usize = 100;

impl Refusal {
    /// The refusal of a scenario with faults, at least one.
    pub(super) fn new(sources: Vec<SourceText>, mut faults: Vec<Fault>) -> Self {
        assert!(!faults.is_empty(), "a scenario without a fault is not refused");
        faults.sort_by(|a, b| (&a.place, &a.path).cmp(&(&b.place, &b.path)));
        Self { sources, faults }
    }

    /// Everything that is wrong, in the order of the file.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The line and the column of a fault, from 1, where it stands at a place.
    pub fn position(&self, fault: &Fault) -> Option<(usize, usize)> {
        let place = fault.place.as_ref()?;
        Some(position(&self.sources.get(place.source)?.text, place))
    }

    /// The report: each fault with the line it stands in, and how many there are.
    pub fn render(&self, colour: bool) -> String {
        let mut report = String::new();
        for fault in self.faults.iter().take(MOST_SHOWN) {
            let text = match (&fault.place, self.sources.first()) {
                (None, Some(file)) => format!("{}: {fault}", file.name),
                _ => fault.to_string(),
            };
            let message = Message { level: Level::ERROR, text, place: fault.place.as_ref() };
            report.push_str(&render(&message, &self.sources, colour));
            report.push_str("\n\n");
        }
        if let [Fault { place: None, .. }] = self.faults.as_slice() {
            // it names the file as a whole: there is nothing to count
            return report.trim_end().to_owned();
        }
        let more = self.faults.len().saturating_sub(MOST_SHOWN);
        let file = self.sources.first().map_or("the scenario", |file| file.name.as_str());
        let count = match self.faults.len() {
            1 => format!("1 fault in {file}"),
            many if more > 0 => format!("{many} faults in {file}, {more} of them not shown"),
            many => format!("{many} faults in {file}"),
        };
        report.push_str(&count);
        report
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Refusal {}
