//! The commands of the command line.

use super::args::{
    AreasArgs, BreakEvenArgs, ChartsArgs, ClusterArgs, EvidenceArgs, KnownAnswersArgs, MergeArgs,
    RunArgs, VerifyArgs,
};
use super::check::CheckArgs;
use super::claims::ClaimsArgs;
use super::completions::CompletionArgs;
use super::diff::DiffArgs;
use super::report::ReportArgs;
use super::reproduce::ReproduceArgs;
use super::sensitivity::SensitivityArgs;
use super::show::ShowArgs;
use super::sweep::SweepArgs;
use clap::{Parser, Subcommand};

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
                  inertness show default > mine.toml         start a scenario of your own\n  \
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
    /// Check scenario files, say what would run and roughly how long it would take
    Check(CheckArgs),
    /// Hold the engines against each other: do all compute the same?
    Verify(VerifyArgs),
    /// Hold the program against known answers, published or closed-form: does it compute the same?
    KnownAnswers(KnownAnswersArgs),
    /// Say which unknowns matter to a number, such as casualties after ten years, and how much
    Sensitivity(SensitivityArgs),
    /// At which value of one disputed number an arm is as bad as the baseline
    BreakEven(BreakEvenArgs),
    /// Run a scenario at many values of its keys: a grid, pairs or a table of points
    Sweep(SweepArgs),
    /// Run a scenario once for each of many areas, from a table or a map of them
    Areas(AreasArgs),
    /// Put the parts of a run, a sweep or areas together, into what it would have come to in one go
    Merge(MergeArgs),
    /// Write what a scheduler needs to run the parts of a long run
    Cluster(ClusterArgs),
    /// Make the report of a run again from its results, without running anything
    Report(ReportArgs),
    /// Run again what results say they came from, and compare bytes
    Reproduce(ReproduceArgs),
    /// What went into two results differently, beside what came out differently
    Diff(DiffArgs),
    /// Draw the charts of a run again from its results, without running anything
    Charts(ChartsArgs),
    /// How much evidence a figure needs, and what evidence that was seen says
    Evidence(EvidenceArgs),
    /// Hold what is claimed of the mines against what the model expects
    Claims(ClaimsArgs),
    /// List the scenarios that come with the program
    #[command(after_help = "Examples:\n  inertness list")]
    List,
    /// Print a built-in scenario
    Show(ShowArgs),
    /// Print the JSON Schema of scenario files, for editors that complete and check as you type
    #[command(after_help = "Examples:\n  inertness schema > scenario.schema.json")]
    Schema,
    /// Print completions for a shell
    Completions(CompletionArgs),
}
