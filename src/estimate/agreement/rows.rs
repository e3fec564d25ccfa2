//! Rows of the comparison of engines: quantity, alternative and report time.

use super::clustering::Clustering;
use super::spread::SpreadTest;
use super::tail::{Sum, exponent, most_variance};
use crate::engine::{Column, Expected, Tally};
use crate::estimate::findings::source::QuantitySource;
use crate::model::Study;
use crate::numeric::ln;
use crate::question::{Engine, Plan, Quantity, TimeGrid};
use crate::results::{Agreement, Pair, Row, Statistic};

/// Relative tolerance of quadrature. The next two are absolute, in mines: for any count, and for
/// dormant mines, which are computed less finely.
const QUADRATURE: f64 = 1e-4;
const OF_A_MINE: f64 = 1e-12;
const OF_A_DORMANT_MINE: f64 = 1e-9;
/// Number of bounds per comparison of two engines. Two bound the variances of the sums, two bound
/// their difference, one each way.
const BOUNDS: f64 = 4.0;
/// Counts whose variance over replicates is compared too.
const SPREADS: [(Quantity, Column); 2] =
    [(Quantity::Functional, Column::Functional), (Quantity::Casualties, Column::Casualties)];

/// Settings of a comparison of engines.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The plan of the run: names, report times, replicates.
    pub plan: &'a Plan,
    /// The plan's times.
    pub grid: &'a TimeGrid,
    /// The engines that simulate replicates, in the order of each draw's tallies.
    pub samplers: [Engine; 2],
    /// The greatest probability of a false alarm, over all comparisons together.
    pub level: f64,
}

/// The counts of one parameter draw from each engine.
#[derive(Debug)]
pub struct DrawCounts {
    /// The draw's study.
    pub study: Study,
    /// The draw's expected values.
    pub expected: Expected,
    /// The tally of each engine that simulates replicates, of this draw alone.
    pub tallies: [Tally; 2],
}

/// The values and the pairs of a row.
type RowCells = (Vec<Option<f64>>, Vec<Pair>);

/// Compares the engines on every count and the probability of a casualty. Rates are left out: they
/// are functional mines times a factor that all engines share.
pub fn agreement(compared: &Compared<'_>, draws: &[DrawCounts]) -> Agreement {
    let plan = compared.plan;
    let sources = QuantitySource::all(&plan.groups);
    let counts = sources.iter().flat_map(|(quantity, entry)| {
        entry.parts().into_iter().filter_map(move |(part, source)| match source {
            QuantitySource::Count(column) => Some((*quantity, part, Some(*column))),
            QuantitySource::AnyCasualty => Some((*quantity, part, None)),
            QuantitySource::CasualtiesPerDay | QuantitySource::IndividualRisk => None,
        })
    });
    let counts: Vec<(Quantity, Option<&str>, Option<Column>)> = counts.collect();
    let cells = plan.alternatives.len() * plan.report_at.len();
    let comparisons = cells * (3 * counts.len() + SPREADS.len());
    let level = -ln(compared.level / comparisons.max(1) as f64 / BOUNDS);
    let reader = EngineReader { compared, draws, level };
    let mut rows = Vec::new();
    for (alternative, name) in plan.alternatives.iter().enumerate() {
        let mut row = |quantity, part: Option<&str>, statistic, of: &dyn Fn(usize) -> RowCells| {
            for (report, when) in plan.report_at.iter().enumerate() {
                let (values, pairs) = of(report);
                let (alternative, part, time) =
                    (name.clone(), part.map(str::to_owned), when.text.clone());
                rows.push(Row { alternative, quantity, part, statistic, time, values, pairs });
            }
        };
        let clusterings: Vec<Clustering> =
            compared.grid.report().iter().map(|&at| reader.clustering(alternative, at)).collect();
        for &(quantity, part, column) in &counts {
            row(quantity, part, Statistic::Mean, &|report| {
                reader.means(alternative, column, report, clusterings[report])
            });
        }
        for (quantity, column) in SPREADS {
            row(quantity, None, Statistic::Variance, &|report| {
                reader.spreads(alternative, column, report)
            });
        }
    }
    let engines = compared.samplers.into_iter().chain([Engine::Expected]).collect();
    let allowed = (2.0 * level).sqrt();
    Agreement { engines, comparisons, level: compared.level, allowed, rows }
}

struct EngineReader<'a> {
    compared: &'a Compared<'a>,
    draws: &'a [DrawCounts],
    /// The greatest exponent D allowed.
    level: f64,
}

