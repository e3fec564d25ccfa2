//! Findings that strain a report, each in its own way.

use super::made_up::{Alternative, BATTERY, PERSISTENT, YEAR, findings};
use crate::numeric::pow;
use crate::question::{Engines, Quantity, RiskCriterion};
use crate::report::{Drawing, Layout, charts, html};
use crate::results::{Averted, Curve, Entry, Estimate, Findings, Ratio, TimeToCriterion};
use std::sync::LazyLock;

/// Two alternatives, a hundred draws.
pub(super) fn two_alternatives() -> Findings {
    findings(&[("battery, 4 hours to 2 weeks", BATTERY), ("persistent", PERSISTENT)], 100)
}

/// The same with one draw.
pub(super) fn one_draw() -> Findings {
    findings(&[("battery, 4 hours to 2 weeks", BATTERY), ("persistent", PERSISTENT)], 1)
}

/// Eight alternatives with names of 60 letters.
pub(super) fn eight_alternatives() -> Findings {
    let names: Vec<String> = (1..=8)
        .map(|at| {
            let long =
                format!("{at}: a timer with a battery behind it, fenced and then cleared early");
            long.chars().take(60).collect()
        })
        .collect();
    let alternatives: Vec<(&str, Alternative)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let step = at as f64;
            let course = Alternative {
                deactivation_failure: if at == 7 { 1.0 } else { 1e-6 * pow(5.0, step) },
                half_life: if at == 7 { 25.0 * YEAR } else { 1.0 + 10.0 * step * step },
                casualties: 0.3 * pow(1.9, step),
                risk: 1e-4 * (1.0 + step),
            };
            (name.as_str(), course)
        })
        .collect();
    findings(&alternatives, 100)
}

/// Two alternatives in which nothing is seen of anything.
pub(super) fn all_zero() -> Findings {
    let mut zero = two_alternatives();
    for alternative in &mut zero.alternatives {
        for entry in alternative.curves.values_mut() {
            match entry {
                Entry::Whole(curve) => blank(curve),
                Entry::ByName(curves) => curves.values_mut().for_each(blank),
            }
        }
        for at in &mut alternative.at {
            for entry in at.quantities.values_mut() {
                let none = Estimate {
                    mean: 0.0,
                    std_error: Some(0.0),
                    prediction_interval: Some([0.0, 0.0]),
                    uncertainty_interval: Some([0.0, 0.0]),
                    upper_limit_95: Some(2.9957 / 10_000.0),
                    ..Estimate::default()
                };
                match entry {
                    Entry::Whole(estimate) => *estimate = none,
                    Entry::ByName(estimates) => {
                        estimates.values_mut().for_each(|estimate| *estimate = none)
                    }
                }
            }
        }
        for time in alternative.time_to_criterion.values_mut() {
            *time = TimeToCriterion {
                days: Some(0.0),
                interval: [Some(0.0), Some(0.0)],
                not_within_horizon: 0.0,
                draws_from_start: 100,
            };
        }
    }
    for at in &mut zero.comparison[0].at {
        at.ratio = None;
        at.casualties_averted = Averted {
            mean: 0.0,
            std_error: Some(0.0),
            interval: None,
            uncertainty_interval: Some([0.0, 0.0]),
            median: None,
        };
        (at.p_fewer, at.p_equal) = (Some(0.0), Some(1.0));
    }
    zero
}

fn blank(curve: &mut Curve) {
    curve.mean.fill(0.0);
    for interval in
        [&mut curve.prediction_interval, &mut curve.uncertainty_interval].into_iter().flatten()
    {
        interval.low.fill(0.0);
        interval.high.fill(0.0);
    }
}

/// Two alternatives looked at once.
pub(super) fn single_time() -> Findings {
    let mut single = two_alternatives();
    let kept = single.times_days.iter().position(|&t| t == 30.0).unwrap();
    let keep = |values: &mut Vec<f64>| *values = vec![values[kept]];
    let keep_curve = |curve: &mut Curve| {
        keep(&mut curve.mean);
        for interval in
            [&mut curve.prediction_interval, &mut curve.uncertainty_interval].into_iter().flatten()
        {
            keep(&mut interval.low);
            keep(&mut interval.high);
        }
    };
    keep(&mut single.times_days);
    keep(&mut single.temperature_c);
    for alternative in &mut single.alternatives {
        alternative.at.retain(|at| at.days == 30.0);
        for entry in alternative.curves.values_mut() {
            match entry {
                Entry::Whole(curve) => keep_curve(curve),
                Entry::ByName(curves) => curves.values_mut().for_each(keep_curve),
            }
        }
    }
    single.comparison.iter_mut().for_each(|with| with.at.retain(|at| at.days == 30.0));
    single
}

