//! Whether what somebody says of the mines is borne out: a figure against an expected value and its interval.

use super::Numbers;
use super::bands::{epistemic, mean};
use super::proportion::clopper_pearson;
use super::quantities::{ArmReader, Source};
use crate::engine::{DrawFacts, Expected};
use crate::model::{Arm, Fuse};
use crate::question::{Bound, Claim, Origin, Per, Plan, Quantity, TimeGrid};
use serde::{Deserialize, Serialize};

/// A claim and what the run makes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgedClaim {
    /// The arm it speaks of.
    pub arm: String,
    /// The quantity.
    pub quantity: Quantity,
    /// When, as the file writes it.
    pub time: String,
    /// The same, days since the start.
    pub days: f64,
    /// The figure and its direction.
    pub bound: Bound,
    /// What the figure counts.
    pub per: Per,
    /// Who says so.
    pub source: Option<String>,
    /// Whose figure it is.
    pub origin: Origin,
    /// The expected value, in the figure's unit.
    pub mean: f64,
    /// What the verdict goes by: 90 % of parameter draws have their expected value in it; none with one draw, for which the
    /// expected value is exact.
    pub epistemic: Option<[f64; 2]>,
    /// The verdict.
    pub verdict: ClaimVerdict,
    /// The probability, over what is not known of the parameters, that the expected value is at most the figure (of an
    /// `at_least`: below it); none with one parameter draw.
    pub p_below: Option<ShareOfDraws>,
}

/// On which side of the figure the interval lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimVerdict {
    /// All of it below: at the figure is below for an `at_most`.
    Below,
    /// All of it above: at the figure is above for an `at_least`.
    Above,
    /// The interval straddles the figure.
    Undecided,
}

impl ClaimVerdict {
    /// The verdict on an interval.
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

    /// Whether the claim is borne out; none where it is undecided.
    pub const fn bears_out(self, bound: Bound) -> Option<bool> {
        match (self, bound) {
            (Self::Undecided, _) => None,
            (Self::Below, Bound::AtMost(_)) | (Self::Above, Bound::AtLeast(_)) => Some(true),
            (Self::Above, Bound::AtMost(_)) | (Self::Below, Bound::AtLeast(_)) => Some(false),
        }
    }
}

/// A share of parameter draws, and a 95 % interval of the probability that it estimates: that of Clopper and Pearson, which
/// is exact of independent draws. Ours are spread evenly, and it is as a rule longer than it would have to be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShareOfDraws {
    /// The share.
    pub value: f64,
    /// The interval.
    pub interval: [f64; 2],
}

impl ShareOfDraws {
    fn of(count: u64, draws: u64) -> Self {
        Self { value: count as f64 / draws as f64, interval: clopper_pearson(count, draws, 0.05) }
    }
}

/// Claims judged by expected values, in their order; the grid holds their times.
pub fn judged(claims: &[Claim], plan: &Plan, grid: &TimeGrid, expected: &Expected) -> Vec<JudgedClaim> {
    let numbers = Numbers::expected(expected);
    claims.iter().map(|claim| judge(claim, &ArmReader::new(claim.arm, plan, grid, numbers))).collect()
}

fn judge(claim: &Claim, reader: &ArmReader<'_>) -> JudgedClaim {
    let time = reader.grid.index_of(claim.at.time).expect("the grid holds the times of claims");
    let value = |draw: usize| reader.draw_value(Source::of(claim.quantity), draw, time);
    let values: Vec<f64> = reader
        .numbers
        .draws()
        .iter()
        .enumerate()
        .map(|(number, draw)| Share::of(claim, draw, reader).of_count(value(number)))
        .collect();
    let expected = mean(values.iter().copied());
    let epistemic = epistemic(values.clone());
    let below = |&value: &f64| match claim.bound {
        Bound::AtMost(figure) => value <= figure,
        Bound::AtLeast(figure) => value < figure,
    };
    let count = values.iter().filter(|value| below(value)).count() as u64;
    JudgedClaim {
        arm: reader.plan.arms[claim.arm].clone(),
        quantity: claim.quantity,
        time: claim.at.text.clone(),
        days: claim.at.time.days(),
        bound: claim.bound,
        per: claim.per,
        source: claim.source.clone(),
        origin: claim.origin,
        mean: expected,
        epistemic,
        verdict: ClaimVerdict::of(epistemic.unwrap_or([expected; 2]), claim.bound),
        p_below: (values.len() > 1).then(|| ShareOfDraws::of(count, values.len() as u64)),
    }
}

/// How a count becomes what the figure is about.
struct Share {
    /// Mines dead on arrival that the count holds and the figure does not.
    less: f64,
    over: f64,
}

impl Share {
    fn of(claim: &Claim, draw: &DrawFacts, reader: &ArmReader<'_>) -> Self {
        let mines = reader.plan.mines[claim.arm].max(1) as f64;
        match claim.per {
            Per::Field => Self { less: 0.0, over: 1.0 },
            Per::Mine => Self { less: 0.0, over: mines },
            Per::Activated => {
                let dead = dead_on_arrival(&draw.study.arms[claim.arm]);
                let holds_them = matches!(claim.quantity, Quantity::Explosive | Quantity::Inert);
                Self { less: if holds_them { dead } else { 0.0 }, over: mines - dead }
            }
        }
    }

    fn of_count(&self, count: f64) -> f64 {
        if self.over > 0.0 { (count - self.less).max(0.0) / self.over } else { 0.0 }
    }
}

/// Expected mines of an arm that never function.
fn dead_on_arrival(arm: &Arm) -> f64 {
    let dead = |fuse: &Fuse| match fuse {
        Fuse::Electrical(fuse) => fuse.dead_on_arrival.value(),
        Fuse::Mechanical(fuse) => fuse.dead_on_arrival.value(),
    };
    arm.layings.iter().map(|laying| laying.mines() as f64 * dead(&laying.fuse)).sum()
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
        assert_eq!(ClaimVerdict::Below.bears_out(most), Some(true));
        assert_eq!(ClaimVerdict::Below.bears_out(least), Some(false));
        assert_eq!(ClaimVerdict::Above.bears_out(least), Some(true));
        assert_eq!(ClaimVerdict::Undecided.bears_out(most), None);
    }

    #[test]
    fn a_share_of_draws_has_the_interval_of_independent_ones() {
        assert_eq!(ShareOfDraws::of(0, 10).interval[0], 0.0);
        assert_eq!(ShareOfDraws::of(10, 10).interval[1], 1.0);
    }
}
