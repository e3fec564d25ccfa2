//! Arguments that are long, or shared by several commands.
//!
//! A command with few arguments has them in its own file. `settings` has those that change a
//! scenario, `parts` those of work in parts, `printed` the output format, `whole` the parsers of
//! counts.

mod areas;
mod benchmarks;
mod break_even;
mod charts;
mod cluster;
mod engine;
mod evidence;
mod merge;
mod parts;
mod printed;
mod run;
mod settings;
mod verify;
mod whole;

pub(super) use areas::{AreasArgs, AreasFormat};
pub(super) use benchmarks::BenchmarkArgs;
pub(super) use break_even::BreakEvenArgs;
pub(super) use charts::{ChartLayout, ChartsArgs};
pub(super) use cluster::{ClusterArgs, Scheduler, SlurmArgs};
pub(super) use engine::EngineArg;
pub(super) use evidence::EvidenceArgs;
pub(super) use merge::MergeArgs;
pub(super) use parts::{PartArgs, typed};
pub(super) use printed::{Printed, Shape};
pub(super) use run::RunArgs;
pub(super) use settings::{Seeded, Settings, overrides, pool};
pub(super) use verify::VerifyArgs;
pub(super) use whole::{threads, whole};
