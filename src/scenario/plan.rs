//! Makes the plan and the claims from the checked draft.

use super::grammar::{BoundKeys, CiviliansKeys, ClaimKeys, FileKeys};
use super::reading::spot::{Moment, items};
use super::to_study::{count, local_start};
use crate::model::{Fuse, Study};
use crate::question::{Bound, Claim, Origin, Plan, ReportTime, RiskCriterion};

/// The plan. `study` is any parameter draw: counts of mines and fuses are the same in all.
pub(super) fn plan(root: &FileKeys, study: &Study) -> Plan {
    let simulation = &root.simulation;
    let alternatives: Vec<String> =
        root.alternative.iter().map(|alternative| alternative.name.value.clone()).collect();
    let groups = items(&root.civilians.group).iter().map(|group| group.name.value.clone());
    let named = simulation.baseline.as_ref().and_then(|name| index_of(&alternatives, name));
    Plan {
        title: root.title.value.clone(),
        question: root.question.as_ref().map(|question| question.value.clone()),
        seed: u64::try_from(*simulation.seed).expect("its range starts at 0"),
        draws: count(*simulation.draws),
        replicates: count(*simulation.replicates),
        horizon: simulation.horizon.time,
        start_hour: local_start(*root.site.start).hour,
        report_at: simulation.report_at.iter().map(|time| report_time(time)).collect(),
        mines: study.alternatives.iter().map(crate::model::Alternative::mines).collect(),
        groups: groups.collect(),
        criteria: criteria(&root.civilians),
        baseline: named.unwrap_or_else(|| usual_baseline(study)),
        alternatives,
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

/// The index of the alternative with that name.
fn index_of(alternatives: &[String], name: &str) -> Option<usize> {
    alternatives.iter().position(|alternative| alternative == name)
}

/// The default baseline. It is the last alternative with mechanical fuses alone, else the first.
fn usual_baseline(study: &Study) -> usize {
    let mechanical = |alternative: &crate::model::Alternative| {
        alternative.layings.iter().all(|laying| matches!(laying.fuse, Fuse::Mechanical(_)))
    };
    study.alternatives.iter().rposition(mechanical).unwrap_or(0)
}

/// The claims of the file.
pub(super) fn claims(root: &FileKeys, plan: &Plan) -> Vec<Claim> {
    let claim = |claim: &ClaimKeys| Claim {
        alternative: index_of(&plan.alternatives, &claim.alternative)
            .expect("a claim speaks of an alternative that is there"),
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
