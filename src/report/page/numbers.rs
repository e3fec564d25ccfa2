//! The numbers at the report times, arm by arm.

use crate::question::Quantity;
use crate::report::able::dormancy_matters;
use crate::report::said::{Evidence, Manner};
use crate::report::topic::whole;
use crate::report::words;
use crate::results::{ArmFindings, AtTime, Estimate, Findings};
use serde::Serialize;

/// The table of an arm.
#[derive(Debug, Serialize)]
pub(super) struct ArmTable<'a> {
    pub(super) name: &'a str,
    /// How many mines it has, in words.
    pub(super) mines: String,
    /// What the columns hold: a name, and what it is of.
    pub(super) heads: Vec<[&'static str; 2]>,
    pub(super) rows: Vec<Row>,
}

/// A report time.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) time: String,
    pub(super) cells: Vec<Cell>,
}

/// A number and the ends of its band.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    pub(super) mean: String,
    pub(super) band: Option<String>,
}

/// A column: what it shows, and its head.
type Column = (Quantity, [&'static str; 2]);

/// The columns of every table, in the order of reading.
const COLUMNS: [Column; 6] = [
    (Quantity::AbleToFunction, ["Able to function", "now or when it warms, of the mines laid"]),
    (Quantity::Dormant, ["Of them dormant", "silent in the cold, able to wake"]),
    (Quantity::Casualties, ["Casualties", "killed or injured so far"]),
    (Quantity::Killed, ["Killed", "so far"]),
    (
        Quantity::IndividualRiskPerYear,
        ["Risk of death a year", "of a person of the most exposed group, while there"],
    ),
    (Quantity::PAnyCasualty, ["Any casualty", "chance of at least one so far"]),
];

/// The tables of all arms.
pub(super) fn arm_tables(findings: &Findings) -> Vec<ArmTable<'_>> {
    let evidence = Evidence::of(findings);
    findings.arms.iter().map(|arm| table(arm, evidence)).collect()
}

fn table(arm: &ArmFindings, evidence: Evidence) -> ArmTable<'_> {
    let shown = |column: &&Column| column.0 != Quantity::Dormant || dormancy_matters(arm);
    let columns: Vec<&Column> = COLUMNS.iter().filter(shown).collect();
    let row = |at: &AtTime| Row {
        time: words::span(at.days),
        cells: columns.iter().map(|(quantity, _)| cell(arm, at, *quantity, evidence)).collect(),
    };
    ArmTable {
        name: &arm.name,
        mines: words::count(arm.mines),
        heads: columns.iter().map(|(_, head)| *head).collect(),
        rows: arm.at.iter().map(row).collect(),
    }
}

fn cell(arm: &ArmFindings, at: &AtTime, quantity: Quantity, evidence: Evidence) -> Cell {
    let Some(estimate) = whole(at, quantity) else {
        return Cell { mean: "no data".to_owned(), band: None };
    };
    let manner = Manner { under: "<", ..manner(arm, at, quantity, &estimate) };
    Cell {
        mean: evidence.cell_parts(&estimate, manner).0,
        band: evidence.bracket(&estimate, manner),
    }
}

/// How a quantity is said.
fn manner(arm: &ArmFindings, at: &AtTime, quantity: Quantity, estimate: &Estimate) -> Manner {
    match (quantity, whole(at, Quantity::Functional)) {
        (Quantity::AbleToFunction | Quantity::Dormant, _) => Manner::share_of(arm.mines),
        (Quantity::Casualties | Quantity::Killed, _) => Manner::casualties(at),
        (Quantity::IndividualRiskPerYear, Some(functional)) => Manner::risk(estimate, &functional),
        (Quantity::PAnyCasualty, _) => Manner::ANY_CASUALTY,
        _ => Manner::COUNT,
    }
}
