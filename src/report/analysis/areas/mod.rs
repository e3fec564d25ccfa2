//! Many areas: rows with expected values, totals and a summary.
//!
//! The input is [`Areas`](crate::results::Areas), the output text and bytes. Each output of an area
//! states that it is a model of a population. Nothing here says when an area meets a risk
//! criterion, or ranks areas.

mod notes;
mod summary;
mod tables;

pub use notes::AreaNotes;
pub use tables::areas_clash;
