//! The keys of a scenario as text, JSON and CSV.

use super::lines::Text;
use crate::report::ReportError;
use crate::report::output::{CsvWriter, Files, Output, Rows};
use crate::results::ScenarioKeys;
use serde::Serialize;

impl Output for ScenarioKeys {
    fn text(&self, _: Rows) -> String {
        let mut text = Text::default();
        text.say(&self.title);
        for key in &self.keys {
            text.rows([format!("{} = {}", key.path, key.value)]);
            text.indented(&format!("{} Takes {}.", key.meaning, key.takes));
            if let Some(source) = &key.source {
                text.indented(&format!("Source: {source}"));
            }
        }
        text.done()
    }

    fn document(&self) -> impl Serialize {
        self
    }
}

impl Files for ScenarioKeys {
    const NAME: &'static str = "keys";

    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        table.write_record(["key", "value", "takes", "meaning", "source"])?;
        for key in &self.keys {
            let source = key.source.as_deref().unwrap_or_default();
            table.write_record([&key.path, &key.value, &key.takes, &key.meaning, source])?;
        }
        Ok(())
    }
}
