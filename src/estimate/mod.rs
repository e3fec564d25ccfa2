//! Estimates with their errors, from tallies and expected values.
//!
//! In: [`Numbers`], the integer tallies of simulated replicates, the expected values of the
//! quadrature, or both. Out: the [`results`](crate::results), complete:
//!
//! - findings of a run, with Monte Carlo errors, intervals, the comparison with the baseline, time
//!   to each risk criterion, clearance and land;
//! - whether findings are as precise as aimed for, and whether engines agree;
//! - the key drivers, and the break-even value of a parameter;
//! - the evidence that a figure needs, with exact intervals of proportions;
//! - benchmarks: the distance from a published number;
//! - numbers of many areas with their sums.
//!
//! This module must not read a scenario, write a file or depend on how a replicate is simulated.

mod agreement;
mod aim;
mod areas;
mod break_even;
mod claim;
mod contrast;
mod error;
mod evidence;
mod findings;
mod grid;
mod pairing;
mod published;
mod sensitivity;
mod shift;

pub use agreement::{Compared, DrawCounts, agreement};
pub use aim::verdicts;
pub use break_even::{Gap, TOLERANCE, published, turn};
pub use claim::judged;
pub use contrast::contrasts;
pub use error::proportion::{
    clopper_pearson, jeffreys, lower_bound, order_statistics, posterior_upper, upper_bound,
};
pub use error::standard_error::{
    LEVEL, error_of_mean, error_of_mean_of_counts, half_of_95, student,
};
pub use evidence::{discrimination, test_plans};
pub use findings::assemble::warnings;
pub(crate) use findings::assemble::{alternative, draw_values, readers, temperatures, warnings_of};
pub(crate) use findings::comparison::comparisons;
pub use findings::numbers::Numbers;
pub use grid::{even_steps, grid};
pub use pairing::RunRecord;
pub use published::{Case, Tolerance};
pub use sensitivity::{
    Decomposition, Function, Indices, LEAST_POINTS, MOST_POINTS, ReportTimes, TORNADO, Tornado,
    indices, outcome, tornado,
};
pub use shift::shifts;
