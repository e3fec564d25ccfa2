//! `areas.csv`: the rows of the table as they were, and what is expected of each area.

use super::{cells, is_ours, names};
use crate::estimate::{AreaRecord, AreaTable, Areas, BASIS};
use crate::report::ReportError;
use crate::report::output::{cell, csv};

/// The bytes of `areas.csv`. With `hxl`, or where the table had one, the second row holds HXL
/// hashtags.
///
/// # Errors
/// Where the table cannot be written.
pub fn areas_csv(areas: &Areas, hxl: bool) -> Result<Vec<u8>, ReportError> {
    let (columns, fields, tags) = match &areas.table {
        AreaTable::Csv { columns, fields, hashtags } => {
            (columns.clone(), fields.clone(), hashtags.clone())
        }
        AreaTable::GeoJson { .. } => (vec!["id".to_owned()], vec![Some("id".to_owned())], None),
    };
    let kept: Vec<usize> = (0..columns.len()).filter(|&at| !is_ours(&columns[at])).collect();
    csv(|table| {
        let ours = names(&areas.quantities);
        let head = kept.iter().map(|&at| columns[at].as_str());
        let head = head.chain(ours.iter().map(|[name, _]| name.as_str()));
        table.write_record(head.chain(["basis"]))?;
        if hxl || tags.is_some() {
            let old = |at: usize| match tags.as_ref().map(|tags| tags[at].as_str()) {
                Some(tag) if !tag.is_empty() => tag.to_owned(),
                _ => fields[at].as_deref().map_or("", tag_of_field).to_owned(),
            };
            let new = ours.iter().map(|[_, tag]| tag.clone()).chain(["#meta+basis".to_owned()]);
            table.write_record(kept.iter().map(|&at| old(at)).chain(new))?;
        }
        for row in &areas.rows {
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
    })
}

/// The hashtag of what an area says of itself; none of other columns.
fn tag_of_field(name: &str) -> &'static str {
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
