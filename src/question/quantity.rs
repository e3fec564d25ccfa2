//! The one list of reported quantities. No other file spells these names.

use serde::{Deserialize, Serialize};

/// A quantity of a run, per alternative and time. Counts are of one replicate: all mines of the
/// alternative, simulated once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Mines in the ground that would detonate on contact now.
    Functional,
    /// Mines silent in the cold that can function again when it warms.
    Dormant,
    /// Mines able to function, now or when it warms. They are functional and dormant mines
    /// together. The headline for readers.
    AbleToFunction,
    /// Mines in the ground that can never function again. Those dead on arrival are included. They
    /// still hold explosive.
    Inert,
    /// Mines still in the ground: functional, dormant or inert.
    Explosive,
    /// Victim-activated detonations, so far.
    Detonations,
    /// Mines that destroyed themselves, so far.
    SelfDestructed,
    /// Mines removed by clearance, so far.
    Cleared,
    /// People killed or injured, so far.
    Casualties,
    /// People killed, so far.
    Killed,
    /// People injured, so far.
    Injured,
    /// Casualties by group of civilians.
    CasualtiesByGroup,
    /// The killed by group of civilians.
    KilledByGroup,
    /// Casualties by the cause for which the mine could still function.
    CasualtiesByCause,
    /// Probability of at least one casualty so far.
    PAnyCasualty,
    /// Expected casualties per day at the present number of functional mines. It is averaged over
    /// the day.
    CasualtyRatePerDay,
    /// Individual risk of death per year (IRPA) in the most exposed group. It is that of an average
    /// member while present.
    IndividualRiskPerYear,
}

/// Whether a quantity is one number or one per name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// One number.
    Whole,
    /// One for each group of civilians.
    ByGroup,
    /// One for each [`Cause`].
    ByCause,
}

/// The cause for which a mine that hurt somebody could still function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// A battery mine within its rated life. That is calendar time since it was laid.
    WithinRatedLife,
    /// A battery mine beyond its rated life. Its battery outlasted the rating, or woke in the
    /// warmth.
    BeyondRatedLife,
    /// A battery mine with a deactivation failure. Battery exhaustion does not end it.
    DeactivationFailure,
    /// A persistent mine.
    Mechanical,
}

impl Cause {
    /// All causes, in the order of reports.
    pub const ALL: [Self; 4] =
        [Self::WithinRatedLife, Self::BeyondRatedLife, Self::DeactivationFailure, Self::Mechanical];

    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WithinRatedLife => "within_rated_life",
            Self::BeyondRatedLife => "beyond_rated_life",
            Self::DeactivationFailure => "deactivation_failure",
            Self::Mechanical => "mechanical",
        }
    }
}

impl Quantity {
    /// All quantities, in the order of reports.
    pub const ALL: [Self; 17] = [
        Self::Functional,
        Self::Dormant,
        Self::AbleToFunction,
        Self::Inert,
        Self::Explosive,
        Self::Detonations,
        Self::SelfDestructed,
        Self::Cleared,
        Self::Casualties,
        Self::Killed,
        Self::Injured,
        Self::CasualtiesByGroup,
        Self::KilledByGroup,
        Self::CasualtiesByCause,
        Self::PAnyCasualty,
        Self::CasualtyRatePerDay,
        Self::IndividualRiskPerYear,
    ];

    /// Its file name, its kind, and whether it is harm or burden.
    const fn facts(self) -> (&'static str, QuantityKind, bool) {
        match self {
            Self::Functional => ("functional", QuantityKind::Mines, true),
            Self::Dormant => ("dormant", QuantityKind::Mines, true),
            Self::AbleToFunction => ("able_to_function", QuantityKind::Mines, true),
            Self::Inert => ("inert", QuantityKind::Mines, false),
            Self::Explosive => ("explosive", QuantityKind::Mines, true),
            Self::Detonations => ("detonations", QuantityKind::Mines, false),
            Self::SelfDestructed => ("self_destructed", QuantityKind::Mines, false),
            Self::Cleared => ("cleared", QuantityKind::Mines, false),
            Self::Casualties => ("casualties", QuantityKind::People(Split::Whole), true),
            Self::Killed => ("killed", QuantityKind::People(Split::Whole), true),
            Self::Injured => ("injured", QuantityKind::People(Split::Whole), true),
            Self::CasualtiesByGroup => {
                ("casualties_by_group", QuantityKind::People(Split::ByGroup), true)
            }
            Self::KilledByGroup => ("killed_by_group", QuantityKind::People(Split::ByGroup), true),
            Self::CasualtiesByCause => {
                ("casualties_by_cause", QuantityKind::People(Split::ByCause), false)
            }
            Self::PAnyCasualty => ("p_any_casualty", QuantityKind::Rate, true),
            Self::CasualtyRatePerDay => ("casualty_rate_per_day", QuantityKind::Rate, false),
            Self::IndividualRiskPerYear => ("individual_risk_per_year", QuantityKind::Rate, true),
        }
    }

    /// The name in files.
    pub const fn name(self) -> &'static str {
        self.facts().0
    }

    /// The quantity of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quantity| quantity.name() == name)
    }

    /// Whether it is harm to people or burden. Burden is what is left in the ground that can harm
    /// them or has to be removed. Sensitivity analysis covers these quantities alone.
    pub const fn is_harm_or_burden(self) -> bool {
        self.facts().2
    }

    /// Whether it counts mines that can function, now or when it warms.
    pub const fn is_able_to_function(self) -> bool {
        matches!(self, Self::Functional | Self::Dormant | Self::AbleToFunction)
    }

    /// Whether it counts mines, so that the mines laid bound it.
    pub const fn counts_mines(self) -> bool {
        matches!(self.facts().1, QuantityKind::Mines)
    }

    /// Whether it is a count, not a probability or a rate.
    pub const fn is_count(self) -> bool {
        !matches!(self.facts().1, QuantityKind::Rate)
    }

    /// Whether it is one number or one for each of several names.
    pub const fn split(self) -> Split {
        match self.facts().1 {
            QuantityKind::People(split) => split,
            QuantityKind::Mines | QuantityKind::Rate => Split::Whole,
        }
    }
}

/// The kind of a quantity.
#[derive(Clone, Copy, Debug)]
enum QuantityKind {
    /// A count of mines.
    Mines,
    /// A count of people.
    People(Split),
    /// A probability, or a rate.
    Rate,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantity_is_found_by_its_name_and_written_by_it() {
        for quantity in Quantity::ALL {
            assert_eq!(Quantity::from_name(quantity.name()), Some(quantity));
            let written = serde_json::to_string(&quantity).unwrap();
            assert_eq!(written, format!("\"{}\"", quantity.name()));
        }
        assert_eq!(Quantity::from_name("alive"), None);
    }
}
