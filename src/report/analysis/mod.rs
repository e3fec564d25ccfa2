//! Analyses as text, JSON, CSV and charts, a folder for each.
//!
//! In each, `files` has the documents for programs, `summary` or `text` the words for a terminal.

pub(crate) mod areas;
pub(crate) mod benchmarks;
pub(crate) mod break_even;
pub(crate) mod evidence;
pub(crate) mod sensitivity;
pub(crate) mod sweep;
