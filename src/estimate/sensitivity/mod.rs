//! Which unknowns matter: how much of what is not known about a number comes from each uncertain
//! parameter.
//!
//! In: a [`Function`] of points in (0,1)^k, of any kind. Out: its variance and, of each parameter,
//! the first-order and the total Sobol index with 95 % intervals ([`indices`]); and where its
//! values go when one parameter alone is moved ([`tornado`]). [`Sensitivity`] is all of it for a
//! scenario, serialisable. Nothing in here may look for a best value: it says what is not known,
//! and what that means for people.

mod function;
mod indices;
mod interval;
#[cfg(test)]
mod known;
mod outcome;
mod sums;
mod tornado;

pub use function::Function;
pub use indices::{Decomposition, Indices, LEAST_POINTS, MOST_POINTS, indices};
pub use outcome::{Looked, outcome};
pub use tornado::{TORNADO, Tornado, tornado};
