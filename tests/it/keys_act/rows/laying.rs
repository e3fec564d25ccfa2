//! Arms: their names, when people return, how many mines are laid and when.

use crate::keys_act::bases::{BATTERY, Base, FEW, RENEW};
use crate::keys_act::row::{Of, Row, row};
use inertness::question::Quantity::{Casualties, Explosive};

const TWO_WAVES: &str =
    "$laying.laid=[{ at = \"0d\", share = 0.5 }, { at = \"20d\", share = 0.5 }]";
const RETURN: [&str; 2] = [
    "civilians.group[0].presence=[[\"0d\", 0.0], [\"50d\", 1.0]]",
    "civilians.group[1].presence=[[\"0d\", 0.0], [\"50d\", 1.0]]",
];

pub(super) fn rows() -> Vec<Row> {
    let wave = |key, change: &[&'static str], why| {
        let repeated = &[Base::Renew, Base::Together];
        row(key, change, why)
            .with(&[TWO_WAVES])
            .not_on(repeated, "a laying has waves or repeats, not both")
    };
    vec![
        row("arm.name", &["arm[0].name=timer"], "It names the arm in the results.").set(FEW).shows(
            "`arms` and `comparison`",
            |pair| {
                let [before, after] = [pair.before, pair.after].map(|run| run.findings());
                (&*before.arms[0].name, &*after.arms[0].name, &*after.comparison[0].arm)
                    == ("battery", "timer", "timer")
            },
        ),
        row(
            "arm.return_delay",
            &["arm[0].return_delay=200d"],
            "Who comes back later meets fewer mines by then, in this arm only.",
        )
        .set(&RETURN)
        .down(BATTERY, Of::Mean(Casualties), "250d")
        .up(BATTERY, Of::Averted, "250d"),
        row(
            "arm.laying.mines",
            &["$laying.mines=600"],
            "More mines lie there and hurt more people.",
        )
        .up(BATTERY, Of::Mean(Explosive), "12h")
        .up(BATTERY, Of::Mean(Casualties), "150d")
        .down(BATTERY, Of::Averted, "150d"),
        wave("arm.laying.laid.at", &["$laying.laid[1].at=200d"], "A later wave is not there yet.")
            .down(BATTERY, Of::Mean(Explosive), "60d"),
        wave(
            "arm.laying.laid.share",
            &["$laying.laid[0].share=0.9", "$laying.laid[1].share=0.1"],
            "More of the mines are laid first.",
        )
        .up(BATTERY, Of::Mean(Explosive), "12h"),
        row(
            "arm.laying.renew.every",
            &["$laying.renew.every=20d"],
            "More waves, each of all mines.",
        )
        .with(&[RENEW])
        .up(BATTERY, Of::Mean(Explosive), "30d")
        .up(BATTERY, Of::Mean(Casualties), "250d"),
        row("arm.laying.renew.until", &["$laying.renew.until=220d"], "Waves go on for longer.")
            .with(&[RENEW])
            .up(BATTERY, Of::Mean(Explosive), "250d")
            .up(BATTERY, Of::Mean(Casualties), "250d"),
    ]
}
