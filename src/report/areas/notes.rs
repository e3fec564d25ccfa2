//! Notes on areas, shown before they are run.

use crate::question::quoted_word;
use crate::report::words::count;
use crate::results::{AreaTable, Areas};

/// The facts about areas that notes are made of.
#[derive(Clone, Debug)]
pub struct AreaNotes<'a> {
    /// What comes of them, with no area yet.
    pub begun: &'a Areas,
    /// How many there are.
    pub all: u64,
    /// Of each field but the name, how many areas say it.
    pub said: Vec<(&'static str, u64)>,
    /// Names of areas that have less land for each mine than any survey has found.
    pub crowded: Vec<&'a str>,
    /// The names of columns that were given for fields.
    pub named: &'a [(String, String)],
}

impl AreaNotes<'_> {
    /// What the scenario says for them, what nobody reads, what looks wrong; a line each.
    pub fn lines(&self) -> Vec<String> {
        [self.taken_from_scenario(), self.unread(), self.too_small()]
            .into_iter()
            .flatten()
            .collect()
    }

    fn taken_from_scenario(&self) -> Option<String> {
        let partly = self.said.iter().filter(|(_, count)| *count < self.all);
        let in_some = |(field, said): &(&str, u64)| {
            format!("{field} in {} of {}", count(self.all - said), count(self.all))
        };
        let partly: Vec<String> = partly.map(in_some).collect();
        let what = "taken from the scenario, where areas do not say it";
        (!partly.is_empty()).then(|| format!("note: {what}: {}", partly.join(", ")))
    }

    fn unread(&self) -> Option<String> {
        let AreaTable::Csv { columns, fields, .. } = &self.begun.table else { return None };
        let named = columns.iter().zip(fields).filter(|(_, field)| field.is_none());
        let unread: Vec<String> = named.map(|(name, _)| self.column(name)).collect();
        let what = "columns that are written back and not read";
        (!unread.is_empty()).then(|| format!("note: {what}: {}", unread.join(", ")))
    }

    /// A column that is not read; with the option that would read it, if its name has that of a
    /// field that no area says.
    fn column(&self, name: &str) -> String {
        let is_like = |field: &str| name.to_lowercase().contains(field.trim_end_matches("_m2"));
        match self.said.iter().find(|(field, count)| *count == 0 && is_like(field)) {
            Some((field, _)) => {
                let option = quoted_word(&format!("{field}={name}"));
                format!("{name} (--column {option} reads it as {field})")
            }
            None => name.to_owned(),
        }
    }

    fn too_small(&self) -> Option<String> {
        let named = self.named.iter().find(|(field, _)| field == "area_m2");
        let column = named.map_or("area_m2", |(_, name)| name.as_str());
        let (crowded, all) = (count(self.crowded.len() as u64), count(self.all));
        let first = self.crowded.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        let more = if self.crowded.len() > 3 { " …" } else { "" };
        (!self.crowded.is_empty()).then(|| {
            format!(
                "warning: {crowded} of {all} areas have less than 10 m² for each mine \
                 ({first}{more}): is {column} in square metres?"
            )
        })
    }
}
