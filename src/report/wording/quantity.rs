//! Quantities and targets in words.

use super::words::{quoted, when};
use crate::question::Quantity;

/// The quantity within a sentence.
pub(crate) fn quantity_text(quantity: Quantity, part: Option<&str>) -> String {
    let what = match quantity {
        Quantity::Functional => "functional mines",
        Quantity::Dormant => "dormant mines",
        Quantity::AbleToFunction => "mines able to function",
        Quantity::Explosive => "explosive items in the ground",
        Quantity::Casualties | Quantity::CasualtiesByGroup => "casualties",
        Quantity::Killed | Quantity::KilledByGroup => "people killed",
        Quantity::Injured => "people injured",
        Quantity::PAnyCasualty => "the probability of any casualty",
        Quantity::IndividualRiskPerYear => "the yearly risk of death of a person who is there",
        other @ (Quantity::Inert
        | Quantity::Detonations
        | Quantity::SelfDestructed
        | Quantity::Cleared
        | Quantity::CasualtiesByCause
        | Quantity::CasualtyRatePerDay) => return other.name().replace('_', " "),
    };
    part.map_or_else(|| what.to_owned(), |part| format!("{what} among {}", quoted(part)))
}

/// The quantity at a time, within a sentence: `casualties after 10 y`.
pub(crate) fn target_text(quantity: Quantity, part: Option<&str>, days: f64) -> String {
    format!("{} {}", quantity_text(quantity, part), when(days))
}
