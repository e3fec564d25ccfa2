//! Verdicts on claims.

use crate::estimate::error::proportion::clopper_pearson;
use crate::question::Bound;
use crate::results::{Assumed, ClaimVerdict, ShareOfDraws};

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
