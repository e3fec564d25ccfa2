//! Quantities as types: hours cannot be added to degrees.
//!
//! Input: plain numbers and text ("14d"), through constructors whose names carry the unit. Output:
//! [`Days`], [`Celsius`], [`Probability`] and the text form of a duration. This room knows no mines
//! and imports nothing; every other room may import it. Only meaningful operations exist: days can
//! be added, temperatures cannot.

mod duration;
mod probability;
mod temperature;

pub use duration::{Days, DurationFault, human};
pub use probability::Probability;
pub use temperature::Celsius;
