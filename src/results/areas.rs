//! The results of a scenario for each of many areas, and totals.
//!
//! The serialised form, without the rows, is `areas.json`, format 1, which may gain keys but never
//! lose or change one.

use super::OverDraws;
use crate::question::InputFile;
use serde::{Deserialize, Serialize};

/// What each number about an area rests on, and what it must not be used for.
pub const BASIS: &str = "model of a population; says nothing about this ground; not for release";

/// A quantity that is reported for an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaQuantity {
    /// Casualties in the time that is looked at.
    Casualties,
    /// Of them killed.
    Killed,
    /// Mines in the ground at its end, whatever their state.
    ItemsLeft,
    /// Mines that clearance removes in it.
    ItemsCleared,
    /// Area that is searched in it, m², each pass counted.
    SearchedM2,
    /// What that costs, in the scenario's currency.
    ClearanceCost,
}

impl AreaQuantity {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Casualties,
        Self::Killed,
        Self::ItemsLeft,
        Self::ItemsCleared,
        Self::SearchedM2,
        Self::ClearanceCost,
    ];

    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Casualties => "casualties",
            Self::Killed => "killed",
            Self::ItemsLeft => "items_left",
            Self::ItemsCleared => "items_cleared",
            Self::SearchedM2 => "searched_m2",
            Self::ClearanceCost => "clearance_cost",
        }
    }
}

/// Provenance of a result over areas, apart from the areas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreasMade {
    /// `inertness`.
    pub program: String,
    /// The version of the program.
    pub version: String,
    /// The file of the areas, the scenario, then the files it names.
    pub inputs: Vec<InputFile>,
    /// Settings given on the command line, `key.path=value`, in order.
    pub overrides: Vec<String>,
    /// The engine whose expected values these are.
    pub engine: String,
    /// The seed.
    pub seed: u64,
    /// Parameter draws.
    pub draws: u32,
    /// From when to when numbers are counted, dates; none where each area has its own time from the
    /// day its mines were laid.
    pub between: Option<[String; 2]>,
    /// How long after the mines were laid each area is looked at, days, where there are no such
    /// dates.
    pub horizon_days: Option<f64>,
}

/// The input record of an area, which is written back unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AreaRecord {
    /// The cells of its row.
    Row(Vec<String>),
    /// Its feature, in JSON.
    Feature(String),
}

/// The results of one area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaRow {
    /// Its name.
    pub id: String,
    /// What was read of it.
    pub record: AreaRecord,
    /// The arm of the scenario whose mines it has.
    pub kind: String,
    /// Mines laid.
    pub mines: u64,
    /// Area, m²; the mean over draws where the scenario's law was taken.
    pub area_m2: f64,
    /// People near, of all groups; the mean over draws where the scenario's law was taken.
    pub people: f64,
    /// The day its mines were laid.
    pub laid: String,
    /// What it does not say of itself and the scenario's was taken for.
    pub from_scenario: Vec<String>,
    /// Of each quantity that is asked for its value in each parameter draw.
    pub values: Vec<Vec<f64>>,
}

/// The results of a table of areas, or of a part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Areas {
    /// How to make it again.
    pub made: AreasMade,
    /// The scenario's title.
    pub title: String,
    /// Currency of costs.
    pub currency: Option<String>,
    /// What is reported.
    pub quantities: Vec<AreaQuantity>,
    /// What the table is, beside its rows.
    pub table: AreaTable,
    /// Whether a row of HXL hashtags is asked for, which the table may have had without.
    pub hashtags: bool,
    /// The areas, in the order of the file.
    pub rows: Vec<AreaRow>,
}

/// The format of a table of areas, apart from its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AreaTable {
    /// A CSV file: the names of its columns, what they say of an area, and its row of HXL hashtags
    /// if it has one.
    Csv {
        /// Names.
        columns: Vec<String>,
        /// Fields, as many; none where a column is none.
        fields: Vec<Option<String>>,
        /// Hashtags, as many.
        hashtags: Option<Vec<String>>,
    },
    /// GeoJSON: the members of its collection but for the features, in JSON.
    GeoJson {
        /// A JSON object.
        members: String,
    },
}

/// Totals over areas.
///
/// Each parameter draw has one value of an uncertain parameter that areas share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AreaTotals {
    /// Of what kind; none for all together.
    pub kind: Option<String>,
    /// How many areas.
    pub areas: u64,
    /// Mines laid.
    pub mines: u64,
    /// Area, m².
    pub area_m2: f64,
    /// Each quantity that is reported.
    pub numbers: Vec<(AreaQuantity, OverDraws)>,
}

impl AreaRow {
    /// Whether its mines are laid after the window, so that nothing of it counts.
    pub fn is_after(&self, made: &AreasMade) -> bool {
        // dates of four-digit years are in the order of their texts
        made.between.as_ref().is_some_and(|[_, until]| self.laid >= *until)
    }
}
