//! Clearance, of the site and of an alternative, and what the land is worth.

use crate::keys_act::bases::{BATTERY, FEW, PERSISTENT, TWO_PASSES};
use crate::keys_act::row::{Of, Row, row};
use inertness::question::Quantity::{Cleared, Explosive};

pub(super) fn site() -> Vec<Row> {
    let of = |key, change: &'static str, why| row(key, &[change], why).with(&[TWO_PASSES]);
    vec![
        of(
            "clearance.start",
            "clearance.start=200d",
            "Later clearance finds less by then, and releases the land later.",
        )
        .down(BATTERY, Of::Mean(Cleared), "150d")
        .down(PERSISTENT, Of::Mean(Cleared), "150d")
        .up(BATTERY, Of::FinishedDays, "")
        .up(BATTERY, Of::HectareYearsDenied, "")
        .up(BATTERY, Of::ValueDenied, ""),
        of(
            "clearance.rate_m2_per_day",
            "clearance.rate_m2_per_day=40000",
            "Faster clearance has come further, and is finished earlier.",
        )
        .up(BATTERY, Of::Mean(Cleared), "60d")
        .up(PERSISTENT, Of::Mean(Cleared), "60d")
        .down(BATTERY, Of::FinishedDays, "")
        .down(BATTERY, Of::HectareYearsDenied, ""),
        of(
            "clearance.clearance_effectiveness",
            "clearance.clearance_effectiveness=0.9",
            "A pass misses fewer.",
        )
        .up(BATTERY, Of::Mean(Cleared), "150d")
        .up(PERSISTENT, Of::Mean(Cleared), "150d")
        .down(BATTERY, Of::Mean(Explosive), "400d"),
        of(
            "clearance.passes",
            "clearance.passes=5",
            "What two passes missed may be found by a third.",
        )
        .up(BATTERY, Of::Mean(Cleared), "400d")
        .up(PERSISTENT, Of::Mean(Cleared), "400d")
        .up(BATTERY, Of::AreaSearched, "")
        .up(BATTERY, Of::Cost, "")
        .up(BATTERY, Of::FinishedDays, ""),
        of(
            "clearance.cost_per_m2",
            "clearance.cost_per_m2=0.6",
            "The same area at a higher price.",
        )
        .up(BATTERY, Of::Cost, "")
        .up(PERSISTENT, Of::Cost, ""),
    ]
}

pub(super) fn land() -> Vec<Row> {
    vec![
        row(
            "land.value_per_hectare_year",
            &["land.value_per_hectare_year=500"],
            "The same land is worth more.",
        )
        .up(BATTERY, Of::ValueDenied, ""),
        row("land.currency", &["land.currency=EUR"], "It names the unit of values and costs.")
            .set(FEW)
            .shows("`land.currency`", |pair| {
                let [before, after] = [pair.before, pair.after]
                    .map(|run| run.findings().alternatives[0].land.currency.clone());
                (before.as_deref(), after.as_deref()) == (Some("USD"), Some("EUR"))
            }),
    ]
}

pub(super) fn of_an_alternative() -> Vec<Row> {
    const OWN: &str = "alternative[0].clearance={ start = \"90d\", rate_m2_per_day = 25000, \
                       clearance_effectiveness = 0.5, passes = 2, cost_per_m2 = 0.4 }";
    let of = |key, change: &'static str, why| row(key, &[change], why).set(&[OWN]);
    vec![
        of(
            "alternative.clearance.start",
            "alternative[0].clearance.start=250d",
            "As of the site, in this alternative only.",
        )
        .down(BATTERY, Of::Mean(Cleared), "150d")
        .up(BATTERY, Of::FinishedDays, "")
        .up(BATTERY, Of::HectareYearsDenied, ""),
        of(
            "alternative.clearance.rate_m2_per_day",
            "alternative[0].clearance.rate_m2_per_day=100000",
            "As of the site, in this alternative only.",
        )
        .up(BATTERY, Of::Mean(Cleared), "150d")
        .down(BATTERY, Of::FinishedDays, ""),
        of(
            "alternative.clearance.clearance_effectiveness",
            "alternative[0].clearance.clearance_effectiveness=0.95",
            "As of the site, in this alternative only.",
        )
        .up(BATTERY, Of::Mean(Cleared), "150d")
        .down(BATTERY, Of::Mean(Explosive), "400d"),
        of(
            "alternative.clearance.passes",
            "alternative[0].clearance.passes=5",
            "As of the site, in this alternative only.",
        )
        .up(BATTERY, Of::Mean(Cleared), "400d")
        .up(BATTERY, Of::Cost, ""),
        of(
            "alternative.clearance.cost_per_m2",
            "alternative[0].clearance.cost_per_m2=0.8",
            "As of the site, in this alternative only.",
        )
        .up(BATTERY, Of::Cost, ""),
    ]
}