/// One persistent alternative alone.
pub(super) fn one_alternative() -> Findings {
    findings(&[("persistent", PERSISTENT)], 100)
}

/// Two alternatives whose casualties lie four powers of ten apart.
pub(super) fn far_apart() -> Findings {
    let few = Alternative { deactivation_failure: 2e-6, casualties: 0.02, ..BATTERY };
    let many = Alternative { casualties: 220.0, risk: 4e-2, ..PERSISTENT };
    findings(
        &[
            ("battery", few),
            ("battery, ten times as many", Alternative { casualties: 0.3, ..few }),
            ("persistent", many),
        ],
        100,
    )
}

/// Twenty alternatives, more than have room for all that is told of fewer.
pub(super) fn twenty_alternatives() -> Findings {
    let names: Vec<String> = (1..=20).map(|at| format!("course of action number {at}")).collect();
    let of = |at: usize| Alternative {
        half_life: 2.0 * pow(1.5, at as f64),
        casualties: 1.0 + at as f64,
        ..PERSISTENT
    };
    let alternatives: Vec<(&str, Alternative)> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), of(at))).collect();
    findings(&alternatives, 100)
}

/// Two alternatives over two days.
pub(super) fn two_days() -> Findings {
    let mut short = two_alternatives();
    let kept = short.times_days.iter().position(|&t| t > 2.0).unwrap();
    let keep_curve = |curve: &mut Curve| {
        curve.mean.truncate(kept);
        for interval in
            [&mut curve.prediction_interval, &mut curve.uncertainty_interval].into_iter().flatten()
        {
            interval.low.truncate(kept);
            interval.high.truncate(kept);
        }
    };
    short.times_days.truncate(kept);
    short.temperature_c.truncate(kept);
    for alternative in &mut short.alternatives {
        alternative.at.retain(|at| at.days <= 2.0);
        for entry in alternative.curves.values_mut() {
            match entry {
                Entry::Whole(curve) => keep_curve(curve),
                Entry::ByName(curves) => curves.values_mut().for_each(keep_curve),
            }
        }
    }
    short.comparison.iter_mut().for_each(|with| with.at.retain(|at| at.days <= 2.0));
    short
}

/// Two alternatives whose means are computed, so that no end of an interval is a bound.
pub(super) fn computed() -> Findings {
    let mut findings = two_alternatives();
    findings.provenance.engines = Some(Engines {
        expected_values: "expected".to_owned(),
        replicates: Some("individual".to_owned()),
        time_to_criterion: "expected".to_owned(),
    });
    findings
}

/// Two alternatives beside eight risk criteria: close together, of one value, on and beyond the
/// ends of the chart, with long names.
pub(super) fn eight_criteria() -> Findings {
    let mut findings = two_alternatives();
    let levels = [1e-6, 1e-6, 1.2e-6, 3e-6, 1e-4, 1e-3, 1.0, 1e-12];
    findings.risk_criteria = levels
        .into_iter()
        .enumerate()
        .map(|(at, per_year)| RiskCriterion {
            name: format!("level {at}{}", " that somebody has set".repeat(at % 4)),
            per_year,
        })
        .collect();
    let names: Vec<String> =
        findings.risk_criteria.iter().map(|criterion| criterion.name.clone()).collect();
    for alternative in &mut findings.alternatives {
        let time = alternative.time_to_criterion[0];
        let years = alternative.land.blocked_hectare_years_until_criterion[0];
        alternative.time_to_criterion = names.iter().map(|name| (name.clone(), time)).collect();
        alternative.land.blocked_hectare_years_until_criterion =
            names.iter().map(|name| (name.clone(), years)).collect();
    }
    findings
}

