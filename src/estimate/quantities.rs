//! Every quantity of an arm, as curves and at the report times.

use super::Numbers;
use super::bands::{HIGH, LOW};
use super::source::Source;
use crate::engine::{Column, Histogram};
use crate::model::Contact;
use crate::question::{Cause, Plan, TimeGrid};
use crate::results::{Band, Curve, Estimate, OverDraws, Quantities};

/// The counts of one arm, read as quantities.
#[derive(Debug)]
pub(super) struct ArmReader<'a> {
    pub(super) arm: usize,
    pub(super) plan: &'a Plan,
    pub(super) grid: &'a TimeGrid,
    pub(super) numbers: Numbers<'a>,
    /// For each draw, how many casualties per day a functional mine costs at each time, and what
    /// yearly risk of death it means to the most exposed.
    pub(super) factors: Vec<[Vec<f64>; 2]>,
}

impl<'a> ArmReader<'a> {
    pub(super) fn new(
        arm: usize,
        plan: &'a Plan,
        grid: &'a TimeGrid,
        numbers: Numbers<'a>,
    ) -> Self {
        let factors = numbers.draws().iter().map(|draw| {
            let contact = Contact::new(&draw.study, &draw.study.arms[arm]);
            let over = |of: &dyn Fn(crate::units::Days) -> f64| {
                grid.times().iter().map(|&t| of(t)).collect()
            };
            [
                over(&|t| contact.casualties_per_day(t)),
                over(&|t| contact.individual_risk_per_year(t)),
            ]
        });
        Self { arm, plan, grid, numbers, factors: factors.collect() }
    }

    /// Every quantity over the grid.
    pub(super) fn curves(&self) -> Quantities<Curve> {
        self.quantities(|source| self.curve(source))
    }

    /// Every quantity at a report time.
    pub(super) fn at(&self, report: usize) -> Quantities<Estimate> {
        self.quantities(|source| self.estimate(source, report))
    }

    /// The expected value of every quantity at a report time, of each draw.
    pub(super) fn by_draw(&self, report: usize) -> Quantities<Vec<f64>> {
        let time = self.grid.report()[report];
        self.quantities(|source| self.draw_values(source, time))
    }

    /// The best known expected individual risk of a draw over the grid.
    pub(super) fn individual_risk(&self, draw: usize) -> Vec<f64> {
        let functional = self.numbers.functional(self.arm, draw);
        functional.iter().zip(&self.factors[draw][1]).map(|(mines, risk)| mines * risk).collect()
    }

    /// Expected casualties at a report time, of each draw.
    pub(super) fn casualties(&self, report: usize) -> Vec<f64> {
        self.draw_values(Source::Count(Column::Casualties), self.grid.report()[report])
    }

    /// The expected value of a count at the horizon, of each draw.
    pub(super) fn last(&self, column: Column) -> Vec<f64> {
        self.draw_values(Source::Count(column), self.grid.len() - 1)
    }

    fn quantities<T>(&self, of: impl Fn(Source) -> T) -> Quantities<T> {
        let all = Source::all(&self.plan.groups).into_iter();
        all.map(|(quantity, sources)| (quantity, sources.map(&of))).collect()
    }

    /// The count that a source is made of, and what that is multiplied by at a time of a draw; none
    /// of a probability.
    pub(super) fn count_of(
        &self,
        source: Source,
        draw: usize,
        time: usize,
    ) -> Option<(Column, f64)> {
        match source {
            Source::Count(column) => Some((column, 1.0)),
            Source::AnyCasualty => None,
            Source::CasualtiesPerDay => Some((Column::Functional, self.factors[draw][0][time])),
            Source::IndividualRisk => Some((Column::Functional, self.factors[draw][1][time])),
        }
    }

    /// The expected value of a draw at a time.
    pub(super) fn draw_value(&self, source: Source, draw: usize, time: usize) -> f64 {
        match self.count_of(source, draw, time) {
            Some((column, factor)) => {
                factor * self.numbers.draw_means(self.arm, column, draw)[time]
            }
            None => self.numbers.draw_any_casualty(self.arm, draw)[time],
        }
    }

    fn draw_values(&self, source: Source, time: usize) -> Vec<f64> {
        let draws = 0..self.numbers.draws().len();
        draws.map(|draw| self.draw_value(source, draw, time)).collect()
    }

    /// What single fields showed at a time; nothing for a probability.
    pub(super) fn fields(&self, source: Source, time: usize) -> Option<&Histogram> {
        let fields = self.numbers.fields()?;
        match source {
            Source::Count(column) => Some(fields.histogram(self.arm, column, time)),
            Source::AnyCasualty => None,
            Source::CasualtiesPerDay => Some(fields.casualties_per_day(self.arm, time)),
            Source::IndividualRisk => Some(fields.individual_risk_per_year(self.arm, time)),
        }
    }

