//! The one list of what a run reports. No other file spells these names.

use serde::{Deserialize, Serialize};

/// A quantity of a run, per arm and time. Counts are of one field (all mines of the arm, lived
/// once).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Mines in the ground that would go off now.
    Functional,
    /// Mines silent in the cold that can function again when it warms.
    Dormant,
    /// Functional and dormant mines together: able to function, now or when it warms. The headline
    /// for readers.
    AbleToFunction,
    /// Mines in the ground that can never function again, dead on arrival included.
    Inert,
    /// Mines still in the ground: functional, dormant or inert.
    Explosive,
    /// Mines that went off on a person, so far.
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
    /// Killed by group of civilians.
    KilledByGroup,
    /// Casualties by why the mine could still function.
    CasualtiesByCause,
    /// Probability of at least one casualty so far.
    PAnyCasualty,
    /// Expected casualties per day at the present number of functional mines, averaged over the
    /// day.
    CasualtyRatePerDay,
    /// Yearly risk of death of an average member of the most exposed group, while there.
    IndividualRiskPerYear,
}

/// Whether a quantity is one number or one for each of several names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// One number.
    Whole,
    /// One for each group of civilians.
    ByGroup,
    /// One for each [`Cause`].
    ByCause,
}

/// Why a mine that hurt somebody could still function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// A battery mine within its rated life (calendar time since it was laid).
    WithinRatedLife,
    /// A battery mine beyond its rated life: its battery outlasted the rating, or woke in the
    /// warmth.
    BeyondRatedLife,
    /// A battery mine that its battery does not end.
    Overrun,
    /// A persistent mine.
    Mechanical,
}

impl Cause {
    /// All causes, in the order of reports.
    pub const ALL: [Self; 4] =
        [Self::WithinRatedLife, Self::BeyondRatedLife, Self::Overrun, Self::Mechanical];

    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WithinRatedLife => "within_rated_life",
            Self::BeyondRatedLife => "beyond_rated_life",
            Self::Overrun => "overrun",
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

    /// Its name in files, what it is of, and whether it is harm or burden.
    const fn facts(self) -> (&'static str, Kind, bool) {
        match self {
            Self::Functional => ("functional", Kind::Mines, true),
            Self::Dormant => ("dormant", Kind::Mines, true),
            Self::AbleToFunction => ("able_to_function", Kind::Mines, true),
            Self::Inert => ("inert", Kind::Mines, false),
            Self::Explosive => ("explosive", Kind::Mines, true),
            Self::Detonations => ("detonations", Kind::Mines, false),
            Self::SelfDestructed => ("self_destructed", Kind::Mines, false),
            Self::Cleared => ("cleared", Kind::Mines, false),
            Self::Casualties => ("casualties", Kind::People(Split::Whole), true),
            Self::Killed => ("killed", Kind::People(Split::Whole), true),
            Self::Injured => ("injured", Kind::People(Split::Whole), true),
            Self::CasualtiesByGroup => ("casualties_by_group", Kind::People(Split::ByGroup), true),
            Self::KilledByGroup => ("killed_by_group", Kind::People(Split::ByGroup), true),
            Self::CasualtiesByCause => ("casualties_by_cause", Kind::People(Split::ByCause), false),
            Self::PAnyCasualty => ("p_any_casualty", Kind::Rate, true),
            Self::CasualtyRatePerDay => ("casualty_rate_per_day", Kind::Rate, false),
            Self::IndividualRiskPerYear => ("individual_risk_per_year", Kind::Rate, true),
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

    /// Whether it is harm to people, or what is left in the ground that can harm them or has to be
    /// removed: all that is asked which unknowns matter to it.
    pub const fn is_harm_or_burden(self) -> bool {
        self.facts().2
    }

    /// Whether it counts mines that can function, now or when it warms.
    pub const fn is_able_to_function(self) -> bool {
        matches!(self, Self::Functional | Self::Dormant | Self::AbleToFunction)
    }

    /// Whether it counts mines, of which there are no more than were laid.
    pub const fn counts_mines(self) -> bool {
        matches!(self.facts().1, Kind::Mines)
    }

    /// Whether it is a count, rather than a chance or a rate.
    pub const fn is_count(self) -> bool {
        !matches!(self.facts().1, Kind::Rate)
    }

    /// Whether it is one number or one for each of several names.
    pub const fn split(self) -> Split {
        match self.facts().1 {
            Kind::People(split) => split,
            Kind::Mines | Kind::Rate => Split::Whole,
        }
    }
}

/// What a quantity is of.
#[derive(Clone, Copy, Debug)]
enum Kind {
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
