//! Scenario files: a question about mines, as text that people can edit.
//!
//! In: a TOML file or a built-in one, and overrides (`key.path=value`). Out: a [`Scenario`],
//! checked once and for all. It has the `question::Plan`, claims, assumptions and the labels of the
//! uncertain parameters. For each parameter draw (a `Point`) it gives the `model::Study`, in which
//! every number is fixed.
//!
//! The grammar is data (`grammar`), and one reader reads the file by it into a draft. Rules across
//! keys (`check`) examine the draft. Every fault is kept with its position, and a file is refused
//! with all of them at once ([`Refusal`]). Legal but implausible values give a [`Warning`].
//!
//! This module must never draw a random number, run anything, or hold physics. Files of scenarios
//! are read here alone, and no other module needs to check a scenario's numbers again.

mod assumed;
mod check;
mod check_alternatives;
mod checked;
mod diagnostics;
mod figures;
mod file;
mod grammar;
mod plan;
mod reading;
mod series;
mod to_study;
mod waves;

pub use checked::{Scenario, read, role_of};
pub use diagnostics::fault::{Fault, FaultKind};
pub use diagnostics::refusal::Refusal;
pub use diagnostics::warnings::{Warning, WarningKind};
pub use file::built_in::{BuiltIn, MINIMAL, Source, built_ins};
pub use file::document::Position;
pub use file::load::input_file;
pub use file::scenario_file::ScenarioFile;
pub use grammar::{KeyReference, key_at, key_reference, keys, schema};
pub use reading::input::Input;
