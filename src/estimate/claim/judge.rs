//! Judges claims: a claimed figure against an expected value and its interval.

use crate::engine::{Expected, ParameterDraw};
use crate::estimate::Numbers;
use crate::estimate::findings::quantities::AlternativeReader;
use crate::estimate::findings::source::QuantitySource;
use crate::model::{Alternative, Fuse};
use crate::question::{Bound, Claim, Per, Plan, Quantity, TimeGrid};
use crate::results::{Assumed, ClaimVerdict, DrawSummary, JudgedClaim, ShareOfDraws};

/// Judges claims by expected values, in their order. The grid holds the times of the claims.
/// `assumed` gives the least and greatest assumed value of the parameter behind a claim, where its
/// figure is that of a disputed parameter.
pub fn judged(
    claims: &[Claim],
    assumed: &dyn Fn(&Claim) -> Option<[f64; 2]>,
    plan: &Plan,
    grid: &TimeGrid,
    expected: &Expected,
) -> Vec<JudgedClaim> {
    let reader =
        |alternative| AlternativeReader::new(alternative, plan, grid, Numbers::expected(expected));
    claims.iter().map(|claim| judge(claim, assumed(claim), &reader(claim.alternative))).collect()
}

fn judge(claim: &Claim, assumed: Option<[f64; 2]>, reader: &AlternativeReader<'_>) -> JudgedClaim {
    let time = reader.grid.index_of(claim.at.time).expect("the grid holds the times of claims");
    let value = |draw: usize| reader.draw_value(QuantitySource::of(claim.quantity), draw, time);
    let values: Vec<f64> = reader
        .numbers
        .draws()
        .iter()
        .enumerate()
        .map(|(number, draw)| share(claim, draw, reader, value(number)))
        .collect();
    let DrawSummary { mean, uncertainty_interval, median, .. } = DrawSummary::of(values.clone());
    let below = |&value: &f64| match claim.bound {
        Bound::AtMost(figure) => value <= figure,
        Bound::AtLeast(figure) => value < figure,
    };
    let count = values.iter().filter(|value| below(value)).count() as u64;
    // under parameter uncertainty, a single draw decides nothing
    let is_known = reader.numbers.draws().iter().all(|draw| draw.point.0.is_empty());
    let verdict = match uncertainty_interval {
        Some(ends) => ClaimVerdict::of(ends, claim.bound),
        None if is_known => ClaimVerdict::of([mean; 2], claim.bound),
        None => ClaimVerdict::Undecided,
    };
    let figure = match claim.per {
        Per::Mine | Per::Activated => claim.bound.figure(),
        Per::Replicate => claim.bound.figure() / reader.plan.mines[claim.alternative].max(1) as f64,
    };
    let assumes = assumed.and_then(|ends| Assumed::of(figure, ends, verdict));
    JudgedClaim {
        alternative: reader.plan.alternatives[claim.alternative].clone(),
        quantity: claim.quantity,
        time: claim.at.text.clone(),
        days: claim.at.time.days(),
        bound: claim.bound,
        per: claim.per,
        source: claim.source.clone(),
        origin: claim.origin,
        mean,
        uncertainty_interval,
        median,
        verdict: if assumes.is_some() { ClaimVerdict::NotTestable } else { verdict },
        assumes,
        p_below: (values.len() > 1 && assumes.is_none())
            .then(|| ShareOfDraws::of(count, values.len() as u64)),
    }
}

/// The claimed share, from a count.
fn share(claim: &Claim, draw: &ParameterDraw, reader: &AlternativeReader<'_>, count: f64) -> f64 {
    let mines = reader.plan.mines[claim.alternative].max(1) as f64;
    let (less, over) = match claim.per {
        Per::Replicate => (0.0, 1.0),
        Per::Mine => (0.0, mines),
        Per::Activated => {
            // mines dead on arrival that the count includes and the figure does not
            let dead = dead_on_arrival(&draw.study.alternatives[claim.alternative]);
            let holds_them = matches!(claim.quantity, Quantity::Explosive | Quantity::Inert);
            (if holds_them { dead } else { 0.0 }, mines - dead)
        }
    };
    if over > 0.0 { (count - less).max(0.0) / over } else { 0.0 }
}

/// Expected mines of an alternative that are dead on arrival.
fn dead_on_arrival(alternative: &Alternative) -> f64 {
    let dead = |fuse: &Fuse| match fuse {
        Fuse::Electrical(fuse) => fuse.dead_on_arrival.value(),
        Fuse::Mechanical(fuse) => fuse.dead_on_arrival.value(),
    };
    alternative.layings.iter().map(|laying| laying.mines() as f64 * dead(&laying.fuse)).sum()
}