impl EngineReader<'_> {
    fn clustering(&self, alternative: usize, time: usize) -> Clustering {
        let by = self.compared.grid.times()[time];
        let clusterings =
            self.draws.iter().map(|draw| Clustering::of(&draw.study, alternative, by));
        clusterings.fold(Clustering::default(), Clustering::or)
    }

    /// Compares the mean of a count. Without a column, it is the probability of a casualty.
    fn means(
        &self,
        alternative: usize,
        column: Option<Column>,
        report: usize,
        clustering: Clustering,
    ) -> RowCells {
        let time = self.compared.grid.report()[report];
        let expected_of = |draw: &DrawCounts| match column {
            Some(column) => draw.expected.draw_means(alternative, column, 0)[time],
            None => draw.expected.draw_any_casualty(alternative, 0)[time],
        };
        let clustering = column.map_or(1.0, |column| clustering.size(column));
        let all_replicates = [0, 1].map(|sampler| {
            self.draws.iter().map(|draw| draw.tallies[sampler].total_replicates()).sum::<u64>()
                as f64
        });
        // for each engine: the sum over all its replicates, its expected value and the greatest
        // variance
        let sums = [0, 1].map(|sampler| {
            let total_replicates = all_replicates[sampler] / self.draws.len() as f64;
            let (mut seen, mut squares, mut expected) = (0.0, 0.0, 0.0);
            for draw in self.draws {
                let (tally, mu) = (&draw.tallies[sampler], expected_of(draw));
                expected += total_replicates * mu;
                if let Some(column) = column {
                    let (counts, of_squares) = tally.moments(alternative, column, report);
                    let (counts, of_squares) = (counts as f64, of_squares as f64);
                    seen += counts;
                    squares +=
                        (of_squares - 2.0 * mu * counts + total_replicates * mu * mu).max(0.0);
                } else {
                    seen += total_replicates * tally.draw_any_casualty(alternative, 0)[time];
                    squares += total_replicates * mu * (1.0 - mu);
                }
            }
            // where the expected values are too low, the two samplers may still agree
            let most = |count: f64| match column {
                Some(_) => most_variance(squares, total_replicates, count, clustering, self.level),
                // the variance of replicates with a casualty follows from their probability alone
                None if count > expected => count * (1.0 - count / all_replicates[sampler]),
                None => squares,
            };
            let counted = expected.max(seen);
            (
                Sum { seen, expected, variance: most(expected), cluster_size: clustering },
                most(counted),
            )
        });
        let (sums, of_their_own) = (sums.map(|(sum, _)| sum), sums.map(|(_, variance)| variance));
        let of_a_mine = match column {
            Some(Column::Dormant | Column::AbleToFunction | Column::Inert) => OF_A_DORMANT_MINE,
            _ => OF_A_MINE,
        };
        let of_a_replicate = of_a_mine * self.compared.plan.mines[alternative].max(1) as f64;
        let with_expected = |sampler: usize| {
            let (sum, total_replicates) = (&sums[sampler], all_replicates[sampler]);
            let tolerance = QUADRATURE * sum.expected + total_replicates * of_a_replicate;
            let engines = [self.compared.samplers[sampler], Engine::Expected];
            self.pair(engines, sum.exponent(tolerance))
        };
        let means = [0, 1].map(|sampler| sums[sampler].seen / all_replicates[sampler]);
        let variance = |sampler: usize| {
            of_their_own[sampler] / (all_replicates[sampler] * all_replicates[sampler])
        };
        let between = exponent(
            (means[0] - means[1]).abs(),
            variance(0) + variance(1),
            clustering / all_replicates[0].min(all_replicates[1]),
        );
        let pairs =
            vec![with_expected(0), self.pair(self.compared.samplers, between), with_expected(1)];
        let expected = self.draws.iter().map(expected_of).sum::<f64>() / self.draws.len() as f64;
        (means.into_iter().chain([expected]).map(Some).collect(), pairs)
    }

    /// Compares the mean square of a count around its expected value.
    fn spreads(&self, alternative: usize, column: Column, report: usize) -> RowCells {
        let time = self.compared.grid.report()[report];
        let [one, two] = [0, 1].map(|sampler| {
            SpreadTest::of(self.draws.iter().map(|draw: &DrawCounts| {
                let mu = draw.expected.draw_means(alternative, column, 0)[time];
                (draw.tallies[sampler].histogram(alternative, column, time), mu)
            }))
        });
        let pair = self.pair(self.compared.samplers, one.exponent(&two));
        (vec![Some(one.mean()), Some(two.mean()), None], vec![pair])
    }

    /// The verdict on two engines at exponent D.
    fn pair(&self, engines: [Engine; 2], exponent: f64) -> Pair {
        let distance = Some((2.0 * exponent).sqrt()).filter(|distance| distance.is_finite());
        Pair { engines, distance, agrees: exponent <= self.level }
    }
}
