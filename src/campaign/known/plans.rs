//! How many items support a figure, what was seen says, and how much faster a battery drains in the
//! heat.

use crate::estimate::needed;
use crate::model::{Battery, MultiplierLaw};
use crate::results::{Confidence, EvidenceFault, Figure, Observed};
use crate::units::Celsius;

fn confidence(level: f64) -> Confidence {
    Confidence::new(level).expect("the level is one")
}

fn items(figure: Result<Figure, EvidenceFault>, level: f64, allowed: u64, lot: Option<u64>) -> f64 {
    let plan = figure.and_then(|figure| needed(figure, confidence(level), allowed, lot));
    plan.expect("the plan exists").items as f64
}

/// Of unlimited sources: 0.999 with none allowed, then with 0 to 4, and others.
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

/// Exact intervals of an exception's probability; of passes they are the complement.
pub(super) fn intervals() -> Vec<f64> {
    let sure = confidence(0.95);
    let seen = |exceptions, of| Observed::new(exceptions, of).expect("that can have been seen");
    // 29 of 30 pass: the interval of passes
    let [low, high] = seen(29, 30).clopper_pearson(sure);
    let none = seen(0, 2995);
    vec![low, high, none.upper_bound(sure), none.posterior_upper(sure)]
}

/// Kilojoule per mole of an electronvolt per particle: the Faraday constant (CODATA 2018), in the
/// ten digits that it is given in, as the model's gas constant is.
const KJ_MOL_PER_EV: f64 = 96.485_332_12;

/// How much faster a battery drains at 100 °C than at 60 °C.
pub(super) fn drain() -> Vec<f64> {
    let battery = Battery {
        life: MultiplierLaw::lognormal(0.0),
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
