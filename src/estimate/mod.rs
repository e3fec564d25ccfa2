//! Numbers with their errors, from tallies and expected values.
//!
//! In: [`Numbers`], the integer tallies of lived fields, the expected values of the quadrature, or both. Out:
//! [`Findings`], the complete, serialisable result: means with their Monte Carlo errors, prediction and epistemic
//! bands, the comparison with the baseline, time to tolerable risk, clearance and land; and, of findings, whether they
//! are as precise as was wanted ([`Verdict`]); whether engines agree ([`Agreement`]); which unknowns matter
//! ([`Sensitivity`]); at which value of a number the comparison turns over ([`BreakEven`]); what evidence a figure needs
//! ([`Answer`]), with exact intervals of proportions; how far ours is from a published number ([`KnownAnswer`]); and numbers of many areas with their sums ([`Areas`]). This room must
//! never read a scenario, write a file or know how a field
//! was lived.

mod agreement;
mod aim;
mod areas;
mod assemble;
mod bands;
mod break_even;
mod claims;
mod comparison;
mod evidence;
mod findings;
mod ground;
mod numbers;
mod precision;
mod proportion;
mod published;
mod quantities;
mod sensitivity;
mod shift;
mod swept;
mod tolerable;
mod variance;

pub use agreement::{Agreement, Compared, DrawLived, Pair, Row, Statistic, agreement};
pub use aim::{More, Sample, Standing, Verdict, verdicts};
pub use areas::{AreaQuantity, AreaRecord, AreaRow, AreaTable, AreaTotals, Areas, AreasMade, BASIS};
pub use assemble::{Context, InputValues, findings, oddities};
pub use bands::{FEW_EVENTS, HALF_OF_95, error_of_mean, error_of_mean_of_counts};
pub use break_even::{
    AtValue, BreakEven, BreakEvenMade, Gap, Marked, Place, Side, Spread, TOLERANCE, Turned, Turns, grid,
    published, turn,
};
pub use claims::{Assumed, ClaimVerdict, JudgedClaim, ShareOfDraws, judged};
pub use evidence::{
    Answer, Apart, Confidence, Contrast, EvidenceFault, Figure, Harm, MOST_ITEMS, Observed, Reading,
    TestPlan, apart, contrasts, needed, order_statistics,
};
pub use findings::{
    ArmFindings, AtTime, Averted, Band, ByName, ClearanceFindings, Comparison, ComparisonAt, Curve,
    DrawTable, Entry, Estimate, Findings, LandFindings, Quantities, Ratio, TimeToTolerable,
};
pub use numbers::Numbers;
pub use proportion::{clopper_pearson, jeffreys, lower_bound, posterior_upper, upper_bound};
pub use published::{Case, DistanceUnit, KnownAnswer, KnownAnswers, LeftOut, Near};
pub use sensitivity::{
    ArmSensitivity, Decomposition, Function, INDEX_LEVEL, Index, Indices, KeySensitivity, LEAST_POINTS,
    Looked, MOST_POINTS, SCRAMBLES, Sensitivity, SensitivityMade, Swing, TORNADO, TargetSensitivity, Tornado,
    Whole, indices, outcome, student, tornado,
};
pub use shift::{Change, Shift, Shifts, shifts};
pub use swept::{OverDraws, Swept, SweptArm, SweptMade, SweptPoint, SweptTarget, SweptValue};
pub use variance::VarianceSplit;
