//! Benchmarks of formulas: test plans, exact intervals, battery drain and standard deviations.

use crate::estimate::{
    Tolerance, clopper_pearson, error_of_mean, error_of_mean_of_counts, posterior_upper,
    test_plans, upper_bound,
};
use crate::model::{Battery, MultiplierDistribution};
use crate::results::{Confidence, EvidenceFault, Figure};
use crate::units::Celsius;

fn confidence(level: f64) -> Confidence {
    Confidence::new(level).expect("the level is one")
}

fn items(figure: Result<Figure, EvidenceFault>, level: f64, allowed: u64, lot: Option<u64>) -> f64 {
    let plan = figure.and_then(|figure| test_plans(figure, confidence(level), allowed, lot));
    plan.expect("the plan exists").items as f64
}

/// Plans for unlimited sources. They are 0.999 with 0 failures allowed, then with 0 to 4, and
/// others.
pub(super) fn plans() -> Vec<f64> {
    let of_thousand = |allowed| items(Figure::of_reliability(0.999), 0.95, allowed, None);
    let reliability = |of: f64, level: f64| items(Figure::of_reliability(of), level, 0, None);
    let others = [
        reliability(0.8, 0.9),
        reliability(0.9, 0.9),
        reliability(0.9, 0.95),
        items(Figure::of_claim(6e-6), 0.95, 0, None),
    ];
    [0, 0, 1, 2, 3, 4].map(of_thousand).into_iter().chain(others).collect()
}

pub(super) fn of_a_lot() -> Vec<f64> {
    vec![items(Figure::of_reliability(0.999), 0.95, 0, Some(1000))]
}

/// Exact intervals of a failure probability; those of passes are the complement.
pub(super) fn intervals() -> Vec<f64> {
    let error = confidence(0.95).doubt();
    // 29 of 30 pass: the interval of passes
    let [low, high] = clopper_pearson(29, 30, error);
    vec![low, high, upper_bound(0, 2995, error), posterior_upper(0, 2995, error)]
}

/// Kilojoule per mole in an electronvolt per particle. It is the Faraday constant (CODATA 2018). It
/// has the ten digits that are published, as the model's gas constant does.
const KJ_MOL_PER_EV: f64 = 96.485_332_12;

/// The ratio of battery drain at 100 °C to 60 °C.
pub(super) fn drain() -> Vec<f64> {
    let battery = Battery {
        life: MultiplierDistribution::lognormal(0.0),
        lots: 1,
        lot_cv: 0.0,
        storage_years: 0.0,
        storage_loss_per_year: 0.0,
        reference: Celsius(60.0),
        self_discharge_share: 1.0,
        activation_energy_kj_mol: 1.2 * KJ_MOL_PER_EV,
        cold_loss_per_c: 0.0,
        cold_knee: Celsius(20.0),
        minimum_capacity: 1.0,
    };
    vec![battery.drain_rate(Celsius(100.0))]
}

/// The standard deviations of NIST's NumAcc4. Its values are 10,000,000.2, then 10,000,000.1 and
/// 10,000,000.3, 500 times each.
///
/// Counts over replicates are summed as integers, here of ten times the values. Values over
/// parameter draws are floats, of which eight digits are left.
pub(super) fn spreads() -> Vec<(f64, Tolerance)> {
    let tenths: Vec<u64> =
        std::iter::once(2).chain((0..500).flat_map(|_| [1, 3])).map(|x| 100_000_000 + x).collect();
    let (sum, squares) = tenths
        .iter()
        .map(|&x| u128::from(x))
        .fold((0, 0), |(sum, squares), x| (sum + x, squares + x * x));
    let floats: Vec<f64> = tenths.iter().map(|&tenths| tenths as f64 / 10.0).collect();
    let spread =
        |error: Option<f64>| error.expect("there are many values") * (tenths.len() as f64).sqrt();
    let of_counts = spread(error_of_mean_of_counts(tenths.len() as u64, sum, squares)) / 10.0;
    vec![
        (of_counts, Tolerance::Decimals(15)),
        (spread(error_of_mean(&floats)), Tolerance::Decimals(8)),
    ]
}
