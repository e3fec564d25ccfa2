//! The question of a run, in words that all outputs share.
//!
//! In: nothing but names, times and counts. Out:
//!
//! - [`Quantity`], the one list of everything a run reports;
//! - [`Plan`], how much to run and when to report, and [`TimeGrid`], the times of the curves;
//! - [`Target`], one number by its name and time, and [`Aim`], its required precision;
//! - [`Part`], a part of a run, and [`SweptRange`], the range of a moved number;
//! - [`Claim`], a claim about mines, and [`RiskCriterion`], a level of individual risk;
//! - [`Assumption`], an assumed number and its source, and [`Parameter`], an uncertain one;
//! - [`Provenance`], the record that reproduces a result.
//!
//! This module must never hold physics (that is `model`), answers (that is `estimate`), or text for
//! readers beyond a name (that is `report`).

mod aim;
mod assumption;
mod claim;
mod criterion;
mod grid;
mod nearest;
mod parameter;
mod part;
mod plan;
mod provenance;
mod quantity;
mod quoted;
mod swept;
mod target;

pub use aim::{Aim, AimFault};
pub use assumption::Assumption;
pub use claim::{Bound, Claim, Origin, Per};
pub use criterion::{MOST_CRITERIA, RiskCriterion};
pub use grid::TimeGrid;
pub use nearest::nearest;
pub use parameter::{DistributionText, Parameter, Role};
pub use part::{MOST_PARTS, Part, PartFault};
pub use plan::{Engine, MOST_DRAWS, MOST_REPLICATES, Plan, ReportTime};
pub use provenance::{Engines, InputFile, Provenance};
pub use quantity::{Cause, Quantity, Split};
pub use quoted::quoted_word;
pub use swept::{RangeFault, Spacing, SweptRange};
pub use target::{Target, TargetFault};
