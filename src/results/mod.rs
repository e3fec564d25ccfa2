//! Results: everything that a report may show.
//!
//! Data with their serialised forms, complete when they are made and never changed after: findings
//! of a run and its parameter draws, sweeps, areas, break-even points, sensitivity, judged claims,
//! precision, engine agreement, benchmarks, and answers about evidence. `estimate` makes them,
//! `report` shows them. This room must never compute a statistic, read a file or print.

mod agreement;
mod areas;
mod benchmarks;
mod break_even;
mod claims;
mod draw_table;
mod evidence;
mod findings;
mod precision;
mod sensitivity;
mod shifts;
mod sweep;

pub use agreement::{Agreement, Pair, Row, Statistic};
pub use areas::{
    AreaQuantity, AreaRecord, AreaRow, AreaTable, AreaTotals, Areas, AreasMade, BASIS,
};
pub use benchmarks::{DistanceUnit, KnownAnswer, KnownAnswers, LeftOut};
pub use break_even::{
    AtValue, BreakEven, BreakEvenMade, Marked, Place, Side, Spread, Turned, Turns,
};
pub use claims::{Assumed, ClaimVerdict, JudgedClaim, ShareOfDraws};
pub use draw_table::DrawTable;
pub use evidence::{
    Answer, Apart, Confidence, Contrast, EvidenceFault, Figure, Harm, MOST_ITEMS, Observed,
    Reading, TestPlan,
};
pub use findings::{
    ArmFindings, AtTime, Averted, Band, ByName, ClearanceFindings, Comparison, ComparisonAt, Curve,
    Entry, Estimate, FEW_EVENTS, Findings, HALF_OF_95, LandFindings, Quantities, Ratio,
    TimeToCriterion, VarianceSplit,
};
pub use precision::{More, Sample, Standing, Verdict};
pub use sensitivity::{
    ArmSensitivity, Index, KeySensitivity, Sensitivity, SensitivityMade, Swing, TargetSensitivity,
};
pub use shifts::{Change, Pairing, Shift, Shifts};
pub use sweep::{OverDraws, Swept, SweptArm, SweptMade, SweptPoint, SweptTarget, SweptValue};
