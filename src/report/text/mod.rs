//! Text for the terminal and the sentences that the page shares with it.
//!
//! Entries: a file for each text.

pub(crate) mod agreement;
pub(crate) mod aims;
pub(crate) mod claims;
pub(crate) mod clearance;
pub(crate) mod keys;
pub mod lines;
pub(crate) mod reproduced;
pub(crate) mod sentences;
pub(crate) mod shifts;
pub(crate) mod summary;
pub(crate) mod table;
pub(crate) mod topic;
