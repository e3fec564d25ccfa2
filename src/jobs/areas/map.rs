//! Reader of GeoJSON maps of areas (RFC 7946), one area per feature. An area without a stated size
//! has that of its polygon.

use super::attributes::{ATTRIBUTES, AreaAttributes, AreaFileFault, given};
use super::earth::ring_area;
use super::table::{AreaFile, finish, in_capitals};
use crate::results::{AreaRecord, AreaTable};
use serde_json::{Map, Value};

/// A stated area below this part of its polygon's is in another unit: of hectares it is 1e-4.
const OTHER_UNIT: f64 = 1e-3;

/// Reads a GeoJSON file. `named` maps fields to the names of their properties, where those differ.
///
/// # Errors
/// Every fault of the file.
pub(super) fn read_map(
    bytes: &[u8],
    named: &[(String, String)],
) -> Result<AreaFile, Vec<AreaFileFault>> {
    let whole = |what: &str| vec![AreaFileFault::at("", what)];
    let read: Value =
        serde_json::from_slice(bytes).map_err(|why| whole(&format!("is no JSON: {why}")))?;
    let Value::Object(mut members) = read else {
        return Err(whole("expected a FeatureCollection"));
    };
    if members.get("type").and_then(Value::as_str) != Some("FeatureCollection") {
        return Err(whole("expected a FeatureCollection: an object whose type is that"));
    }
    if let Some(crs) = members.remove("crs")
        && !is_wgs84(&crs)
    {
        let what = format!(
            "found the coordinate system {crs}, expected longitudes and latitudes of WGS84, as RFC \
             7946 has them"
        );
        return Err(whole(&what));
    }
    let Some(Value::Array(features)) = members.remove("features") else {
        return Err(whole("features: expected a list"));
    };
    let has = |name: &str| {
        features
            .iter()
            .any(|feature| feature.pointer("/properties").is_some_and(|of| of.get(name).is_some()))
    };
    if let Some((attribute, name)) = named.iter().find(|(_, name)| !has(name)) {
        return Err(whole(&format!(
            "found no property {name}, which --column names for {attribute}, in any feature"
        )));
    }
    let (mut areas, mut faults) = (vec![], vec![]);
    for (at, feature) in features.into_iter().enumerate() {
        let place = format!("features[{at}]");
        match area(feature, &place, named, &mut faults) {
            Ok((given, feature)) => {
                areas.push((given, AreaRecord::Feature(Value::Object(feature).to_string()), place));
            }
            Err(what) => faults.push(AreaFileFault::at(&place, what)),
        }
    }
    let members = Value::Object(members).to_string();
    finish(AreaTable::GeoJson { members }, areas, faults)
}

/// Whether the old `crs` member names the system that RFC 7946 implies.
fn is_wgs84(crs: &Value) -> bool {
    let name = crs.pointer("/properties/name").and_then(Value::as_str).unwrap_or_default();
    crs.is_null() || name.ends_with("CRS84") || name.ends_with("EPSG::4326") || name == "EPSG:4326"
}

/// Reads one feature: its fields, and itself with turned rings. RFC 7946 requires the turns.
fn area(
    feature: Value,
    place: &str,
    named: &[(String, String)],
    faults: &mut Vec<AreaFileFault>,
) -> Result<(AreaAttributes, Map<String, Value>), String> {
    let Value::Object(mut feature) = feature else { return Err("expected a feature".to_owned()) };
    if feature.get("type").and_then(Value::as_str) != Some("Feature") {
        return Err("expected a feature: an object whose type is Feature".to_owned());
    }
    let size = match feature.get_mut("geometry") {
        None | Some(Value::Null) => None,
        Some(geometry) => size(geometry)?,
    };
    let none = Map::new();
    let properties = match feature.get("properties") {
        Some(Value::Object(properties)) => properties,
        None | Some(Value::Null) => &none,
        Some(_) => return Err("properties: expected an object".to_owned()),
    };
    let said = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        // a value that is neither text nor number is refused as it is written
        Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            Some(value.to_string())
        }
        Value::Null => None,
    };
    for attribute in ATTRIBUTES {
        let is_named =
            named.iter().any(|(of, _)| of == attribute) || properties.contains_key(attribute);
        let other = properties.keys().find(|name| name.eq_ignore_ascii_case(attribute));
        if let Some(name) = other.filter(|_| !is_named) {
            return Err(in_capitals(attribute, name));
        }
    }
    let mut texts: Vec<Option<String>> = ATTRIBUTES
        .iter()
        .map(|attribute| {
            let name = named
                .iter()
                .find(|(of, _)| of == attribute)
                .map_or(*attribute, |(_, name)| name.as_str());
            properties.get(name).and_then(said)
        })
        .collect();
    if texts[0].is_none() {
        texts[0] = feature.get("id").and_then(said);
    }
    let mut found = given(place, |attribute| texts[attribute].as_deref(), faults);
    if let (Some(stated), Some(size)) = (found.area_m2, size)
        && stated < OTHER_UNIT * size
    {
        return Err(format!(
            "area_m2: found {stated} for a polygon of {size:.0} m²; is it in hectares or km²?"
        ));
    }
    found.area_m2 = found.area_m2.or(size);
    Ok((found, feature))
}

