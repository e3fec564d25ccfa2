//! The results of a scenario for each of many areas, and totals.
//!
//! The serialised form, without the rows, is `areas.json`, format 1, which may gain keys but never
//! lose or change one.

use super::DrawSummary;
use crate::question::InputFile;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// The basis of each number about an area. It also says what the number must not be used for.
pub const BASIS: &str = "model of a population; says nothing about this ground; not for release";

/// A quantity that is reported for an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaQuantity {
    /// Casualties within the window.
    Casualties,
    /// The killed among them.
    Killed,
    /// Mines in the ground at the end, in any state.
    ItemsLeft,
    /// Mines removed by clearance within the window.
    ItemsCleared,
    /// Area searched within the window, m², each pass counted.
    SearchedM2,
    /// Cost of that search, in the scenario's currency.
    ClearanceCost,
}

impl AreaQuantity {
    /// All quantities, in the order in which they are shown.
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
pub struct AreasProvenance {
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
    /// The dates between which numbers are counted. None where each area counts from the day its
    /// mines were laid.
    pub between: Option<[String; 2]>,
    /// Days counted for each area after its mines were laid. None where there are dates instead.
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
    /// Its record as read.
    pub record: AreaRecord,
    /// The alternative of the scenario whose mines it has.
    pub kind: String,
    /// Mines laid.
    pub mines: u64,
    /// Area, m²; the mean over draws where the scenario's distribution was taken.
    pub area_m2: f64,
    /// People near, of all groups. The mean over draws where the scenario's distribution was taken.
    pub people: f64,
    /// The day its mines were laid.
    pub laid: String,
    /// The fields that the area does not give, taken from the scenario.
    pub from_scenario: Vec<String>,
    /// For each requested quantity, its value in each parameter draw.
    pub values: Vec<Vec<f64>>,
}

/// The results of a table of areas, or a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Areas {
    /// The provenance that reproduces it.
    pub made: AreasProvenance,
    /// The scenario's title.
    pub title: String,
    /// Currency of costs.
    pub currency: Option<String>,
    /// The reported quantities.
    pub quantities: Vec<AreaQuantity>,
    /// The columns and head of the table, besides its rows.
    pub table: AreaTable,
    /// Whether a row of HXL hashtags is requested. The table may have had one without it.
    pub hashtags: bool,
    /// The areas, in the order of the file.
    pub rows: Vec<AreaRow>,
}

/// The format of a table of areas, apart from its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AreaTable {
    /// A CSV file. It has columns, the fields they give, and a row of HXL hashtags if any.
    Csv {
        /// Names of the columns.
        columns: Vec<String>,
        /// The field of each column; none where a column gives none.
        attributes: Vec<Option<String>>,
        /// The hashtag of each column.
        hashtags: Option<Vec<String>>,
    },
    /// GeoJSON: the members of its collection except the features, in JSON.
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
    /// The kind; none for all kinds together.
    pub kind: Option<String>,
    /// Number of areas.
    pub areas: u64,
    /// Mines laid.
    pub mines: u64,
    /// Area, m².
    pub area_m2: f64,
    /// The expected totals of each reported quantity.
    pub expected: IndexMap<AreaQuantity, DrawSummary>,
}

impl Areas {
    /// Whether it is a part of the same areas, and every row has its cells and numbers.
    pub fn fits(&self, areas: &Self) -> bool {
        let Self { made, title, currency, quantities, table, hashtags, rows } = self;
        let is_whole = |row: &AreaRow| {
            let has_cells = match (table, &row.record) {
                (AreaTable::Csv { columns, .. }, AreaRecord::Row(cells)) => {
                    cells.len() == columns.len()
                }
                (AreaTable::GeoJson { .. }, AreaRecord::Feature(feature)) => {
                    serde_json::from_str::<serde_json::Value>(feature)
                        .is_ok_and(|feature| feature.is_object())
                }
                _ => false,
            };
            has_cells
                && [row.area_m2, row.people].iter().all(|number| number.is_finite())
                && row.values.len() == quantities.len()
                && row.values.iter().all(|values| {
                    values.len() == made.draws as usize && values.iter().all(|x| x.is_finite())
                })
        };
        (made, title, currency) == (&areas.made, &areas.title, &areas.currency)
            && (quantities, table, hashtags) == (&areas.quantities, &areas.table, &areas.hashtags)
            && rows.iter().all(is_whole)
    }
}

impl AreaRow {
    /// Whether its mines are laid after the window. Then none of it counts.
    pub fn is_after(&self, made: &AreasProvenance) -> bool {
        // texts of dates with four-digit years sort as dates
        made.between.as_ref().is_some_and(|[_, until]| self.laid >= *until)
    }
}
