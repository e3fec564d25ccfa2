//! The break-even point of harm, as text, JSON and CSV.
//!
//! The input is a [`BreakEven`](crate::results::BreakEven), the output text and bytes. The charts
//! are in `chart::analysis`. Draws without a break-even point in the range are counted and
//! reported, never left out.

mod summary;
mod wording;

pub(crate) use wording::{ends_text, finding, made_by, plain, ratio_text, subject, value_text};
