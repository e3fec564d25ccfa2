//! The physics, pure: what a mine is, what happens to it, and whom it can hurt.
//!
//! In: a [`Study`], all of a scenario for one parameter draw, as plain checked values; and
//! [`Luck`], the random numbers of one mine, drawn by somebody else. Out: temperatures, drain
//! rates, contact rates, law by law, and [`fate_of`]: what became of a mine, and when. Everything
//! here is a function of its arguments. This room must never read a file, know a file format, draw
//! a random number or print. What has to be integrated over time is asked of a [`Surroundings`],
//! which an engine supplies. The equations and their symbols are those of `docs/model.md`.

mod battery;
mod civilians;
mod clearance;
mod climate;
mod contact;
mod fate;
mod fuse;
mod life;
mod luck;
mod multiplier;
mod nature;
mod study;

pub use battery::Battery;
pub use civilians::{ActiveHours, Age, Civilians, Curve, Group};
pub use clearance::Clearance;
pub use climate::{Climate, LocalStart, Seasonal, TemperatureSeries};
pub use contact::Contact;
pub use fate::{Ending, Fate, Gone, State, Surroundings, fate_from, fate_of};
pub use fuse::{Electrical, Fuse, Mechanical, Overrun, SelfDestruct, Setting};
pub use life::LifeLaw;
pub use luck::Luck;
pub use multiplier::MultiplierLaw;
pub use nature::{ElectricalKind, Nature, nature_of};
pub use study::{Arm, Land, Laying, Study, Wave};
