//! Counts drawn at once against mines followed one by one: not only their means but how they
//! scatter, how a field at one time tells of itself at another, and how often there are so many
//! casualties.
//!
//! All comparisons of a study together raise a false alarm in one of a million seeds (Bonferroni,
//! by normal laws; the seeds are fixed), and the same check must refuse a planted mistake that
//! leaves every mean as it is.

use super::clock::Resolution;
use super::cohort::live_arm;
use super::examples::plan_of;
use super::field::{Column, Columns, Events};
use super::harm::Harm;
use super::in_order::in_order;
use super::individual::live_field;
use super::luck_block::Needs;
use super::quadrature::{AlikeArm, everything};
use super::streams::FieldKey;
use super::tables::Tables;
use crate::model::{Fuse, MultiplierLaw, Study};
use crate::numeric::{gamma_survival, normal_quantile};
use crate::question::{Cause, TimeGrid};

const FIELDS: u32 = 600;
/// Days at which fields are looked at.
const DAYS: [f64; 5] = [2.0, 14.0, 33.0, 120.0, 900.0];

/// Counts of every field: `fields[field][column * times + time]`.
type Fields = Vec<Vec<u64>>;

fn grid(study: &Study) -> TimeGrid {
    TimeGrid::new(&plan_of(study, 1, 1, &DAYS))
}

fn key(seed: u64, field: u32) -> FieldKey {
    FieldKey { seed, draw: 0, field }
}

fn one_by_one(study: &Study) -> Fields {
    let grid = grid(study);
    let tables = Tables::new(study.clone(), &grid, Resolution::STANDARD);
    let needs = Needs::of(study);
    let columns = Columns { groups: study.civilians.groups.len() };
    let field = |field| {
        let harms = [Harm::new(study, 0)];
        let mut events = [Events::new(grid.len(), columns)];
        live_field(&tables, &grid, key(1, field), &needs, &harms, &mut events);
        events[0].counts()
    };
    in_order(0..FIELDS, field)
}

fn at_once(study: &Study) -> Fields {
    let grid = grid(study);
    let alike =
        AlikeArm::new(study, &study.arms[0], &grid, super::quadrature::Resolution::STANDARD);
    let field = |field| live_arm(key(2, field), study, &study.arms[0], &alike, grid.len());
    in_order(0..FIELDS, field)
}

fn columns() -> Vec<Column> {
    vec![
        Column::Functional,
        Column::Dormant,
        Column::Inert,
        Column::Detonations,
        Column::SelfDestructed,
        Column::Cleared,
        Column::Casualties,
        Column::Killed,
        Column::OfGroup(0),
        Column::OfGroup(1),
        Column::KilledOfGroup(1),
        Column::OfCause(Cause::WithinRatedLife),
        Column::OfCause(Cause::BeyondRatedLife),
        Column::OfCause(Cause::Overrun),
        Column::OfCause(Cause::Mechanical),
    ]
}

/// Mean of values, and the variance of that mean.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0) / n)
}

/// How far two samples' means are apart, in standard errors; none where both are one and the same
/// number.
fn apart(a: &[f64], b: &[f64]) -> Option<f64> {
    let ((a, var_a), (b, var_b)) = (mean(a), mean(b));
    (var_a + var_b > 0.0).then(|| (a - b).abs() / (var_a + var_b).sqrt())
}

/// Products of two counts about their means.
fn products(a: &[f64], b: &[f64]) -> Vec<f64> {
    let (centre_a, centre_b) = (mean(a).0, mean(b).0);
    a.iter().zip(b).map(|(a, b)| (a - centre_a) * (b - centre_b)).collect()
}

/// Probability of so great a difference between two samples of counts, if their laws are one:
/// chi-square, over values seen at least twenty times in all.
fn same_law(a: &[f64], b: &[f64]) -> f64 {
    let most = a.iter().chain(b).copied().fold(0.0, f64::max) as usize;
    let count = |values: &[f64], from: usize, to: usize| {
        values.iter().filter(|&&value| (from..to).contains(&(value as usize))).count() as f64
    };
    let (mut square, mut bins, mut from) = (0.0, 0.0, 0);
    for to in 1..=most + 1 {
        let (a, b) = (count(a, from, to), count(b, from, to));
        if a + b >= 20.0 {
            square += (a - b) * (a - b) / (a + b);
            bins += 1.0;
            from = to;
        }
    }
    if bins > 1.0 { gamma_survival(0.5 * (bins - 1.0), 0.5 * square) } else { 1.0 }
}

