//! Alternatives: their names, when people return, how many mines are laid and when.

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
        row(
            "alternative.name",
            &["alternative[0].name=timer"],
            "It names the alternative in the results.",
        )
        .set(FEW)
        .shows("`alternatives` and `comparison`", |pair| {
            let [before, after] = [pair.before, pair.after].map(|run| run.findings());
            (
                &*before.alternatives[0].name,
                &*after.alternatives[0].name,
                &*after.comparison[0].alternative,
            ) == ("battery", "timer", "timer")
        }),
        row(
            "alternative.return_delay",
            &["alternative[0].return_delay=200d"],
            "Who comes back later meets fewer mines by then, in this alternative only.",
        )
        .set(&RETURN)
        .down(BATTERY, Of::Mean(Casualties), "250d")
        .up(BATTERY, Of::Averted, "250d"),
        row(
            "alternative.laying.mines",
            &["$laying.mines=600"],
            "More mines lie there and hurt more people.",
        )
        .up(BATTERY, Of::Mean(Explosive), "12h")
        .up(BATTERY, Of::Mean(Casualties), "150d")
        .down(BATTERY, Of::Averted, "150d"),
        wave(
            "alternative.laying.laid.at",
            &["$laying.laid[1].at=200d"],
            "A later wave is not there yet.",
        )
        .down(BATTERY, Of::Mean(Explosive), "60d"),
        wave(
            "alternative.laying.laid.share",
            &["$laying.laid[0].share=0.9", "$laying.laid[1].share=0.1"],
            "More of the mines are laid first.",
        )
        .up(BATTERY, Of::Mean(Explosive), "12h"),
        row(
            "alternative.laying.renew.every",
            &["$laying.renew.every=20d"],
            "More waves, each of all mines.",
        )
        .with(&[RENEW])
        .up(BATTERY, Of::Mean(Explosive), "30d")
        .up(BATTERY, Of::Mean(Casualties), "250d"),
        row(
            "alternative.laying.renew.until",
            &["$laying.renew.until=220d"],
            "Waves go on for longer.",
        )
        .with(&[RENEW])
        .up(BATTERY, Of::Mean(Explosive), "250d")
        .up(BATTERY, Of::Mean(Casualties), "250d"),
    ]
}
