//! When battery-powered mines go inert, what risk is left to civilians, with what uncertainty, and
//! how does that compare with persistent mines?
//!
//! A number's way through the crate: [`scenario`] (TOML) → [`model`] (physics) → [`engine`]
//! (fields) → [`estimate`] (numbers with errors) → [`results`] (all that is found) → [`report`]
//! (text and charts); [`cli`] stands in front of it all. Each room says at its door what comes in,
//! what goes out and what it must never do.
//!
//! This is risk analysis of populations of mines. It says nothing of how a mine is made, laid,
//! hidden, found or defeated, and no result of it makes any piece of ground safe to walk on.

pub mod campaign;
pub mod cli;
pub mod engine;
pub mod estimate;
pub mod model;
pub mod numeric;
pub mod question;
pub mod report;
pub mod results;
pub mod scenario;
pub mod store;
pub mod uncertainty;
pub mod units;
