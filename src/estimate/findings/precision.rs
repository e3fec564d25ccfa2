//! Precision and scatter of a number that comes from replicates.

use super::quantities::AlternativeReader;
use super::source::{QuantitySource, counts_people};
use crate::engine::Column;
use crate::estimate::error::intervals::{HIGH, LOW, mean};
use crate::estimate::error::proportion::clopper_pearson;
use crate::estimate::error::standard_error::error_of_mean_of_counts;
use crate::estimate::order_statistics;
use crate::numeric::{exp, ln};
use crate::results::{Confidence, VarianceSplit};

/// 95 % upper limit of a Poisson mean with 0 observed: −ln 0.05. Over N replicates the limit of the
/// mean is this over N.
pub(crate) const NONE_SEEN: f64 = 2.995_732_273_553_991;

impl AlternativeReader<'_> {
    /// The variance of single replicates, split into parameter uncertainty and chance.
    pub(crate) fn variance(
        &self,
        source: QuantitySource,
        report: usize,
        draws: &[f64],
    ) -> Option<VarianceSplit> {
        let tally = self.numbers.tally?;
        let (time, n) = (self.grid.report()[report], f64::from(tally.replicates()));
        let of_draw = |draw: usize| match self.count_of(source, draw, time) {
            Some((column, factor)) => {
                let mean = tally.draw_means(self.alternative, column, draw)[time];
                let variance = tally.draw_variance(self.alternative, column, draw, report)?;
                Some((factor * mean, factor * factor * variance))
            }
            None => {
                let p = tally.draw_any_casualty(self.alternative, draw)[time];
                (n > 1.0).then(|| (p, p * (1.0 - p) * n / (n - 1.0)))
            }
        };
        let sampled: Option<(Vec<f64>, Vec<f64>)> = (0..tally.draws().len()).map(of_draw).collect();
        let (means, variances) = sampled?;
        let expected = self.numbers.sampled().is_none().then_some(draws);
        VarianceSplit::of(
            Sampled { means: &means, variances: &variances, replicates: tally.replicates() },
            expected,
        )
    }

    /// The exact interval of a share of replicates of a single draw.
    pub(crate) fn exact_interval(&self, source: QuantitySource, share: f64) -> Option<[f64; 2]> {
        let total_replicates =
            self.numbers.sampled().filter(|tally| tally.draws().len() == 1)?.total_replicates();
        let hit = (share * total_replicates as f64).round() as u64;
        (source == QuantitySource::AnyCasualty)
            .then(|| clopper_pearson(hit.min(total_replicates), total_replicates, 0.05))
    }

    /// Confidence intervals of the prediction interval's ends, by order statistics. They hold for
    /// the replicates of a single draw.
    pub(crate) fn prediction_intervals(
        &self,
        source: QuantitySource,
        time: usize,
    ) -> Option<[[Option<f64>; 2]; 2]> {
        let one = self.numbers.draws().len() == 1;
        let histogram = self.histogram(source, time).filter(|_| one)?;
        let confidence = Confidence::new(0.95).ok()?;
        Some([LOW, HIGH].map(|p| {
            histogram.between(order_statistics(histogram.total(), p, confidence), source.values())
        }))
    }

    /// The Monte Carlo error of a mean over replicates of one draw.
    pub(crate) fn error_over_replicates(
        &self,
        source: QuantitySource,
        report: usize,
        expected: f64,
    ) -> Option<f64> {
        match self.count_of(source, 0, self.grid.report()[report]) {
            Some((column, factor)) => Some(self.error_of_count(column, report)? * factor),
            None => {
                let total_replicates = self.numbers.sampled()?.total_replicates();
                (total_replicates > 1)
                    .then(|| (expected * (1.0 - expected) / (total_replicates as f64 - 1.0)).sqrt())
            }
        }
    }

    /// The Monte Carlo error of the mean of a count.
    pub(crate) fn error_of_count(&self, column: Column, report: usize) -> Option<f64> {
        let tally = self.numbers.sampled()?;
        let (sum, squares) = tally.moments(self.alternative, column, report);
        error_of_mean_of_counts(tally.total_replicates(), sum, squares)
    }

    /// The 95 % upper limit of a mean with 0 observed.
    pub(crate) fn upper_bound_of_none(
        &self,
        source: QuantitySource,
        time: usize,
        total_replicates: u64,
    ) -> f64 {
        let count = NONE_SEEN / total_replicates as f64;
        let draws = self.numbers.draws().iter();
        match source {
            // detonations come as Poisson counts, each with 1 + m casualties on average
            QuantitySource::Count(column) if counts_people(column) => {
                count * mean(draws.map(|draw| 1.0 + draw.study.civilians.extra_casualties_mean))
            }
            QuantitySource::Count(_) => count,
            QuantitySource::AnyCasualty => 1.0 - exp(ln(0.05) / total_replicates as f64),
            QuantitySource::CasualtiesPerDay => {
                count * mean(self.factors.iter().map(|of| of[0][time]))
            }
            QuantitySource::IndividualRisk => {
                count * mean(self.factors.iter().map(|of| of[1][time]))
            }
        }
    }
}

/// Moments of the replicates of several draws.
#[derive(Clone, Copy, Debug)]
struct Sampled<'a> {
    /// Mean of the replicates of each draw.
    means: &'a [f64],
    /// Variance of the replicates of each draw about their mean.
    variances: &'a [f64],
    /// Number of replicates of each draw.
    replicates: u32,
}

impl VarianceSplit {
    /// Splits the variance. `expected` are expected values without sampling error, where these are
    /// known. None with fewer than two draws, or fewer than two replicates in each.
    ///
    /// Within a draw, chance = Σ (x − x̄)² / (n − 1). Between draws, the variance of means of n
    /// replicates is that of the expected values plus chance / n, which is subtracted.
    fn of(sampled: Sampled<'_>, expected: Option<&[f64]>) -> Option<Self> {
        let (n, draws) = (f64::from(sampled.replicates), sampled.means.len() as f64);
        if n < 2.0 || draws < 2.0 {
            return None;
        }
        let between = |values: &[f64]| {
            let centre = mean(values.iter().copied());
            values.iter().map(|value| (value - centre) * (value - centre)).sum::<f64>()
                / (draws - 1.0)
        };
        let chance = mean(sampled.variances.iter().copied());
        let parameters = match expected {
            Some(values) => between(values),
            None => (between(sampled.means) - chance / n).max(0.0),
        };
        Some(Self { parameters, chance })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_draws_of_two_replicates_on_paper() {
        // replicates 1, 3 | 2, 2 | 5, 9: means 2, 2, 7; within 2, 0, 8; between means 25/3
        let sampled =
            Sampled { means: &[2.0, 2.0, 7.0], variances: &[2.0, 0.0, 8.0], replicates: 2 };
        let split = VarianceSplit::of(sampled, None).unwrap();
        assert!((split.chance - 10.0 / 3.0).abs() < 1e-12, "{split:?}");
        assert!((split.parameters - (25.0 / 3.0 - 5.0 / 3.0)).abs() < 1e-12, "{split:?}");
        let known = VarianceSplit::of(sampled, Some(&[2.0, 2.0, 2.0])).unwrap();
        assert_eq!((known.parameters, known.parameter_part()), (0.0, Some(0.0)));
        let single = Sampled { means: &[2.0], variances: &[2.0], replicates: 2 };
        assert_eq!(VarianceSplit::of(single, None), None);
    }
}
