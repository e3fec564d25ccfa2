//! Whole jobs: from a checked scenario to its findings.
//!
//! In: a [`Scenario`](crate::scenario::Scenario). Out, one of:
//!
//! - a [`RunOutcome`]: complete findings and their parameter draws, of a run in one go
//!   ([`complete`]) or in parts ([`Run`]);
//! - the scenario at many values of its keys ([`sweep`]);
//! - before a long run, a [`Cost`] and the warnings of a small pilot run;
//! - whether the engines agree on it ([`Verified`]);
//! - the benchmarks ([`benchmarks`]);
//! - harm at two values of a figure ([`Contrasted`]);
//! - its key drivers;
//! - the value of one parameter at which the comparison with the baseline breaks even
//!   ([`Disputed`]).
//!
//! This module connects the others and holds no physics, statistics or text for readers. It must
//! never write a file or print: the command line does.

mod areas;
mod benchmarks;
mod break_even;
mod run;
mod scaled;
mod sensitivity;
mod sweep;
mod verify;

pub use areas::{
    ATTRIBUTES, AreaAttributes, AreaCost, AreaFault, AreaFile, AreaFileFault, AreaRuns, Asked,
    read_areas,
};
pub use benchmarks::{altered_benchmarks, benchmarks};
pub use break_even::contrast::{ContrastFault, Contrasted, after_rated_life, contrast};
pub use break_even::disputed::{Disputed, DisputedFault};
pub use break_even::find::break_even;
pub use run::choice::{Choice, LEAST_COHORT, MOST_MINE_LIVES};
pub use run::cost::Cost;
pub use run::parts::{PartialRun, PartialState, Run, RunOutcome};
pub use run::simulate::{complete, judged, simulate, warnings};
pub use scaled::Scale;
pub use sensitivity::{SensitivityAsked, key_drivers, sensitivity};
pub use sweep::run::{PointFault, Sweep, SweepCost, sweep};
pub use sweep::vary::{MOST_POINTS, Points, Varied, VariedFault, combined, tabled};
pub use verify::{Effort, FALSE_ALARM, Verified, verify, verify_altered};
