//! Numbers with their errors, from tallies and expected values.
//!
//! In: [`Numbers`], the integer tallies of lived fields, the expected values of the quadrature, or
//! both. Out: [`Findings`], the complete, serialisable result: means with their Monte Carlo errors,
//! prediction and epistemic bands, the comparison with the baseline, time to each risk criterion,
//! clearance and land; and, of findings, whether they are as precise as was wanted ([`Verdict`]);
//! whether engines agree ([`Agreement`]); which unknowns matter ([`Sensitivity`]); at which value
//! of a number the comparison turns over ([`BreakEven`]); what evidence a figure needs
//! ([`Answer`]), with exact intervals of proportions; how far ours is from a published number
//! ([`KnownAnswer`]); and numbers of many areas with their sums ([`Areas`]). This room must never
//! read a scenario, write a file or know how a field was lived.

mod agreement;
mod aim;
mod areas;
mod assemble;
mod bands;
mod break_even;
mod claims;
mod comparison;
mod criterion;
mod draw_table;
mod evidence;
mod findings;
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

pub use agreement::{Agreement, Compared, DrawLived, Pair, Row, Statistic, agreement};
pub use aim::{More, Sample, Standing, Verdict, verdicts};
pub use areas::{
    AreaQuantity, AreaRecord, AreaRow, AreaTable, AreaTotals, Areas, AreasMade, BASIS,
};
pub use assemble::{Context, InputValues, findings, oddities};
pub use bands::Band;
pub use break_even::{
    AtValue, BreakEven, BreakEvenMade, Gap, Marked, Place, Side, Spread, TOLERANCE, Turned, Turns,
    even_steps, grid, published, turn,
};
pub use claims::judged;
pub use draw_table::DrawTable;
pub use evidence::{
    Answer, Apart, Confidence, Contrast, EvidenceFault, Figure, Harm, MOST_ITEMS, Observed,
    Reading, TestPlan, apart, contrasts, needed, order_statistics,
};
pub use findings::{
    ArmFindings, AtTime, Averted, ByName, ClearanceFindings, Comparison, ComparisonAt, Curve,
    Entry, Estimate, Findings, LandFindings, Quantities, Ratio, TimeToCriterion,
};
pub use judged_claim::{Assumed, ClaimVerdict, JudgedClaim, ShareOfDraws};
pub use numbers::Numbers;
pub use pairing::{Pairing, RunRecord};
pub use proportion::{clopper_pearson, jeffreys, lower_bound, posterior_upper, upper_bound};
pub use published::{Case, DistanceUnit, KnownAnswer, KnownAnswers, LeftOut, Near};
pub use sensitivity::{
    ArmSensitivity, Decomposition, Function, Index, Indices, KeySensitivity, LEAST_POINTS, Looked,
    MOST_POINTS, Sensitivity, SensitivityMade, Swing, TORNADO, TargetSensitivity, Tornado, indices,
    outcome, tornado,
};
pub use shift::{Change, Shift, Shifts, shifts};
pub use standard_error::{
    FEW_EVENTS, HALF_OF_95, LEVEL, error_of_mean, error_of_mean_of_counts, half_of_95, student,
};
pub use swept::{OverDraws, Swept, SweptArm, SweptMade, SweptPoint, SweptTarget, SweptValue};
pub use variance::VarianceSplit;
