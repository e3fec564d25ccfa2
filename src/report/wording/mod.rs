//! The wording of numbers and intervals, by the rules of `docs/words.md`.
//!
//! `closing_sentence` is the sentence that ends every output.

pub(crate) mod able_to_function;
pub(crate) mod closing_sentence;
pub(crate) mod draws;
pub(crate) mod estimate_format;
pub(crate) mod format_estimate;
pub(crate) mod frequency;
pub(crate) mod headline_time;
pub(crate) mod made;
pub(crate) mod quantity;
pub(crate) mod ratio;
pub mod words;
