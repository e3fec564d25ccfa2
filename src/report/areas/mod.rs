//! Many areas: the rows that were read with what is expected of each, sums over all of them, and a
//! summary.
//!
//! In: [`Areas`](crate::results::Areas). Out: text and bytes. What is written of an area says with
//! it that it is a model of a population; nothing here says of an area when it meets a risk
//! criterion, or puts areas in order.

mod csv_file;
mod geojson;
mod notes;
mod summary;

pub use notes::AreaNotes;

use crate::results::{AreaQuantity, AreaRow, AreaTable, Areas};

/// The name of a column that is written and was there, of somebody else: of a table that we wrote
/// all are ours, and replaced.
pub fn areas_clash(areas: &Areas) -> Option<&str> {
    let AreaTable::Csv { columns, fields, .. } = &areas.table else { return None };
    let is_written_by_us = columns.iter().any(|name| name == "expected_casualties");
    let mut named = columns.iter().zip(fields);
    let clash = named.find(|(name, field)| is_ours(name) && (field.is_some() || !is_written_by_us));
    clash.map(|(name, _)| name.as_str())
}

/// What stands in the place of a number that there is none of.
pub(super) type Cell = Option<f64>;

/// What was run of an area, and the HXL hashtag of each.
const USED: [[&str; 2]; 6] = [
    ["kind_used", "#cause+type+used"],
    ["mines_used", "#indicator+mines+used+num"],
    ["area_m2_used", "#indicator+area_m2+used+num"],
    ["people_used", "#population+used"],
    ["laid_used", "#date+laid+used"],
    ["from_scenario", "#meta+from_scenario"],
];

/// What the names of the numbers of a quantity end in, and their hashtags.
const ENDS: [[&str; 2]; 4] =
    [["", ""], ["_low", "+min"], ["_high", "+max"], ["_median", "+median"]];

/// The names of what is written of each area with their hashtags, but for the basis: what was run,
/// then each quantity with the ends of its band and the median that may stand beside the mean.
pub(super) fn names(quantities: &[AreaQuantity]) -> Vec<[String; 2]> {
    let of = |quantity: &AreaQuantity| {
        let (name, tag) = (quantity.name(), tag(*quantity));
        ENDS.map(|[end, attribute]| [format!("expected_{name}{end}"), format!("{tag}{attribute}")])
    };
    let used = USED.map(|pair| pair.map(str::to_owned));
    used.into_iter().chain(quantities.iter().flat_map(of)).collect()
}

/// The hashtag of what is expected of an area.
const fn tag(quantity: AreaQuantity) -> &'static str {
    match quantity {
        AreaQuantity::Casualties => "#affected+casualties+expected",
        AreaQuantity::Killed => "#affected+killed+expected",
        AreaQuantity::ItemsLeft => "#indicator+items_left+expected+num",
        AreaQuantity::ItemsCleared => "#indicator+items_cleared+expected+num",
        AreaQuantity::SearchedM2 => "#indicator+searched_m2+expected+num",
        AreaQuantity::ClearanceCost => "#value+clearance_cost+expected",
    }
}

/// The numbers of an area, as many as quantities four times: the mean, the ends of the band, and
/// the median where few draws carry the mean.
pub(super) fn cells(row: &AreaRow) -> Vec<Cell> {
    let four = |number: crate::results::OverDraws| {
        let end = |side: usize| number.epistemic.map(|ends| ends[side]);
        [Some(number.mean), end(0), end(1), number.median]
    };
    row.numbers().flat_map(four).collect()
}

/// Whether a column is one of those that are written here: of an earlier time, and now replaced.
pub(super) fn is_ours(name: &str) -> bool {
    let is_of = |rest: &str, quantity: &AreaQuantity| {
        ENDS.iter().any(|[end, _]| rest.strip_suffix(end) == Some(quantity.name()))
    };
    let is_expected = |rest: &str| AreaQuantity::ALL.iter().any(|quantity| is_of(rest, quantity));
    name == "basis"
        || USED.iter().any(|[used, _]| *used == name)
        || name.strip_prefix("expected_").is_some_and(is_expected)
}
