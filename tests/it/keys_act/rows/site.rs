//! Where and when it happens, and how warm it is there.

use crate::keys_act::bases::{BATTERY, Base, COLD_SEASON, PERSISTENT, TWO_PASSES};
use crate::keys_act::row::{Of, Row, row};
use inertness::question::Quantity::{Casualties, Dormant, Functional};

/// Everybody goes, and often, from noon to midnight.
const AFTERNOON: [&str; 4] = [
    "civilians.group[0].active_hours=[12, 24]",
    "civilians.group[1].active_hours=[12, 24]",
    "civilians.group[0].entries_per_person_year=100",
    "civilians.group[1].entries_per_person_year=100",
];

pub(super) fn rows() -> Vec<Row> {
    let mut rows = vec![
        row(
            "site.start",
            &["site.start=2024-11-20T00:00:00"],
            "Twelve hours from midnight nobody has gone out yet.",
        )
        .set(&AFTERNOON)
        .down(BATTERY, Of::Mean(Casualties), "12h")
        .down(PERSISTENT, Of::Mean(Casualties), "12h"),
        row("site.start", &["site.start=2025-05-20T12:00:00"], "Two months from May it is warm.")
            .with(&COLD_SEASON)
            .up(BATTERY, Of::Mean(Functional), "60d")
            .down(BATTERY, Of::Mean(Dormant), "60d"),
        row(
            "site.area_m2",
            &["site.area_m2=3_000_000"],
            "The same mines in more land are met less often, and searched for longer.",
        )
        .with(&[TWO_PASSES])
        .down(BATTERY, Of::Mean(Casualties), "150d")
        .down(PERSISTENT, Of::Mean(Casualties), "150d")
        .up(BATTERY, Of::HectareYearsDenied, "")
        .up(BATTERY, Of::AreaSearched, "")
        .up(BATTERY, Of::FinishedDays, ""),
        row(
            "site.temperature.constant.celsius",
            &["site.temperature.constant.celsius=-8"],
            "The cold takes capacity for good.",
        )
        .with(&["$battery.cold_loss_per_c=0.03"])
        .down(BATTERY, Of::Mean(Functional), "150d")
        .not_on(
            &[Base::Dormancy, Base::Together],
            "a site has one temperature, and one that never changes leaves nothing dormant",
        ),
    ];
    let season = |key, change: &'static str, why| row(key, &[change], why).with(&COLD_SEASON);
    rows.extend([
        season(
            "site.temperature.seasonal.mean_c",
            "site.temperature.seasonal.mean_c=20",
            "A warm place has a mild winter.",
        )
        .up(BATTERY, Of::Mean(Functional), "60d")
        .down(BATTERY, Of::Mean(Dormant), "60d"),
        season(
            "site.temperature.seasonal.annual_amplitude_c",
            "site.temperature.seasonal.annual_amplitude_c=2",
            "Without seasons there is no winter.",
        )
        .up(BATTERY, Of::Mean(Functional), "60d"),
        season(
            "site.temperature.seasonal.warmest_day",
            "site.temperature.seasonal.warmest_day=20",
            "Where it is warmest in January, January is no winter.",
        )
        .up(BATTERY, Of::Mean(Functional), "60d"),
        season(
            "site.temperature.seasonal.diurnal_amplitude_c",
            "site.temperature.seasonal.diurnal_amplitude_c=20",
            "At noon the day is warmer than its mean.",
        )
        .up(BATTERY, Of::Mean(Functional), "60d"),
        season(
            "site.temperature.seasonal.warmest_hour",
            "site.temperature.seasonal.warmest_hour=3",
            "Where it is warmest by night, noon is cold.",
        )
        .down(BATTERY, Of::Mean(Functional), "60d"),
        season(
            "site.temperature.seasonal.depth_m",
            "site.temperature.seasonal.depth_m=2",
            "Winter reaches the depth late and weak.",
        )
        .up(BATTERY, Of::Mean(Functional), "60d"),
        season(
            "site.temperature.seasonal.diffusivity_m2_s",
            "site.temperature.seasonal.diffusivity_m2_s=5e-8",
            "Soil that conducts less lets less of the winter in.",
        )
        .set(&["site.temperature.seasonal.depth_m=1"])
        .up(BATTERY, Of::Mean(Functional), "60d"),
        row(
            "site.temperature.series.file",
            &["site.temperature.series.file=mild-winter.csv"],
            "Another file is another winter.",
        )
        .with(&["$battery.cold_loss_per_c=0.035"])
        .set(&["site.temperature={ series = { file = \"cold-winter.csv\" } }"])
        .up(BATTERY, Of::Mean(Functional), "60d")
        .down(BATTERY, Of::Mean(Dormant), "60d"),
        row(
            "site.temperature.series.repeat",
            &["site.temperature.series.repeat=yearly"],
            "The first, warm year comes again in place of the cold second.",
        )
        .with(&["$battery.cold_loss_per_c=0.035"])
        .set(&["site.temperature={ series = { file = \"warm-year-cold-year.csv\" } }"])
        .up(BATTERY, Of::Mean(Functional), "400d"),
    ]);
    rows
}
