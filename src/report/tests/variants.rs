//! Findings that strain a report, each in its own way.

use super::made_up::{BATTERY, Course, PERSISTENT, YEAR, findings};
use crate::numeric::pow;
use crate::question::{Engines, Quantity, RiskCriterion};
use crate::report::{Drawing, Layout, charts, html};
use crate::results::{Averted, Curve, Entry, Estimate, Findings, Ratio, TimeToCriterion};
use std::sync::LazyLock;

/// Two arms, a hundred draws.
pub(super) fn two_arms() -> Findings {
    findings(&[("battery, 4 hours to 2 weeks", BATTERY), ("persistent", PERSISTENT)], 100)
}

/// The same with one draw.
pub(super) fn one_draw() -> Findings {
    findings(&[("battery, 4 hours to 2 weeks", BATTERY), ("persistent", PERSISTENT)], 1)
}

/// Eight arms with names of 60 letters.
pub(super) fn eight_arms() -> Findings {
    let names: Vec<String> = (1..=8)
        .map(|at| {
            let long =
                format!("{at}: a timer with a battery behind it, fenced and then cleared early");
            long.chars().take(60).collect()
        })
        .collect();
    let arms: Vec<(&str, Course)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let step = at as f64;
            let course = Course {
                overrun: if at == 7 { 1.0 } else { 1e-6 * pow(5.0, step) },
                half_life: if at == 7 { 25.0 * YEAR } else { 1.0 + 10.0 * step * step },
                casualties: 0.3 * pow(1.9, step),
                risk: 1e-4 * (1.0 + step),
            };
            (name.as_str(), course)
        })
        .collect();
    findings(&arms, 100)
}

/// Two arms in which nothing is seen of anything.
pub(super) fn all_zero() -> Findings {
    let mut zero = two_arms();
    for arm in &mut zero.arms {
        for entry in arm.curves.values_mut() {
            match entry {
                Entry::Whole(curve) => blank(curve),
                Entry::ByName(curves) => curves.values_mut().for_each(blank),
            }
        }
        for at in &mut arm.at {
            for entry in at.quantities.values_mut() {
                let none = Estimate {
                    mean: 0.0,
                    std_error: Some(0.0),
                    prediction: Some([0.0, 0.0]),
                    epistemic: Some([0.0, 0.0]),
                    none_seen_upper_bound: Some(2.9957 / 10_000.0),
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
        for time in arm.time_to_criterion.values_mut() {
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
            epistemic: Some([0.0, 0.0]),
            median: None,
        };
        (at.p_fewer, at.p_equal) = (Some(0.0), Some(1.0));
    }
    zero
}

fn blank(curve: &mut Curve) {
    curve.mean.fill(0.0);
    for band in [&mut curve.prediction, &mut curve.epistemic].into_iter().flatten() {
        band.low.fill(0.0);
        band.high.fill(0.0);
    }
}

/// Two arms looked at once.
pub(super) fn single_time() -> Findings {
    let mut single = two_arms();
    let kept = single.times_days.iter().position(|&t| t == 30.0).unwrap();
    let keep = |values: &mut Vec<f64>| *values = vec![values[kept]];
    let keep_curve = |curve: &mut Curve| {
        keep(&mut curve.mean);
        for band in [&mut curve.prediction, &mut curve.epistemic].into_iter().flatten() {
            keep(&mut band.low);
            keep(&mut band.high);
        }
    };
    keep(&mut single.times_days);
    keep(&mut single.temperature_c);
    for arm in &mut single.arms {
        arm.at.retain(|at| at.days == 30.0);
        for entry in arm.curves.values_mut() {
            match entry {
                Entry::Whole(curve) => keep_curve(curve),
                Entry::ByName(curves) => curves.values_mut().for_each(keep_curve),
            }
        }
    }
    single.comparison.iter_mut().for_each(|with| with.at.retain(|at| at.days == 30.0));
    single
}

/// One persistent arm alone.
pub(super) fn one_arm() -> Findings {
    findings(&[("persistent", PERSISTENT)], 100)
}

/// Two arms whose casualties lie four powers of ten apart.
pub(super) fn far_apart() -> Findings {
    let few = Course { overrun: 2e-6, casualties: 0.02, ..BATTERY };
    let many = Course { casualties: 220.0, risk: 4e-2, ..PERSISTENT };
    findings(
        &[
            ("battery", few),
            ("battery, ten times as many", Course { casualties: 0.3, ..few }),
            ("persistent", many),
        ],
        100,
    )
}

/// Twenty arms, more than have room for all that is told of fewer.
pub(super) fn twenty_arms() -> Findings {
    let names: Vec<String> = (1..=20).map(|at| format!("course of action number {at}")).collect();
    let of = |at: usize| Course {
        half_life: 2.0 * pow(1.5, at as f64),
        casualties: 1.0 + at as f64,
        ..PERSISTENT
    };
    let arms: Vec<(&str, Course)> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), of(at))).collect();
    findings(&arms, 100)
}

