//! Reader of CSV tables of areas, one row per area.

use super::attributes::{ATTRIBUTES, AreaAttributes, AreaFileFault, given};
use crate::results::{AreaRecord, AreaTable};
use std::collections::BTreeSet;

/// A file of areas.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaFile {
    /// The columns and head of the file, besides its rows.
    pub table: AreaTable,
    /// For each area: its fields, its record and its place. A place is such as `line 7`.
    pub areas: Vec<(AreaAttributes, AreaRecord, String)>,
}

/// Reads a CSV file. `named` maps fields to the names of their columns, where those differ.
///
/// # Errors
/// Every fault of the file.
pub(super) fn read_table(
    bytes: &[u8],
    named: &[(String, String)],
) -> Result<AreaFile, Vec<AreaFileFault>> {
    let whole = |what: String| vec![AreaFileFault::at("", what)];
    table_text(bytes).map_err(whole)?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let head = reader.headers().map_err(|why| whole(why.to_string()))?.clone();
    let columns: Vec<String> =
        head.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
    let place = |attribute: &str| {
        let name = named
            .iter()
            .find(|(of, _)| of == attribute)
            .map_or(attribute, |(_, name)| name.as_str());
        columns.iter().position(|column| column == name)
    };
    for (attribute, name) in named {
        if !columns.contains(name) {
            return Err(whole(format!(
                "found no column {name}, which --column names for {attribute}; the columns are: {}",
                columns.join(", ")
            )));
        }
    }
    let places = ATTRIBUTES.map(place);
    for name in places.into_iter().flatten().map(|at| &columns[at]) {
        if columns.iter().filter(|column| *column == name).count() > 1 {
            return Err(whole(format!("found two columns {name}, expected one")));
        }
    }
    misspelt(&places, &columns).map_err(whole)?;
    if places[0].is_none() {
        let found = columns.join(", ");
        return Err(whole(format!(
            "found no column id, expected one with a name for each area; --column id=NAME takes \
             another; the columns are: {found}"
        )));
    }
    let (mut areas, mut faults, mut hashtags) = (vec![], vec![], None);
    for (at, row) in reader.records().enumerate() {
        let row = match row {
            Ok(row) => row,
            Err(why) => {
                faults.push(AreaFileFault::at("", why.to_string()));
                break;
            }
        };
        let cells: Vec<String> = row.iter().map(str::to_owned).collect();
        let tags = || cells.iter().filter(|cell| !cell.is_empty());
        if at == 0 && tags().next().is_some() && tags().all(|cell| is_hashtag(cell)) {
            hashtags = Some(cells);
            continue;
        }
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let line = format!("line {}", line_of(bytes, &row));
        let cell = |attribute: usize| {
            places[attribute].map(|at| cells[at].as_str()).filter(|cell| !cell.is_empty())
        };
        let given = given(&line, cell, &mut faults);
        areas.push((given, AreaRecord::Row(cells), line));
    }
    let attribute_of = |column: usize| places.iter().position(|place| *place == Some(column));
    let attributes = (0..columns.len())
        .map(|column| attribute_of(column).map(|attribute| ATTRIBUTES[attribute].to_owned()))
        .collect();
    finish(AreaTable::Csv { columns, attributes, hashtags }, areas, faults)
}

/// Checks the text of a table before its first row is read.
pub(crate) fn table_text(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        "is not UTF-8 text; a spreadsheet calls it CSV UTF-8 when it saves one".to_owned()
    })?;
    let head = text.lines().next().unwrap_or_default();
    if text.trim().is_empty() {
        return Err("is empty, expected a line with the names of columns, and a line for each row"
            .to_owned());
    }
    if let Some(line) = open_quote(bytes) {
        return Err(format!("line {line}: found a quote that is never closed"));
    }
    if !head.contains(',') && head.contains([';', '\t']) {
        return Err("found semicolons or tabs between columns, expected commas".to_owned());
    }
    Ok(())
}

/// Refuses a column whose name is an attribute's but for capital letters.
fn misspelt(places: &[Option<usize>; 6], columns: &[String]) -> Result<(), String> {
    for (attribute, _) in ATTRIBUTES.iter().zip(places).filter(|(_, place)| place.is_none()) {
        if let Some(name) = columns.iter().find(|name| name.eq_ignore_ascii_case(attribute)) {
            return Err(in_capitals(attribute, name));
        }
    }
    Ok(())
}

