//! Fuses: what ends a mine.

use crate::keys_act::bases::{BATTERY, PERSISTENT};
use crate::keys_act::row::{Of, Row, row};
use inertness::question::Quantity::{
    AbleToFunction, CasualtiesByCause, Functional, Inert, SelfDestructed,
};

const TIMER: [&str; 2] = [
    "$fuse.settings=[{ rated_life = \"200d\", self_destruct = \"90d\", share = 1 }]",
    "$fuse.self_destruct={ reliability = 0.8, cv = 0.05 }",
];
const EARLY_TIMER: [&str; 2] = [
    "$fuse.settings=[{ rated_life = \"200d\", self_destruct = \"20d\", share = 1 }]",
    "$fuse.self_destruct={ reliability = 0.8, cv = 0.05 }",
];

pub(super) fn electrical() -> Vec<Row> {
    let mut rows =
        vec![
        row(
            "alternative.laying.electrical.settings.rated_life",
            &["$fuse.settings[0].rated_life=80d"],
            "A smaller rating is exhausted earlier.",
        )
        .down(BATTERY, Of::Mean(Functional), "150d")
        .down(BATTERY, Of::Mean(AbleToFunction), "150d")
        .up(BATTERY, Of::Mean(Inert), "150d"),
        row(
            "alternative.laying.electrical.settings.share",
            &["$fuse.settings[0].share=0.9", "$fuse.settings[1].share=0.1"],
            "More mines are set to the shorter life.",
        )
        .with(&[
            "$fuse.settings=[{ rated_life = \"60d\", share = 0.3 }, { rated_life = \"300d\", share \
             = 0.7 }]",
        ])
        .down(BATTERY, Of::Mean(Functional), "150d"),
        row(
            "alternative.laying.electrical.settings.self_destruct",
            &["$fuse.settings[0].self_destruct=15d"],
            "An earlier moment has come by then.",
        )
        .with(&TIMER)
        .up(BATTERY, Of::Mean(SelfDestructed), "30d"),
        row(
            "alternative.laying.electrical.dead_on_arrival",
            &["$fuse.dead_on_arrival=0.3"],
            "These never function.",
        )
            .up(BATTERY, Of::Mean(Inert), "12h")
            .down(BATTERY, Of::Mean(AbleToFunction), "12h")
            .down(BATTERY, Of::Mean(Functional), "12h"),
        row(
            "alternative.laying.electrical.deactivation_failure.probability",
            &["$fuse.deactivation_failure.probability=0.6"],
            "These outlast their battery.",
        )
        .with(&["$fuse.deactivation_failure={ probability = 0.1, life = { exponential = { median = \
                 \"3y\" } } }"])
        .up(BATTERY, Of::Mean(Functional), "250d")
        .up(BATTERY, Of::Part(CasualtiesByCause, "deactivation_failure"), "150d"),
    ];
    let deactivation_failure = |key, life: &'static str, change: &'static str, why| {
        row(key, &[change], why).with(&[
            "$fuse.deactivation_failure={ probability = 0.6, life = { exponential = { median = \
             \"1d\" } } }",
            life,
        ])
    };
    rows.extend([
        deactivation_failure(
            "alternative.laying.electrical.deactivation_failure.life.weibull.median",
            "$fuse.deactivation_failure.life={ weibull = { median = \"60d\", shape = 1.5 } }",
            "$fuse.deactivation_failure.life.weibull.median=2000d",
            "Half of them last longer.",
        )
        .up(BATTERY, Of::Mean(Functional), "150d"),
        deactivation_failure(
            "alternative.laying.electrical.deactivation_failure.life.weibull.shape",
            "$fuse.deactivation_failure.life={ weibull = { median = \"100d\", shape = 0.7 } }",
            "$fuse.deactivation_failure.life.weibull.shape=6",
            "Few end long before the median.",
        )
        .up(BATTERY, Of::Mean(Functional), "60d"),
        deactivation_failure(
            "alternative.laying.electrical.deactivation_failure.life.lognormal.median",
            "$fuse.deactivation_failure.life={ lognormal = { median = \"60d\", gsd = 1.5 } }",
            "$fuse.deactivation_failure.life.lognormal.median=2000d",
            "Half of them last longer.",
        )
        .up(BATTERY, Of::Mean(Functional), "150d"),
        deactivation_failure(
            "alternative.laying.electrical.deactivation_failure.life.lognormal.gsd",
            "$fuse.deactivation_failure.life={ lognormal = { median = \"100d\", gsd = 1.2 } }",
            "$fuse.deactivation_failure.life.lognormal.gsd=6",
            "More end long before the median.",
        )
        .down(BATTERY, Of::Mean(Functional), "60d"),
        deactivation_failure(
            "alternative.laying.electrical.deactivation_failure.life.exponential.median",
            "$fuse.deactivation_failure.life={ exponential = { median = \"60d\" } }",
            "$fuse.deactivation_failure.life.exponential.median=2000d",
            "Half of them last longer.",
        )
        .up(BATTERY, Of::Mean(Functional), "150d"),
        row(
            "alternative.laying.electrical.self_destruct.reliability",
            &["$fuse.self_destruct.reliability=0.2"],
            "It works in fewer mines.",
        )
        .with(&EARLY_TIMER)
        .down(BATTERY, Of::Mean(SelfDestructed), "60d")
        .up(BATTERY, Of::Mean(Functional), "30d"),
        row(
            "alternative.laying.electrical.self_destruct.cv",
            &["$fuse.self_destruct.cv=1"],
            "Some moments come long before the mean.",
        )
        .with(&TIMER)
        .up(BATTERY, Of::Mean(SelfDestructed), "30d"),
    ]);
    rows
}

