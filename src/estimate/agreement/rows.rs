//! Every quantity of every arm at every report time, as each engine has it, and whether they agree.

use super::clump::Clump;
use super::spread::Spread;
use super::tail::{Sum, exponent, most_variance};
use crate::engine::{Column, Expected, Tally};
use crate::estimate::source::Source;
use crate::model::Study;
use crate::numeric::ln;
use crate::question::{Engine, Plan, Quantity, TimeGrid};
use crate::results::{Agreement, Pair, Row, Statistic};

/// What quadrature may be off by, relative; and of a mine, of anything and of dormancy, which is
/// worked out less finely.
const QUADRATURE: f64 = 1e-4;
const OF_A_MINE: f64 = 1e-12;
const OF_A_DORMANT_MINE: f64 = 1e-9;
/// Bounds that a comparison of two engines rests on: on the variances of two sums, and on their
/// difference either way.
const BOUNDS: f64 = 4.0;
/// The counts whose spread over fields is compared too.
const SPREADS: [(Quantity, Column); 2] =
    [(Quantity::Functional, Column::Functional), (Quantity::Casualties, Column::Casualties)];

/// Settings of a comparison of engines.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The plan that was run: names, report times, fields.
    pub plan: &'a Plan,
    /// Its times.
    pub grid: &'a TimeGrid,
    /// The engines that lived fields, in the order of each draw's tallies.
    pub samplers: [Engine; 2],
    /// The probability of a false alarm, all comparisons together, at most.
    pub level: f64,
}

/// A parameter draw, as each engine has it.
#[derive(Debug)]
pub struct DrawLived {
    /// Its study.
    pub study: Study,
    /// Its expected values: of one draw.
    pub expected: Expected,
    /// Its fields, of each engine that lives any: of one draw each.
    pub tallies: [Tally; 2],
}

/// The values of a row, and its pairs.
type Cells = (Vec<Option<f64>>, Vec<Pair>);

/// Holds the engines against each other: every number that a field counts, and the probability of a
/// casualty. Rates are functional mines times what is the same in all engines.
pub fn agreement(compared: &Compared<'_>, draws: &[DrawLived]) -> Agreement {
    let plan = compared.plan;
    let sources = Source::all(&plan.groups);
    let counts = sources.iter().flat_map(|(quantity, entry)| {
        entry.parts().into_iter().filter_map(move |(part, source)| match source {
            Source::Count(column) => Some((*quantity, part, Some(*column))),
            Source::AnyCasualty => Some((*quantity, part, None)),
            Source::CasualtiesPerDay | Source::IndividualRisk => None,
        })
    });
    let counts: Vec<(Quantity, Option<&str>, Option<Column>)> = counts.collect();
    let cells = plan.arms.len() * plan.report_at.len();
    let comparisons = cells * (3 * counts.len() + SPREADS.len());
    let level = -ln(compared.level / comparisons.max(1) as f64 / BOUNDS);
    let reader = Reader { compared, draws, level };
    let mut rows = Vec::new();
    for (arm, name) in plan.arms.iter().enumerate() {
        let mut row = |quantity, part: Option<&str>, statistic, of: &dyn Fn(usize) -> Cells| {
            for (report, when) in plan.report_at.iter().enumerate() {
                let (values, pairs) = of(report);
                let (arm, part, time) = (name.clone(), part.map(str::to_owned), when.text.clone());
                rows.push(Row { arm, quantity, part, statistic, time, values, pairs });
            }
        };
        let clumps: Vec<Clump> =
            compared.grid.report().iter().map(|&at| reader.clump(arm, at)).collect();
        for &(quantity, part, column) in &counts {
            row(quantity, part, Statistic::Mean, &|report| {
                reader.means(arm, column, report, clumps[report])
            });
        }
        for (quantity, column) in SPREADS {
            row(quantity, None, Statistic::Variance, &|report| reader.spreads(arm, column, report));
        }
    }
    let engines = compared.samplers.into_iter().chain([Engine::Expected]).collect();
    let allowed = (2.0 * level).sqrt();
    Agreement { engines, comparisons, level: compared.level, allowed, rows }
}

struct Reader<'a> {
    compared: &'a Compared<'a>,
    draws: &'a [DrawLived],
    /// D that is allowed.
    level: f64,
}

