//! The output columns of areas: names, HXL hashtags and numbers.

use crate::results::{AreaQuantity, AreaRow, AreaTable, Areas};

/// The name of a foreign column that an output column would overwrite.
///
/// In a table that this program wrote, all output columns are its own and are replaced.
pub fn areas_clash(areas: &Areas) -> Option<&str> {
    let AreaTable::Csv { columns, attributes, .. } = &areas.table else { return None };
    let is_written_by_us = columns.iter().any(|name| name == "expected_casualties");
    let mut named = columns.iter().zip(attributes);
    let clash =
        named.find(|(name, attribute)| is_ours(name) && (attribute.is_some() || !is_written_by_us));
    clash.map(|(name, _)| name.as_str())
}

/// A number of the output, or an empty cell.
pub(crate) type Cell = Option<f64>;

/// The inputs used for an area, with their HXL hashtags.
const USED: [[&str; 2]; 6] = [
    ["kind_used", "#cause+type+used"],
    ["mines_used", "#indicator+mines+used+num"],
    ["area_m2_used", "#indicator+area_m2+used+num"],
    ["people_used", "#population+used"],
    ["laid_used", "#date+laid+used"],
    ["from_scenario", "#meta+from_scenario"],
];

/// The suffixes of a quantity's columns, with those of their hashtags.
const ENDS: [[&str; 2]; 4] =
    [["", ""], ["_low", "+min"], ["_high", "+max"], ["_median", "+median"]];

/// The names and hashtags of the output columns, except the basis.
///
/// First come the inputs used, then each quantity with the ends of its interval and its median.
pub(crate) fn names(quantities: &[AreaQuantity]) -> Vec<[String; 2]> {
    let of = |quantity: &AreaQuantity| {
        let (name, tag) = (quantity.name(), tag(*quantity));
        ENDS.map(|[end, attribute]| [format!("expected_{name}{end}"), format!("{tag}{attribute}")])
    };
    let used = USED.map(|pair| pair.map(str::to_owned));
    used.into_iter().chain(quantities.iter().flat_map(of)).collect()
}

/// The HXL hashtag of an expected quantity.
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

/// The numbers of an area, four for each quantity.
///
/// They are the mean, the ends of the interval, and the median where few draws carry the mean.
pub(crate) fn cells(row: &AreaRow) -> Vec<Cell> {
    let four = |number: crate::results::DrawSummary| {
        let end = |side: usize| number.uncertainty_interval.map(|ends| ends[side]);
        [Some(number.mean), end(0), end(1), number.median]
    };
    row.numbers().flat_map(four).collect()
}

/// Whether a column is an output column, perhaps of an earlier run.
pub(crate) fn is_ours(name: &str) -> bool {
    let is_of = |rest: &str, quantity: &AreaQuantity| {
        ENDS.iter().any(|[end, _]| rest.strip_suffix(end) == Some(quantity.name()))
    };
    let is_expected = |rest: &str| AreaQuantity::ALL.iter().any(|quantity| is_of(rest, quantity));
    name == "basis"
        || USED.iter().any(|[used, _]| *used == name)
        || name.strip_prefix("expected_").is_some_and(is_expected)
}