pub(super) fn battery() -> Vec<Row> {
    let life = |key, life: &'static str, change: &'static str| {
        row(key, &[change], "More batteries fail long before the mean.").with(&[life]).up(
            BATTERY,
            Of::Mean(Inert),
            "30d",
        )
    };
    let drain = |key, change: &'static str, why| {
        row(key, &[change], why)
            .with(&["$battery.self_discharge_share=0.5", "$battery.activation_energy_kj_mol=50"])
    };
    vec![
        life(
            "alternative.laying.electrical.battery.life.lognormal.cv",
            "$battery.life={ lognormal = { cv = 0.4 } }",
            "$battery.life.lognormal.cv=2",
        ),
        life(
            "alternative.laying.electrical.battery.life.weibull.cv",
            "$battery.life={ weibull = { cv = 0.3 } }",
            "$battery.life.weibull.cv=2",
        ),
        life(
            "alternative.laying.electrical.battery.life.gamma.cv",
            "$battery.life={ gamma = { cv = 0.3 } }",
            "$battery.life.gamma.cv=2",
        ),
        row(
            "alternative.laying.electrical.battery.lots",
            &["$battery.lots=60"],
            "Many lots even each other out: replicates differ less.",
        )
        .with(&["$battery.lots=2"])
        .set(&["$battery.lot_cv=1"])
        .down(BATTERY, Of::Spread(Functional), "150d"),
        row(
            "alternative.laying.electrical.battery.lot_cv",
            &["$battery.lot_cv=0.02"],
            "Lots that are all alike make replicates alike.",
        )
        .with(&["$battery.lots=3", "$battery.lot_cv=0.5", "simulation.replicates=160"])
        .down(BATTERY, Of::Spread(Functional), "150d"),
        row(
            "alternative.laying.electrical.battery.storage_years",
            &["$battery.storage_years=8"],
            "More of the charge is lost before the mine is laid.",
        )
        .set(&["$battery.storage_loss_per_year=0.15"])
        .down(BATTERY, Of::Mean(Functional), "150d")
        .up(BATTERY, Of::Mean(Inert), "150d"),
        row(
            "alternative.laying.electrical.battery.storage_loss_per_year",
            &["$battery.storage_loss_per_year=0.15"],
            "More of the charge is lost before the mine is laid.",
        )
        .set(&["$battery.storage_years=8"])
        .down(BATTERY, Of::Mean(Functional), "150d")
        .up(BATTERY, Of::Mean(Inert), "150d"),
        drain(
            "alternative.laying.electrical.battery.reference_c",
            "$battery.reference_c=-15",
            "Against a colder reference the place is warm, and the drain fast.",
        )
        .up(BATTERY, Of::Mean(Inert), "150d")
        .down(BATTERY, Of::Mean(Functional), "150d"),
        row(
            "alternative.laying.electrical.battery.self_discharge_share",
            &["$battery.self_discharge_share=1"],
            "Below the reference the share that depends on temperature drains more slowly.",
        )
        .set(&["$battery.activation_energy_kj_mol=60"])
        .down(BATTERY, Of::Mean(Inert), "250d"),
        row(
            "alternative.laying.electrical.battery.activation_energy_kj_mol",
            &["$battery.activation_energy_kj_mol=90"],
            "Below the reference, the larger the energy the slower the drain.",
        )
        .set(&["$battery.self_discharge_share=0.9"])
        .down(BATTERY, Of::Mean(Inert), "250d"),
        row(
            "alternative.laying.electrical.battery.cold_loss_per_c",
            &["$battery.cold_loss_per_c=0.07"],
            "The cold takes more of the capacity.",
        )
        .down(BATTERY, Of::Mean(Functional), "150d"),
        row(
            "alternative.laying.electrical.battery.cold_knee_c",
            &["$battery.cold_knee_c=0"],
            "Above the knee the cold takes nothing.",
        )
        .with(&["$battery.cold_loss_per_c=0.05"])
        .up(BATTERY, Of::Mean(Functional), "150d"),
        row(
            "alternative.laying.electrical.battery.minimum_capacity",
            &["$battery.minimum_capacity=0.7"],
            "The cold leaves at least this.",
        )
        .set(&["$battery.cold_loss_per_c=0.1"])
        .up(BATTERY, Of::Mean(Functional), "60d"),
    ]
}

