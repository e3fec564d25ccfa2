//! What we do not know: laws of uncertain parameters, and points in the space of their quantiles.
//!
//! In: a law with its legal range, and a coordinate in (0, 1). Out: a value of the parameter. A
//! [`Point`] holds one coordinate for each [`Label`]; who makes points (an engine, keyed by seed
//! and draw, or a [`Design`] that fills the space evenly) never sees a law, and who holds laws (the
//! scenario's template) never sees a generator. This room knows no mines.

mod design;
mod label;
mod law;

pub use design::{Design, SCRAMBLES, Strand};
pub use label::{Label, Point};
pub use law::{Law, LawFault, Truncated};
