//! Findings made up for tests: courses of action whose curves fall smoothly.

use crate::estimate::half_of_95;
use crate::numeric::{exp, pow};
use crate::question::{Cause, Provenance, Quantity, RiskCriterion, Split};
use crate::results::{
    AlternativeFindings, AtTime, Averted, ByName, ClearanceFindings, Comparison, ComparisonAt,
    Curve, Entry, Estimate, Findings, IntervalCurve, LandFindings, Quantities, Ratio,
    TimeToCriterion,
};

pub(super) const YEAR: f64 = 365.25;
const REPORT: [(&str, f64); 8] = [
    ("4h", 4.0 / 24.0),
    ("48h", 2.0),
    ("14d", 14.0),
    ("30d", 30.0),
    ("120d", 120.0),
    ("1y", YEAR),
    ("10y", 10.0 * YEAR),
    ("30y", 30.0 * YEAR),
];

/// How an alternative's mines end: shares that outlast their battery, and what they hurt.
#[derive(Clone, Copy)]
pub(super) struct Alternative {
    pub(super) deactivation_failure: f64,
    pub(super) half_life: f64,
    pub(super) casualties: f64,
    pub(super) risk: f64,
}

pub(super) const BATTERY: Alternative =
    Alternative { deactivation_failure: 8e-4, half_life: 9.0, casualties: 4.1, risk: 3e-4 };
pub(super) const PERSISTENT: Alternative =
    Alternative { deactivation_failure: 1.0, half_life: 25.0 * YEAR, casualties: 22.0, risk: 3e-4 };

impl Alternative {
    fn able(self, t: f64) -> f64 {
        let battery = exp(-pow(t / 1.4 / self.half_life, 5.0));
        980.0
            * ((1.0 - self.deactivation_failure) * battery
                + self.deactivation_failure * exp(-t / (35.0 * YEAR)))
    }

    fn dormant(self, t: f64) -> f64 {
        if self.deactivation_failure < 1.0 {
            0.25 * self.able(t) * exp(-pow((t - 8.0) / 6.0, 2.0))
        } else {
            0.0
        }
    }

    fn value(self, quantity: Quantity, t: f64) -> f64 {
        let so_far = self.casualties * (1.0 - exp(-t / (6.0 * YEAR)));
        match quantity {
            Quantity::Functional => self.able(t) - self.dormant(t),
            Quantity::Dormant => self.dormant(t),
            Quantity::AbleToFunction => self.able(t),
            Quantity::Inert => 1000.0 - self.able(t),
            Quantity::Explosive => 1000.0,
            Quantity::Detonations => so_far / 1.3,
            Quantity::SelfDestructed | Quantity::Cleared => 0.0,
            Quantity::Casualties | Quantity::CasualtiesByGroup | Quantity::CasualtiesByCause => {
                so_far
            }
            Quantity::Killed | Quantity::KilledByGroup => 0.3 * so_far,
            Quantity::Injured => 0.7 * so_far,
            Quantity::PAnyCasualty => 1.0 - exp(-so_far),
            Quantity::CasualtyRatePerDay => 1e-5 * self.able(t),
            Quantity::IndividualRiskPerYear => self.risk * self.able(t) / 980.0,
        }
    }
}

fn spread(value: f64, draws: u32) -> Option<[f64; 2]> {
    (draws > 1).then_some([value / 4.0, value * 2.5])
}

/// No more than this is possible: of a probability, or of a thousand mines.
fn most(quantity: Quantity) -> f64 {
    if quantity == Quantity::PAnyCasualty { 1.0 } else { 1000.0 }
}

fn curve(course: Alternative, quantity: Quantity, part: f64, times: &[f64], draws: u32) -> Curve {
    let most = most(quantity);
    let mean: Vec<f64> = times.iter().map(|&t| part * course.value(quantity, t)).collect();
    let scaled =
        |factor: f64| mean.iter().map(|value| (factor * value).min(most)).collect::<Vec<f64>>();
    let counted = !matches!(quantity, Quantity::PAnyCasualty | Quantity::IndividualRiskPerYear);
    let prediction_interval = counted.then(|| IntervalCurve {
        low: scaled(0.5).iter().map(|value| value.floor()).collect(),
        high: scaled(1.8).iter().map(|value| value.ceil()).collect(),
    });
    let uncertainty_interval =
        (draws > 1).then(|| IntervalCurve { low: scaled(0.25), high: scaled(2.5) });
    Curve { mean, prediction_interval, uncertainty_interval, median: vec![] }
}

