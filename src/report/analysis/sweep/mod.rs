//! A sweep over values of scenario keys, as text, JSON and CSV.
//!
//! The input is a [`Swept`](crate::results::Swept), the output text and bytes. The charts are in
//! `chart::analysis`.

mod summary;
mod wording;

pub(crate) use wording::{made_by, short_keys, target_text, value_text};
