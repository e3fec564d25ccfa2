//! Every quantity of an arm, as curves and at the report times.

use super::bands::{HIGH, LOW, epistemic, mean, median_beside, over_draws};
use super::standard_error::{error_over_draws, interval_over_draws};
use super::{Band, ByName, Curve, Entry, Estimate, Numbers, Quantities};
use crate::engine::{Column, Histogram, Values};
use crate::model::{Contact, Fuse};
use crate::question::{Cause, Plan, Quantity, Split, TimeGrid};

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

/// Where a quantity, or one named part of it, comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Count(Column),
    AnyCasualty,
    CasualtiesPerDay,
    IndividualRisk,
}

impl Source {
    pub(super) fn of(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Functional => Self::Count(Column::Functional),
            Quantity::Dormant => Self::Count(Column::Dormant),
            Quantity::AbleToFunction => Self::Count(Column::AbleToFunction),
            Quantity::Inert => Self::Count(Column::Inert),
            Quantity::Explosive => Self::Count(Column::Explosive),
            Quantity::Detonations => Self::Count(Column::Detonations),
            Quantity::SelfDestructed => Self::Count(Column::SelfDestructed),
            Quantity::Cleared => Self::Count(Column::Cleared),
            // of a quantity that has one value for each name, this is the sum of them
            Quantity::Casualties | Quantity::CasualtiesByGroup | Quantity::CasualtiesByCause => {
                Self::Count(Column::Casualties)
            }
            Quantity::Killed | Quantity::KilledByGroup => Self::Count(Column::Killed),
            Quantity::Injured => Self::Count(Column::Injured),
            Quantity::PAnyCasualty => Self::AnyCasualty,
            Quantity::CasualtyRatePerDay => Self::CasualtiesPerDay,
            Quantity::IndividualRiskPerYear => Self::IndividualRisk,
        }
    }
}

/// What the histogram of a source counts.
pub(super) const fn counted(source: Source) -> Values {
    match source {
        Source::Count(_) => Values::Whole,
        Source::AnyCasualty | Source::CasualtiesPerDay | Source::IndividualRisk => Values::Any,
    }
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
        let draws = self.numbers.draws().len();
        self.quantities(|source| {
            (0..draws).map(|draw| self.draw_value(source, draw, time)).collect()
        })
    }

    /// The best known expected individual risk of a draw over the grid.
    pub(super) fn individual_risk(&self, draw: usize) -> Vec<f64> {
        let functional = self.numbers.functional(self.arm, draw);
        functional.iter().zip(&self.factors[draw][1]).map(|(mines, risk)| mines * risk).collect()
    }

    /// Expected casualties of a draw at a report time.
    pub(super) fn casualties(&self, draw: usize, report: usize) -> f64 {
        self.numbers.draw_means(self.arm, Column::Casualties, draw)[self.grid.report()[report]]
    }

    fn quantities<T>(&self, of: impl Fn(Source) -> T) -> Quantities<T> {
        let by_group = |column: fn(usize) -> Column| -> ByName<T> {
            let groups = self.plan.groups.iter().enumerate();
            groups.map(|(group, name)| (name.clone(), of(Source::Count(column(group))))).collect()
        };
        let entry = |quantity: Quantity| match (quantity.split(), quantity) {
            (Split::ByGroup, Quantity::KilledByGroup) => {
                Entry::ByName(by_group(Column::KilledOfGroup))
            }
            (Split::ByGroup, _) => Entry::ByName(by_group(Column::OfGroup)),
            (Split::ByCause, _) => {
                let causes = Cause::ALL.into_iter();
                let value = |cause| of(Source::Count(Column::OfCause(cause)));
                Entry::ByName(causes.map(|cause| (cause.name().to_owned(), value(cause))).collect())
            }
            (Split::Whole, _) => Entry::Whole(of(Source::of(quantity))),
        };
        Quantity::ALL.into_iter().map(|quantity| (quantity, entry(quantity))).collect()
    }

    /// The expected value of a draw at a time.
    pub(super) fn draw_value(&self, source: Source, draw: usize, time: usize) -> f64 {
        let functional = || self.numbers.draw_means(self.arm, Column::Functional, draw)[time];
        match source {
            Source::Count(column) => self.numbers.draw_means(self.arm, column, draw)[time],
            Source::AnyCasualty => self.numbers.draw_any_casualty(self.arm, draw)[time],
            Source::CasualtiesPerDay => functional() * self.factors[draw][0][time],
            Source::IndividualRisk => functional() * self.factors[draw][1][time],
        }
    }

    /// The expected value of a draw at each time.
    fn draw_curve(&self, source: Source, draw: usize) -> Vec<f64> {
        (0..self.grid.len()).map(|time| self.draw_value(source, draw, time)).collect()
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
        self.fields(source, time)?.band(LOW, HIGH, counted(source))
    }

    fn curve(&self, source: Source) -> Curve {
        let draws: Vec<Vec<f64>> =
            (0..self.numbers.draws().len()).map(|draw| self.draw_curve(source, draw)).collect();
        let times = 0..self.grid.len();
        let ends: Option<Vec<[f64; 2]>> =
            times.clone().map(|time| self.prediction(source, time)).collect();
        let slices: Vec<&[f64]> = draws.iter().map(Vec::as_slice).collect();
        let mean: Vec<f64> = times.map(|time| mean(draws.iter().map(|draw| draw[time]))).collect();
        let (epistemic, median) = over_draws(&mean, &slices).unzip();
        Curve {
            mean,
            prediction: ends.map(|ends| Band {
                low: ends.iter().map(|end| end[0]).collect(),
                high: ends.iter().map(|end| end[1]).collect(),
            }),
            epistemic,
            median: median
                .filter(|times: &Vec<_>| times.iter().any(Option::is_some))
                .unwrap_or_default(),
        }
    }

    fn estimate(&self, source: Source, report: usize) -> Estimate {
        let time = self.grid.report()[report];
        let draws: Vec<f64> = (0..self.numbers.draws().len())
            .map(|draw| self.draw_value(source, draw, time))
            .collect();
        let expected = mean(draws.iter().copied());
        let std_error = if draws.len() > 1 {
            error_over_draws(&draws)
        } else {
            self.error_over_fields(source, report, expected)
        };
        let none_seen_in = self
            .numbers
            .sampled()
            .map(crate::engine::Tally::fields)
            .filter(|_| expected == 0.0 && self.is_possible(source, time));
        Estimate {
            mean: expected,
            std_error,
            interval: interval_over_draws(&draws),
            prediction: self.prediction(source, time),
            variance: self.variance(source, report, &draws),
            median: median_beside(expected, draws.clone()),
            epistemic: epistemic(draws),
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
        let electrical = || {
            course.layings.iter().filter(|laying| laying.mines() > 0).filter_map(|laying| {
                match &laying.fuse {
                    Fuse::Electrical(fuse) => Some(fuse),
                    Fuse::Mechanical(_) => None,
                }
            })
        };
        let mechanical =
            || course.layings.iter().any(|laying| matches!(laying.fuse, Fuse::Mechanical(_)));
        let anybody = || self.factors[draw][0][..=time].iter().any(|&rate| rate > 0.0);
        let of_cause = |cause: Cause| match cause {
            Cause::Mechanical => mechanical(),
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
                            && fuse.settings.iter().any(|setting| setting.self_destruct.is_some())
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
