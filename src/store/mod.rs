//! Parts of long runs on disk: written atomically, labelled and merged.
//!
//! In: the results of a part, as anything that can be serialised, and its [`PartLabel`]. The label
//! has its run, its number and the command that makes it again. Out: a file with a checksum. From
//! many files it gives their order ([`together`]), or the first error that prevents a merge
//! ([`MergeError`]), with the next command. This module must never know what a run is. The facts on
//! the label alone keep apart the parts of different scenarios.

mod file;
mod label;
mod merge_error;

pub use file::{FileFault, check, digest, forget, keep, read, read_label};
pub use label::PartLabel;
pub use merge_error::{MergeError, together};
