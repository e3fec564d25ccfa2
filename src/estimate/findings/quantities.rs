//! Every quantity of an alternative, as curves and at the report times.

use super::source::QuantitySource;
use crate::engine::{Column, Histogram, Tally};
use crate::estimate::Numbers;
use crate::estimate::error::intervals::{HIGH, LOW};
use crate::model::Contact;
use crate::question::{Cause, Plan, TimeGrid};
use crate::results::{Curve, DrawSummary, Estimate, IntervalCurve, Quantities};

/// Reads the counts of one alternative as quantities.
#[derive(Debug)]
pub(crate) struct AlternativeReader<'a> {
    pub(crate) alternative: usize,
    pub(crate) plan: &'a Plan,
    pub(crate) grid: &'a TimeGrid,
    pub(crate) numbers: Numbers<'a>,
    /// Two factors per functional mine, for each draw and time. They are casualties per day and the
    /// yearly risk of death of the most exposed group.
    pub(crate) factors: Vec<[Vec<f64>; 2]>,
}

impl<'a> AlternativeReader<'a> {
    pub(crate) fn new(
        alternative: usize,
        plan: &'a Plan,
        grid: &'a TimeGrid,
        numbers: Numbers<'a>,
    ) -> Self {
        let factors = numbers.draws().iter().map(|draw| {
            let contact = Contact::new(&draw.study, &draw.study.alternatives[alternative]);
            let over = |of: &dyn Fn(crate::units::Days) -> f64| {
                grid.times().iter().map(|&t| of(t)).collect()
            };
            [
                over(&|t| contact.casualties_per_day(t)),
                over(&|t| contact.individual_risk_per_year(t)),
            ]
        });
        Self { alternative, plan, grid, numbers, factors: factors.collect() }
    }

    /// Every quantity over the grid.
    pub(crate) fn curves(&self) -> Quantities<Curve> {
        self.quantities(|source| self.curve(source))
    }

    /// Every quantity at a report time.
    pub(crate) fn at(&self, report: usize) -> Quantities<Estimate> {
        self.quantities(|source| self.estimate(source, report))
    }

    /// The expected value of every quantity, for each draw. It is at one report time.
    pub(crate) fn by_draw(&self, report: usize) -> Quantities<Vec<f64>> {
        let time = self.grid.report()[report];
        self.quantities(|source| self.draw_values(source, time))
    }

    /// The best known expected individual risk of a draw over the grid.
    pub(crate) fn individual_risk(&self, draw: usize) -> Vec<f64> {
        let functional = self.numbers.functional(self.alternative, draw);
        functional.iter().zip(&self.factors[draw][1]).map(|(mines, risk)| mines * risk).collect()
    }

    /// Expected casualties at a report time, for each draw.
    pub(crate) fn casualties(&self, report: usize) -> Vec<f64> {
        self.draw_values(QuantitySource::Count(Column::Casualties), self.grid.report()[report])
    }

    /// The expected value of a count at the horizon, for each draw.
    pub(crate) fn last(&self, column: Column) -> Vec<f64> {
        self.draw_values(QuantitySource::Count(column), self.grid.len() - 1)
    }

    fn quantities<T>(&self, of: impl Fn(QuantitySource) -> T) -> Quantities<T> {
        let all = QuantitySource::all(&self.plan.groups).into_iter();
        all.map(|(quantity, sources)| (quantity, sources.map(&of))).collect()
    }

    /// The count and the factor of a source in a draw. None for a probability.
    pub(crate) fn count_of(
        &self,
        source: QuantitySource,
        draw: usize,
        time: usize,
    ) -> Option<(Column, f64)> {
        match source {
            QuantitySource::Count(column) => Some((column, 1.0)),
            QuantitySource::AnyCasualty => None,
            QuantitySource::CasualtiesPerDay => {
                Some((Column::Functional, self.factors[draw][0][time]))
            }
            QuantitySource::IndividualRisk => {
                Some((Column::Functional, self.factors[draw][1][time]))
            }
        }
    }

    /// The expected value of a source in a draw at a time.
    pub(crate) fn draw_value(&self, source: QuantitySource, draw: usize, time: usize) -> f64 {
        match self.count_of(source, draw, time) {
            Some((column, factor)) => {
                factor * self.numbers.draw_means(self.alternative, column, draw)[time]
            }
            None => self.numbers.draw_any_casualty(self.alternative, draw)[time],
        }
    }

    fn draw_values(&self, source: QuantitySource, time: usize) -> Vec<f64> {
        let draws = 0..self.numbers.draws().len();
        draws.map(|draw| self.draw_value(source, draw, time)).collect()
    }

    /// The histogram over replicates of a source at a time. None for a probability.
    pub(crate) fn histogram(&self, source: QuantitySource, time: usize) -> Option<&Histogram> {
        let tally = self.numbers.tally?;
        match source {
            QuantitySource::Count(column) => Some(tally.histogram(self.alternative, column, time)),
            QuantitySource::AnyCasualty => None,
            QuantitySource::CasualtiesPerDay => {
                Some(tally.casualties_per_day(self.alternative, time))
            }
            QuantitySource::IndividualRisk => {
                Some(tally.individual_risk_per_year(self.alternative, time))
            }
        }
    }

