//! How much evidence a figure needs: as text, as JSON, as a table.
//!
//! In: an [`Answer`](crate::results::Answer). Out: text in which a figure is supported or not,
//! never met or kept; JSON with every digit; CSV for a spreadsheet. The chart is in
//! `chart::operating`.

mod figures;
mod files;
mod text;

pub(crate) use figures::{command, figure, in_words, observed_said, percent_of, plan_said};

/// What reliability is here, in a sentence.
pub(crate) const RELIABILITY: &str = "Reliability is the probability that an item is inert by the \
                                      day claimed for it; an exception is an item that is not.";
