//! Notes on areas, shown before they are run.

use crate::question::quoted_word;
use crate::report::wording::words::count;
use crate::results::{AreaTable, Areas};

/// The facts for notes on areas.
#[derive(Clone, Debug)]
pub struct AreaNotes<'a> {
    /// The result before any area is run.
    pub started: &'a Areas,
    /// The number of areas.
    pub all: u64,
    /// The number of areas that give each attribute, except the name.
    pub said: Vec<(&'static str, u64)>,
    /// Areas with less land for each mine than any survey found.
    pub crowded: Vec<&'a str>,
    /// Areas whose clearance is over before anything is counted there.
    pub cleared_before: Vec<&'a str>,
    /// The column names that were given for attributes.
    pub named: &'a [(String, String)],
}

impl AreaNotes<'_> {
    /// Notes on values from the scenario, unread columns and doubtful areas.
    ///
    /// There is one line for each.
    pub fn lines(&self) -> Vec<String> {
        let notes =
            [self.taken_from_scenario(), self.unread(), self.too_small(), self.cleared_before()];
        notes.into_iter().flatten().collect()
    }

    fn taken_from_scenario(&self) -> Option<String> {
        let partly = self.said.iter().filter(|(_, count)| *count < self.all);
        let in_some = |(attribute, said): &(&str, u64)| {
            format!("{attribute} in {} of {}", count(self.all - said), count(self.all))
        };
        let partly: Vec<String> = partly.map(in_some).collect();
        let what = "taken from the scenario, where areas do not say it";
        (!partly.is_empty()).then(|| format!("note: {what}: {}", partly.join(", ")))
    }

    fn unread(&self) -> Option<String> {
        let AreaTable::Csv { columns, attributes, .. } = &self.started.table else { return None };
        let named = columns.iter().zip(attributes).filter(|(_, attribute)| attribute.is_none());
        let unread: Vec<String> = named.map(|(name, _)| self.column(name)).collect();
        let what = "columns that are written back and not read";
        (!unread.is_empty()).then(|| format!("note: {what}: {}", unread.join(", ")))
    }

    /// Names an unread column, with the option that would read it.
    ///
    /// The option is given where the column's name contains an attribute that no area has.
    fn column(&self, name: &str) -> String {
        let is_like =
            |attribute: &str| name.to_lowercase().contains(attribute.trim_end_matches("_m2"));
        match self.said.iter().find(|(attribute, count)| *count == 0 && is_like(attribute)) {
            Some((attribute, _)) => {
                let option = quoted_word(&format!("{attribute}={name}"));
                format!("{name} (--column {option} reads it as {attribute})")
            }
            None => name.to_owned(),
        }
    }

    fn too_small(&self) -> Option<String> {
        let named = self.named.iter().find(|(attribute, _)| attribute == "area_m2");
        let column = named.map_or("area_m2", |(_, name)| name.as_str());
        self.doubtful(&self.crowded, "less than 10 m² for each mine", |areas| {
            format!("{areas}: is {column} in square metres?")
        })
    }

    fn cleared_before(&self) -> Option<String> {
        self.doubtful(&self.cleared_before, "clearance that is over before anything is counted", {
            |areas| {
                format!(
                    "{areas}: it begins `clearance.start` after their mines were laid, or on that \
                     date"
                )
            }
        })
    }

    /// A warning that names areas, where there are any.
    fn doubtful(
        &self,
        areas: &[&str],
        what: &str,
        say: impl FnOnce(String) -> String,
    ) -> Option<String> {
        let first = areas.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        let more = if areas.len() > 3 { " …" } else { "" };
        let (number, all) = (count(areas.len() as u64), count(self.all));
        let named = format!("warning: {number} of {all} areas have {what} ({first}{more})");
        (!areas.is_empty()).then(|| say(named))
    }
}
