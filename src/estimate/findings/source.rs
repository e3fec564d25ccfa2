//! Sources of reported quantities: engine counts, and values derived from them.

use crate::engine::{Column, Values};
use crate::question::{Cause, Quantity};
use crate::results::{Entry, Quantities};

/// The source of a quantity, or of one named part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuantitySource {
    Count(Column),
    AnyCasualty,
    CasualtiesPerDay,
    IndividualRisk,
}

impl QuantitySource {
    pub(crate) fn of(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Functional => Self::Count(Column::Functional),
            Quantity::Dormant => Self::Count(Column::Dormant),
            Quantity::AbleToFunction => Self::Count(Column::AbleToFunction),
            Quantity::Inert => Self::Count(Column::Inert),
            Quantity::Explosive => Self::Count(Column::Explosive),
            Quantity::Detonations => Self::Count(Column::Detonations),
            Quantity::SelfDestructed => Self::Count(Column::SelfDestructed),
            Quantity::Cleared => Self::Count(Column::Cleared),
            // for a quantity with a value for each name, this is their sum
            Quantity::Casualties | Quantity::CasualtiesByGroup | Quantity::CasualtiesByCause => {
                Self::Count(Column::Casualties)
            }
            Quantity::Killed | Quantity::KilledByGroup => Self::Count(Column::Killed),
            Quantity::Injured => Self::Count(Column::Injured),
            Quantity::PAnyCasualty => Self::AnyCasualty,
            Quantity::CasualtyRatePerDay => Self::CasualtiesPerDay,
            Quantity::IndividualRiskPerYear => Self::IndividualRisk,
        }
    }

    /// The sources of every quantity, in the order of reports.
    pub(crate) fn all(groups: &[String]) -> Quantities<Self> {
        let by_group = |column: fn(usize) -> Column| {
            let named = groups.iter().cloned().zip((0..).map(column).map(Self::Count));
            Entry::ByName(named.collect())
        };
        let entry = |quantity: Quantity| match quantity {
            Quantity::CasualtiesByGroup => by_group(Column::OfGroup),
            Quantity::KilledByGroup => by_group(Column::KilledOfGroup),
            Quantity::CasualtiesByCause => {
                let named = Cause::ALL
                    .map(|cause| (cause.name().to_owned(), Self::Count(Column::OfCause(cause))));
                Entry::ByName(named.into_iter().collect())
            }
            whole => Entry::Whole(Self::of(whole)),
        };
        Quantity::ALL.into_iter().map(|quantity| (quantity, entry(quantity))).collect()
    }

    /// The kind of values in its histogram.
    pub(crate) const fn values(self) -> Values {
        match self {
            Self::Count(_) => Values::Whole,
            Self::AnyCasualty | Self::CasualtiesPerDay | Self::IndividualRisk => Values::Any,
        }
    }
}

/// Whether a count is of people; one detonation may hurt several.
pub(crate) const fn counts_people(column: Column) -> bool {
    match column {
        Column::Casualties
        | Column::Killed
        | Column::Injured
        | Column::OfGroup(_)
        | Column::KilledOfGroup(_)
        | Column::OfCause(_) => true,
        Column::Functional
        | Column::Dormant
        | Column::AbleToFunction
        | Column::Inert
        | Column::Explosive
        | Column::Detonations
        | Column::SelfDestructed
        | Column::Cleared => false,
    }
}
