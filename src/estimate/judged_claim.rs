//! What became of a claim.

use super::proportion::clopper_pearson;
use crate::question::{Bound, Origin, Per, Quantity};
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
    /// What the verdict goes by: 90 % of parameter draws have their expected value in it; none with
    /// one draw, which is exact where all is known, and else decides nothing.
    pub epistemic: Option<[f64; 2]>,
    /// Where few draws carry the expected value, outside its interval or above the 90 % point: the
    /// median over draws. None elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub median: Option<f64>,
    /// The verdict.
    pub verdict: ClaimVerdict,
    /// What the scenario assumes of the number that the figure is of, where that leaves nothing to
    /// test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumes: Option<Assumed>,
    /// The probability, over what is not known of the parameters, that the expected value is at
    /// most the figure (of an `at_least`: below it); none with one parameter draw, and where there
    /// is nothing to test.
    pub p_below: Option<ShareOfDraws>,
}

/// What a scenario assumes of a disputed number, whatever the draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumed {
    /// It is no less.
    AtLeast(f64),
    /// It is no more.
    AtMost(f64),
    /// It is known.
    Exactly(f64),
}

impl Assumed {
    /// What leaves a figure untested: a figure of the number, put in its place, does not lie
    /// between the least and the greatest value that is assumed, so that the interval lies where
    /// the assumption puts it. None where the figure lies between, or the interval lies on the
    /// other side all the same.
    pub(super) fn of(share: f64, [low, high]: [f64; 2], verdict: ClaimVerdict) -> Option<Self> {
        // the ends of what a share can be at all are no assumption
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
    /// It lies where it does by what the scenario assumes.
    NotTestable,
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

    /// Whether the claim is borne out; none where it is undecided or cannot be tested.
    pub const fn bears_out(self, bound: Bound) -> Option<bool> {
        match (self, bound) {
            (Self::Undecided | Self::NotTestable, _) => None,
            (Self::Below, Bound::AtMost(_)) | (Self::Above, Bound::AtLeast(_)) => Some(true),
            (Self::Above, Bound::AtMost(_)) | (Self::Below, Bound::AtLeast(_)) => Some(false),
        }
    }
}

/// A share of parameter draws, and a 95 % interval of the probability that it estimates: that of
/// Clopper and Pearson, which is exact of independent draws. Ours are spread evenly, and it is as a
/// rule longer than it would have to be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShareOfDraws {
    /// The share.
    pub value: f64,
    /// The interval.
    pub interval: [f64; 2],
}

impl ShareOfDraws {
    pub(super) fn of(count: u64, draws: u64) -> Self {
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
        assert_eq!(ClaimVerdict::Below.bears_out(most), Some(true));
        assert_eq!(ClaimVerdict::Below.bears_out(least), Some(false));
        assert_eq!(ClaimVerdict::Above.bears_out(least), Some(true));
        assert_eq!(ClaimVerdict::Undecided.bears_out(most), None);
    }

    #[test]
    fn a_figure_at_or_beyond_an_end_of_what_is_assumed_is_not_tested() {
        use ClaimVerdict::{Above, Below, Undecided};
        let range = [6e-6, 1.5e-2];
        assert_eq!(Assumed::of(6e-6, range, Above), Some(Assumed::AtLeast(6e-6)));
        assert_eq!(Assumed::of(6.1e-6, range, Above), None);
        assert_eq!(Assumed::of(1e-7, range, Above), Some(Assumed::AtLeast(6e-6)));
        // where draws lie on both sides of the figure, they do test it
        assert_eq!(Assumed::of(1e-7, range, Undecided), None);
        assert_eq!(Assumed::of(1.4e-2, range, Below), None);
        assert_eq!(Assumed::of(1.5e-2, range, Below), Some(Assumed::AtMost(1.5e-2)));
        for figure in [1e-4, 1e-3, 1e-2] {
            let verdict = if figure > 1e-3 { Below } else { Above };
            assert_eq!(Assumed::of(figure, [1e-3; 2], verdict), Some(Assumed::Exactly(1e-3)));
        }
        // batteries that last keep the share above a figure that is more than all that may overrun,
        // and the other way round
        assert_eq!(Assumed::of(0.1, range, Above), None);
        assert_eq!(Assumed::of(6e-6, range, Below), None);
        // what cannot be otherwise is no assumption
        assert_eq!(Assumed::of(0.0, [0.0, 1.0], Above), None);
        assert_eq!(Assumed::of(1.0, [0.0, 1.0], Below), None);
    }

    #[test]
    fn a_share_of_draws_has_the_interval_of_independent_ones() {
        assert_eq!(ShareOfDraws::of(0, 10).interval[0], 0.0);
        assert_eq!(ShareOfDraws::of(10, 10).interval[1], 1.0);
    }
}
