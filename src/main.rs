//! The command line of inertness: parse, run, exit code.

use clap::Parser as _;
use inertness::cli::{Cli, execute, in_colour};
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match execute(Cli::parse()) {
        Ok(exit) => exit.into(),
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            // if nobody reads standard error there is nobody left to tell
            let _ = writeln!(std::io::stderr(), "{}", error.report(in_colour(&std::io::stderr())));
            error.exit().into()
        }
    }
}
