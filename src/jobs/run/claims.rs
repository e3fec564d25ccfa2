//! Judges the claims of a scenario.

use crate::engine::{self, Job, ParameterDraw};
use crate::estimate::judged;
use crate::question::{Claim, TimeGrid};
use crate::results::JudgedClaim;
use crate::scenario::Scenario;
use crate::units::{Days, Probability};
use std::sync::Arc;

/// Judges every claim of a scenario, then figures of battery mines. Both use the expected values
/// over its parameter draws.
///
/// A claim of the scenario includes people and clearance. A figure is about the mines themselves:
/// it is judged without contact and without clearance, or deminers would make a fuse look good.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub(crate) fn judge(scenario: &Scenario, draws: &Arc<[ParameterDraw]>) -> Vec<JudgedClaim> {
    let mut claims = by_expected(scenario, scenario.claims(), || Arc::clone(draws));
    claims.extend(by_expected(scenario, &scenario.figures(), || {
        draws.iter().cloned().map(left_alone).collect()
    }));
    claims
}

fn by_expected(
    scenario: &Scenario,
    claims: &[Claim],
    draws: impl FnOnce() -> Arc<[ParameterDraw]>,
) -> Vec<JudgedClaim> {
    if claims.is_empty() {
        return vec![];
    }
    let mut times: Vec<Days> = claims.iter().map(|claim| claim.at.time).collect();
    times.sort_by(|a, b| a.days().total_cmp(&b.days()));
    times.dedup();
    let grid = TimeGrid::only(times);
    let job = Job { plan: scenario.plan(), grid: &grid, draws: draws() };
    let assumed = |claim: &Claim| scenario.assumed_deactivation_failure(claim);
    judged(claims, &assumed, scenario.plan(), &grid, &engine::expect(&job, |_| {}))
}

/// The draw without contact and without clearance.
fn left_alone(mut draw: ParameterDraw) -> ParameterDraw {
    draw.study.civilians.trigger_probability = Probability::ZERO;
    draw.study.alternatives.iter_mut().for_each(|alternative| alternative.clearance = None);
    draw
}
