//! Rules of arms: shares, waves before the horizon, self-destruct in fuse and setting.

use super::check::{Horizon, names, said_time, shares};
use super::fault::FaultKind;
use super::grammar::{MOST_WAVES, said, said_count};
use super::input::Number;
use super::read::Reader;
use super::read_law::LEAST_INSIDE;
use super::record::{Moment, Record};
use super::waves::renewals;
use crate::units::Days;
use crate::units::human;

/// Checks the rules of every arm.
pub(super) fn check_arms(reader: &mut Reader, root: &Record) {
    let horizon = root.table("simulation").and_then(|simulation| simulation.moment("horizon"));
    for of_arm in root.tables("arm") {
        arm(reader, of_arm, root, horizon.as_ref());
    }
}

/// The rules of an arm.
fn arm(reader: &mut Reader, arm: &Record, root: &Record, horizon: Option<&Horizon>) {
    // the arm's own come on top of the site's, and a report lists them together
    let site = root.tables("mitigation");
    let own = arm.tables("mitigation");
    names(reader, own.iter());
    for mitigation in own {
        let name = mitigation.text("name");
        if name.is_some() && site.iter().any(|known| known.text("name") == name) {
            let kind = FaultKind::SecondTime { found: name.unwrap_or_default().to_owned() };
            reader.fault(&mitigation.place("name"), &mitigation.below("name"), kind);
        }
    }
    for laying in arm.tables("laying") {
        shares(reader, laying, "laid");
        if let Some(horizon) = horizon {
            waves(reader, laying, horizon);
        }
        if let Some(renew) = laying.table("renew") {
            repeats(reader, renew, horizon);
        }
        if let Some(electrical) = laying.table("electrical") {
            shares(reader, electrical, "settings");
            self_destruct(reader, electrical);
        }
    }
}

/// Waves lie before the horizon; a law of a wave's time is cut there.
fn waves(reader: &mut Reader, laying: &Record, horizon: &Horizon) {
    for wave in laying.tables("laid") {
        match wave.number("at") {
            Some(Number::Fixed(days)) if days > horizon.time.days() => {
                let found = wave.moment("at").as_ref().map_or_else(String::new, said_time);
                past(reader, wave, "at", found, horizon);
            }
            Some(Number::Fixed(_)) | None => {}
            Some(Number::Uncertain(input)) => {
                let inside = reader.inputs.cut_above(input, horizon.time.days());
                let fits = inside >= LEAST_INSIDE;
                if !fits {
                    let wanted = format!("a duration up to the horizon, {}", said_time(horizon));
                    reader.fault(
                        &wave.place("at"),
                        &wave.below("at"),
                        FaultKind::LawOutside { inside, wanted },
                    );
                }
            }
        }
    }
}

/// Repeated laying has not too many waves, and the last lies before the horizon.
fn repeats(reader: &mut Reader, renew: &Record, horizon: Option<&Horizon>) {
    let (Some(every), Some(until)) = (renew.moment("every"), renew.moment("until")) else { return };
    let waves = renewals(every.time.days(), until.time.days());
    let most = i64::try_from(MOST_WAVES).unwrap_or(i64::MAX);
    let few = waves <= 1e4;
    if !few {
        let kind = FaultKind::TooManyWaves { found: said(waves), limit: said_count(most) };
        return reader.fault(&renew.at, &renew.path, kind);
    }
    let last = Days::new((waves - 1.0) * every.time.days());
    if let Some(horizon) = horizon.filter(|horizon| last > horizon.time) {
        past(reader, renew, "until", format!("a last wave at {}", human(last)), horizon);
    }
}

fn past(reader: &mut Reader, record: &Record, key: &'static str, found: String, horizon: &Moment) {
    let kind = FaultKind::PastHorizon { found, horizon: said_time(horizon) };
    reader.fault(&record.place(key), &record.below(key), kind);
}

/// A setting with a self-destruct needs the fuse to say how well it works.
fn self_destruct(reader: &mut Reader, electrical: &Record) {
    if electrical.gives("self_destruct") {
        return;
    }
    for setting in electrical.tables("settings") {
        if setting.number("self_destruct").is_some() {
            reader.fault(
                &setting.place("self_destruct"),
                &setting.below("self_destruct"),
                FaultKind::NoSelfDestruct,
            );
        }
    }
}
