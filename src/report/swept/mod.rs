//! A scenario at many values of its keys, told: in the terminal, as JSON and CSV; the charts are in
//! `chart::sweep`.
//!
//! In: a [`Swept`](crate::results::Swept). Out: text and bytes.

mod files;
mod said;
mod summary;

pub(crate) use said::{made_by, short_keys, target_said, value_said};
