//! Reader of area files: CSV tables or GeoJSON maps.

use super::attributes::AreaFileFault;
use super::map::read_map;
use super::table::{AreaFile, read_table};
use crate::question::InputFile;
use crate::scenario::input_file;

/// Reads a file of areas, and identifies it for provenance.
///
/// It is GeoJSON where it begins with a brace, else CSV. `named` maps fields to the names of their
/// columns, where those differ.
///
/// # Errors
/// Every fault of the file.
pub fn read_areas(
    name: &str,
    bytes: &[u8],
    named: &[(String, String)],
) -> Result<(AreaFile, InputFile), Vec<AreaFileFault>> {
    if let Some((_, column)) =
        named.iter().find(|(of, column)| of == "area_m2" && is_other_unit(column))
    {
        let what = format!("--column area_m2={column}: expected square metres; a hectare is 10000");
        return Err(vec![AreaFileFault::at("", what)]);
    }
    // some programs begin a text with a byte order mark
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_map = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let file = if is_map { read_map(bytes, named) } else { read_table(bytes, named) }?;
    Ok((file, input_file(name, bytes)))
}

/// Whether a column's name says that its areas are in another unit than square metres.
fn is_other_unit(column: &str) -> bool {
    let column = column.to_lowercase();
    let mut words = column.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| {
        ["ha", "hectare", "hectares", "km2", "km²", "sqkm", "acre", "acres"].contains(&word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &str, named: &[(String, String)]) -> String {
        read_areas("areas", bytes.as_bytes(), named).unwrap_err()[0].to_string()
    }

    #[test]
    fn areas_in_hectares_and_properties_in_capitals_are_refused() {
        let square = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":
            PROPERTIES,"geometry":{"type":"Polygon","coordinates":
            [[[38,48],[38.01,48],[38.01,48.01],[38,48.01],[38,48]]]}}]}"#;
        let map = |properties: &str| square.replace("PROPERTIES", properties);
        let named = |of: &str, name: &str| [(of.to_owned(), name.to_owned())];
        let hectares = map(r#"{"id":"A","AREA_HA":82.97}"#);
        let found = fault(&hectares, &named("area_m2", "AREA_HA"));
        assert!(found.contains("expected square metres"), "{found}");
        let other_name = map(r#"{"id":"A","size":82.97}"#);
        let found = fault(&other_name, &named("area_m2", "size"));
        assert!(found.contains("area_m2: found 82.97 for a polygon of 829"), "{found}");
        let found = fault(&map(r#"{"ID":"S","MINES":5}"#), &named("id", "ID"));
        assert!(found.contains("--column mines=MINES reads it"), "{found}");
        let fine = map(r#"{"id":"A","area_m2":700000,"mines":5}"#);
        assert!(read_areas("areas", fine.as_bytes(), &[]).is_ok());
    }
}