/// Two arms over two days.
pub(super) fn two_days() -> Findings {
    let mut short = two_arms();
    let kept = short.times_days.iter().position(|&t| t > 2.0).unwrap();
    let keep_curve = |curve: &mut Curve| {
        curve.mean.truncate(kept);
        for band in [&mut curve.prediction, &mut curve.epistemic].into_iter().flatten() {
            band.low.truncate(kept);
            band.high.truncate(kept);
        }
    };
    short.times_days.truncate(kept);
    short.temperature_c.truncate(kept);
    for arm in &mut short.arms {
        arm.at.retain(|at| at.days <= 2.0);
        for entry in arm.curves.values_mut() {
            match entry {
                Entry::Whole(curve) => keep_curve(curve),
                Entry::ByName(curves) => curves.values_mut().for_each(keep_curve),
            }
        }
    }
    short.comparison.iter_mut().for_each(|with| with.at.retain(|at| at.days <= 2.0));
    short
}

/// Two arms whose means are computed, so that no end of a band is a bound.
pub(super) fn computed() -> Findings {
    let mut findings = two_arms();
    findings.provenance.engines = Some(Engines {
        expected_values: "expected".to_owned(),
        fields: Some("individual".to_owned()),
        time_to_criterion: "expected".to_owned(),
    });
    findings
}

/// Two arms beside eight risk criteria: close together, of one value, on and beyond the ends of the
/// chart, with long names.
pub(super) fn eight_criteria() -> Findings {
    let mut findings = two_arms();
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
    for arm in &mut findings.arms {
        let time = arm.time_to_criterion[0];
        let years = arm.land.hectare_years_until_criterion[0];
        arm.time_to_criterion = names.iter().map(|name| (name.clone(), time)).collect();
        arm.land.hectare_years_until_criterion =
            names.iter().map(|name| (name.clone(), years)).collect();
    }
    findings
}

/// One draw in which, of the first arm, nothing was seen beyond day 30, and nobody hurt.
pub(super) fn one_unseen() -> Findings {
    let mut findings = one_draw();
    let from = findings.times_days.iter().position(|&t| t >= 30.0).unwrap();
    let arm = &mut findings.arms[0];
    for (quantity, entry) in &mut arm.curves {
        let first = if *quantity == Quantity::Casualties { 0 } else { from };
        if let Entry::Whole(curve) = entry {
            curve.mean[first..].fill(0.0);
        }
    }
    let none = Estimate {
        mean: 0.0,
        std_error: Some(0.0),
        prediction: Some([0.0, 0.0]),
        epistemic: None,
        none_seen_upper_bound: Some(2.9957 / 10_000.0),
        ..Estimate::default()
    };
    for at in &mut arm.at {
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
            epistemic: None,
            median: None,
        });
    }
    findings
}

/// Two arms that are last reported long before the horizon, the first with none seen at either
/// time.
pub(super) fn early_report() -> Findings {
    let mut findings = two_arms();
    for arm in &mut findings.arms {
        arm.at.truncate(2);
    }
    let first = &mut findings.arms[0];
    if let Some(Entry::Whole(curve)) = first.curves.get_mut(&Quantity::AbleToFunction) {
        blank(curve);
    }
    for at in &mut first.at {
        if let Some(Entry::Whole(able)) = at.quantities.get_mut(&Quantity::AbleToFunction) {
            (able.mean, able.none_seen_upper_bound) = (0.0, Some(2.9957 / 10_000.0));
        }
    }
    findings.comparison.iter_mut().for_each(|with| with.at.truncate(2));
    findings
}

/// An arm that hurts more people than the baseline.
pub(super) fn worse() -> Findings {
    let worse = Course { casualties: 40.0, ..BATTERY };
    findings(&[("battery, laid again and again", worse), ("persistent", PERSISTENT)], 1)
}

/// Every variant by its name.
pub(super) fn all() -> &'static [(&'static str, Findings)] {
    static ALL: LazyLock<[(&str, Findings); 14]> = LazyLock::new(|| {
        [
            ("two-arms", two_arms()),
            ("one-draw", one_draw()),
            ("eight-arms", eight_arms()),
            ("all-zero", all_zero()),
            ("single-time", single_time()),
            ("one-arm", one_arm()),
            ("far-apart", far_apart()),
            ("twenty-arms", twenty_arms()),
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