impl Reader<'_> {
    fn clump(&self, arm: usize, time: usize) -> Clump {
        let by = self.compared.grid.times()[time];
        let clumps = self.draws.iter().map(|draw| Clump::of(&draw.study, arm, by));
        clumps.fold(Clump::default(), Clump::or)
    }

    /// A count as a mean over fields; the probability of a casualty without a column.
    fn means(&self, arm: usize, column: Option<Column>, report: usize, clump: Clump) -> Cells {
        let time = self.compared.grid.report()[report];
        let expected_of = |draw: &DrawLived| match column {
            Some(column) => draw.expected.draw_means(arm, column, 0)[time],
            None => draw.expected.draw_any_casualty(arm, 0)[time],
        };
        let clump = column.map_or(1.0, |column| clump.size(column));
        let all_fields = [0, 1].map(|sampler| {
            self.draws.iter().map(|draw| draw.tallies[sampler].fields()).sum::<u64>() as f64
        });
        // of each engine, the sum over all its fields, what is expected of it, and the variance
        // that it may have
        let sums = [0, 1].map(|sampler| {
            let fields = all_fields[sampler] / self.draws.len() as f64;
            let (mut seen, mut squares, mut expected) = (0.0, 0.0, 0.0);
            for draw in self.draws {
                let (tally, mu) = (&draw.tallies[sampler], expected_of(draw));
                expected += fields * mu;
                if let Some(column) = column {
                    let (counts, of_squares) = tally.moments(arm, column, report);
                    let (counts, of_squares) = (counts as f64, of_squares as f64);
                    seen += counts;
                    squares += (of_squares - 2.0 * mu * counts + fields * mu * mu).max(0.0);
                } else {
                    seen += fields * tally.draw_any_casualty(arm, 0)[time];
                    squares += fields * mu * (1.0 - mu);
                }
            }
            // where the expected values are too low the others may still agree with each other
            let most = |count: f64| match column {
                Some(_) => most_variance(squares, fields, count, clump, self.level),
                // fields with and without a casualty: known from the probability alone
                None if count > expected => count * (1.0 - count / all_fields[sampler]),
                None => squares,
            };
            let counted = expected.max(seen);
            (Sum { seen, expected, variance: most(expected), clump }, most(counted))
        });
        let (sums, of_their_own) = (sums.map(|(sum, _)| sum), sums.map(|(_, variance)| variance));
        let of_a_mine = match column {
            Some(Column::Dormant | Column::AbleToFunction | Column::Inert) => OF_A_DORMANT_MINE,
            _ => OF_A_MINE,
        };
        let of_a_field = of_a_mine * self.compared.plan.mines[arm].max(1) as f64;
        let with_expected = |sampler: usize| {
            let (sum, fields) = (&sums[sampler], all_fields[sampler]);
            let tolerance = QUADRATURE * sum.expected + fields * of_a_field;
            let engines = [self.compared.samplers[sampler], Engine::Expected];
            self.pair(engines, sum.exponent(tolerance))
        };
        let means = [0, 1].map(|sampler| sums[sampler].seen / all_fields[sampler]);
        let variance =
            |sampler: usize| of_their_own[sampler] / (all_fields[sampler] * all_fields[sampler]);
        let between = exponent(
            (means[0] - means[1]).abs(),
            variance(0) + variance(1),
            clump / all_fields[0].min(all_fields[1]),
        );
        let pairs =
            vec![with_expected(0), self.pair(self.compared.samplers, between), with_expected(1)];
        let expected = self.draws.iter().map(expected_of).sum::<f64>() / self.draws.len() as f64;
        (means.into_iter().chain([expected]).map(Some).collect(), pairs)
    }

    /// The mean square of a count around its expected value.
    fn spreads(&self, arm: usize, column: Column, report: usize) -> Cells {
        let time = self.compared.grid.report()[report];
        let [one, two] = [0, 1].map(|sampler| {
            Spread::of(self.draws.iter().map(|draw: &DrawLived| {
                let mu = draw.expected.draw_means(arm, column, 0)[time];
                (draw.tallies[sampler].histogram(arm, column, time), mu)
            }))
        });
        let pair = self.pair(self.compared.samplers, one.exponent(&two));
        (vec![Some(one.mean()), Some(two.mean()), None], vec![pair])
    }

    /// The verdict on two engines whose difference has so large a D.
    fn pair(&self, engines: [Engine; 2], exponent: f64) -> Pair {
        let distance = Some((2.0 * exponent).sqrt()).filter(|distance| distance.is_finite());
        Pair { engines, distance, agrees: exponent <= self.level }
    }
}
