//! Refusal of a scenario: all its faults, and their report.

use super::fault::Fault;
use super::render::{Message, SourceText, line_and_column, render};
use annotate_snippets::Level;
use std::fmt;

/// The refusal of a scenario with every fault found.
#[derive(Clone, Debug)]
pub struct Refusal {
    sources: Vec<SourceText>,
    faults: Vec<Fault>,
}

/// The greatest number of faults that a report shows in full.
const MOST_SHOWN: usize = 100;

impl Refusal {
    /// The refusal of a scenario with faults, at least one.
    pub(crate) fn new(sources: Vec<SourceText>, mut faults: Vec<Fault>) -> Self {
        assert!(!faults.is_empty(), "a scenario without a fault is not refused");
        faults.sort_by(|a, b| (&a.position, &a.path).cmp(&(&b.position, &b.path)));
        Self { sources, faults }
    }

    /// All faults, in the order of the file.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The line and column of a fault, from 1. None without a position.
    pub fn position(&self, fault: &Fault) -> Option<(usize, usize)> {
        let position = fault.position.as_ref()?;
        Some(line_and_column(&self.sources.get(position.source)?.text, position))
    }

    /// The report: each fault with its line, and the number of faults.
    pub fn render(&self, colour: bool) -> String {
        let mut report = String::new();
        for fault in self.faults.iter().take(MOST_SHOWN) {
            let text = match (&fault.position, self.sources.first()) {
                (None, Some(file)) => format!("{}: {fault}", file.name),
                _ => fault.to_string(),
            };
            let message = Message { level: Level::ERROR, text, position: fault.position.as_ref() };
            report.push_str(&render(&message, &self.sources, colour));
            report.push_str("\n\n");
        }
        if let [Fault { position: None, .. }] = self.faults.as_slice() {
            // a fault of the file as a whole needs no count
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
