//! `areas.geojson`: the original map with expected values as properties of features.

use super::columns::{cells, is_ours, names};
use crate::report::ReportError;
use crate::report::tables::finite;
use crate::results::{AreaRecord, Areas, BASIS};
use serde_json::{Map, Value, json};

/// Formats the bytes of `areas.geojson`, with one feature per line.
///
/// `members` are the other members of the collection that was read.
///
/// # Errors
/// Where a number is not finite.
pub(super) fn geojson(areas: &Areas, members: &str) -> Result<Vec<u8>, ReportError> {
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
        let numbers = cells(row);
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
