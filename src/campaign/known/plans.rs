//! How many items support a figure, what was seen says, and how much faster a battery drains in the
//! heat.

use crate::estimate::{Case, Confidence, Figure, Near, Observed, needed};
use crate::model::{Battery, MultiplierLaw};
use crate::units::Celsius;

fn confidence(level: f64) -> Confidence {
    Confidence::new(level).expect("the level is one")
}

pub(super) fn plans() -> Vec<Case> {
    let items = |figure: Figure, level: f64, allowed: u64, lot: Option<u64>| {
        needed(figure, confidence(level), allowed, lot).expect("the plan exists").items as f64
    };
    let reliability = |reliability| Figure::of_reliability(reliability).expect("the figure is one");
    let of_thousand = reliability(0.999);
    let (binomial, lot) = ("binomial law, exact", "hypergeometric law, exact");
    let mut cases = vec![of_plan(
        "reliability 0.999, 95 %",
        binomial,
        "2995",
        items(of_thousand, 0.95, 0, None),
    )];
    for (allowed, published) in (0..).zip(["2995", "4742", "6294", "7752", "9151"]) {
        let case = format!("reliability 0.999, 95 %, {allowed} allowed");
        cases.push(of_plan(&case, binomial, published, items(of_thousand, 0.95, allowed, None)));
    }
    let claim = Figure::of_claim(6e-6).expect("the figure is one");
    cases.extend([
        of_plan("reliability 0.80, 90 %", binomial, "11", items(reliability(0.8), 0.9, 0, None)),
        of_plan("reliability 0.90, 90 %", binomial, "22", items(reliability(0.9), 0.9, 0, None)),
        of_plan("reliability 0.90, 95 %", binomial, "29", items(reliability(0.9), 0.95, 0, None)),
        of_plan("claim of 6e-6, 95 %", binomial, "499,288", items(claim, 0.95, 0, None)),
        of_plan(
            "lot of 1,000, at most 1 in 1,000, 95 %",
            lot,
            "777",
            items(of_thousand, 0.95, 0, Some(1000)),
        ),
    ]);
    cases.extend(intervals());
    cases.push(drain());
    cases
}

fn of_plan(case: &str, source: &'static str, published: &str, ours: f64) -> Case {
    plain("Test plans: items to watch", source, case, published, ours)
}

fn plain(
    about: &'static str,
    source: &'static str,
    case: &str,
    published: &str,
    ours: f64,
) -> Case {
    let (case, published) = (case.to_owned(), published.to_owned());
    Case { about, source, case, kind: None, published, ours, near: Near::LastDigit }
}

/// Exact intervals of an exception's probability; of passes they are the complement.
fn intervals() -> Vec<Case> {
    let sure = confidence(0.95);
    let seen = |exceptions, of| Observed::new(exceptions, of).expect("that can have been seen");
    // 29 of 30 pass: the interval of passes
    let [low, high] = seen(29, 30).clopper_pearson(sure);
    let none = seen(0, 2995);
    let rows = [
        ("29 of 30 pass, 95 % two-sided: low", "0.8278305444", low),
        ("29 of 30 pass, 95 % two-sided: high", "0.9991564291", high),
        ("0 of 2995, 95 % upper bound", "0.00099974442", none.upper_bound(sure)),
        ("0 of 2995, uniform prior, 95 %", "0.00099941089", none.posterior_upper(sure)),
    ];
    let source = "beta law, exact (Clopper and Pearson 1934; Bayes)";
    rows.map(|(case, published, ours)| {
        plain("Exact intervals of a proportion", source, case, published, ours)
    })
    .into()
}

/// Kilojoule per mole of an electronvolt per particle: the Faraday constant (CODATA 2018), in the
/// ten digits that it is given in, as the model's gas constant is.
const KJ_MOL_PER_EV: f64 = 96.485_332_12;

/// How much faster a battery drains at 100 °C than at 60 °C.
fn drain() -> Case {
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
    plain(
        "How a battery drains: the Arrhenius factor",
        "Arrhenius law, CODATA 2018 constants",
        "from 60 to 100 °C at 1.2 eV",
        "88.29574588",
        battery.drain_rate(Celsius(100.0)),
    )
}
