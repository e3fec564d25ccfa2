//! Exactly what was typed.

mod areas;
mod break_even;
mod charts;
mod cluster;
mod engine;
mod evidence;
mod known_answers;
mod merge;
mod parts;
mod printed;
mod settings;
mod whole;

use super::claims::ClaimsArgs;
use super::diff::DiffArgs;
use super::reproduce::ReproduceArgs;
use super::sensitivity::SensitivityArgs;
use super::sweep::SweepArgs;
use crate::question::Aim;
use crate::report::Rows;
pub(super) use areas::{AreasArgs, AreasFormat};
pub(super) use break_even::BreakEvenArgs;
pub(super) use charts::{ChartLayout, ChartsArgs};
use clap::{Args, Parser, Subcommand, ValueEnum};
pub(super) use cluster::{ClusterArgs, Scheduler, SlurmArgs};
pub(super) use engine::EngineArg;
pub(super) use evidence::EvidenceArgs;
pub(super) use known_answers::KnownAnswersArgs;
pub(super) use merge::MergeArgs;
pub(super) use parts::{PartArgs, typed};
pub(super) use printed::{Printed, Shape};
pub(super) use settings::{Seeded, Settings, overrides, pool};
use std::path::PathBuf;
use whole::{count, seed};
pub(super) use whole::{threads, whole};

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

#[derive(Args, Debug, Default)]
#[command(
    after_help = "Examples:\n  inertness run\n  inertness run mine.toml --set simulation.draws=20 \
                  --set 'arm[0].return_delay=90d'\n  \
                  inertness run winter-and-spring --out results/winter --threads 2\n  \
                  inertness run scenarios/ --quiet\n  inertness run mine.toml --aim \
                  'casualties@10y: 1%'\n  inertness run default --json | jq \
                  '.comparison[0].at[-1].ratio'"
)]
pub(super) struct RunArgs {
    /// Scenario files, folders of them, or names of built-in scenarios [default: default]
    #[arg(value_name = "SCENARIO")]
    pub(super) scenarios: Vec<String>,
    /// Folder for the results; with several scenarios, one folder each inside it [default:
    /// results/<scenario>]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Engine that makes the numbers
    #[arg(long, value_enum, default_value_t)]
    pub(super) engine: EngineArg,
    /// Seed of all random numbers; the same as --set simulation.seed=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = seed)]
    pub(super) seed: Option<u64>,
    /// Parameter draws: what is not known; the same as --set simulation.draws=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count)]
    pub(super) draws: Option<u64>,
    /// Fields in each draw: luck; the same as --set simulation.replicates=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count)]
    pub(super) replicates: Option<u64>,
    /// Threads to use; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub(super) threads: Option<u16>,
    /// Change a key of the scenario, checked like the file; may be given again and again
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// How precisely a number is wanted: a quantity at a report time, and the largest error, half
    /// of the 95 % Monte Carlo interval, in percent of the mean. Says of every arm what error is
    /// reached and how much more would reach the aim; exit code 3 if one is not reached. Of
    /// quantities by group or cause, say which: 'killed_by_group/children@10y: 5%'. May be given
    /// again and again
    #[arg(long, value_name = "QUANTITY@TIME: PERCENT%")]
    pub(super) aim: Vec<Aim>,
    /// Print nothing but warnings and errors
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Print results.json on standard output instead of the summary; write files only where --out
    /// says
    #[arg(long)]
    pub(super) json: bool,
    /// Write no chart files, which take most of the time of a short run, and remove those of an
    /// earlier one; `inertness charts` draws them later
    #[arg(long)]
    pub(super) no_charts: bool,
    #[command(flatten)]
    pub(super) parts: PartArgs,
    /// Write even into a folder that holds another scenario's results, which are written over, or
    /// files that no run wrote, which stay; begin anew where an interrupted run has left something
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness check mine.toml\n  inertness check scenarios/*.toml --set \
                  simulation.draws=1000"
)]
pub(super) struct CheckArgs {
    /// Scenario files, folders of them, or names of built-in scenarios
    #[arg(value_name = "SCENARIO", required = true)]
    pub(super) scenarios: Vec<String>,
    /// Change a key of the scenario, checked like the file; may be given again and again
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// Threads to reckon with [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub(super) threads: Option<u16>,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness verify\n  inertness verify mine.toml --all\n  inertness \
                  verify scenarios/ --seed 7 --json\n\n\
                  Large scenarios are scaled down, and it says so. Exit codes: 0 the engines \
                  agree, 1 they do not."
)]
pub(super) struct VerifyArgs {
    /// Scenario files, folders of them, or names of built-in scenarios [default: all built-in
    /// scenarios]
    #[arg(value_name = "SCENARIO")]
    pub(super) scenarios: Vec<String>,
    /// Show every comparison, not only the worst of each quantity and those that fail
    #[arg(long)]
    pub(super) all: bool,
    /// Print every comparison as JSON instead of tables
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) settings: Seeded,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness report results/default\n  inertness report \
                  results/default --format md | less\n  \
                  inertness report results/default/results.json --out default.html")]
pub(super) struct ReportArgs {
    /// A folder with the results of a run, or its results.json
    #[arg(value_name = "RESULTS")]
    pub(super) results: PathBuf,
    /// What the report is written in
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// File to write [default: report.html beside the results; Markdown goes to standard output]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    pub(super) force: bool,
}

/// What a report is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One page for a browser or a printer, with the charts in it
    #[default]
    Html,
    /// Plain text with marks; charts are named as the files beside the results
    Md,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness show default > mine.toml\n  inertness show \
                  winter-and-spring | less")]
pub(super) struct ShowArgs {
    /// Name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    pub(super) name: String,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness completions bash > \
                  ~/.local/share/bash-completion/completions/inertness")]
pub(super) struct CompletionArgs {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

impl RunArgs {
    /// Everything that changes the scenario.
    pub(super) fn overrides(&self) -> Vec<String> {
        let counts = [("seed", self.seed), ("draws", self.draws), ("replicates", self.replicates)];
        overrides(&self.set, counts)
    }
}

impl VerifyArgs {
    /// Which rows are shown.
    pub(super) const fn rows(&self) -> Rows {
        if self.all { Rows::All } else { Rows::Worst }
    }
}
