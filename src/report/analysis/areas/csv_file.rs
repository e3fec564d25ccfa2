//! `areas.csv`: the original rows with the expected values of each area.

use super::columns::{cells, is_ours, names};
use super::geojson::geojson;
use crate::report::ReportError;
use crate::report::output::{CsvWriter, Files, Output as _, cell};
use crate::results::{AreaRecord, AreaTable, Areas, BASIS};

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
            let numbers = cells(row).into_iter().map(cell);
            let new: Vec<String> = used.into_iter().chain(numbers).collect();
            table.write_record(
                old.into_iter().chain(new.iter().map(String::as_str)).chain([BASIS]),
            )?;
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
