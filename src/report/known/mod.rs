//! Published answers and ours: as text, as JSON, as a table.
//!
//! In: [`KnownAnswers`](crate::results::KnownAnswers). Out: every number with its source, what was
//! published, ours to as many digits, how far it is off, in what and how far it may be, and a
//! verdict; then what is left out, with why.

mod files;
mod text;
