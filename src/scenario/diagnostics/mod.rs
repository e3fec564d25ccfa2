//! Faults and warnings of a scenario, with the position that each points at.
//!
//! `fault` words every fault; what a key expects is in the grammar and in `reading`.

pub(crate) mod fault;
pub(crate) mod refusal;
pub(crate) mod render;
pub(crate) mod warnings;
