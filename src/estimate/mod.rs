//! Numbers with their errors, from tallies and expected values.
//!
//! In: [`Numbers`], the integer tallies of lived fields, the expected values of the quadrature, or
//! both. Out: the [`results`](crate::results), complete: findings of a run, with Monte Carlo
//! errors, bands, the comparison with the baseline, time to each risk criterion, clearance and
//! land; and, of findings, whether they are as precise as was wanted; whether engines agree; which
//! unknowns matter; at which value of a number the comparison turns over; what evidence a figure
//! needs, with exact intervals of proportions; how far ours is from a published number; and numbers
//! of many areas with their sums. This room must never read a scenario, write a file or know how a
//! field was lived.

mod agreement;
mod aim;
mod areas;
mod assemble;
mod bands;
mod break_even;
mod claims;
mod comparison;
mod criterion;
mod evidence;
mod ground;
mod judged_claim;
mod numbers;
mod pairing;
mod precision;
mod proportion;
mod published;
mod quantities;
mod sensitivity;
mod shift;
mod source;
mod standard_error;
mod swept;
mod variance;

pub use agreement::{Compared, DrawLived, agreement};
pub use aim::verdicts;
pub use assemble::{Context, InputValues, findings, oddities};
pub use break_even::{Gap, TOLERANCE, even_steps, grid, published, turn};
pub use claims::judged;
pub use evidence::{apart, contrasts, needed, order_statistics};
pub use numbers::Numbers;
pub use pairing::RunRecord;
pub use proportion::{clopper_pearson, jeffreys, lower_bound, posterior_upper, upper_bound};
pub use published::{Case, Near};
pub use sensitivity::{
    Decomposition, Function, Indices, LEAST_POINTS, Looked, MOST_POINTS, TORNADO, Tornado, indices,
    outcome, tornado,
};
pub use shift::shifts;
pub use standard_error::{LEVEL, error_of_mean, error_of_mean_of_counts, half_of_95, student};