    fn prediction(&self, source: Source, time: usize) -> Option<[f64; 2]> {
        self.fields(source, time)?.band(LOW, HIGH, source.values())
    }

    fn curve(&self, source: Source) -> Curve {
        let times = 0..self.grid.len();
        let prediction: Option<Vec<[f64; 2]>> =
            times.clone().map(|time| self.prediction(source, time)).collect();
        let over: Vec<OverDraws> =
            times.map(|time| OverDraws::of(self.draw_values(source, time))).collect();
        let epistemic: Option<Vec<[f64; 2]>> = over.iter().map(|over| over.epistemic).collect();
        let few = over.iter().any(|over| over.median.is_some());
        Curve {
            mean: over.iter().map(|over| over.mean).collect(),
            prediction: prediction.as_deref().map(Band::of),
            epistemic: epistemic.as_deref().map(Band::of),
            median: over.iter().filter(|_| few).map(|over| over.median).collect(),
        }
    }

    fn estimate(&self, source: Source, report: usize) -> Estimate {
        let time = self.grid.report()[report];
        let draws = self.draw_values(source, time);
        let over = OverDraws::of(draws.clone());
        let expected = over.mean;
        let none_seen_in = self
            .numbers
            .sampled()
            .map(crate::engine::Tally::fields)
            .filter(|_| expected == 0.0 && self.is_possible(source, time));
        Estimate {
            mean: expected,
            std_error: over.std_error.or_else(|| self.error_over_fields(source, report, expected)),
            interval: over.interval,
            prediction: self.prediction(source, time),
            variance: self.variance(source, report, &draws),
            median: over.median,
            epistemic: over.epistemic,
            none_seen_upper_bound: none_seen_in
                .map(|fields| self.upper_bound_of_none(source, time, fields)),
            exact_interval: self.exact_interval(source, expected),
            prediction_intervals: self.prediction_intervals(source, time),
        }
    }

    /// Whether a quantity of which nothing was seen could have been seen at all by a time, in any
    /// draw: a mine without a battery is never dormant, and nobody is hurt where nobody is.
    fn is_possible(&self, source: Source, time: usize) -> bool {
        (0..self.numbers.draws().len()).any(|draw| self.is_possible_in(draw, source, time))
    }

    fn is_possible_in(&self, draw: usize, source: Source, time: usize) -> bool {
        let study = &self.numbers.draws()[draw].study;
        let course = &study.arms[self.arm];
        let laid = || course.layings.iter().filter(|laying| laying.mines() > 0);
        let electrical = || laid().filter_map(|laying| laying.fuse.electrical());
        let anybody = || self.factors[draw][0][..=time].iter().any(|&rate| rate > 0.0);
        let of_cause = |cause: Cause| match cause {
            Cause::Mechanical => {
                course.layings.iter().any(|laying| laying.fuse.electrical().is_none())
            }
            Cause::WithinRatedLife | Cause::BeyondRatedLife => electrical().next().is_some(),
            Cause::Overrun => {
                electrical().any(|fuse| fuse.overrun.is_some_and(|o| o.probability.value() > 0.0))
            }
        };
        course.mines() > 0
            && match source {
                Source::Count(column) => match column {
                    Column::Dormant => {
                        !study.climate.is_constant()
                            && electrical().any(|fuse| !fuse.battery.ignores_the_cold())
                    }
                    Column::SelfDestructed => electrical().any(|fuse| {
                        fuse.self_destruct.is_some_and(|works| works.reliability.value() > 0.0)
                            && fuse.is_to_self_destruct()
                    }),
                    Column::Cleared => course.clearance.is_some_and(|clearance| {
                        clearance.detection.value() > 0.0
                            && clearance.start < self.grid.times()[time]
                    }),
                    Column::Functional
                    | Column::AbleToFunction
                    | Column::Inert
                    | Column::Explosive => true,
                    Column::OfCause(cause) => anybody() && of_cause(cause),
                    Column::OfGroup(group) | Column::KilledOfGroup(group) => {
                        anybody() && study.civilians.groups[group].people > 0.0
                    }
                    Column::Detonations | Column::Casualties | Column::Killed | Column::Injured => {
                        anybody()
                    }
                },
                Source::AnyCasualty => anybody(),
                Source::CasualtiesPerDay => self.factors[draw][0][time] > 0.0,
                Source::IndividualRisk => self.factors[draw][1][time] > 0.0,
            }
    }
}
