//! The scenario file in memory: its tree with positions, and overrides put into it.
//!
//! `load` reads bytes as text, `document` makes the tree, `scenario_file` keeps both for a whole
//! command, `full_path` finds a key by its last steps, `overrides` sets values, `comments` finds
//! the sources of numbers.

pub(crate) mod built_in;
pub(crate) mod comments;
pub(crate) mod document;
pub(crate) mod full_path;
pub(crate) mod load;
pub(crate) mod overrides;
pub(crate) mod scenario_file;