fn estimate(course: Alternative, quantity: Quantity, part: f64, t: f64, draws: u32) -> Estimate {
    let mean = part * course.value(quantity, t);
    let uncertainty_interval =
        spread(mean, draws).map(|ends| ends.map(|end| end.min(most(quantity))));
    let none = (mean == 0.0).then(|| 2.9957 / (f64::from(draws) * 100.0));
    Estimate {
        mean,
        std_error: Some(0.03 * mean),
        interval: (draws > 1)
            .then(|| [-1.0, 1.0].map(|side| mean + side * half_of_95(draws) * 0.03 * mean)),
        prediction_interval: Some([(0.5 * mean).floor(), (1.8 * mean).ceil()]),
        uncertainty_interval,
        upper_limit_95: none,
        ..Estimate::default()
    }
}

fn parts(quantity: Quantity, persistent: bool) -> Vec<(String, f64)> {
    match quantity.split() {
        Split::Whole => vec![],
        Split::ByGroup => vec![("adults".to_owned(), 0.8), ("children".to_owned(), 0.2)],
        Split::ByCause => {
            let shares = if persistent { [0.0, 0.0, 0.0, 1.0] } else { [0.3, 0.05, 0.65, 0.0] };
            Cause::ALL
                .iter()
                .zip(shares)
                .map(|(cause, share)| (cause.name().to_owned(), share))
                .collect()
        }
    }
}

fn every<T>(persistent: bool, make: impl Fn(Quantity, f64) -> T) -> Quantities<T> {
    Quantity::ALL
        .into_iter()
        .map(|quantity| {
            let entry = match quantity.split() {
                Split::Whole => Entry::Whole(make(quantity, 1.0)),
                Split::ByGroup | Split::ByCause => Entry::ByName(
                    parts(quantity, persistent)
                        .into_iter()
                        .map(|(name, part)| (name, make(quantity, part)))
                        .collect::<ByName<T>>(),
                ),
            };
            (quantity, entry)
        })
        .collect()
}

fn alternative(name: &str, course: Alternative, times: &[f64], draws: u32) -> AlternativeFindings {
    let persistent = course.deactivation_failure == 1.0;
    let at = REPORT
        .iter()
        .map(|&(time, days)| AtTime {
            time: time.to_owned(),
            days,
            quantities: every(persistent, |quantity, part| {
                estimate(course, quantity, part, days, draws)
            }),
            casualty_counts: vec![(0, 4000), (1, 3000), (2, 3000)],
        })
        .collect();
    AlternativeFindings {
        name: name.to_owned(),
        mines: 1000,
        longest_rated_life_days: (!persistent).then_some(14.0),
        curves: every(persistent, |quantity, part| curve(course, quantity, part, times, draws)),
        at,
        time_to_criterion: by_criterion(if persistent {
            [(None, [None, None], 0.97), (Some(12.0 * YEAR), [Some(8.0 * YEAR), None], 0.06)]
        } else {
            [
                (Some(2.3 * YEAR), [Some(20.0), None], 0.08),
                (Some(15.0), [Some(10.0), Some(40.0)], 0.0),
            ]
        }),
        clearance: persistent.then(|| ClearanceFindings {
            cost: Some(250_000.0),
            area_searched_m2: 1e6,
            removed: 970.0,
            left: 4.1,
            finished_days: Some(7.5 * YEAR),
            not_within_horizon: 0.0,
            std_error: [("removed".to_owned(), 0.4)].into_iter().collect(),
            uncertainty_interval: ByName::new(),
            median: ByName::new(),
        }),
        land: LandFindings {
            blocked_hectare_years: 740.0,
            blocked_hectare_years_until_criterion: RiskCriterion::presets()
                .into_iter()
                .zip([230.0, 40.0])
                .map(|(criterion, mean)| (criterion.name, Estimate { mean, ..Estimate::default() }))
                .collect(),
            blocked_value: Some(296_000.0),
            currency: Some("USD".to_owned()),
            uncertainty_interval: ByName::new(),
            median: ByName::new(),
        },
    }
}

