//! Benchmarks: published numbers from outside the project, and the computed ones.
//!
//! In: `assets/known`, each published number as text with its source. Out:
//! [`Benchmarks`](crate::results::Benchmarks). It has every number that the library can compute,
//! computed on request as for a user. It also has the others, with the reason why they are left
//! out.
//!
//! - Two scenarios with closed forms and one with an independent quadrature use the expected engine
//!   (`exact_lives`, `everything`).
//! - The indices of Ishigami's function use the designs of the sensitivity analysis (`ishigami`).
//! - Plans, intervals and arithmetic use their own functions (`formulas`).
//!
//! This module must never hold a computed answer: only published ones.

mod answers;
mod everything;
mod exact_lives;
mod formulas;
mod ishigami;

pub use answers::{altered_benchmarks, benchmarks};
