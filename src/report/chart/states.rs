//! What can become of a mine, with a colour for each state.

use super::ChartError;
use super::key::Key;
use super::over_time::curve_over_times;
use crate::question::Quantity;
use crate::results::{ArmFindings, Findings};
use plotters::prelude::RGBColor;

/// Every state a laid mine can be in, from what harms to what is gone: its quantity, its name, its
/// colour.
pub(crate) const STATES: [(Quantity, &str, RGBColor); 6] = [
    (Quantity::Functional, "functional", RGBColor(0x9e, 0x2a, 0x2b)),
    (Quantity::Dormant, "dormant in the cold", RGBColor(0xe8, 0xb7, 0x9a)),
    (Quantity::Inert, "inert, still explosive, in the ground", RGBColor(0xb4, 0xbb, 0xc4)),
    (Quantity::Detonations, "detonated on people", RGBColor(0x1b, 0x1f, 0x24)),
    (Quantity::SelfDestructed, "self-destructed", RGBColor(0x6f, 0x8f, 0xb0)),
    (Quantity::Cleared, "cleared", RGBColor(0x6a, 0xb8, 0x9a)),
];

/// The share of an arm's mines in each state at each time after the start. Mines that are laid
/// later are in none yet.
pub(crate) fn shares(findings: &Findings, arm: &ArmFindings) -> Result<[Vec<f64>; 6], ChartError> {
    let per_mine = 1.0 / arm.mines.max(1) as f64;
    let mut all: [Vec<f64>; 6] = Default::default();
    for ((quantity, _, _), into) in STATES.iter().zip(&mut all) {
        *into = curve_over_times(findings, arm, *quantity, per_mine)?.mean;
    }
    Ok(all)
}

/// Which states any arm is ever in.
pub(crate) fn seen(arms: &[[Vec<f64>; 6]]) -> [bool; 6] {
    std::array::from_fn(|state| {
        arms.iter().any(|shares| shares[state].iter().any(|&share| share > 0.0))
    })
}

/// What the colours of those states are.
pub(crate) fn key(seen: [bool; 6]) -> Key {
    let seen = STATES.iter().zip(seen).filter(|(_, seen)| *seen);
    seen.map(|((_, name, color), _)| ((*name).to_owned(), *color)).collect()
}