/// What differs between two engines by more than luck allows.
fn differences(study: &Study, one_by_one: &Fields, at_once: &Fields) -> Vec<String> {
    let grid = grid(study);
    let layout = Columns { groups: study.civilians.groups.len() };
    let values = |fields: &Fields, column: Column, time: usize| -> Vec<f64> {
        fields
            .iter()
            .map(|counts| counts[layout.index(column) * grid.len() + time] as f64)
            .collect()
    };
    let mut found = Vec::new();
    for column in columns() {
        let at: Vec<(Vec<f64>, Vec<f64>)> = grid
            .report()
            .iter()
            .map(|&time| (values(one_by_one, column, time), values(at_once, column, time)))
            .collect();
        for (first, (a, b)) in at.iter().enumerate() {
            // a normal law is no measure of a handful of events
            if a.iter().chain(b).sum::<f64>() < 100.0 {
                continue;
            }
            found.push((format!("mean of {column:?} at {} d", DAYS[first]), apart(a, b)));
            for (second, (c, d)) in at.iter().enumerate().skip(first) {
                let what =
                    format!("covariance of {column:?} at {} and {} d", DAYS[first], DAYS[second]);
                found.push((what, apart(&products(a, c), &products(b, d))));
            }
        }
    }
    let casualties = |fields| values(fields, Column::Casualties, grid.len() - 1);
    let p = same_law(&casualties(one_by_one), &casualties(at_once));
    let found: Vec<(String, f64)> =
        found.into_iter().filter_map(|(what, z)| Some((what, z?))).collect();
    let allowed = -normal_quantile(0.5e-6 / (found.len() + 1) as f64);
    let mut wrong: Vec<String> = found
        .iter()
        .filter(|(_, z)| *z > allowed)
        .map(|(what, z)| format!("{what}: {z:.1} standard errors, {allowed:.1} allowed"))
        .collect();
    if p < 0.5e-6 / (found.len() + 1) as f64 {
        wrong.push(format!("casualties have another law: p = {p:e}"));
    }
    assert!(found.len() > 60, "{} comparisons are too few", found.len());
    wrong
}

fn fuse(study: &mut Study) -> &mut crate::model::Electrical {
    match &mut study.arms[0].layings[0].fuse {
        Fuse::Electrical(fuse) => fuse,
        Fuse::Mechanical(_) => unreachable!("the first laying has batteries"),
    }
}

/// Every mechanism at once in several ways, with so many meetings that casualties are common.
fn studies() -> Vec<(&'static str, Study)> {
    let busy = |mut study: Study| {
        study.area_m2 = 2e5;
        study
    };
    let dormancy = busy(everything(MultiplierLaw::lognormal(0.15), 1, 0.0, 0.1));
    let lots = busy(everything(MultiplierLaw::lognormal(0.1), 6, 0.2, 0.0));
    let weibull = busy(everything(MultiplierLaw::weibull(0.4), 3, 0.1, 0.5));
    let mut steady = busy(everything(MultiplierLaw::gamma(0.2), 4, 0.15, 0.1));
    fuse(&mut steady).battery.cold_loss_per_c = 0.0;
    let mut steady_alike = steady.clone();
    fuse(&mut steady_alike).battery.lot_cv = 0.0;
    let mut no_clearance = lots.clone();
    no_clearance.arms[0].clearance = None;
    fuse(&mut no_clearance).self_destruct = None;
    vec![
        ("dormancy and self-destruct", dormancy),
        ("lots", lots),
        ("Weibull lives in lots", weibull),
        ("steady lots", steady),
        ("steady, no lots", steady_alike),
        ("lots without clearance or self-destruct", no_clearance),
    ]
}

#[test]
#[ignore = "slow: the gate runs it"]
fn counts_drawn_at_once_are_distributed_as_those_of_mines_followed_one_by_one() {
    for (name, study) in studies() {
        let wrong = differences(&study, &one_by_one(&study), &at_once(&study));
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}

/// Lots whose spread is given to each mine instead leave every mean as it is.
#[test]
fn a_mistake_that_leaves_every_mean_alone_is_caught() {
    let mut study = everything(MultiplierLaw::lognormal(0.1), 6, 0.2, 0.0);
    study.area_m2 = 2e5;
    let mut mistaken = study.clone();
    let spread = |cv: f64| 1.0 + cv * cv;
    fuse(&mut mistaken).battery.life =
        MultiplierLaw::lognormal((spread(0.1) * spread(0.2) - 1.0).sqrt());
    fuse(&mut mistaken).battery.lot_cv = 0.0;
    let wrong = differences(&study, &one_by_one(&study), &at_once(&mistaken));
    assert!(
        !wrong.is_empty() && wrong.iter().all(|wrong| !wrong.starts_with("mean")),
        "{wrong:#?}"
    );
}
