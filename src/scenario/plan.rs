//! From the checked draft to what is asked of a run: the plan and the claims.

use super::grammar::{BoundKeys, CiviliansKeys, ClaimKeys, FileKeys};
use super::settle::{count, local_start};
use super::spot::{Moment, items};
use crate::model::{Fuse, Study};
use crate::question::{Bound, Claim, Origin, Plan, ReportTime, RiskCriterion};

/// The plan; `study` is any parameter draw, whose counts of mines and fuses are those of all.
pub(super) fn plan(root: &FileKeys, study: &Study) -> Plan {
    let simulation = &root.simulation;
    let arms: Vec<String> = root.arm.iter().map(|arm| arm.name.value.clone()).collect();
    let groups = items(&root.civilians.group).iter().map(|group| group.name.value.clone());
    let named = simulation.baseline.as_ref().and_then(|name| position(&arms, name));
    Plan {
        title: root.title.value.clone(),
        question: root.question.as_ref().map(|question| question.value.clone()),
        seed: u64::try_from(*simulation.seed).expect("its range starts at 0"),
        draws: count(*simulation.draws),
        replicates: count(*simulation.replicates),
        horizon: simulation.horizon.time,
        start_hour: local_start(*root.site.start).hour,
        report_at: simulation.report_at.iter().map(|time| report_time(time)).collect(),
        mines: study.arms.iter().map(crate::model::Arm::mines).collect(),
        groups: groups.collect(),
        criteria: criteria(&root.civilians),
        baseline: named.unwrap_or_else(|| usual_baseline(study)),
        arms,
        currency: root.land.as_ref().and_then(|land| Some(land.currency.as_ref()?.value.clone())),
    }
}

/// The risk criteria.
fn criteria(civilians: &CiviliansKeys) -> Vec<RiskCriterion> {
    let Some(named) = &civilians.risk_criterion else { return RiskCriterion::presets() };
    let criteria = named.iter().map(|criterion| RiskCriterion {
        name: criterion.name.value.clone(),
        per_year: *criterion.per_year,
    });
    criteria.collect()
}

/// Which arm has that name.
fn position(arms: &[String], name: &str) -> Option<usize> {
    arms.iter().position(|arm| arm == name)
}

/// The last arm whose layings are all mechanical, else the first.
fn usual_baseline(study: &Study) -> usize {
    let mechanical = |arm: &crate::model::Arm| {
        arm.layings.iter().all(|laying| matches!(laying.fuse, Fuse::Mechanical(_)))
    };
    study.arms.iter().rposition(mechanical).unwrap_or(0)
}

/// What the file claims.
pub(super) fn claims(root: &FileKeys, plan: &Plan) -> Vec<Claim> {
    let claim = |claim: &ClaimKeys| Claim {
        arm: position(&plan.arms, &claim.arm).expect("a claim speaks of an arm that is there"),
        quantity: *claim.quantity,
        at: report_time(&claim.at),
        bound: match &claim.bound {
            BoundKeys::AtMost(figure) => Bound::AtMost(figure.value),
            BoundKeys::AtLeast(figure) => Bound::AtLeast(figure.value),
        },
        per: *claim.per,
        source: claim.source.as_ref().map(|source| source.value.clone()),
        origin: Origin::Scenario,
    };
    items(&root.claim).iter().map(|written| claim(written)).collect()
}

fn report_time(moment: &Moment) -> ReportTime {
    ReportTime { text: moment.text.clone(), time: moment.time }
}
