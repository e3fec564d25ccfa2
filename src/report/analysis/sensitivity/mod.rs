//! Key drivers from a sensitivity analysis, as text, JSON and CSV.
//!
//! The input is a [`Sensitivity`](crate::results::Sensitivity), the output text and bytes. An index
//! that is not significantly different from zero is reported as such, never as a bare 0.

mod files;
mod summary;
mod wording;

pub(crate) use summary::made_by;
pub(crate) use wording::{Finding, extreme, in_hundred, moved_to, quantity_text, short_key, when};
