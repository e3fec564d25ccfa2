//! Scenarios given as arguments: files, folders, built-in names.

use super::CliError;
use crate::question::nearest;
use crate::scenario::read;
use crate::scenario::{Scenario, Source, built_ins};
use std::path::{Path, PathBuf};

/// A scenario source and the name of its results.
#[derive(Debug)]
pub(super) struct Named {
    /// The built-in name, or the file name without its extension.
    pub(super) name: String,
    pub(super) source: Source,
}

/// Converts arguments into sources; a folder gives all scenarios in it.
pub(super) fn sources(typed: &[String]) -> Result<Vec<Named>, CliError> {
    let mut found = Vec::new();
    for name in typed {
        let path = Path::new(name);
        if let Some(scenario) = built_ins().iter().find(|scenario| scenario.name == name) {
            found.push(Named { name: name.clone(), source: Source::BuiltIn(scenario) });
        } else if path.is_dir() {
            found.extend(folder(path)?);
        } else if path.exists() || looks_like_a_path(name) {
            found.push(file(path.to_owned()));
        } else {
            return Err(CliError::Asked(format!(
                "no file, folder or built-in scenario is called `{name}`; {}",
                instead(name)
            )));
        }
    }
    Ok(found)
}

fn file(path: PathBuf) -> Named {
    let name = path
        .file_stem()
        .map_or_else(|| "scenario".to_owned(), |stem| stem.to_string_lossy().into_owned());
    Named { name, source: Source::File(path) }
}

/// The `.toml` files of a folder, in order of name.
fn folder(path: &Path) -> Result<Vec<Named>, CliError> {
    let failed = CliError::io(format!("read the folder {}", path.display()));
    let entries = std::fs::read_dir(path).map_err(failed)?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml") && path.is_file())
        .collect();
    files.sort();
    if files.is_empty() {
        let folder = path.display();
        let why = format!("the folder `{folder}` holds no file that ends in .toml");
        return Err(CliError::Asked(why));
    }
    Ok(files.into_iter().map(file).collect())
}

fn looks_like_a_path(name: &str) -> bool {
    name.contains(std::path::MAIN_SEPARATOR) || Path::new(name).extension().is_some()
}

/// Reads the one scenario with this name.
pub(super) fn read_one(typed: &str, overrides: &[String]) -> Result<(Named, Scenario), CliError> {
    let mut found = read_all(sources(&[typed.to_owned()])?, overrides)?;
    only_one(found.len())?;
    Ok(found.remove(0))
}

/// Refuses more than one scenario.
pub(super) fn only_one(count: usize) -> Result<(), CliError> {
    match count {
        1 => Ok(()),
        _ => Err(CliError::Asked(format!("the command takes one scenario, not {count}"))),
    }
}

/// A suggestion for a name that is no built-in scenario.
pub(super) fn instead(name: &str) -> String {
    match nearest(name, built_ins().iter().map(|scenario| scenario.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`inertness list` shows what is built in".to_owned(),
    }
}

/// Reads all scenarios, and reports all refused ones together.
pub(super) fn read_all(
    sources: Vec<Named>,
    overrides: &[String],
) -> Result<Vec<(Named, Scenario)>, CliError> {
    let mut scenarios = Vec::new();
    let mut refused = Vec::new();
    for named in sources {
        match read(&named.source, overrides) {
            Ok(scenario) => scenarios.push((named, scenario)),
            Err(refusal) => refused.push(refusal),
        }
    }
    if refused.is_empty() { Ok(scenarios) } else { Err(CliError::Refused(refused)) }
}