/// The area of a geometry, m²; none for points and lines. Outer rings are turned counter-clockwise
/// and holes clockwise.
fn size(geometry: &mut Value) -> Result<Option<f64>, String> {
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
    let coordinates = geometry.get_mut("coordinates");
    let list = |value: Option<&mut Value>| -> Result<Vec<Value>, String> {
        match value.map(Value::take) {
            Some(Value::Array(list)) if !list.is_empty() => Ok(list),
            _ => Err("geometry.coordinates: expected a list".to_owned()),
        }
    };
    let (turned, area) = match kind.as_str() {
        "Polygon" => polygon(list(coordinates)?)?,
        "MultiPolygon" => {
            let (mut all, mut sum) = (vec![], 0.0);
            for one in list(coordinates)? {
                let Value::Array(rings) = one else {
                    return Err("geometry.coordinates: expected a list of polygons".to_owned());
                };
                let (turned, area) = polygon(rings)?;
                all.push(turned);
                sum += area;
            }
            (Value::Array(all), sum)
        }
        "Point" | "MultiPoint" | "LineString" | "MultiLineString" => return Ok(None),
        "GeometryCollection" => {
            return Err(
                "geometry: found a GeometryCollection, expected a Polygon or a MultiPolygon"
                    .to_owned(),
            );
        }
        other => {
            return Err(format!(
                "geometry.type: found `{other}`, expected one of RFC 7946, such as Polygon"
            ));
        }
    };
    if let Some(place) = geometry.get_mut("coordinates") {
        *place = turned;
    }
    if area > 0.0 {
        Ok(Some(area))
    } else {
        Err("geometry: found a polygon without an area".to_owned())
    }
}

/// A polygon with turned rings, and its area. The area is the outer ring less the holes.
fn polygon(rings: Vec<Value>) -> Result<(Value, f64), String> {
    let (mut turned, mut area) = (vec![], 0.0);
    for (at, ring) in rings.into_iter().enumerate() {
        let Value::Array(mut ring) = ring else {
            return Err("geometry.coordinates: expected a list of rings".to_owned());
        };
        let points: Vec<[f64; 2]> = ring.iter().map(point).collect::<Result<_, _>>()?;
        if points.len() < 4 || points.first() != points.last() {
            return Err(
                "geometry.coordinates: expected rings of four points or more, the last the first \
                 again"
                    .to_owned(),
            );
        }
        let (is_counter_clockwise, of_ring) = ring_area(&points);
        if is_counter_clockwise != (at == 0) {
            ring.reverse();
        }
        area += if at == 0 { of_ring } else { -of_ring };
        turned.push(Value::Array(ring));
    }
    if turned.is_empty() {
        Err("geometry.coordinates: expected a ring".to_owned())
    } else {
        Ok((Value::Array(turned), area))
    }
}

