//! The physics, pure: nature, outcome and contacts of a mine.
//!
//! Input: a [`Study`], all of a scenario for one parameter draw, as plain checked values; and
//! [`RandomNumbers`], one field for each use of chance in a mine (its life, contact, clearance,
//! self-destruct), drawn elsewhere. Output: temperatures, drain rates, contact rates,
//! distributions, and [`outcome_of`]: the outcome of a mine and its time. Every result is a
//! function of its arguments. This room never reads a file, knows a file format, draws a random
//! number or prints. Integrals over time come from a [`Surroundings`], which an engine supplies.
//! The equations and their symbols are those of `docs/model.md`.
//!
//! `fuse` has the fuses and the self-destruct, `battery` life and drain, `life` and `multiplier`
//! the distributions of life, `clearance` the passes, `civilians` and `contact` the people,
//! `climate` the temperature, `outcome` the definition that every engine is compared with.

mod battery;
mod civilians;
mod clearance;
mod climate;
mod contact;
mod fuse;
mod life;
mod multiplier;
mod nature;
mod outcome;
mod random_numbers;
mod study;

pub use battery::Battery;
pub use civilians::{ActiveHours, Age, Civilians, Group, PiecewiseLinear};
pub use clearance::Clearance;
pub use climate::{Climate, LocalStart, Seasonal, TemperatureSeries};
pub use contact::Contact;
pub use fuse::{DeactivationFailure, Electrical, Fuse, Mechanical, SelfDestruct, Setting};
pub use life::LifeDistribution;
pub use multiplier::MultiplierDistribution;
pub use nature::{ElectricalKind, Nature, nature_of};
pub use outcome::{Ending, MineEnd, Outcome, State, Surroundings, outcome_from, outcome_of};
pub use random_numbers::RandomNumbers;
pub use study::{Alternative, Land, Laying, Study, Wave};
