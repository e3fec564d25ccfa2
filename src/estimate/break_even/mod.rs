//! Where one disputed number makes two courses of action equally bad.
//!
//! In: values of the number along a range, and at each the same quantity of harm or burden of an
//! arm and of the baseline ([`Gap`]). Out: the first value at which the comparison turns over
//! ([`turn`]), draw by draw, and over draws its median and 90 % epistemic band, where "at no value
//! in the range" stands at its end and is counted ([`Turns`](crate::results::Turns)).
//! [`BreakEven`](crate::results::BreakEven) is all of it, serialisable. Nothing in here may look
//! for a best value: it says where harm breaks even.

mod figures;
mod found;
mod grid;
mod turn;
mod turns;

pub use figures::published;
pub use grid::{even_steps, grid};
pub use turn::{Gap, TOLERANCE, turn};
