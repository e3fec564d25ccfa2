//! From the checked draft to what is asked of a run: the plan and the claims.

use super::input::Number;
use super::record::{Moment, Record};
use super::settle::local_start;
use crate::model::{Fuse, Study};
use crate::question::{Bound, Claim, Origin, Per, Plan, Quantity, ReportTime, RiskCriterion};

/// Why a value is there: the draft was checked.
const CHECKED: &str = "the grammar requires it or gives its default";

/// The plan; `study` is any parameter draw, whose counts of mines and fuses are those of all.
pub(super) fn plan(root: &Record, study: &Study) -> Plan {
    let simulation = root.table("simulation").expect(CHECKED);
    let whole = |key| simulation.integer(key).expect(CHECKED);
    let count = |key| u32::try_from(whole(key)).expect("its range fits");
    let start = root.table("site").and_then(|site| site.date("start")).expect(CHECKED);
    let names = |records: &[Record]| -> Vec<String> {
        records.iter().map(|record| record.text("name").expect(CHECKED).to_owned()).collect()
    };
    let arms = names(root.tables("arm"));
    let civilians = root.table("civilians").expect(CHECKED);
    let named = simulation.text("baseline");
    Plan {
        title: root.text("title").expect(CHECKED).to_owned(),
        question: root.text("question").map(str::to_owned),
        seed: u64::try_from(whole("seed")).expect("its range starts at 0"),
        draws: count("draws"),
        replicates: count("replicates"),
        horizon: simulation.moment("horizon").expect(CHECKED).time,
        start_hour: local_start(start).hour,
        report_at: simulation.times("report_at").iter().map(report_time).collect(),
        mines: study.arms.iter().map(crate::model::Arm::mines).collect(),
        groups: names(civilians.tables("group")),
        criteria: criteria(civilians),
        baseline: arms
            .iter()
            .position(|arm| Some(arm.as_str()) == named)
            .unwrap_or_else(|| usual_baseline(study)),
        arms,
        currency: root.table("land").and_then(|land| land.text("currency")).map(str::to_owned),
    }
}

/// The risk criteria.
fn criteria(civilians: &Record) -> Vec<RiskCriterion> {
    let criterion = |record: &Record| RiskCriterion {
        name: record.text("name").expect(CHECKED).to_owned(),
        per_year: plain(record, "per_year").expect(CHECKED),
    };
    civilians.tables("risk_criterion").iter().map(criterion).collect()
}

/// A number that no distribution may stand for.
fn plain(record: &Record, key: &str) -> Option<f64> {
    match record.number(key) {
        Some(Number::Fixed(number)) => Some(number),
        Some(Number::Uncertain(_)) | None => None,
    }
}

/// The last arm whose layings are all mechanical, else the first.
fn usual_baseline(study: &Study) -> usize {
    let mechanical = |arm: &crate::model::Arm| {
        arm.layings.iter().all(|laying| matches!(laying.fuse, Fuse::Mechanical(_)))
    };
    study.arms.iter().rposition(mechanical).unwrap_or(0)
}

/// What the file claims.
pub(super) fn claims(root: &Record, plan: &Plan) -> Vec<Claim> {
    let claim = |claim: &Record| Claim {
        arm: plan
            .arms
            .iter()
            .position(|arm| Some(arm.as_str()) == claim.text("arm"))
            .expect(CHECKED),
        quantity: claim.text("quantity").and_then(Quantity::from_name).expect(CHECKED),
        at: report_time(&claim.moment("at").expect(CHECKED)),
        bound: match plain(claim, "at_most") {
            Some(figure) => Bound::AtMost(figure),
            None => Bound::AtLeast(plain(claim, "at_least").expect("one of the two is given")),
        },
        per: if claim.text("per") == Some("mine") { Per::Mine } else { Per::Field },
        source: claim.text("source").map(str::to_owned),
        origin: Origin::Scenario,
    };
    root.tables("claim").iter().map(claim).collect()
}

fn report_time(moment: &Moment) -> ReportTime {
    ReportTime { text: moment.text.clone(), time: moment.time }
}
