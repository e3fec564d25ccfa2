//! The commands of the command line.

use super::args::{
    AreasArgs, BenchmarkArgs, BreakEvenArgs, ChartsArgs, ClusterArgs, EvidenceArgs, MergeArgs,
    RunArgs, VerifyArgs,
};
use super::check::CheckArgs;
use super::claims::ClaimsArgs;
use super::completions::CompletionArgs;
use super::diff::DiffArgs;
use super::keys::KeysArgs;
use super::new::NewArgs;
use super::report::ReportArgs;
use super::reproduce::ReproduceArgs;
use super::sensitivity::SensitivityArgs;
use super::show::ShowArgs;
use super::sweep::SweepArgs;
use super::{CliError, Exit};
use super::{
    areas, benchmarks, break_even, charts, check, claims, cluster, completions, diff, evidence,
    keys, list, merge, new, report, reproduce, run, schema, sensitivity, show, sweep, verify,
};
use clap::{CommandFactory as _, Parser, Subcommand};

/// When battery-powered mines go inert, what risk is left to civilians, and how sure can we be?
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    long_about = "When battery-powered mines go inert, what risk is left to civilians, with what \
                  uncertainty, and how does that compare with persistent mines?\n\nWithout a \
                  command, runs the built-in default scenario.",
    after_help = "Examples:\n  inertness                                  run the default \
                  scenario\n  \
                  inertness list                             see the scenarios that come with \
                  it\n  \
                  inertness show default --out mine.toml      start a scenario of your own\n  \
                  inertness check mine.toml                  is it right, and how long would it \
                  take?\n  \
                  inertness run mine.toml --out results/mine\n\n\
                  Exit codes: 0 done, 1 anything else, 2 bad input, 3 not precise enough, 4 parts \
                  do not fit,\n\
                  10 a claim fails, 11 undecided, 130 stopped by Ctrl-C.\n\n\
                  A model of populations of mines. No result makes any piece of ground safe to \
                  walk on."
)]
pub struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Run scenarios and write their results and charts
    Run(RunArgs),
    /// Check scenario files and estimate the time of a run
    Check(CheckArgs),
    /// Compare the engines with each other on a scenario
    Verify(VerifyArgs),
    /// Compare the program with published and closed-form benchmarks
    Benchmarks(BenchmarkArgs),
    /// Attribute the uncertainty of a number, such as casualties@10y, to its uncertain keys
    Sensitivity(SensitivityArgs),
    /// Find the value of a disputed key at which an alternative is as bad as the baseline
    BreakEven(BreakEvenArgs),
    /// Run a scenario at many values of its keys: a grid, pairs or a table of points
    Sweep(SweepArgs),
    /// Run a scenario once for each of many areas, from a table or a map of them
    Areas(AreasArgs),
    /// Merge the parts of a run, a sweep or areas into the same results as in one go
    Merge(MergeArgs),
    /// Write the job files with which a scheduler runs the parts of a long run
    Cluster(ClusterArgs),
    /// Make the report of a run again from its results, without running anything
    Report(ReportArgs),
    /// Run results again from their provenance and compare bytes
    Reproduce(ReproduceArgs),
    /// Compare two results: changed inputs beside moved numbers
    Diff(DiffArgs),
    /// Draw the charts of a run again from its results, without running anything
    Charts(ChartsArgs),
    /// Plan tests of a reliability figure, and judge what was observed
    Evidence(EvidenceArgs),
    /// Judge claims about the mines by expected values
    Claims(ClaimsArgs),
    /// List the scenarios that come with the program
    #[command(after_help = "Examples:\n  inertness list")]
    List,
    /// List the keys of a scenario with their values, meanings and sources
    Keys(KeysArgs),
    /// Write a minimal scenario to start from
    New(NewArgs),
    /// Print a built-in scenario
    Show(ShowArgs),
    /// Print the JSON Schema of scenario files, for editors that complete and check as you type
    #[command(after_help = "Examples:\n  inertness schema > scenario.schema.json")]
    Schema,
    /// Print completions for a shell
    Completions(CompletionArgs),
}

/// Executes a command line.
///
/// # Errors
/// [`CliError`] has the text for standard error and the exit code.
pub fn execute(cli: Cli) -> Result<Exit, CliError> {
    match cli.command {
        None => run::run(&RunArgs::default()),
        Some(Command::Run(args)) => run::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::Benchmarks(args)) => benchmarks::run(&args),
        Some(Command::Sensitivity(args)) => sensitivity::run(&args),
        Some(Command::BreakEven(args)) => break_even::run(&args),
        Some(Command::Sweep(args)) => sweep::run(&args),
        Some(Command::Reproduce(args)) => reproduce::run(&args),
        Some(Command::Diff(args)) => diff::run(&args),
        Some(Command::Areas(args)) => areas::run(&args),
        Some(Command::Cluster(args)) => cluster::run(&args),
        Some(Command::Merge(args)) => merge::run(&args),
        Some(Command::Report(args)) => report::run(&args),
        Some(Command::Charts(args)) => charts::run(&args),
        Some(Command::Claims(args)) => claims::run(&args),
        Some(Command::Evidence(args)) => evidence::run(&args),
        Some(Command::Keys(args)) => keys::run(&args),
        Some(Command::New(args)) => new::run(&args),
        Some(Command::List) => list::run(),
        Some(Command::Show(args)) => show::run(&args),
        Some(Command::Schema) => schema::run(),
        Some(Command::Completions(args)) => completions::run(&args, Cli::command()),
    }
}
