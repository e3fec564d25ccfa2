//! Scenario files: what somebody wants to know, as text that people can read and change.
//!
//! In: a TOML file or a built-in one, and overrides (`key.path=value`). Out: a [`Scenario`],
//! checked once and for all: the `question::Plan`, claims and assumptions, the labels of what is
//! uncertain, and for each parameter draw (a `Point`) the `model::Study` in which every number is
//! settled. On the way: the grammar is data (`grammar`), and one reader walks the file by it into a
//! draft; rules that tie keys to each other (`check`) look at the draft; every fault is kept with
//! its place, and a file is refused with all of them in one go ([`Refusal`]). What is legal but odd
//! is a [`Warning`]. This room must never draw a random number, run anything, or hold physics. Only
//! here are files of scenarios read, and nothing behind this door needs to check a scenario's
//! numbers again.

mod assumed;
mod built_in;
mod check;
mod check_arms;
mod checked;
mod comments;
mod document;
mod fault;
mod figures;
mod grammar;
mod input;
mod load;
mod odd;
mod overrides;
mod plan;
mod read;
mod read_law;
mod read_value;
mod refusal;
mod render;
mod scenario_file;
mod series;
mod settle;
mod spot;
mod waves;

pub use built_in::{BuiltIn, Source, built_ins};
pub use checked::{Scenario, read, role_of};
pub use document::Place;
pub use fault::{Fault, FaultKind};
pub use grammar::{KeyReference, key_reference, keys, schema};
pub use input::Input;
pub use load::input_file;
pub use odd::{Oddity, Warning};
pub use refusal::Refusal;
pub use scenario_file::ScenarioFile;
