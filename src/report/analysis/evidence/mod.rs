//! Evidence needed for a reliability figure, as text, JSON and CSV.
//!
//! The input is an [`Answer`](crate::results::Answer). In the text a figure is supported or not,
//! never met or kept. The JSON has every digit; the CSV is for spreadsheets. The chart is in
//! `chart::analysis::operating_characteristic`.

mod files;
mod text;

pub(crate) use text::{command, figure, in_words, observed_text, percent_of, plan_text};
