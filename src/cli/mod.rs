//! The command line: one file per command.
//!
//! In: arguments. Out: an [`Exit`], or a [`CliError`] that `main` prints. Commands put the other
//! rooms together, write results to standard output and everything else (progress, warnings) to
//! standard error. `session` stands around the work of each; work that can be done in parts, and
//! gone on with, is of a kind in `parts`. This room must never compute anything a library user
//! would want: that belongs behind a door of its own.

mod areas;
mod args;
mod asked;
mod break_even;
mod charts;
mod check;
mod claims;
mod cluster;
mod command;
mod completions;
mod cost;
mod diff;
mod error;
mod evidence;
mod exit;
mod known_answers;
mod list;
mod merge;
mod outcome;
mod parts;
mod report;
mod reproduce;
mod results;
mod run;
mod schema;
mod sensitivity;
mod session;
mod show;
mod sources;
mod sweep;
mod verify;

pub use command::Cli;
pub use error::CliError;
pub use exit::Exit;
pub use session::in_colour;

use args::RunArgs;
use clap::CommandFactory as _;
use command::Command;

/// Carries out a command line.
///
/// # Errors
/// [`CliError`] has the text for standard error and the exit code.
pub fn execute(cli: Cli) -> Result<Exit, CliError> {
    match cli.command {
        None => run::run(&RunArgs::default()),
        Some(Command::Run(args)) => run::run(&args),
        Some(Command::Check(args)) => check::check(&args),
        Some(Command::Verify(args)) => verify::verify_all(&args),
        Some(Command::KnownAnswers(args)) => known_answers::known(&args),
        Some(Command::Sensitivity(args)) => sensitivity::which_matter(&args),
        Some(Command::BreakEven(args)) => break_even::where_even(&args),
        Some(Command::Sweep(args)) => sweep::at_points(&args),
        Some(Command::Reproduce(args)) => reproduce::reproduce(&args),
        Some(Command::Diff(args)) => diff::diff(&args),
        Some(Command::Areas(args)) => areas::of_each(&args),
        Some(Command::Cluster(args)) => cluster::write(&args),
        Some(Command::Merge(args)) => merge::merge(&args),
        Some(Command::Report(args)) => report::report(&args),
        Some(Command::Charts(args)) => charts::draw(&args),
        Some(Command::Claims(args)) => claims::judge(&args),
        Some(Command::Evidence(args)) => evidence::evidence(&args),
        Some(Command::List) => list::list(),
        Some(Command::Show(args)) => show::show(&args),
        Some(Command::Schema) => schema::schema(),
        Some(Command::Completions(args)) => completions::completions(&args, Cli::command()),
    }
}
