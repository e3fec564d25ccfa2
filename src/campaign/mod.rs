//! Whole runs: a checked scenario from its first random number to its findings.
//!
//! In: a [`Scenario`](crate::scenario::Scenario). Out: an [`Outcome`], complete findings and their
//! parameter draws, of a run in one go ([`complete`]) or in parts ([`Run`]); the scenario at many
//! values of its keys ([`sweep`]); or, before a long run, a [`Cost`] and what a small pilot run
//! finds odd; or whether the engines agree on it ([`Verified`]); whether known answers come out
//! ([`known_answers`]); what two values of a figure mean in harm ([`Contrasted`]); which of its
//! unknowns matter; or at which value of one number the comparison with the baseline turns over
//! ([`Disputed`]). This room strings the others together and holds no physics, no statistics and no
//! text for readers of its own. It must never write a file or print: that is for the command line.

mod areas;
mod break_even;
mod choice;
mod claims;
mod contrast;
mod cost;
mod disputed;
mod known;
mod pilot;
mod points;
mod run;
mod scaled;
mod sensitivity;
mod simulate;
mod sweep;
mod vary;
mod verify;

pub use areas::{
    AreaCost, AreaFault, AreaFile, AreaRuns, Asked, FIELDS, FileFault, Given, read_areas,
};
pub use break_even::break_even;
pub use choice::{Choice, LEAST_COHORT, MOST_MINE_LIVES};
pub use contrast::{ContrastFault, Contrasted, after_rated_life, contrast};
pub use cost::Cost;
pub use disputed::{Disputed, DisputedFault};
pub use known::{known_answers, known_answers_altered};
pub use pilot::oddities;
pub use points::{MOST_POINTS, PointFault, Points, SweepCost};
pub use run::{Outcome, Run, RunPiece, SoFar};
pub use scaled::Scale;
pub use sensitivity::{SensitivityAsked, hangs_on, sensitivity};
pub use simulate::{complete, judged, simulate};
pub use sweep::{Sweep, sweep};
pub use vary::{Varied, VariedFault, combined, tabled};
pub use verify::{Effort, FALSE_ALARM, Verified, verify, verify_altered};
