//! The command line, with one file for each command.
//!
//! The input is arguments, the output an [`Exit`], or a [`CliError`] that `main` prints. Commands
//! combine the other top-level modules. They write results to standard output, and progress and
//! warnings to standard error. `session` sets up and ends each command. Work in parts, which can be
//! resumed, has its kinds in `parts`.
//!
//! This folder must never compute anything that a library user needs: that belongs into another
//! module.
//!
//! Entries: a file for each command.

mod areas;
mod args;
mod asked;
mod benchmarks;
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
mod keys;
mod list;
mod merge;
mod new;
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

pub use command::{Cli, execute};
pub use error::CliError;
pub use exit::Exit;
pub use session::in_colour;
