//! What is asked of a run, in the words that files, code, charts and the README share.
//!
//! In: nothing but names, times and counts. Out: [`Quantity`], the one list of everything a run
//! reports; [`Plan`], how much to run and when to look; [`TimeGrid`], the times of the curves;
//! [`Target`], one number by its name and time; [`Part`], which piece of a run; [`SweptRange`],
//! from where to where a number is moved; [`Aim`], how precisely it is wanted; [`Claim`], what
//! somebody says of a mine; [`RiskCriterion`], a level of individual risk to compare with;
//! [`Assumption`], a number taken for granted and its source; [`Parameter`], one that is uncertain;
//! [`Provenance`], how to make a result again. This room must never hold physics (that is `model`),
//! numbers that are answers (that is `estimate`), or text for readers beyond a name (that is
//! `report`).

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
pub use parameter::{Distribution, Parameter, Role};
pub use part::{MOST_PARTS, Part, PartFault};
pub use plan::{Engine, MOST_DRAWS, MOST_REPLICATES, Plan, ReportTime};
pub use provenance::{Engines, InputFile, Provenance};
pub use quantity::{Cause, Quantity, Split};
pub use quoted::quoted_word;
pub use swept::{RangeFault, Spacing, SweptRange};
pub use target::{Target, TargetFault};
