//! The break-even value of one disputed parameter.
//!
//! In: values of the parameter along a range. At each, the same quantity of harm or burden of an
//! alternative and of the baseline ([`Gap`]). Out: for each draw, the first value at which the sign
//! of the difference changes ([`turn`]). Over draws: the median and the 90 % uncertainty interval.
//! A draw with no such value in the range is ranked at the end of the range and counted
//! ([`BreakEvenSummary`](crate::results::BreakEvenSummary)).
//! [`BreakEven`](crate::results::BreakEven) holds the whole result, serialisable. This module must
//! not search for a best value: it reports where harm breaks even.

mod figures;
mod found;
mod grid;
mod turn;
mod turns;

pub use figures::published;
pub use grid::{even_steps, grid};
pub use turn::{Gap, TOLERANCE, turn};
