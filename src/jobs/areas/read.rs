//! Reader of area files: CSV tables or GeoJSON maps.

use super::map::read_map;
use super::table::{AreaFile, AreaFileFault, read_table};
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
    // some programs begin a text with a byte order mark
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_map = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let file = if is_map { read_map(bytes, named) } else { read_table(bytes, named) }?;
    Ok((file, input_file(name, bytes)))
}
