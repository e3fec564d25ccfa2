//! `inertness completions`: completions for a shell.

use super::args::{Cli, CompletionArgs};
use super::output::print;
use super::{CliError, Exit};
use clap::CommandFactory as _;

pub(super) fn completions(args: &CompletionArgs) -> Result<Exit, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), env!("CARGO_PKG_NAME"), &mut script);
    print(&script)?;
    Ok(Exit::Done)
}
