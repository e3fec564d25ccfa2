//! A scenario file in memory, read and parsed once for all overrides.

use super::built_in::Source;
use super::document::{Node, Position};
use super::load::{Loaded, bytes_of, file_name, input_file, load, text_of};
use crate::model::TemperatureSeries;
use crate::question::InputFile;
use crate::scenario::diagnostics::fault::{Fault, FaultKind};
use crate::scenario::diagnostics::refusal::Refusal;
use crate::scenario::diagnostics::render::SourceText;
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use toml::de::DeTable;

/// The greatest size of a file of measured values, bytes. It holds ten-minute values of half a
/// century.
const LARGEST_MEASURED: u64 = 100_000_000;

/// A parsed scenario file, with the files it names as read.
///
/// # Example
///
/// ```
/// use inertness::scenario::{ScenarioFile, Source, built_ins};
///
/// let file = ScenarioFile::load(&Source::BuiltIn(&built_ins()[0]))?;
/// let seeds: Result<Vec<_>, _> =
///     (1..=3).map(|seed| file.with(&[format!("simulation.seed={seed}")])).collect();
/// assert_eq!(seeds?.len(), 3);
/// # Ok::<(), inertness::scenario::Refusal>(())
/// ```
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
pub(crate) struct Measured {
    pub(crate) file: InputFile,
    pub(crate) source: SourceText,
    /// The last requested series, with its start and whether it repeats.
    series: Mutex<Option<(SeriesKey, Arc<TemperatureSeries>)>>,
}

/// The start of a run, and whether a series repeats.
pub(crate) type SeriesKey = (DateTime, bool);

impl Measured {
    /// The series of that key, if it is the last one kept.
    pub(crate) fn series(&self, key: &SeriesKey) -> Option<Arc<TemperatureSeries>> {
        let last = self.series.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(known, _)| known == key).map(|(_, series)| Arc::clone(series))
    }

    /// Keeps a series for the next request.
    pub(crate) fn keep(&self, key: SeriesKey, series: TemperatureSeries) -> Arc<TemperatureSeries> {
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
    /// [`Refusal`] where it cannot be read or is not TOML.
    pub fn load(source: &Source) -> Result<Self, Refusal> {
        let name = source.name();
        let refused = |text: Arc<str>, faults| {
            Refusal::new(vec![SourceText { name: name.clone(), text }], faults)
        };
        let whole = |kind| vec![Fault { position: None, path: String::new(), kind }];
        let loaded = load(source).map_err(|kind| refused("".into(), whole(kind)))?;
        let (document, errors) = DeTable::parse_recoverable(&loaded.text);
        if !errors.is_empty() {
            return Err(refused(Arc::clone(&loaded.text), errors.iter().map(syntax).collect()));
        }
        let tree = Node::of_document(&document, 0);
        Ok(Self(Arc::new(Parsed { name, loaded, tree, measured: Mutex::default() })))
    }

    /// The name in messages.
    pub(crate) fn name(&self) -> &str {
        &self.0.name
    }

    /// The text.
    pub(crate) fn text(&self) -> &Arc<str> {
        &self.0.loaded.text
    }

    /// The file as named in provenance.
    pub(crate) fn input(&self) -> &InputFile {
        &self.0.loaded.file
    }

    /// The tree of the file, unchecked.
    pub(crate) fn tree(&self) -> &Node {
        &self.0.tree
    }

    /// A file of measured values, read on first use. It is in the scenario's folder.
    pub(crate) fn measured(&self, name: &str) -> Result<Arc<Measured>, FaultKind> {
        let Some(folder) = &self.0.loaded.folder else {
            return Err(FaultKind::NoFolder { file: name.to_owned() });
        };
        // a bare file name has no folder
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let path = folder.join(name);
        // locked during reading, so that only one thread reads the file
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

/// A TOML syntax fault.
fn syntax(error: &toml::de::Error) -> Fault {
    let position = Some(Position::new(0, error.span().unwrap_or(0..0)));
    Fault {
        position,
        path: String::new(),
        kind: FaultKind::Syntax { message: error.message().to_owned() },
    }
}
