//! Risk to civilians from battery-powered mines that go inert, compared with persistent mines.
//!
//! An inert mine can never function again, and still holds explosive. This is risk analysis of
//! populations of mines. It says nothing of how a mine is made, laid, hidden, found or defeated,
//! and no result of it makes any piece of ground safe to walk on.
//!
//! # Example
//!
//! ```
//! use inertness::jobs::simulate;
//! use inertness::question::{Engine, Quantity};
//! use inertness::scenario::{ScenarioFile, Source, built_ins};
//!
//! // the default scenario, with another value of one key and few parameter draws
//! let file = ScenarioFile::load(&Source::BuiltIn(&built_ins()[0]))?;
//! let scenario = file.with(&["battery:return_delay=90d".into(), "draws=4".into()])?;
//!
//! // expected values, parameter draw by parameter draw
//! let findings = simulate(&scenario, Engine::Expected, |_| ()).findings;
//! for alternative in &findings.alternatives {
//!     let last = alternative.at.last().expect("a report time");
//!     let casualties = last.quantities[&Quantity::Casualties].whole().expect("one number");
//!     println!("{}: {} casualties after {}", alternative.name, casualties.mean, last.time);
//!     // the mean, with its 90 % uncertainty interval (parameters)
//!     assert!(casualties.uncertainty_interval.is_some());
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Modules
//!
//! A number passes from [`scenario`] (TOML) through [`model`] (physics), [`engine`] (replicates and
//! expected values), [`estimate`] (numbers with errors) and [`results`] (data) to [`report`] (text
//! and charts). [`jobs`] runs all of it, and [`cli`] is the command line. The door of each module
//! says what comes in, what goes out and what the module must never do.

pub mod cli;
pub mod engine;
pub mod estimate;
pub mod jobs;
pub mod model;
pub mod numeric;
pub mod question;
pub mod report;
pub mod results;
pub mod scenario;
pub mod store;
pub mod uncertainty;
pub mod units;
