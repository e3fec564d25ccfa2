//! `inertness new`: writes a minimal scenario.

use super::session::{print, refuse_existing};
use super::{CliError, Exit};
use crate::report::files;
use crate::scenario::MINIMAL;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness new mine.toml\n  inertness run mine.toml")]
pub(super) struct NewArgs {
    /// The scenario file to write
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Overwrite the file if it exists
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &NewArgs) -> Result<Exit, CliError> {
    write(&args.file, MINIMAL, args.force)
}

/// Writes a scenario file and prints its name.
pub(super) fn write(file: &Path, text: &str, force: bool) -> Result<Exit, CliError> {
    let name = file.display();
    if file.extension().is_none_or(|ending| ending != "toml") {
        return Err(CliError::Asked(format!("{name}: expected a file that ends in .toml")));
    }
    refuse_existing(file, force)?;
    files::replace(file, text.as_bytes())?;
    print(format!("{name}\n"))?;
    Ok(Exit::Done)
}
