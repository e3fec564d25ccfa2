//! `areas.csv` and `areas.geojson`: what was read, with the expected values of each area.
//!
//! The output columns have names and HXL hashtags; they replace those of an earlier run.

use crate::report::ReportError;
use crate::report::output::{CsvWriter, Files, Output as _, cell, ends};
use crate::report::tables::finite;
use crate::results::{AreaQuantity, AreaRecord, AreaRow, AreaTable, Areas, BASIS, DrawSummary};
use serde_json::{Map, Value, json};

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
fn names(quantities: &[AreaQuantity]) -> Vec<[String; 2]> {
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
fn numbers(row: &AreaRow) -> Vec<Option<f64>> {
    let four = |number: DrawSummary| {
        let [low, high] = ends(number.uncertainty_interval);
        [Some(number.mean), low, high, number.median]
    };
    row.numbers().flat_map(four).collect()
}

/// Whether a column is an output column, perhaps of an earlier run.
fn is_ours(name: &str) -> bool {
    let is_of = |rest: &str, quantity: &AreaQuantity| {
        ENDS.iter().any(|[end, _]| rest.strip_suffix(end) == Some(quantity.name()))
    };
    let is_expected = |rest: &str| AreaQuantity::ALL.iter().any(|quantity| is_of(rest, quantity));
    name == "basis"
        || USED.iter().any(|[used, _]| *used == name)
        || name.strip_prefix("expected_").is_some_and(is_expected)
}

impl Files for Areas {
    const NAME: &'static str = "areas";
    const TABLES: &'static [&'static str] = &["csv", "geojson", "json"];

    /// Writes the table. Hashtags, if requested or already there, form the second row.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        let (columns, attributes, tags) = match &self.table {
            AreaTable::Csv { columns, attributes, hashtags } => {
                (columns.clone(), attributes.clone(), hashtags.clone())
            }
            AreaTable::GeoJson { .. } => (vec!["id".to_owned()], vec![Some("id".to_owned())], None),
        };
        let kept: Vec<usize> = (0..columns.len()).filter(|&at| !is_ours(&columns[at])).collect();
        let ours = names(&self.quantities);
        let head = kept.iter().map(|&at| columns[at].as_str());
        let head = head.chain(ours.iter().map(|[name, _]| name.as_str()));
        table.write_record(head.chain(["basis"]))?;
        if self.hashtags || tags.is_some() {
            let old = |at: usize| match tags.as_ref().map(|tags| tags[at].as_str()) {
                Some(tag) if !tag.is_empty() => tag.to_owned(),
                _ => attributes[at].as_deref().map_or("", tag_of_replicate).to_owned(),
            };
            let new = ours.iter().map(|[_, tag]| tag.clone()).chain(["#meta+basis".to_owned()]);
            table.write_record(kept.iter().map(|&at| old(at)).chain(new))?;
        }
        for row in &self.rows {
            let old: Vec<&str> = match &row.record {
                AreaRecord::Row(cells) => kept.iter().map(|&at| cells[at].as_str()).collect(),
                AreaRecord::Feature(_) => vec![&row.id],
            };
            let used = [
                row.kind.clone(),
                row.mines.to_string(),
                row.area_m2.to_string(),
                row.people.to_string(),
                row.laid.clone(),
                row.from_scenario.join(" "),
            ];
            let numbers = numbers(row).into_iter().map(cell);
            let new: Vec<String> = used.into_iter().chain(numbers).collect();
            let new = new.iter().map(String::as_str).chain([BASIS]);
            table.write_record(old.into_iter().chain(new))?;
        }
        Ok(())
    }

    /// The table in the format that was read: CSV or GeoJSON.
    fn table(&self, ending: &str) -> Result<Option<Vec<u8>>, ReportError> {
        match (ending, &self.table) {
            ("json", _) => self.json().map(Some),
            ("geojson", AreaTable::GeoJson { members }) => geojson(self, members).map(Some),
            ("csv", AreaTable::Csv { .. }) => self.csv().map(Some),
            _ => Ok(None),
        }
    }
}

/// The HXL hashtag of an area's attribute; empty for other columns.
fn tag_of_replicate(name: &str) -> &'static str {
    match name {
        "id" => "#meta+id",
        "area_m2" => "#indicator+area_m2+num",
        "mines" => "#indicator+mines+num",
        "laid" => "#date+laid",
        "people" => "#population",
        "kind" => "#cause+type",
        _ => "",
    }
}

/// Formats the bytes of `areas.geojson`, with one feature per line.
///
/// `members` are the other members of the collection that was read.
///
/// # Errors
/// Where a number is not finite.
fn geojson(areas: &Areas, members: &str) -> Result<Vec<u8>, ReportError> {
    let mut head: Map<String, Value> = serde_json::from_str(members)?;
    head.remove("type");
    // other members, such as a bounding box, are kept; notes on the numbers are added once
    head.insert(
        "inertness".to_owned(),
        json!({ "made": areas.made, "title": areas.title, "basis": BASIS }),
    );
    let mut text = String::from("{\"type\":\"FeatureCollection\"");
    for (name, value) in &head {
        text += &format!(",\n{}:{value}", Value::from(name.as_str()));
    }
    text += ",\n\"features\":[";
    let names = names(&areas.quantities);
    for (at, row) in areas.rows.iter().enumerate() {
        let AreaRecord::Feature(feature) = &row.record else { continue };
        let mut feature: Map<String, Value> = serde_json::from_str(feature)?;
        let mut properties = match feature.remove("properties") {
            Some(Value::Object(properties)) => properties,
            _ => Map::new(),
        };
        properties.retain(|name, _| !is_ours(name));
        let used = [
            json!(row.kind),
            json!(row.mines),
            json!(row.area_m2),
            json!(row.people),
            json!(row.laid),
            json!(row.from_scenario.join(" ")),
        ];
        let numbers = numbers(row);
        finite::check(&numbers)
            .map_err(|fault| ReportError::NotFinite { at: format!("{}: {}", row.id, fault.0) })?;
        let numbers = numbers.into_iter().map(|cell| json!(cell));
        let names = names.iter().map(|[name, _]| name.clone());
        properties.extend(names.zip(used.into_iter().chain(numbers)));
        properties.insert("basis".to_owned(), json!(BASIS));
        feature.insert("properties".to_owned(), Value::Object(properties));
        text += if at == 0 { "\n" } else { ",\n" };
        text += &Value::Object(feature).to_string();
    }
    text += "\n]}\n";
    Ok(text.into_bytes())
}
