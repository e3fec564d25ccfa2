//! The numbers at the report times, in a table for each alternative.

use crate::question::Quantity;
use crate::report::text::topic::whole;
use crate::report::wording::able_to_function::dormancy_matters;
use crate::report::wording::estimate_format::EstimateFormat;
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words;
use crate::results::{AlternativeFindings, AtTime, Findings};
use serde::Serialize;

/// The table of an alternative.
#[derive(Debug, Serialize)]
pub(super) struct AlternativeTable<'a> {
    pub(super) name: &'a str,
    /// The number of its mines, as text.
    pub(super) mines: String,
    /// The column headings: a name and its definition.
    pub(super) heads: Vec<[&'static str; 2]>,
    pub(super) rows: Vec<NumbersRow>,
}

/// The numbers at a report time.
#[derive(Debug, Serialize)]
pub(super) struct NumbersRow {
    pub(super) time: String,
    pub(super) cells: Vec<PageCell>,
}

/// A number and its interval.
#[derive(Debug, Serialize)]
pub(super) struct PageCell {
    pub(super) mean: String,
    pub(super) interval: Option<String>,
}

/// A column: its quantity and its heading.
type PageColumn = (Quantity, [&'static str; 2]);

/// The columns of every table, in reading order.
const COLUMNS: [PageColumn; 6] = [
    (Quantity::AbleToFunction, ["Able to function", "now or when it warms, of the mines laid"]),
    (Quantity::Dormant, ["Of them dormant", "silent in the cold, able to wake"]),
    (Quantity::Casualties, ["Casualties", "killed or injured so far"]),
    (Quantity::Killed, ["Killed", "so far"]),
    (
        Quantity::IndividualRiskPerYear,
        ["Risk of death a year", "of a person of the most exposed group, while there"],
    ),
    (Quantity::PAnyCasualty, ["Any casualty", "probability of at least one so far"]),
];

/// The tables of all alternatives.
pub(super) fn alternative_tables(findings: &Findings) -> Vec<AlternativeTable<'_>> {
    let evidence = Evidence::of(findings);
    findings.alternatives.iter().map(|alternative| table(alternative, evidence)).collect()
}

fn table(alternative: &AlternativeFindings, evidence: Evidence) -> AlternativeTable<'_> {
    let shown =
        |column: &&PageColumn| column.0 != Quantity::Dormant || dormancy_matters(alternative);
    let columns: Vec<&PageColumn> = COLUMNS.iter().filter(shown).collect();
    let row = |at: &AtTime| NumbersRow {
        time: words::span(at.days),
        cells: columns
            .iter()
            .map(|(quantity, _)| cell(alternative, at, *quantity, evidence))
            .collect(),
    };
    AlternativeTable {
        name: &alternative.name,
        mines: words::count(alternative.mines),
        heads: columns.iter().map(|(_, head)| *head).collect(),
        rows: alternative.at.iter().map(row).collect(),
    }
}

fn cell(
    alternative: &AlternativeFindings,
    at: &AtTime,
    quantity: Quantity,
    evidence: Evidence,
) -> PageCell {
    let Some(estimate) = whole(at, quantity) else {
        return PageCell { mean: "no data".to_owned(), interval: None };
    };
    let manner = EstimateFormat { under: "<", ..EstimateFormat::of(quantity, alternative, at) };
    PageCell {
        mean: evidence.cell_parts(&estimate, manner).0,
        interval: evidence.bracket(&estimate, manner),
    }
}
