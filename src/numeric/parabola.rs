//! Parabolas through three values.

/// A parabola over the interval from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Parabola {
    at_zero: f64,
    slope: f64,
    bend: f64,
}

impl Parabola {
    /// The parabola through values at 0, 1/2 and 1.
    pub(crate) fn through([first, half, last]: [f64; 3]) -> Self {
        Self {
            at_zero: first,
            slope: 4.0 * half - 3.0 * first - last,
            bend: 2.0 * (first + last) - 4.0 * half,
        }
    }

    fn at(self, t: f64) -> f64 {
        self.at_zero + t * (self.slope + t * self.bend)
    }

    /// Minimum and maximum over the interval.
    pub(crate) fn range(self) -> (f64, f64) {
        let (first, last) = (self.at_zero, self.at(1.0));
        let (mut low, mut high) = (first.min(last), first.max(last));
        let extreme = -0.5 * self.slope / self.bend;
        if extreme > 0.0 && extreme < 1.0 {
            let value = self.at(extreme);
            (low, high) = (low.min(value), high.max(value));
        }
        (low, high)
    }

    /// Part of the interval with the parabola below a level. Returns its share and its first moment
    /// about the middle of the interval.
    pub(crate) fn below(self, level: f64) -> [f64; 2] {
        let over = self.at_zero - level;
        let root = (self.slope * self.slope - 4.0 * self.bend * over).max(0.0).sqrt();
        // each of the two roots by the form without cancellation
        let sum = -0.5 * (self.slope + root.copysign(self.slope));
        let [one, other] = [sum / self.bend, over / sum].map(|t| t.clamp(0.0, 1.0));
        let between = (one - other).abs();
        let moment = between * (0.5 * (one + other) - 0.5);
        if self.bend < 0.0 { [1.0 - between, -moment] } else { [between, moment] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_passes_through_its_values_and_its_range_holds_the_extreme() {
        let parabola = Parabola::through([1.0, 3.0, 2.0]);
        assert_eq!([0.0, 0.5, 1.0].map(|t| parabola.at(t)), [1.0, 3.0, 2.0]);
        let (low, high) = parabola.range();
        assert_eq!(low, 1.0);
        assert!((high - parabola.at(7.0 / 12.0)).abs() < 1e-12 && high > 3.0, "{high}");
        assert_eq!(Parabola::through([2.0, 1.5, 1.0]).range(), (1.0, 2.0));
    }

    #[test]
    fn the_share_below_a_level_and_its_moment_are_those_counted_in_small_steps() {
        let steps = 200_000;
        for values in [
            [0.0, 0.5, 1.0],
            [1.0, 0.5, 0.0],
            [0.0, 0.1, 1.0],
            [1.0, 0.9, 0.0],
            [0.3, 1.0, 0.2],
            [0.9, 0.1, 0.7],
        ] {
            let parabola = Parabola::through(values);
            let (low, high) = parabola.range();
            for share in [0.001, 0.2, 0.5, 0.83, 0.999] {
                let level = low + (high - low) * share;
                let middles = (0..steps).map(|k| (f64::from(k) + 0.5) / f64::from(steps));
                let below: Vec<f64> = middles.filter(|&t| parabola.at(t) < level).collect();
                let counted = [
                    below.len() as f64 / f64::from(steps),
                    below.iter().map(|t| t - 0.5).sum::<f64>() / f64::from(steps),
                ];
                for (ours, counted) in parabola.below(level).into_iter().zip(counted) {
                    assert!(
                        (ours - counted).abs() < 2e-5,
                        "{values:?} {share}: {ours} for {counted}"
                    );
                }
            }
        }
    }
}