    fn prediction_interval(&self, source: QuantitySource, time: usize) -> Option<[f64; 2]> {
        self.histogram(source, time)?.interval(LOW, HIGH, source.values())
    }

    fn curve(&self, source: QuantitySource) -> Curve {
        let times = 0..self.grid.len();
        let prediction_interval: Option<Vec<[f64; 2]>> =
            times.clone().map(|time| self.prediction_interval(source, time)).collect();
        let over: Vec<DrawSummary> =
            times.map(|time| DrawSummary::of(&self.draw_values(source, time))).collect();
        let uncertainty_interval: Option<Vec<[f64; 2]>> =
            over.iter().map(|over| over.uncertainty_interval).collect();
        let few = over.iter().any(|over| over.median.is_some());
        Curve {
            mean: over.iter().map(|over| over.mean).collect(),
            prediction_interval: prediction_interval.as_deref().map(IntervalCurve::of),
            uncertainty_interval: uncertainty_interval.as_deref().map(IntervalCurve::of),
            median: over.iter().filter(|_| few).map(|over| over.median).collect(),
        }
    }

    fn estimate(&self, source: QuantitySource, report: usize) -> Estimate {
        let time = self.grid.report()[report];
        let draws = self.draw_values(source, time);
        let DrawSummary { mean, std_error, interval, uncertainty_interval, median } =
            DrawSummary::of(&draws);
        let is_none_seen = || mean == 0.0 && self.is_possible(source, time);
        let none_seen = self.numbers.sampled().filter(|_| is_none_seen());
        let upper_limit =
            |tally: &Tally| self.upper_bound_of_none(source, time, tally.total_replicates());
        Estimate {
            mean,
            std_error: std_error.or_else(|| self.error_over_replicates(source, report, mean)),
            interval,
            prediction_interval: self.prediction_interval(source, time),
            variance: self.variance(source, report, &draws),
            median,
            uncertainty_interval,
            upper_limit_95: none_seen.map(upper_limit),
            exact_interval: self.exact_interval(source, mean),
            prediction_intervals: self.prediction_intervals(source, time),
        }
    }

    /// Whether a quantity with 0 observed could occur by a time. A mine without a battery is never
    /// dormant, and there are no casualties without people.
    fn is_possible(&self, source: QuantitySource, time: usize) -> bool {
        (0..self.numbers.draws().len()).any(|draw| self.is_possible_in(draw, source, time))
    }

    fn is_possible_in(&self, draw: usize, source: QuantitySource, time: usize) -> bool {
        let study = &self.numbers.draws()[draw].study;
        let course = &study.alternatives[self.alternative];
        let laid = || course.layings.iter().filter(|laying| laying.mines() > 0);
        let electrical = || laid().filter_map(|laying| laying.fuse.electrical());
        let anybody = || self.factors[draw][0][..=time].iter().any(|&rate| rate > 0.0);
        let count = |column: Column| match column {
            Column::Functional | Column::AbleToFunction | Column::Inert | Column::Explosive => true,
            Column::Dormant => {
                !study.climate.is_constant()
                    && electrical().any(|fuse| !fuse.battery.ignores_the_cold())
            }
            Column::SelfDestructed => electrical().any(|fuse| {
                fuse.self_destruct.is_some_and(|works| works.reliability.value() > 0.0)
                    && fuse.is_to_self_destruct()
            }),
            Column::Cleared => course.clearance.is_some_and(|clearance| {
                clearance.clearance_effectiveness.value() > 0.0
                    && clearance.start < self.grid.times()[time]
            }),
            Column::Detonations | Column::Casualties | Column::Killed | Column::Injured => {
                anybody()
            }
            Column::OfGroup(group) | Column::KilledOfGroup(group) => {
                anybody() && study.civilians.groups[group].people > 0.0
            }
            Column::OfCause(Cause::Mechanical) => {
                let mut layings = course.layings.iter();
                anybody() && layings.any(|laying| laying.fuse.electrical().is_none())
            }
            Column::OfCause(Cause::WithinRatedLife | Cause::BeyondRatedLife) => {
                anybody() && electrical().next().is_some()
            }
            Column::OfCause(Cause::DeactivationFailure) => {
                let mut failures = electrical().filter_map(|fuse| fuse.deactivation_failure);
                anybody() && failures.any(|failure| failure.probability.value() > 0.0)
            }
        };
        course.mines() > 0
            && match source {
                QuantitySource::Count(column) => count(column),
                QuantitySource::AnyCasualty => anybody(),
                QuantitySource::CasualtiesPerDay => self.factors[draw][0][time] > 0.0,
                QuantitySource::IndividualRisk => self.factors[draw][1][time] > 0.0,
            }
    }
}
