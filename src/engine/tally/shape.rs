//! Checks of a partial tally that was read from a file: lengths of lists and sums of counts.
//!
//! A checksum shows that a file is as it was written, and not by whom. So a partial tally is
//! checked as if it were input.

use super::absences::Absences;
use super::by_draw::{ByDraw, DrawAccumulator};
use super::count::{AnyCasualty, CountOfDraw, CountSums, CountTally};
use super::equal_counts::EqualCounts;
use super::events::Columns;
use super::histogram::Histogram;
use super::mann_whitney::{ProbabilityEstimate, RankComparison, RankComparisons, RankOutcome};
use super::partial::{PartialAlternativeTally, PartialTally};
use crate::engine::run_spec::Job;
use std::ops::Range;

/// Cells of the numbers that a double can be.
const CELLS: u64 = 1 << 18;
/// Bounds of a sum and of a sum of squares, with room for the sums of many parts.
const MOST: [u128; 2] = [1 << 96, 1 << 120];

/// The lengths and the replicates of a partial tally.
#[derive(Clone, Debug)]
struct TallyShape {
    columns: Columns,
    times: usize,
    reports: usize,
    replicates: u64,
    range: Range<u64>,
}

/// Finished draws, and replicates of the draws in which a range begins and ends.
struct Cut {
    finished: usize,
    head: Option<u64>,
    open: u64,
}

impl PartialTally {
    /// Whether it may be of a job: every list has its length and every count its sum.
    pub fn is_of(&self, job: &Job<'_>) -> bool {
        let plan = job.plan;
        let shape = TallyShape {
            columns: Columns { groups: plan.groups.len() },
            times: job.grid.len(),
            reports: job.grid.report().len(),
            replicates: u64::from(plan.replicates),
            range: self.total_replicates.clone(),
        };
        self.columns == shape.columns
            && self.times == shape.times
            && self.report == job.grid.report()
            && self.baseline == plan.baseline
            && self.replicates == plan.replicates
            && shape.range.start <= shape.range.end
            && shape.range.end <= plan.total_replicates()
            && self.alternatives.len() == plan.alternatives.len()
            && self.alternatives.iter().all(|alternative| alternative.has(&shape))
    }
}

impl TallyShape {
    /// Where the range cuts draws.
    fn cut(&self) -> Cut {
        let Range { start, end } = self.range;
        let whole = start.next_multiple_of(self.replicates);
        match end.checked_sub(whole) {
            None => Cut { finished: 0, head: None, open: end - start },
            Some(rest) => Cut {
                finished: (rest / self.replicates) as usize,
                head: (start < whole).then(|| whole - start),
                open: rest % self.replicates,
            },
        }
    }

    /// The shape of a count without a tally of its own.
    fn empty(&self) -> Self {
        Self { range: 0..0, ..self.clone() }
    }

    /// Whether histograms hold a value of each replicate at each time.
    fn fits(&self, histograms: &[Histogram]) -> bool {
        let values = self.range.end - self.range.start;
        histograms.len() == self.times && histograms.iter().all(|histogram| histogram.holds(values))
    }
}

impl PartialAlternativeTally {
    fn has(&self, shape: &TallyShape) -> bool {
        let equal_counts = EqualCounts { columns: shape.columns, slept: self.slept };
        let (empty, times, reports) = (shape.empty(), shape.times, shape.reports);
        let counts = self.counts.iter().enumerate();
        self.counts.len() == shape.columns.count()
            && counts.into_iter().all(|(column, count)| {
                count.has(if equal_counts.is_one(column) { &empty } else { shape })
            })
            && shape.fits(&self.casualties_per_day)
            && shape.fits(&self.individual_risk_per_year)
            && self.any_casualty.has(
                shape,
                |AnyCasualty(any), n| any.len() == times && any.iter().all(|&any| any <= n),
                |shares| shares.len() == times && shares.iter().all(|&share| is_probability(share)),
            )
            && self.differences.len() == reports
            && self.differences.iter().all(|difference| {
                difference.sum.unsigned_abs() <= MOST[0] && difference.squares <= MOST[1]
            })
            && self.rank_comparisons.has(
                shape,
                |RankComparisons(at), n| at.len() == reports && at.iter().all(|at| at.has(n)),
                |at| at.len() == reports && at.iter().flatten().all(RankOutcome::is_sane),
            )
    }
}

impl<S: DrawAccumulator> ByDraw<S> {
    /// Whether it has the draws of a shape. `sums` gets the number of replicates.
    fn has(
        &self,
        shape: &TallyShape,
        sums: impl Fn(&S, u64) -> bool,
        finished: impl Fn(&S::Finished) -> bool,
    ) -> bool {
        let cut = shape.cut();
        self.finished.len() == cut.finished
            && self.finished.iter().all(finished)
            && match (&self.head, cut.head) {
                (None, None) => true,
                (Some(head), Some(n)) => sums(head, n),
                _ => false,
            }
            && sums(&self.open, cut.open)
    }
}

impl CountTally {
    fn has(&self, shape: &TallyShape) -> bool {
        let squares = |report: &[(u128, u128)]| {
            report.len() == shape.reports
                && report.iter().all(|&(sum, squares)| sum <= MOST[0] && squares <= MOST[1])
        };
        shape.fits(&self.histograms)
            && self.zeros.are_settled(shape.times)
            && self.draws.has(
                shape,
                |CountSums { at, report }, _| {
                    at.len() == shape.times
                        && at.iter().all(|&sum| sum <= MOST[0])
                        && squares(report)
                },
                |CountOfDraw { means, report }| {
                    means.len() == shape.times
                        && means.iter().all(|mean| mean.is_finite() && *mean >= 0.0)
                        && squares(report)
                },
            )
    }
}