pub(super) fn mechanical() -> Vec<Row> {
    let of = |key, change: &'static str, why| row(key, &[change], why);
    const LOGNORMAL: &str = "$persistent.life={ lognormal = { median = \"150d\", gsd = 1.3 } }";
    vec![
        of(
            "alternative.laying.mechanical.dead_on_arrival",
            "$persistent.dead_on_arrival=0.3",
            "These never function.",
        )
        .up(PERSISTENT, Of::Mean(Inert), "12h")
        .down(PERSISTENT, Of::Mean(Functional), "12h"),
        of("alternative.laying.mechanical.never", "$persistent.never=0.6", "These never stop.")
            .up(PERSISTENT, Of::Mean(Functional), "400d")
            .down(PERSISTENT, Of::Mean(Inert), "400d"),
        of(
            "alternative.laying.mechanical.life.weibull.median",
            "$persistent.life.weibull.median=2000d",
            "Half of them last longer.",
        )
        .up(PERSISTENT, Of::Mean(Functional), "250d")
        .down(PERSISTENT, Of::Mean(Inert), "250d"),
        of(
            "alternative.laying.mechanical.life.weibull.shape",
            "$persistent.life.weibull.shape=6",
            "Few end long before the median.",
        )
        .up(PERSISTENT, Of::Mean(Functional), "150d"),
        of(
            "alternative.laying.mechanical.life.lognormal.median",
            "$persistent.life.lognormal.median=2000d",
            "Half of them last longer.",
        )
        .set(&[LOGNORMAL])
        .up(PERSISTENT, Of::Mean(Functional), "250d"),
        of(
            "alternative.laying.mechanical.life.lognormal.gsd",
            "$persistent.life.lognormal.gsd=5",
            "More end long before the median.",
        )
        .set(&[LOGNORMAL])
        .down(PERSISTENT, Of::Mean(Functional), "60d"),
        of(
            "alternative.laying.mechanical.life.exponential.median",
            "$persistent.life.exponential.median=2000d",
            "Half of them last longer.",
        )
        .set(&["$persistent.life={ exponential = { median = \"150d\" } }"])
        .up(PERSISTENT, Of::Mean(Functional), "250d"),
    ]
}
