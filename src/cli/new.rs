//! `inertness new`: writes a minimal scenario.

use super::session::{print, refuse_existing};
use super::{CliError, Exit};
use crate::report::files;
use crate::scenario::MINIMAL;
use clap::Args;
use std::path::PathBuf;

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
    if args.file.extension().is_none_or(|ending| ending != "toml") {
        let file = args.file.display();
        return Err(CliError::Asked(format!("{file}: expected a file that ends in .toml")));
    }
    refuse_existing(&args.file, args.force)?;
    files::replace(&args.file, MINIMAL.as_bytes())?;
    print(format!("{}\n", args.file.display()))?;
    Ok(Exit::Done)
}
