//! Every quantity of every arm at every report time, as each engine has it, and whether they agree.

use super::clump::Clump;
use super::luck::Luck;
use super::outcome::{Agreement, Pair, Row, Statistic};
use super::spread::Spread;
use crate::engine::{Column, Expected, Tally};
use crate::model::Study;
use crate::numeric::{ln, normal_quantile};
use crate::question::{Cause, Engine, Plan, Quantity, TimeGrid};

/// What quadrature may be off by, relative; and of a mine, of anything and of dormancy, which is
/// worked out less finely.
const QUADRATURE: f64 = 1e-4;
const OF_A_MINE: f64 = 1e-12;
const OF_A_DORMANT_MINE: f64 = 1e-9;
/// Bounds that a comparison of two engines rests on: on the variances of two sums, and on each of
/// them either way.
const BOUNDS: f64 = 6.0;

/// What is compared, but for the numbers.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The plan that was run: names, report times, fields.
    pub plan: &'a Plan,
    /// Its times.
    pub grid: &'a TimeGrid,
    /// The engines that lived fields, in the order of each draw's tallies.
    pub samplers: &'a [Engine],
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
    pub tallies: Vec<Tally>,
}

/// Where the numbers of a row come from.
#[derive(Clone, Copy, Debug)]
enum Source {
    Count(Column),
    AnyCasualty,
}

/// Holds the engines against each other.
pub fn agreement(compared: &Compared<'_>, draws: &[DrawLived]) -> Agreement {
    let parts = parts(compared.plan);
    let samplers = compared.samplers.len();
    let couples = samplers * (samplers - 1) / 2;
    let cells = compared.plan.arms.len() * compared.plan.report_at.len();
    let comparisons = cells * (parts.len() * (samplers + couples) + SPREADS.len() * couples);
    let each = compared.level / comparisons.max(1) as f64;
    let reader = Reader {
        compared,
        draws,
        level: -ln(each / BOUNDS),
        allowed: -normal_quantile(0.5 * each),
    };
    let mut rows = Vec::new();
    for arm in 0..compared.plan.arms.len() {
        for (quantity, part, source) in &parts {
            for report in 0..compared.plan.report_at.len() {
                rows.push(reader.mean(arm, *quantity, part.clone(), *source, report));
            }
        }
        for column in SPREADS.iter().filter(|_| couples > 0) {
            for report in 0..compared.plan.report_at.len() {
                rows.push(reader.spread(arm, *column, report));
            }
        }
    }
    let engines = compared.samplers.iter().copied().chain([Engine::Expected]).collect();
    Agreement { engines, comparisons, level: compared.level, allowed: reader.allowed, rows }
}

/// The counts whose spread over fields is compared too.
const SPREADS: [(Quantity, Column); 2] =
    [(Quantity::Functional, Column::Functional), (Quantity::Casualties, Column::Casualties)];

/// Every number that a field counts, and the probability of a casualty. Rates are functional mines
/// times what is the same in all engines.
fn parts(plan: &Plan) -> Vec<(Quantity, Option<String>, Source)> {
    let whole = |quantity, column| (quantity, None, Source::Count(column));
    let mut parts = vec![
        whole(Quantity::Functional, Column::Functional),
        whole(Quantity::Dormant, Column::Dormant),
        whole(Quantity::AbleToFunction, Column::AbleToFunction),
        whole(Quantity::Inert, Column::Inert),
        whole(Quantity::Explosive, Column::Explosive),
        whole(Quantity::Detonations, Column::Detonations),
        whole(Quantity::SelfDestructed, Column::SelfDestructed),
        whole(Quantity::Cleared, Column::Cleared),
        whole(Quantity::Casualties, Column::Casualties),
        whole(Quantity::Killed, Column::Killed),
        whole(Quantity::Injured, Column::Injured),
    ];
    for (group, name) in plan.groups.iter().enumerate() {
        let of = |quantity, column| (quantity, Some(name.clone()), Source::Count(column));
        parts.push(of(Quantity::CasualtiesByGroup, Column::OfGroup(group)));
        parts.push(of(Quantity::KilledByGroup, Column::KilledOfGroup(group)));
    }
    for cause in Cause::ALL {
        let name = Some(cause.name().to_owned());
        parts.push((Quantity::CasualtiesByCause, name, Source::Count(Column::OfCause(cause))));
    }
    parts.push((Quantity::PAnyCasualty, None, Source::AnyCasualty));
    parts
}

struct Reader<'a> {
    compared: &'a Compared<'a>,
    draws: &'a [DrawLived],
    level: f64,
    allowed: f64,
}

/// What an engine's fields came to.
#[derive(Debug)]
struct Sampled {
    luck: Luck,
    sum: f64,
    variance: f64,
    all_fields: f64,
}

impl Sampled {
    /// Of a field.
    fn mean(&self) -> f64 {
        self.sum / self.all_fields
    }

    /// How far luck may carry that mean, either way.
    fn may(&self) -> f64 {
        self.luck.either_way(self.variance) / self.all_fields
    }
}