/// One draw in which, of the first alternative, nothing was seen beyond day 30, and nobody hurt.
pub(super) fn one_unseen() -> Findings {
    let mut findings = one_draw();
    let from = findings.times_days.iter().position(|&t| t >= 30.0).unwrap();
    let alternative = &mut findings.alternatives[0];
    for (quantity, entry) in &mut alternative.curves {
        let first = if *quantity == Quantity::Casualties { 0 } else { from };
        if let Entry::Whole(curve) = entry {
            curve.mean[first..].fill(0.0);
        }
    }
    let none = Estimate {
        mean: 0.0,
        std_error: Some(0.0),
        prediction_interval: Some([0.0, 0.0]),
        uncertainty_interval: None,
        upper_limit_95: Some(2.9957 / 10_000.0),
        ..Estimate::default()
    };
    for at in &mut alternative.at {
        at.casualty_counts = vec![(0, 10_000)];
        for (quantity, entry) in &mut at.quantities {
            let hurt = matches!(
                quantity,
                Quantity::Casualties | Quantity::Killed | Quantity::PAnyCasualty
            );
            match entry {
                Entry::Whole(estimate) if hurt || at.days >= 30.0 => *estimate = none,
                Entry::ByName(estimates) => {
                    estimates.values_mut().for_each(|estimate| *estimate = none)
                }
                Entry::Whole(_) => {}
            }
        }
    }
    for at in &mut findings.comparison[0].at {
        at.ratio = Some(Ratio {
            value: 0.0,
            std_error: None,
            interval: None,
            uncertainty_interval: None,
            median: None,
        });
    }
    findings
}

/// Two alternatives that are last reported long before the horizon, the first with none seen at
/// either time.
pub(super) fn early_report() -> Findings {
    let mut findings = two_alternatives();
    for alternative in &mut findings.alternatives {
        alternative.at.truncate(2);
    }
    let first = &mut findings.alternatives[0];
    if let Some(Entry::Whole(curve)) = first.curves.get_mut(&Quantity::AbleToFunction) {
        blank(curve);
    }
    for at in &mut first.at {
        if let Some(Entry::Whole(able)) = at.quantities.get_mut(&Quantity::AbleToFunction) {
            (able.mean, able.upper_limit_95) = (0.0, Some(2.9957 / 10_000.0));
        }
    }
    findings.comparison.iter_mut().for_each(|with| with.at.truncate(2));
    findings
}

/// An alternative that hurts more people than the baseline.
pub(super) fn worse() -> Findings {
    let worse = Alternative { casualties: 40.0, ..BATTERY };
    findings(&[("battery, laid again and again", worse), ("persistent", PERSISTENT)], 1)
}

/// Every variant by its name.
pub(super) fn all() -> &'static [(&'static str, Findings)] {
    static ALL: LazyLock<[(&str, Findings); 14]> = LazyLock::new(|| {
        [
            ("two-alternatives", two_alternatives()),
            ("one-draw", one_draw()),
            ("eight-alternatives", eight_alternatives()),
            ("all-zero", all_zero()),
            ("single-time", single_time()),
            ("one-alternative", one_alternative()),
            ("far-apart", far_apart()),
            ("twenty-alternatives", twenty_alternatives()),
            ("two-days", two_days()),
            ("computed", computed()),
            ("one-unseen", one_unseen()),
            ("early-report", early_report()),
            ("worse", worse()),
            ("eight-criteria", eight_criteria()),
        ]
    });
    &*ALL
}

/// Every variant by its name, and all its charts in both layouts.
pub(super) fn all_drawn()
-> impl Iterator<Item = (&'static str, &'static Findings, &'static [Drawing])> {
    static DRAWN: LazyLock<Vec<Vec<Drawing>>> =
        LazyLock::new(|| all().iter().map(|(_, findings)| both(findings)).collect());
    all()
        .iter()
        .zip(&*DRAWN)
        .map(|((variant, findings), drawn)| (*variant, findings, drawn.as_slice()))
}

/// A variant by its name, and its report.
type Reported = (&'static str, &'static Findings, &'static str);

/// Every variant by its name, and its report.
pub(super) fn all_reported() -> impl Iterator<Item = Reported> {
    static PAGES: LazyLock<Vec<String>> =
        LazyLock::new(|| all().iter().map(|(_, findings)| html(findings).unwrap()).collect());
    all().iter().zip(&*PAGES).map(|((variant, findings), page)| (*variant, findings, page.as_str()))
}

/// All charts in both layouts.
pub(super) fn both(findings: &Findings) -> Vec<Drawing> {
    Layout::ALL.into_iter().flat_map(|layout| charts(findings, layout).unwrap()).collect()
}
