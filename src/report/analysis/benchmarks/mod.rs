//! Benchmarks against published results, as text, JSON and CSV.
//!
//! The input is [`Benchmarks`](crate::results::Benchmarks). The output has every number with its
//! source, the published value and this program's value to as many digits. It also has the
//! distance, its unit, the distance allowed and a verdict. Then it lists what is left out, with the
//! reason.

mod files;
mod text;