/// What to do with a name that is an attribute's but for capital letters.
pub(super) fn in_capitals(attribute: &str, name: &str) -> String {
    format!("found {name}, expected {attribute}: --column {attribute}={name} reads it")
}

/// The line of a quote that opens a cell and is never closed.
fn open_quote(bytes: &[u8]) -> Option<usize> {
    /// What the reader is in: the start of a cell, a cell without quotes, one with quotes, or
    /// behind a quote of such a cell, which closes it unless another follows.
    enum At {
        Start,
        Plain,
        Quoted(usize),
        Behind(usize),
    }
    let (mut line, mut at) = (1, At::Start);
    for &byte in bytes {
        at = match (at, byte) {
            (At::Quoted(opened), b'"') => At::Behind(opened),
            (At::Behind(opened), b'"') => At::Quoted(opened),
            (At::Quoted(opened), _) => At::Quoted(opened),
            (_, b',' | b'\n' | b'\r') => At::Start,
            (At::Start, b'"') => At::Quoted(line),
            (At::Start | At::Plain | At::Behind(_), _) => At::Plain,
        };
        line += usize::from(byte == b'\n');
    }
    if let At::Quoted(opened) = at { Some(opened) } else { None }
}

/// The line in which a row begins. The reader's own position lies before the end of the last line.
/// That is another line where lines end in two characters.
pub(crate) fn line_of(bytes: &[u8], row: &csv::StringRecord) -> usize {
    let at = row.position().map_or(0, |position| position.byte() as usize);
    let ends = bytes[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    1 + bytes[..at + ends].iter().filter(|&&byte| byte == b'\n').count()
}

/// Whether a cell is an HXL hashtag: `#affected+killed`.
fn is_hashtag(cell: &str) -> bool {
    let mut words = cell.strip_prefix('#').into_iter().flat_map(|rest| rest.split('+'));
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    cell.starts_with('#') && words.all(|word| is_word(word.trim()))
}

/// Checks that no fault was found and that names differ.
pub(super) fn finish(
    table: AreaTable,
    areas: Vec<(AreaAttributes, AreaRecord, String)>,
    mut faults: Vec<AreaFileFault>,
) -> Result<AreaFile, Vec<AreaFileFault>> {
    let mut seen = BTreeSet::new();
    for (given, _, place) in &areas {
        if !given.id.is_empty() && !seen.insert(&given.id) {
            faults
                .push(AreaFileFault::at(place, format!("id: found {:?} a second time", given.id)));
        }
    }
    if areas.is_empty() && faults.is_empty() {
        faults.push(AreaFileFault::at("", "found no area"));
    }
    if faults.is_empty() { Ok(AreaFile { table, areas }) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        read_table(text.as_bytes(), &[]).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_row_says_what_it_says_and_no_more() {
        let text = "id,mines,laid,people,kind,area_m2,village\n\
                    A-1,120.0,2022-03-15,300,battery,2.5e5,Lyman\nB,,,,,,\n";
        let file = read_table(text.as_bytes(), &[]).unwrap();
        let (first, record, place) = &file.areas[0];
        assert_eq!(
            *first,
            AreaAttributes {
                id: "A-1".into(),
                area_m2: Some(2.5e5),
                mines: Some(120),
                laid: Some(jiff::civil::date(2022, 3, 15)),
                people: Some(300.0),
                kind: Some("battery".into())
            }
        );
        assert_eq!(place, "line 2");
        assert!(matches!(record, AreaRecord::Row(cells) if cells[6] == "Lyman"));
        assert_eq!(file.areas[1].0, AreaAttributes { id: "B".into(), ..AreaAttributes::default() });
    }

    #[test]
    fn a_row_of_hashtags_is_no_area_and_columns_may_have_other_names() {
        let text = "code,size\n#meta+id,#area\nA,5\n";
        let named = [("id", "code"), ("area_m2", "size")]
            .map(|(of, name)| (of.to_owned(), name.to_owned()));
        let file = read_table(text.as_bytes(), &named).unwrap();
        assert_eq!(file.areas.len(), 1);
        assert_eq!(file.areas[0].0.area_m2, Some(5.0));
        let numbered = read_table(b"id,note\n#1,\n", &[]).unwrap();
        assert_eq!(numbered.areas[0].0.id, "#1", "a name, and no hashtag");
        assert!(matches!(&file.table, AreaTable::Csv { hashtags: Some(tags), .. }
                if tags[0] == "#meta+id"));
        let fault = read_table(b"a\n1\n", &named).unwrap_err()[0].to_string();
        assert!(
            fault.contains("found no column code, which --column names for id; the columns are: a"),
            "{fault}"
        );
    }

    #[test]
    fn numbers_in_groups_totals_and_open_quotes_are_refused() {
        let of = |rows: &str| faults(&format!("id,area_m2,mines,people\n{rows}"));
        for number in ["3.400", "12.500", "1.234.567", "\"12,500\""] {
            let found = of(&format!("A,,,{number}\n"));
            assert!(
                found[0].contains("people: found") && found[0].contains("3400 or 3.4"),
                "{number}"
            );
        }
        for number in ["0.125", "3.4", "3400", "1234.567", "2.5e5"] {
            let text = format!("id,people\nA,{number}\n");
            assert!(read_table(text.as_bytes(), &[]).is_ok(), "{number}");
        }
        assert!(of("TOTAL,5,5,5\n")[0].starts_with("line 2: id: found `TOTAL`"));
        assert_eq!(
            faults("id,mines,note\nA,10,\"fenced\nB,500,\nC,700,\n"),
            ["line 2: found a quote that is never closed"]
        );
        let quoted = b"id,mines,note\nA,10,\"a \"\"b\"\"\nc\"\nB,5,12\" pipe\nC,5,12\"\" \
                      pipe\nD,5,\"\"\n,,\n";
        assert_eq!(read_table(quoted, &[]).unwrap().areas.len(), 4, "and an empty row is none");
        assert!(faults("id,Mines\nA,5\n")[0].contains("--column mines=Mines reads it"));
        let dated = b"id,laid\nA,2023/01/07\nB,2022-03-15T00:00:00Z\nC,2022-03-15T00:00:00+02:00\n";
        let dated = read_table(dated, &[]).unwrap();
        let laid: Vec<_> =
            dated.areas.iter().map(|area| area.0.laid.unwrap().to_string()).collect();
        assert_eq!(laid, ["2023-01-07", "2022-03-15", "2022-03-15"]);
        for date in ["2022-03-15 or later", "2022-03-15T25:00", "2022-03-15Tuesday", "01/07/2023"] {
            let found = faults(&format!("id,laid\nA,{date}\n"));
            assert!(found[0].contains("laid: found"), "{date}: {found:?}");
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_line() {
        assert_eq!(
            faults(
                "id,area_m2,mines,laid,people\nA,0,1.5,15.3.2022,-1\nA,1,1,2022-03-15,1\n,,,,\n"
            ),
            [
                "line 2: area_m2: found `0`, expected square metres above 0, such as 250000",
                "line 2: mines: found `1.5`, expected a whole number from 0 to 1e10",
                "line 2: laid: found `15.3.2022`, expected a date such as 2022-03-15",
                "line 2: people: found `-1`, expected how many people, 0 or more",
                "line 3: id: found \"A\" a second time",
            ]
        );
        assert!(faults("name\nA\n")[0].contains("found no column id"));
        assert_eq!(faults("id\n"), ["found no area"]);
        assert!(faults("id,mines\r\nA,3\r\n\r\nB,x\r\n")[0].starts_with("line 4: mines: "));
        assert!(
            faults("id;mines\nA;3\n")[0]
                .contains("found semicolons or tabs between columns, expected commas")
        );
        assert!(faults("")[0].contains("is empty"));
        assert!(
            faults("id,mines,mines\nA,3,4\n")[0].contains("found two columns mines, expected one")
        );
        let latin = read_table(b"id,note\nA,\xe9\n", &[]).unwrap_err()[0].to_string();
        assert!(latin.contains("is not UTF-8 text"), "{latin}");
        assert!(faults("id,mines\nA,nan\n")[0].contains("found `nan`"));
    }
}
