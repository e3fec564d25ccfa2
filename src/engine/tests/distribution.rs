//! Agreement of the cohort engine with the individual engine in distribution.
//!
//! Means, variances and covariances between times are compared, and the distribution of casualties.
//! All comparisons of a study together have a false alarm rate of 1e-6 (Bonferroni, by normal
//! distributions; the seeds are fixed). The same check must reject a planted fault that leaves
//! every mean unchanged.

use super::examples::plan_of;
use crate::engine::cohort::simulate_alternative;
use crate::engine::expected::{CohortAlternative, everything};
use crate::engine::harm::Harm;
use crate::engine::individual::random_block::RequiredNumbers;
use crate::engine::individual::simulate_replicate;
use crate::engine::individual::tables::drain_clock::ClockResolution;
use crate::engine::individual::tables::of_draw::Tables;
use crate::engine::parallel::in_order;
use crate::engine::rng::ReplicateKey;
use crate::engine::tally::events::{Column, Columns, Events};
use crate::model::{Fuse, MultiplierDistribution, Study};
use crate::numeric::{gamma_survival, normal_quantile};
use crate::question::{Cause, TimeGrid};

const REPLICATES: u32 = 600;
/// Days of the comparisons.
const DAYS: [f64; 5] = [2.0, 14.0, 33.0, 120.0, 900.0];

/// Counts of every replicate: `total_replicates[replicate][column * times + time]`.
type Replicates = Vec<Vec<u64>>;

fn grid(study: &Study) -> TimeGrid {
    TimeGrid::new(&plan_of(study, 1, 1, &DAYS))
}

fn key(seed: u64, replicate: u32) -> ReplicateKey {
    ReplicateKey { seed, draw: 0, replicate }
}

fn one_by_one(study: &Study) -> Replicates {
    let grid = grid(study);
    let tables = Tables::new(study.clone(), &grid, ClockResolution::STANDARD);
    let needs = RequiredNumbers::of(study);
    let columns = Columns { groups: study.civilians.groups.len() };
    let replicate = |replicate| {
        let harms = [Harm::new(study, 0)];
        let mut events = [Events::new(grid.len(), columns)];
        simulate_replicate(&tables, &grid, key(1, replicate), &needs, &harms, &mut events);
        events[0].counts()
    };
    in_order(0..REPLICATES, replicate)
}

fn at_once(study: &Study) -> Replicates {
    let grid = grid(study);
    let cohort = CohortAlternative::new(
        study,
        &study.alternatives[0],
        &grid,
        crate::engine::expected::Resolution::STANDARD,
    );
    let replicate = |replicate| {
        simulate_alternative(key(2, replicate), study, &study.alternatives[0], &cohort, grid.len())
    };
    in_order(0..REPLICATES, replicate)
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
        Column::OfCause(Cause::DeactivationFailure),
        Column::OfCause(Cause::Mechanical),
    ]
}

/// Mean of values, and the variance of that mean.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0) / n)
}

/// Difference of two samples' means, in standard errors. `None` where both are one constant.
fn apart(a: &[f64], b: &[f64]) -> Option<f64> {
    let ((a, var_a), (b, var_b)) = (mean(a), mean(b));
    (var_a + var_b > 0.0).then(|| (a - b).abs() / (var_a + var_b).sqrt())
}

/// Products of two counts about their means.
fn products(a: &[f64], b: &[f64]) -> Vec<f64> {
    let (centre_a, centre_b) = (mean(a).0, mean(b).0);
    a.iter().zip(b).map(|(a, b)| (a - centre_a) * (b - centre_b)).collect()
}

/// p-value of a chi-square test that two samples of counts have one distribution. Bins have at
/// least twenty values.
fn same_distribution(a: &[f64], b: &[f64]) -> f64 {
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

/// Lists the differences between two engines beyond chance.
fn differences(study: &Study, one_by_one: &Replicates, at_once: &Replicates) -> Vec<String> {
    let grid = grid(study);
    let layout = Columns { groups: study.civilians.groups.len() };
    let values = |total_replicates: &Replicates, column: Column, time: usize| -> Vec<f64> {
        total_replicates
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
            // the normal approximation does not hold for few events
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
    let casualties =
        |total_replicates| values(total_replicates, Column::Casualties, grid.len() - 1);
    let p = same_distribution(&casualties(one_by_one), &casualties(at_once));
    let found: Vec<(String, f64)> =
        found.into_iter().filter_map(|(what, z)| Some((what, z?))).collect();
    let allowed = -normal_quantile(0.5e-6 / (found.len() + 1) as f64);
    let mut wrong: Vec<String> = found
        .iter()
        .filter(|(_, z)| *z > allowed)
        .map(|(what, z)| format!("{what}: {z:.1} standard errors, {allowed:.1} allowed"))
        .collect();
    if p < 0.5e-6 / (found.len() + 1) as f64 {
        wrong.push(format!("casualties have another distribution: p = {p:e}"));
    }
    assert!(found.len() > 60, "{} comparisons are too few", found.len());
    wrong
}

fn fuse(study: &mut Study) -> &mut crate::model::Electrical {
    match &mut study.alternatives[0].layings[0].fuse {
        Fuse::Electrical(fuse) => fuse,
        Fuse::Mechanical(_) => unreachable!("the first laying has batteries"),
    }
}

/// Studies with every mechanism. They have enough contacts that casualties are common.
fn studies() -> Vec<(&'static str, Study)> {
    let busy = |mut study: Study| {
        study.area_m2 = 2e5;
        study
    };
    let dormancy = busy(everything(MultiplierDistribution::lognormal(0.15), 1, 0.0, 0.1));
    let lots = busy(everything(MultiplierDistribution::lognormal(0.1), 6, 0.2, 0.0));
    let weibull = busy(everything(MultiplierDistribution::weibull(0.4), 3, 0.1, 0.5));
    let mut steady = busy(everything(MultiplierDistribution::gamma(0.2), 4, 0.15, 0.1));
    fuse(&mut steady).battery.cold_loss_per_c = 0.0;
    let mut steady_cohorts = steady.clone();
    fuse(&mut steady_cohorts).battery.lot_cv = 0.0;
    let mut no_clearance = lots.clone();
    no_clearance.alternatives[0].clearance = None;
    fuse(&mut no_clearance).self_destruct = None;
    vec![
        ("dormancy and self-destruct", dormancy),
        ("lots", lots),
        ("Weibull lives in lots", weibull),
        ("steady lots", steady),
        ("steady, no lots", steady_cohorts),
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

/// Giving the lots' spread to each mine instead leaves every mean unchanged.
#[test]
fn a_mistake_that_leaves_every_mean_alone_is_caught() {
    let mut study = everything(MultiplierDistribution::lognormal(0.1), 6, 0.2, 0.0);
    study.area_m2 = 2e5;
    let mut mistaken = study.clone();
    let spread = |cv: f64| 1.0 + cv * cv;
    fuse(&mut mistaken).battery.life =
        MultiplierDistribution::lognormal((spread(0.1) * spread(0.2) - 1.0).sqrt());
    fuse(&mut mistaken).battery.lot_cv = 0.0;
    let wrong = differences(&study, &one_by_one(&study), &at_once(&mistaken));
    assert!(
        !wrong.is_empty() && wrong.iter().all(|wrong| !wrong.starts_with("mean")),
        "{wrong:#?}"
    );
}
