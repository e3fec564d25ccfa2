//! The states of a mine, with a colour for each.

use super::over_time::curve_over_times;
use crate::question::Quantity;
use crate::report::chart::ChartError;
use crate::report::chart::layout::legend::Legend;
use crate::results::{AlternativeFindings, Findings};
use plotters::prelude::RGBColor;

/// The states of a laid mine, from harmful to removed.
///
/// Each has its quantity, its name and its colour.
pub(crate) const STATES: [(Quantity, &str, RGBColor); 6] = [
    (Quantity::Functional, "functional", RGBColor(0x9e, 0x2a, 0x2b)),
    (Quantity::Dormant, "dormant in the cold", RGBColor(0xe8, 0xb7, 0x9a)),
    (Quantity::Inert, "inert, still explosive, in the ground", RGBColor(0xb4, 0xbb, 0xc4)),
    (Quantity::Detonations, "victim-activated detonation", RGBColor(0x1b, 0x1f, 0x24)),
    (Quantity::SelfDestructed, "self-destructed", RGBColor(0x6f, 0x8f, 0xb0)),
    (Quantity::Cleared, "cleared", RGBColor(0x6a, 0xb8, 0x9a)),
];

/// The share of an alternative's mines in each state over time.
///
/// Times begin after the start. Mines that are laid later are in no state yet.
pub(crate) fn shares(
    findings: &Findings,
    alternative: &AlternativeFindings,
) -> Result<[Vec<f64>; 6], ChartError> {
    let per_mine = 1.0 / alternative.mines.max(1) as f64;
    let mut all: [Vec<f64>; 6] = Default::default();
    for ((quantity, _, _), into) in STATES.iter().zip(&mut all) {
        *into = curve_over_times(findings, alternative, *quantity, per_mine)?.mean;
    }
    Ok(all)
}

/// Whether any alternative ever has mines in each state.
pub(crate) fn seen(alternatives: &[[Vec<f64>; 6]]) -> [bool; 6] {
    std::array::from_fn(|state| {
        alternatives.iter().any(|shares| shares[state].iter().any(|&share| share > 0.0))
    })
}

/// The legend of those states.
pub(crate) fn key(seen: [bool; 6]) -> Legend {
    let seen = STATES.iter().zip(seen).filter(|(_, seen)| *seen);
    seen.map(|((_, name, color), _)| ((*name).to_owned(), *color)).collect()
}