/// Times to the two criteria of HSE.
fn by_criterion(times: [(Option<f64>, [Option<f64>; 2], f64); 2]) -> ByName<TimeToCriterion> {
    let time = |(days, interval, not_within_horizon)| TimeToCriterion {
        days,
        interval,
        not_within_horizon,
        draws_from_start: 0,
    };
    RiskCriterion::presets()
        .into_iter()
        .map(|criterion| criterion.name)
        .zip(times.map(time))
        .collect()
}

fn times() -> Vec<f64> {
    let mut times: Vec<f64> = REPORT.iter().map(|&(_, days)| days).collect();
    let mut t = 1.0 / 24.0;
    while t < 30.0 * YEAR {
        times.push(t);
        t *= 1.09;
    }
    times.sort_by(f64::total_cmp);
    times
}

/// The comparison of an alternative with the last.
fn comparison(
    alternative: &AlternativeFindings,
    baseline: &AlternativeFindings,
    draws: u32,
) -> Comparison {
    let casualties = |of: &AtTime| of.quantities[&Quantity::Casualties].whole().unwrap().mean;
    let at = alternative
        .at
        .iter()
        .zip(&baseline.at)
        .map(|(one, other)| {
            let (a, b) = (casualties(one), casualties(other));
            ComparisonAt {
                time: one.time.clone(),
                days: one.days,
                casualties_averted: Averted {
                    interval: None,
                    mean: b - a,
                    std_error: Some(0.1),
                    uncertainty_interval: Some([
                        (0.5 * (b - a)).min(2.0 * (b - a)),
                        (0.5 * (b - a)).max(2.0 * (b - a)),
                    ]),
                    median: None,
                },
                ratio: (b > 0.0).then(|| Ratio {
                    value: a / b,
                    std_error: Some(0.1 * a / b),
                    interval: Some([0.76 * a / b, 1.24 * a / b]),
                    uncertainty_interval: Some([0.5 * a / b, 2.0 * a / b]),
                    median: None,
                }),
                draws_fewer: if a < b { draws } else { 0 },
                draws_more: if a > b { draws } else { 0 },
                p_fewer: Some(0.93),
                p_fewer_std_error: Some(0.004),
                p_equal: Some(0.02),
                p_equal_std_error: None,
            }
        })
        .collect();
    Comparison { alternative: alternative.name.clone(), baseline: baseline.name.clone(), at }
}

/// Findings of these alternatives; the last is the baseline.
pub(super) fn findings(alternatives: &[(&str, Alternative)], draws: u32) -> Findings {
    let times_days = times();
    let alternatives: Vec<AlternativeFindings> = alternatives
        .iter()
        .map(|&(name, course)| alternative(name, course, &times_days, draws))
        .collect();
    let comparison = match alternatives.as_slice() {
        [others @ .., baseline] => {
            others.iter().map(|alternative| comparison(alternative, baseline, draws)).collect()
        }
        [] => vec![],
    };
    Findings {
        format: 2,
        provenance: Provenance {
            program: "inertness".to_owned(),
            version: "0.1.0".to_owned(),
            inputs: vec![],
            overrides: vec![],
            seed: 20_241_120,
            engines: None,
            engine: "individual".to_owned(),
            draws,
            replicates: if draws > 1 { 100 } else { 10_000 },
            generator: "xoshiro256++".to_owned(),
        },
        title: "Two weeks or thirty years: farmland in eastern Ukraine".to_owned(),
        question: Some("What is left for the villagers when the front has moved on?".to_owned()),
        scenario_text: "format = 1\n".to_owned(),
        assumptions: vec![],
        parameters: None,
        risk_criteria: RiskCriterion::presets(),
        warnings: vec![
            "Expected casualties pass 5 % of the people: the model overstates.".to_owned(),
        ],
        scenario_warnings: vec![],
        temperature_c: vec![8.7; times_days.len()],
        times_days,
        alternatives,
        comparison,
        key_drivers: None,
        claims: vec![],
    }
}
