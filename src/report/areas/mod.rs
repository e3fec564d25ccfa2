//! Many areas: the rows that were read with what is expected of each, sums over all of them, and a
//! summary.
//!
//! In: [`Areas`](crate::estimate::Areas). Out: text and bytes. What is written of an area says with
//! it that it is a model of a population; nothing here says of an area when it meets a risk
//! criterion, or puts areas in order.

mod csv_file;
mod geojson;
mod notes;
mod summary;

pub use notes::AreaNotes;

use crate::estimate::{AreaQuantity, AreaRow, AreaTable, Areas};

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

/// What was run of an area.
const USED: [&str; 6] =
    ["kind_used", "mines_used", "area_m2_used", "people_used", "laid_used", "from_scenario"];

/// The names of what is written of each area, but for the basis: what was run, then each quantity
/// with the ends of its band and the median that may stand beside the mean.
pub(super) fn names(areas: &Areas) -> Vec<String> {
    let used = USED.map(str::to_owned);
    let of = |quantity: &AreaQuantity| ENDS.map(|end| format!("expected_{}{end}", quantity.name()));
    used.into_iter().chain(areas.quantities.iter().flat_map(of)).collect()
}

/// What the names of the numbers of a quantity end in.
const ENDS: [&str; 4] = ["", "_low", "_high", "_median"];

/// The numbers of an area, as many as quantities four times: the mean, the ends of the band, and
/// the median where few draws carry the mean.
pub(super) fn cells(row: &AreaRow) -> Vec<Cell> {
    let four = |number: crate::estimate::OverDraws| {
        let end = |side: usize| number.epistemic.map(|ends| ends[side]);
        [Some(number.mean), end(0), end(1), number.median]
    };
    row.numbers().flat_map(four).collect()
}

/// Whether a column is one of those that are written here: of an earlier time, and now replaced.
pub(super) fn is_ours(name: &str) -> bool {
    let is_expected = |rest: &str| {
        AreaQuantity::ALL
            .iter()
            .any(|quantity| ENDS.iter().any(|end| rest.strip_suffix(end) == Some(quantity.name())))
    };
    name == "basis"
        || USED.contains(&name)
        || name.strip_prefix("expected_").is_some_and(is_expected)
}