impl Reader<'_> {
    /// Fields of each draw that an engine lived.
    fn fields(&self, sampler: usize) -> f64 {
        self.draws[0].tallies[sampler].fields() as f64
    }

    fn row(&self, arm: usize, quantity: Quantity, report: usize) -> Row {
        Row {
            arm: self.compared.plan.arms[arm].clone(),
            quantity,
            part: None,
            statistic: Statistic::Mean,
            time: self.compared.plan.report_at[report].text.clone(),
            values: Vec::new(),
            pairs: Vec::new(),
        }
    }

    fn mean(
        &self,
        arm: usize,
        quantity: Quantity,
        part: Option<String>,
        source: Source,
        report: usize,
    ) -> Row {
        let time = self.compared.grid.report()[report];
        let expected_of = |draw: &DrawLived| match source {
            Source::Count(column) => draw.expected.draw_means(arm, column, 0)[time],
            Source::AnyCasualty => draw.expected.draw_any_casualty(arm, 0)[time],
        };
        let clump = self.clump(arm, source, time);
        // of each engine, the sum over all its fields, what is expected of it, and the variance
        // that it may have
        let sampled: Vec<Sampled> = (0..self.compared.samplers.len())
            .map(|sampler| {
                let fields = self.fields(sampler);
                let (mut sum, mut squares, mut expected) = (0.0, 0.0, 0.0);
                for draw in self.draws {
                    let (tally, mu) = (&draw.tallies[sampler], expected_of(draw));
                    expected += fields * mu;
                    match source {
                        Source::Count(column) => {
                            let (counts, of_squares) = tally.moments(arm, column, report);
                            let (counts, of_squares) = (counts as f64, of_squares as f64);
                            sum += counts;
                            squares += (of_squares - 2.0 * mu * counts + fields * mu * mu).max(0.0);
                        }
                        Source::AnyCasualty => {
                            sum += fields * tally.draw_any_casualty(arm, 0)[time];
                            squares += fields * mu * (1.0 - mu);
                        }
                    }
                }
                let luck = Luck { expected, fields, clump, level: self.level };
                let variance = match source {
                    Source::Count(_) => luck.variance(squares),
                    // fields with and without a casualty: known from the probability alone
                    Source::AnyCasualty => squares,
                };
                Sampled { luck, sum, variance, all_fields: fields * self.draws.len() as f64 }
            })
            .collect();
        let mut row = Row { part, ..self.row(arm, quantity, report) };
        for (index, one) in sampled.iter().enumerate() {
            let (mine, off) = (self.compared.samplers[index], one.sum - one.luck.expected);
            let may =
                if off > 0.0 { one.luck.above(one.variance) } else { one.luck.below(one.variance) };
            let tolerance =
                QUADRATURE * one.luck.expected + one.all_fields * self.of_a_mine(arm, source);
            row.pairs.push(self.pair(
                [mine, Engine::Expected],
                (off.abs() - tolerance).max(0.0),
                may,
            ));
            for (other, two) in sampled.iter().enumerate().skip(index + 1) {
                let off = (one.mean() - two.mean()).abs();
                row.pairs.push(self.pair(
                    [mine, self.compared.samplers[other]],
                    off,
                    one.may() + two.may(),
                ));
            }
        }
        let expected = self.draws.iter().map(expected_of).sum::<f64>() / self.draws.len() as f64;
        row.values = sampled.iter().map(Sampled::mean).chain([expected]).map(Some).collect();
        row
    }

    fn spread(&self, arm: usize, (quantity, column): (Quantity, Column), report: usize) -> Row {
        let time = self.compared.grid.report()[report];
        let spreads: Vec<Spread> = (0..self.compared.samplers.len())
            .map(|sampler| {
                Spread::of(self.draws.iter().map(|draw| {
                    let mu = draw.expected.draw_means(arm, column, 0)[time];
                    (draw.tallies[sampler].histogram(arm, column, time), mu)
                }))
            })
            .collect();
        let mut row = Row { statistic: Statistic::Variance, ..self.row(arm, quantity, report) };
        for (index, one) in spreads.iter().enumerate() {
            for (other, two) in spreads.iter().enumerate().skip(index + 1) {
                let engines = [self.compared.samplers[index], self.compared.samplers[other]];
                let off = (one.mean() - two.mean()).abs();
                row.pairs.push(self.pair(engines, off, one.allowed(two, self.level)));
            }
        }
        row.values = spreads.iter().map(|spread| Some(spread.mean())).chain([None]).collect();
        row
    }

    /// The verdict on two engines that differ by so much, where luck may carry them apart by so
    /// much.
    fn pair(&self, engines: [Engine; 2], off: f64, may: f64) -> Pair {
        let distance = if off == 0.0 {
            Some(0.0)
        } else if may > 0.0 {
            Some(self.allowed * off / may)
        } else {
            None
        };
        Pair { engines, distance, agrees: off <= may }
    }

    fn clump(&self, arm: usize, source: Source, time: usize) -> Clump {
        let column = match source {
            Source::Count(column) => column,
            Source::AnyCasualty => return Clump::of_mines(1.0),
        };
        let by = self.compared.grid.times()[time];
        let clumps = self.draws.iter().map(|draw| Clump::of(&draw.study, arm, column, by));
        clumps.reduce(Clump::or).unwrap_or(Clump::of_mines(1.0))
    }

    fn of_a_mine(&self, arm: usize, source: Source) -> f64 {
        let share = match source {
            Source::Count(Column::Dormant | Column::AbleToFunction | Column::Inert) => {
                OF_A_DORMANT_MINE
            }
            Source::Count(_) | Source::AnyCasualty => OF_A_MINE,
        };
        share * self.compared.plan.mines[arm].max(1) as f64
    }
}