impl Absences {
    /// Whether all of its zeros are in the histograms.
    fn are_settled(&self, times: usize) -> bool {
        self.0.len() == times + 1 && self.0.iter().all(|&change| change == 0)
    }
}

impl Histogram {
    /// Whether it holds this many values, in cells that there are.
    fn holds(&self, values: u64) -> bool {
        let sum = |counts: &[u64]| {
            counts.iter().try_fold(self.zeros, |sum: u64, &count| sum.checked_add(count))
        };
        u64::from(self.first) + self.counts.len() as u64 <= CELLS
            && sum(&self.counts) == Some(values)
            && (self.zeros == values) == (self.least == 0)
            && self.least <= self.greatest
            && f64::from_bits(self.greatest).is_finite()
    }
}

impl RankComparison {
    /// Whether its frequencies are those of `n` replicates.
    fn has(&self, n: u64) -> bool {
        fn sum<'a>(counts: impl Iterator<Item = &'a u64>) -> Option<u64> {
            counts.copied().filter(|&count| count > 0).try_fold(0, u64::checked_add)
        }
        let is_counted = |&(own, baseline): &(u64, u64)| {
            self.own.contains_key(&own) && self.baseline.contains_key(&baseline)
        };
        self.total_replicates == n
            && sum(self.own.values()) == Some(n)
            && sum(self.baseline.values()) == Some(n)
            && sum(self.paired.values()).is_some_and(|paired| paired <= n)
            && self.paired.keys().all(is_counted)
            && self.same.iter().all(|&same| same <= n)
            && self.couples.iter().all(|&couples| couples <= 2 * n)
            && self.waiting.is_some() == (n % 2 == 1)
    }
}

impl RankOutcome {
    fn is_sane(&self) -> bool {
        [self.fewer, self.equal].iter().all(|ProbabilityEstimate { p, std_error }| {
            is_probability(*p) && std_error.is_none_or(|error| error >= 0.0 && error.is_finite())
        })
    }
}

/// Whether a number is from 0 to 1.
fn is_probability(p: f64) -> bool {
    (0.0..=1.0).contains(&p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::tests::examples::{cold_study, plan_of};
    use crate::engine::{Job, ParameterDraw, resume};
    use crate::question::TimeGrid;

    type Damage = fn(&mut PartialTally);

    /// Every list that is shorter, and every sum that is another, is seen.
    #[test]
    fn a_tally_of_another_shape_is_refused() {
        let counts: [Damage; 10] = [
            |tally| tally.report.clear(),
            |tally| tally.baseline = 7,
            |tally| tally.replicates += 1,
            |tally| tally.total_replicates.end -= 1,
            |tally| tally.alternatives.clear(),
            |tally| tally.alternatives[0].slept ^= true,
            |tally| tally.alternatives[0].counts.clear(),
            |tally| tally.alternatives[0].counts[0].histograms.clear(),
            |tally| tally.alternatives[0].counts[0].zeros.0.clear(),
            |tally| tally.alternatives[0].counts[0].draws.open.at.clear(),
        ];
        let draws: [Damage; 8] = [
            |tally| tally.alternatives[0].counts[0].draws.finished.clear(),
            |tally| tally.alternatives[0].counts[0].draws.finished[0].means[0] = f64::NAN,
            |tally| tally.alternatives[0].counts[0].draws.finished[0].report.clear(),
            |tally| tally.alternatives[0].any_casualty.open.0.clear(),
            |tally| tally.alternatives[0].any_casualty.finished[0][0] = 1.5,
            |tally| tally.alternatives[0].differences.clear(),
            |tally| tally.alternatives[0].rank_comparisons.finished[0].clear(),
            |tally| tally.alternatives[0].rank_comparisons.open.0[0].total_replicates += 1,
        ];
        let histograms: [Damage; 4] = [
            |tally| tally.alternatives[0].counts[0].histograms[0].first = u32::MAX,
            |tally| tally.alternatives[0].counts[0].histograms[0].zeros += 1,
            |tally| tally.alternatives[0].counts[0].histograms[0].least = u64::MAX,
            |tally| tally.alternatives[0].casualties_per_day[0].greatest = u64::MAX,
        ];
        let (study, _) = cold_study();
        let plan = plan_of(&study, 3, 5, &[30.0, 100.0]);
        let grid = TimeGrid::new(&plan);
        let draws_of_plan = ParameterDraw::all(&plan, &[], |_| study.clone());
        let job = Job { plan: &plan, grid: &grid, draws: draws_of_plan };
        // it begins and ends within a draw
        for range in [0..13, 2..14, 2..4, 4..5] {
            let mut whole = PartialTally::started(&job, range.start);
            resume(&job, &mut whole, range.end, &mut |_| ());
            assert!(whole.is_of(&job), "{range:?}");
            if range.start > 0 {
                continue;
            }
            for (at, damage) in counts.iter().chain(&draws).chain(&histograms).enumerate() {
                let mut tally = whole.clone();
                damage(&mut tally);
                assert!(!tally.is_of(&job), "damage {at}");
            }
        }
    }
}
