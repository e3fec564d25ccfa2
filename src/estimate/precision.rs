//! How precise a number of an arm is that comes from fields, and what it scatters by.

use super::bands::{HIGH, LOW, mean};
use super::order_statistics;
use super::proportion::clopper_pearson;
use super::quantities::ArmReader;
use super::source::{Source, counts_people};
use super::standard_error::error_of_mean_of_counts;
use super::variance::Lived;
use crate::engine::Column;
use crate::numeric::{exp, ln};
use crate::results::{Confidence, VarianceSplit};

/// −ln 0.05: nothing seen in N Poisson counts puts their mean below this over N, with 95 %
/// confidence.
pub(super) const NONE_SEEN: f64 = 2.995_732_273_553_991;

impl ArmReader<'_> {
    /// The variance of single fields, split into what is not known and luck.
    pub(super) fn variance(
        &self,
        source: Source,
        report: usize,
        draws: &[f64],
    ) -> Option<VarianceSplit> {
        let tally = self.numbers.fields()?;
        let (time, n) = (self.grid.report()[report], f64::from(tally.replicates()));
        let of_draw = |draw: usize| match self.count_of(source, draw, time) {
            Some((column, factor)) => {
                let mean = tally.draw_means(self.arm, column, draw)[time];
                let variance = tally.draw_variance(self.arm, column, draw, report)?;
                Some((factor * mean, factor * factor * variance))
            }
            None => {
                let p = tally.draw_any_casualty(self.arm, draw)[time];
                (n > 1.0).then(|| (p, p * (1.0 - p) * n / (n - 1.0)))
            }
        };
        let lived: Option<(Vec<f64>, Vec<f64>)> = (0..tally.draws().len()).map(of_draw).collect();
        let (means, variances) = lived?;
        let expected = self.numbers.sampled().is_none().then_some(draws);
        VarianceSplit::of(
            Lived { means: &means, variances: &variances, replicates: tally.replicates() },
            expected,
        )
    }

    /// The exact interval of a share of the fields of the only draw.
    pub(super) fn exact_interval(&self, source: Source, share: f64) -> Option<[f64; 2]> {
        let fields = self.numbers.sampled().filter(|tally| tally.draws().len() == 1)?.fields();
        let hit = (share * fields as f64).round() as u64;
        (source == Source::AnyCasualty).then(|| clopper_pearson(hit.min(fields), fields, 0.05))
    }

    /// The intervals of the ends of the prediction band of the fields of the only draw, by order
    /// statistics.
    pub(super) fn prediction_intervals(
        &self,
        source: Source,
        time: usize,
    ) -> Option<[[Option<f64>; 2]; 2]> {
        let one = self.numbers.draws().len() == 1;
        let fields = self.fields(source, time).filter(|_| one)?;
        let confidence = Confidence::new(0.95).ok()?;
        Some([LOW, HIGH].map(|p| {
            fields.between(order_statistics(fields.total(), p, confidence), source.values())
        }))
    }

    /// The Monte Carlo error of a mean over the fields of the only draw.
    pub(super) fn error_over_fields(
        &self,
        source: Source,
        report: usize,
        expected: f64,
    ) -> Option<f64> {
        match self.count_of(source, 0, self.grid.report()[report]) {
            Some((column, factor)) => Some(self.error_of_count(column, report)? * factor),
            None => {
                let fields = self.numbers.sampled()?.fields();
                (fields > 1).then(|| (expected * (1.0 - expected) / (fields as f64 - 1.0)).sqrt())
            }
        }
    }

    /// The same of a count.
    pub(super) fn error_of_count(&self, column: Column, report: usize) -> Option<f64> {
        let tally = self.numbers.sampled()?;
        let (sum, squares) = tally.moments(self.arm, column, report);
        error_of_mean_of_counts(tally.fields(), sum, squares)
    }

    /// The 95 % upper bound of a mean of which nothing was seen in so many fields.
    pub(super) fn upper_bound_of_none(&self, source: Source, time: usize, fields: u64) -> f64 {
        let count = NONE_SEEN / fields as f64;
        let draws = self.numbers.draws().iter();
        match source {
            // it is detonations that come as Poisson counts, each hurting 1 + m
            Source::Count(column) if counts_people(column) => {
                count * mean(draws.map(|draw| 1.0 + draw.study.civilians.extra_casualties_mean))
            }
            Source::Count(_) => count,
            Source::AnyCasualty => 1.0 - exp(ln(0.05) / fields as f64),
            Source::CasualtiesPerDay => count * mean(self.factors.iter().map(|of| of[0][time])),
            Source::IndividualRisk => count * mean(self.factors.iter().map(|of| of[1][time])),
        }
    }
}
