//! Parts of long runs on disk: written whole or not at all, known by what they are of, and put
//! together again.
//!
//! In: what a part came to, as anything that can be serialised, and its [`Label`]: what it is of,
//! which part it is, how to make it again. Out: a file with a checksum; and from many files their
//! order ([`together`]), or the first thing that keeps them from being one run ([`Misfit`]), with
//! the command to run next. This room must never know what a run is: that a part of one scenario is
//! not taken for one of another follows from the facts on its label alone, whatever they are.

mod file;
mod label;
mod misfit;

pub use file::{FileFault, check, digest, forget, keep, read, read_label};
pub use label::Label;
pub use misfit::{Misfit, together};
