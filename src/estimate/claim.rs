//! Judges claims: a claimed figure against an expected value and its interval.

use super::Numbers;
use super::error::proportion::clopper_pearson;
use super::findings::quantities::AlternativeReader;
use super::findings::source::QuantitySource;
use crate::engine::{Expected, ParameterDraw};
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
    let numbers = Numbers { tally: None, expected: Some(expected) };
    let reader = |alternative| AlternativeReader::new(alternative, plan, grid, numbers);
    claims.iter().map(|claim| judge(claim, assumed(claim), &reader(claim.alternative))).collect()
}

fn judge(claim: &Claim, assumed: Option<[f64; 2]>, reader: &AlternativeReader<'_>) -> JudgedClaim {
    let time = reader.grid.index_of(claim.at.time).expect("the grid holds the times of claims");
    let value = |draw: usize| reader.draw_value(QuantitySource::of(claim.quantity), draw, time);
    let draws = reader.numbers.draws().iter().enumerate();
    let values: Vec<f64> =
        draws.map(|(number, draw)| share(claim, draw, reader, value(number))).collect();
    let DrawSummary { mean, uncertainty_interval, median, .. } = DrawSummary::of(&values);
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

impl Assumed {
    /// The assumption that leaves a claimed figure untested. The figure does not lie between the
    /// least and the greatest assumed value of the number, so that the assumption alone decides the
    /// verdict. None where the figure lies between them, or the interval lies on the other side all
    /// the same.
    pub(crate) fn of(share: f64, [low, high]: [f64; 2], verdict: ClaimVerdict) -> Option<Self> {
        // the natural limits of a share are no assumption
        let is_above = share <= low && low > 0.0 && verdict == ClaimVerdict::Above;
        let is_below = share >= high && high < 1.0 && verdict == ClaimVerdict::Below;
        match (is_above, is_below) {
            (true, _) | (_, true) if low == high => Some(Self::Exactly(low)),
            (true, _) => Some(Self::AtLeast(low)),
            (_, true) => Some(Self::AtMost(high)),
            (false, false) => None,
        }
    }
}

impl ClaimVerdict {
    /// The verdict on an interval against a claimed bound.
    pub fn of([low, high]: [f64; 2], bound: Bound) -> Self {
        let (below, above) = match bound {
            Bound::AtMost(figure) => (high <= figure, low > figure),
            Bound::AtLeast(figure) => (high < figure, low >= figure),
        };
        match (below, above) {
            (true, _) => Self::Below,
            (false, true) => Self::Above,
            (false, false) => Self::Undecided,
        }
    }
}

impl ShareOfDraws {
    pub(crate) fn of(count: u64, draws: u64) -> Self {
        Self { value: count as f64 / draws as f64, interval: clopper_pearson(count, draws, 0.05) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_below_above_or_straddles_and_the_figure_itself_belongs_to_the_claim() {
        let most = Bound::AtMost(1e-3);
        assert_eq!(ClaimVerdict::of([1e-4, 1e-3], most), ClaimVerdict::Below);
        assert_eq!(ClaimVerdict::of([1e-4, 1.1e-3], most), ClaimVerdict::Undecided);
        assert_eq!(ClaimVerdict::of([1e-3, 2e-3], most), ClaimVerdict::Undecided);
        assert_eq!(ClaimVerdict::of([1.1e-3, 2e-3], most), ClaimVerdict::Above);
        let least = Bound::AtLeast(0.9);
        assert_eq!(ClaimVerdict::of([0.9, 0.95], least), ClaimVerdict::Above);
        assert_eq!(ClaimVerdict::of([0.85, 0.9], least), ClaimVerdict::Undecided);
        assert_eq!(ClaimVerdict::of([0.8, 0.89], least), ClaimVerdict::Below);
        assert_eq!(ClaimVerdict::Below.supports_claim(most), Some(true));
        assert_eq!(ClaimVerdict::Below.supports_claim(least), Some(false));
        assert_eq!(ClaimVerdict::Above.supports_claim(least), Some(true));
        assert_eq!(ClaimVerdict::Undecided.supports_claim(most), None);
    }

    #[test]
    fn a_figure_at_or_beyond_an_end_of_what_is_assumed_is_not_tested() {
        use ClaimVerdict::{Above, Below, Undecided};
        let range = [6e-6, 1.5e-2];
        assert_eq!(Assumed::of(6e-6, range, Above), Some(Assumed::AtLeast(6e-6)));
        assert_eq!(Assumed::of(6.1e-6, range, Above), None);
        assert_eq!(Assumed::of(1e-7, range, Above), Some(Assumed::AtLeast(6e-6)));
        // draws on both sides of the figure do test it
        assert_eq!(Assumed::of(1e-7, range, Undecided), None);
        assert_eq!(Assumed::of(1.4e-2, range, Below), None);
        assert_eq!(Assumed::of(1.5e-2, range, Below), Some(Assumed::AtMost(1.5e-2)));
        for figure in [1e-4, 1e-3, 1e-2] {
            let verdict = if figure > 1e-3 { Below } else { Above };
            assert_eq!(Assumed::of(figure, [1e-3; 2], verdict), Some(Assumed::Exactly(1e-3)));
        }
        // batteries that last keep the share above a figure that exceeds the greatest assumed share
        // of deactivation failures, and the other way round
        assert_eq!(Assumed::of(0.1, range, Above), None);
        assert_eq!(Assumed::of(6e-6, range, Below), None);
        // a fixed value is no assumption
        assert_eq!(Assumed::of(0.0, [0.0, 1.0], Above), None);
        assert_eq!(Assumed::of(1.0, [0.0, 1.0], Below), None);
    }

    #[test]
    fn a_share_of_draws_has_the_interval_of_independent_ones() {
        assert_eq!(ShareOfDraws::of(0, 10).interval[0], 0.0);
        assert_eq!(ShareOfDraws::of(10, 10).interval[1], 1.0);
    }
}
