//! Results: everything that a report may show.
//!
//! Results are data with their serialised forms, complete when made and never changed after. They
//! are the findings of a run and its parameter draws, sweeps, areas, break-even points,
//! sensitivity, judged claims, precision, engine agreement, benchmarks, and answers about evidence.
//! `estimate` makes them, `report` shows them. This module must never compute a statistic, read a
//! file or print.

mod agreement;
mod areas;
mod benchmarks;
mod break_even;
mod claims;
mod draw_table;
mod evidence;
mod findings;
mod keys;
mod precision;
mod sensitivity;
mod shifts;
mod sweep;

pub use agreement::{Agreement, Pair, Row, Statistic};
pub use areas::{
    AreaQuantity, AreaRecord, AreaRow, AreaTable, AreaTotals, Areas, AreasProvenance, BASIS,
};
pub use benchmarks::{Benchmark, Benchmarks, DistanceUnit, LeftOut};
pub use break_even::{
    AtValue, BreakEven, BreakEvenPoint, BreakEvenProvenance, BreakEvenSummary, Marked, Side,
    Spread, TurningPoint,
};
pub use claims::{Assumed, ClaimVerdict, JudgedClaim, ShareOfDraws};
pub use draw_table::DrawTable;
pub use evidence::{
    Answer, Confidence, Contrast, Discrimination, EvidenceFault, Figure, HarmContrast, MOST_ITEMS,
    Observed, Reading, TestPlan,
};
pub use findings::{
    AlternativeFindings, AtTime, Averted, ByName, ClearanceFindings, Comparison, ComparisonAt,
    Curve, Entry, Estimate, FEW_EVENTS, Findings, HALF_OF_95, IntervalCurve, LandFindings,
    Quantities, Ratio, TimeToCriterion, VarianceSplit,
};
pub use keys::{KeyValue, ScenarioKeys};
pub use precision::{AimStatus, RequiredSample, Sample, Verdict};
pub use sensitivity::{
    AlternativeSensitivity, Index, KeySensitivity, Sensitivity, SensitivityProvenance, Swing,
    TargetSensitivity,
};
pub use shifts::{Change, Pairing, Shift, Shifts};
pub use sweep::{
    DrawSummary, SweepProvenance, Swept, SweptAlternative, SweptPoint, SweptTarget, SweptValue,
};
