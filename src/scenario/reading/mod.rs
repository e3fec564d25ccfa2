//! The reader: from the tree of the file to the draft, by the grammar.
//!
//! `value` reads words, numbers, durations and curves, and says what it expected;
//! `date` reads dates, `distribution` uncertain numbers.

pub(crate) mod date;
pub(crate) mod distribution;
mod distribution_text;
pub(crate) mod input;
pub(crate) mod reader;
pub(crate) mod spot;
pub(crate) mod value;
