//! All integration tests, in one program: linking it once is what makes them quick to build.
//!
//! What takes long is ignored by default and run in release mode by the gate (`.ci/run`): `cargo
//! test --release -- --ignored --skip killed`; what kills programs by the clock by `.ci/slow`.
#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its input must stop")]

mod assumptions;
mod cli;
mod closed_forms;
mod coverage;
mod distributions;
mod dormancy;
mod draw_errors;
mod errors;
mod fixed;
mod grammar;
mod invariance;
mod keys_act;
mod parts;
mod random_scenarios;
mod refusals;
mod rooms;
mod spread;
mod support;
mod verify;
