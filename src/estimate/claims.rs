//! Whether what somebody says of the mines is borne out: a figure against an expected value and its
//! interval.

use super::Numbers;
use super::quantities::ArmReader;
use super::source::Source;
use crate::engine::{Expected, ParameterDraw};
use crate::model::{Arm, Fuse};
use crate::question::{Bound, Claim, Per, Plan, Quantity, TimeGrid};
use crate::results::{Assumed, ClaimVerdict, JudgedClaim, OverDraws, ShareOfDraws};

/// Claims judged by expected values, in their order; the grid holds their times. `assumed` has, of
/// a claim whose figure is one of a disputed number, the least and the greatest value of that.
pub fn judged(
    claims: &[Claim],
    assumed: &dyn Fn(&Claim) -> Option<[f64; 2]>,
    plan: &Plan,
    grid: &TimeGrid,
    expected: &Expected,
) -> Vec<JudgedClaim> {
    let reader = |arm| ArmReader::new(arm, plan, grid, Numbers::expected(expected));
    claims.iter().map(|claim| judge(claim, assumed(claim), &reader(claim.arm))).collect()
}

fn judge(claim: &Claim, assumed: Option<[f64; 2]>, reader: &ArmReader<'_>) -> JudgedClaim {
    let time = reader.grid.index_of(claim.at.time).expect("the grid holds the times of claims");
    let value = |draw: usize| reader.draw_value(Source::of(claim.quantity), draw, time);
    let values: Vec<f64> = reader
        .numbers
        .draws()
        .iter()
        .enumerate()
        .map(|(number, draw)| share(claim, draw, reader, value(number)))
        .collect();
    let OverDraws { mean, epistemic, median, .. } = OverDraws::of(values.clone());
    let below = |&value: &f64| match claim.bound {
        Bound::AtMost(figure) => value <= figure,
        Bound::AtLeast(figure) => value < figure,
    };
    let count = values.iter().filter(|value| below(value)).count() as u64;
    // of what is not known, one draw tells nothing
    let is_known = reader.numbers.draws().iter().all(|draw| draw.point.0.is_empty());
    let verdict = match epistemic {
        Some(ends) => ClaimVerdict::of(ends, claim.bound),
        None if is_known => ClaimVerdict::of([mean; 2], claim.bound),
        None => ClaimVerdict::Undecided,
    };
    let figure = match claim.per {
        Per::Mine | Per::Activated => claim.bound.figure(),
        Per::Field => claim.bound.figure() / reader.plan.mines[claim.arm].max(1) as f64,
    };
    let assumes = assumed.and_then(|ends| Assumed::of(figure, ends, verdict));
    JudgedClaim {
        arm: reader.plan.arms[claim.arm].clone(),
        quantity: claim.quantity,
        time: claim.at.text.clone(),
        days: claim.at.time.days(),
        bound: claim.bound,
        per: claim.per,
        source: claim.source.clone(),
        origin: claim.origin,
        mean,
        epistemic,
        median,
        verdict: if assumes.is_some() { ClaimVerdict::NotTestable } else { verdict },
        assumes,
        p_below: (values.len() > 1 && assumes.is_none())
            .then(|| ShareOfDraws::of(count, values.len() as u64)),
    }
}

/// What the figure is about, by a count.
fn share(claim: &Claim, draw: &ParameterDraw, reader: &ArmReader<'_>, count: f64) -> f64 {
    let mines = reader.plan.mines[claim.arm].max(1) as f64;
    let (less, over) = match claim.per {
        Per::Field => (0.0, 1.0),
        Per::Mine => (0.0, mines),
        Per::Activated => {
            // mines dead on arrival that the count holds and the figure does not
            let dead = dead_on_arrival(&draw.study.arms[claim.arm]);
            let holds_them = matches!(claim.quantity, Quantity::Explosive | Quantity::Inert);
            (if holds_them { dead } else { 0.0 }, mines - dead)
        }
    };
    if over > 0.0 { (count - less).max(0.0) / over } else { 0.0 }
}

/// Expected mines of an arm that never function.
fn dead_on_arrival(arm: &Arm) -> f64 {
    let dead = |fuse: &Fuse| match fuse {
        Fuse::Electrical(fuse) => fuse.dead_on_arrival.value(),
        Fuse::Mechanical(fuse) => fuse.dead_on_arrival.value(),
    };
    arm.layings.iter().map(|laying| laying.mines() as f64 * dead(&laying.fuse)).sum()
}
