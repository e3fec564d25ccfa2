//! Key drivers from a sensitivity analysis, as text, JSON and CSV.
//!
//! The input is a [`Sensitivity`](crate::results::Sensitivity), the output text and bytes. An index
//! that is not significantly different from zero is reported as such, never as a bare 0.

mod summary;
mod wording;

pub(crate) use wording::{Finding, extreme, in_hundred, made_by, moved_to, short_key};
