//! Quantities as types, so that an hour is never added to a degree.
//!
//! In: plain numbers and text ("14d"), through constructors whose names carry the unit.
//! Out: [`Days`], [`Celsius`], [`Probability`] and the text form of a duration.
//! This room knows nothing of mines and imports nothing; every other room stands on it.
//! Only the sums that mean something exist: days can be added, temperatures cannot.

mod duration;
mod probability;
mod temperature;

pub use duration::{Days, DurationFault, human};
pub use probability::Probability;
pub use temperature::Celsius;