/// Longitude and latitude of a position, degrees.
fn point(value: &Value) -> Result<[f64; 2], String> {
    let number = |at: usize| value.get(at).and_then(Value::as_f64);
    match (number(0), number(1)) {
        (Some(longitude), Some(latitude)) if longitude.abs() <= 180.0 && latitude.abs() <= 90.0 => {
            Ok([longitude, latitude])
        }
        _ => Err(format!(
            "geometry.coordinates: found {value}, expected longitude and latitude in degrees"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(features: &str) -> String {
        format!(r#"{{"type":"FeatureCollection","name":"x","features":[{features}]}}"#)
    }

    /// A square of 0.01 degrees, clockwise, with a hole in it.
    const SQUARE: &str = r#"{"type":"Feature","id":7,"properties":{"mines":12,"village":"Lyman"},
        "geometry":{"type":"Polygon",
        "coordinates":[[[38,48],[38,48.01],[38.01,48.01],[38.01,48],[38,48]],
        [[38.004,48.004],[38.006,48.004],[38.006,48.006],[38.004,48.006],[38.004,48.004]]]}}"#;

    #[test]
    fn a_feature_has_the_size_of_its_polygon_less_the_holes_and_is_turned_by_the_right_hand() {
        let file = read_map(collection(SQUARE).as_bytes(), &[]).unwrap();
        let (given, AreaRecord::Feature(feature), _) = &file.areas[0] else { panic!("a feature") };
        assert_eq!((given.id.as_str(), given.mines), ("7", Some(12)));
        let area = given.area_m2.unwrap();
        assert!((area / (0.96 * 746.3 * 1112.0) - 1.0).abs() < 1e-3, "{area}");
        let again = read_map(collection(feature).as_bytes(), &[]).unwrap();
        assert_eq!(again.areas[0].1, file.areas[0].1, "what is turned stays");
        let turned: Value = serde_json::from_str(feature).unwrap();
        let first = turned.pointer("/geometry/coordinates/0").unwrap().to_string();
        assert_eq!(first, "[[38,48],[38.01,48],[38.01,48.01],[38,48.01],[38,48]]");
        assert_eq!(turned.pointer("/properties/village").unwrap(), "Lyman");
        assert_eq!(
            file.table,
            AreaTable::GeoJson { members: r#"{"name":"x","type":"FeatureCollection"}"#.into() }
        );
    }

    #[test]
    fn a_property_is_believed_before_the_polygon_and_a_point_has_no_size() {
        let own = SQUARE.replace("\"mines\":12", "\"area_m2\":\"5000\"");
        let size = |feature: &str| {
            read_map(collection(feature).as_bytes(), &[]).unwrap().areas[0].0.area_m2
        };
        assert_eq!(size(&own), Some(5000.0));
        let point = r#"{"type":"Feature","properties":{"id":"p"},
            "geometry":{"type":"Point","coordinates":[38,48]}}"#;
        assert_eq!(size(point), None);
        assert_eq!(size(r#"{"type":"Feature","properties":{"id":"p"},"geometry":null}"#), None);
    }

    #[test]
    fn what_is_no_map_says_what_is_expected() {
        let fault = |text: &str| read_map(text.as_bytes(), &[]).unwrap_err()[0].to_string();
        assert!(fault("[]").contains("expected a FeatureCollection"));
        assert!(fault("{").contains("is no JSON"));
        let metres = SQUARE.replace("[38,48]", "[421000,5310000]");
        assert_eq!(
            fault(&collection(&metres)),
            "features[0]: geometry.coordinates: found [421000,5310000], expected longitude and \
             latitude in degrees"
        );
        let open = SQUARE.replace("[38.01,48],[38,48]]", "[38.01,48]]");
        assert!(fault(&collection(&open)).contains("the last the first again"));
        let other = r#"{"type":"FeatureCollection","features":[],
            "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32637"}}}"#;
        assert!(fault(other).contains("expected longitudes and latitudes of WGS84"));
        assert_eq!(fault(&collection("")), "found no area");
        let truth = SQUARE.replace("\"mines\":12", "\"mines\":true");
        assert!(
            fault(&collection(&truth))
                .contains("features[0]: mines: found `true`, expected a whole number")
        );
        let named = [("mines".to_owned(), "n".to_owned())];
        let found = read_map(collection(SQUARE).as_bytes(), &named).unwrap_err()[0].to_string();
        assert_eq!(found, "found no property n, which --column names for mines, in any feature");
    }
}
