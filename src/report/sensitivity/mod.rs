//! Which unknowns matter, told: in the terminal, as JSON and CSV, and as charts.
//!
//! In: a [`Sensitivity`](crate::results::Sensitivity). Out: text and bytes. What cannot be told
//! from nothing is said to be so; it is never said as a bare 0.

mod files;
mod said;
mod summary;

pub(crate) use said::{Finding, extreme, in_hundred, moved_to, quantity_said, short_key, when};
pub(crate) use summary::made_by;
