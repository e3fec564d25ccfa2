//! A scenario file in memory: read and parsed once, whatever is put into it afterwards.

use super::built_in::Source;
use super::document::{Node, Place};
use super::fault::{Fault, FaultKind};
use super::load::{Loaded, bytes_of, file_name, input_file, load, text_of};
use super::refusal::Refusal;
use super::render::SourceText;
use crate::model::TemperatureSeries;
use crate::question::InputFile;
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use toml::de::DeTable;

/// The greatest size of a file of measured values, bytes: ten-minute values of half a century.
const LARGEST_MEASURED: u64 = 100_000_000;

/// A scenario file that was read and parsed, and the files it names as they were read.
#[derive(Clone, Debug)]
pub struct ScenarioFile(Arc<Parsed>);

#[derive(Debug)]
struct Parsed {
    name: String,
    loaded: Loaded,
    tree: Node,
    measured: Mutex<BTreeMap<PathBuf, Arc<Measured>>>,
}

/// A file of measured values.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) file: InputFile,
    pub(super) source: SourceText,
    /// Its rows since a start, and whether they repeat, as they were last asked for.
    series: Mutex<Option<(SeriesKey, Arc<TemperatureSeries>)>>,
}

/// The start of a run, and whether a series repeats.
pub(super) type SeriesKey = (DateTime, bool);

impl Measured {
    /// The series since that start, if it was the last that was kept.
    pub(super) fn series(&self, key: &SeriesKey) -> Option<Arc<TemperatureSeries>> {
        let last = self.series.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(known, _)| known == key).map(|(_, series)| Arc::clone(series))
    }

    /// Keeps a series for whoever asks next.
    pub(super) fn keep(&self, key: SeriesKey, series: TemperatureSeries) -> Arc<TemperatureSeries> {
        let series = Arc::new(series);
        let mut last = self.series.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some((key, Arc::clone(&series)));
        series
    }
}

impl ScenarioFile {
    /// Reads and parses a scenario file.
    ///
    /// # Errors
    /// [`Refusal`] where it cannot be read or is no TOML.
    pub fn load(source: &Source) -> Result<Self, Refusal> {
        let name = source.name();
        let refused = |text: Arc<str>, faults| {
            Refusal::new(vec![SourceText { name: name.clone(), text }], faults)
        };
        let whole = |kind| vec![Fault { place: None, path: String::new(), kind }];
        let loaded = load(source).map_err(|kind| refused("".into(), whole(kind)))?;
        let (document, errors) = DeTable::parse_recoverable(&loaded.text);
        if !errors.is_empty() {
            return Err(refused(Arc::clone(&loaded.text), errors.iter().map(syntax).collect()));
        }
        let tree = Node::of_document(&document, 0);
        Ok(Self(Arc::new(Parsed { name, loaded, tree, measured: Mutex::default() })))
    }

    /// What a message calls it.
    pub(super) fn name(&self) -> &str {
        &self.0.name
    }

    /// The text.
    pub(super) fn text(&self) -> &Arc<str> {
        &self.0.loaded.text
    }

    /// The file, as provenance names it.
    pub(super) fn input(&self) -> &InputFile {
        &self.0.loaded.file
    }

    /// What stands in it, nothing checked.
    pub(super) fn tree(&self) -> &Node {
        &self.0.tree
    }

    /// A file of measured values beside the scenario, read the first time it is asked for.
    pub(super) fn measured(&self, name: &str) -> Result<Arc<Measured>, FaultKind> {
        let Some(folder) = &self.0.loaded.folder else {
            return Err(FaultKind::NoFolder { file: name.to_owned() });
        };
        // a bare file name has no folder
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let path = folder.join(name);
        // held while it is read, so that threads do not read it side by side
        let mut measured = self.0.measured.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = measured.get(&path) {
            return Ok(Arc::clone(known));
        }
        let bytes = bytes_of(&path, LARGEST_MEASURED)?;
        let file = input_file(&file_name(&path), &bytes);
        let source = SourceText { name: path.display().to_string(), text: text_of(bytes)?.into() };
        let read = Arc::new(Measured { file, source, series: Mutex::default() });
        measured.insert(path, Arc::clone(&read));
        Ok(read)
    }
}

/// A fault of the TOML itself.
fn syntax(error: &toml::de::Error) -> Fault {
    let place = Some(Place::new(0, error.span().unwrap_or(0..0)));
    Fault {
        place,
        path: String::new(),
        kind: FaultKind::Syntax { message: error.message().to_owned() },
    }
}
