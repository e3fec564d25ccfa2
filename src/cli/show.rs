//! `inertness show`: prints a built-in scenario, as a starting point.

use super::new::write;
use super::session::print;
use super::sources::instead;
use super::{CliError, Exit};
use crate::scenario::built_ins;
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness show default --out mine.toml\n  inertness show \
                  winter-and-spring | less")]
pub(super) struct ShowArgs {
    /// Name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    pub(super) name: String,
    /// Write it to this file, as UTF-8 [default: print it]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long, requires = "out")]
    force: bool,
}

pub(super) fn run(args: &ShowArgs) -> Result<Exit, CliError> {
    let found = built_ins().iter().find(|scenario| scenario.name == args.name);
    let scenario = found.ok_or_else(|| {
        let name = &args.name;
        CliError::Asked(format!("no built-in scenario is called `{name}`; {}", instead(name)))
    })?;
    match &args.out {
        Some(file) => write(file, scenario.text, args.force),
        None => print(scenario.text).map(|()| Exit::Done),
    }
}
