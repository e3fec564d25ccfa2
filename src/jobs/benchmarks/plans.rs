//! Benchmarks of test plans, exact intervals and temperature dependence of battery drain.

use crate::estimate::test_plans;
use crate::model::{Battery, MultiplierDistribution};
use crate::results::{Confidence, EvidenceFault, Figure, Observed};
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
    let sure = confidence(0.95);
    let seen = |failures, of| Observed::new(failures, of).expect("that can have been seen");
    // 29 of 30 pass: the interval of passes
    let [low, high] = seen(29, 30).clopper_pearson(sure);
    let none = seen(0, 2995);
    vec![low, high, none.upper_bound(sure), none.posterior_upper(sure)]
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
