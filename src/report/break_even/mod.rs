//! Where harm breaks even, told: in the terminal, as JSON and CSV; the charts are in
//! `chart::break_even`.
//!
//! In: a [`BreakEven`](crate::results::BreakEven). Out: text and bytes. Draws that turn over
//! nowhere in the range are counted and said, never left out.

mod files;
mod said;
mod summary;

pub(crate) use said::{ends_said, finding, made_by, plain, ratio_said, subject, value_said};
