//! Rules of arms: shares, waves before the horizon, self-destruct in fuse and setting.

use super::check::{names, said_time, shares};
use super::fault::FaultKind;
use super::grammar::{
    AlternativeDraft, ElectricalDraft, FileDraft, LayingDraft, MOST_WAVES, RenewalDraft, said,
    said_count,
};
use super::input::Number;
use super::read::Reader;
use super::read_law::LEAST_INSIDE;
use super::spot::{Moment, Spot, items};
use super::waves::renewals;
use crate::units::Days;
use crate::units::human;

/// Checks the rules of every arm.
pub(super) fn check_arms(reader: &mut Reader, root: &FileDraft) {
    for of_arm in items(&root.arm) {
        arm(reader, of_arm, root);
    }
}

/// The rules of an arm.
fn arm(reader: &mut Reader, arm: &AlternativeDraft, root: &FileDraft) {
    // the arm's own come on top of the site's, and a report lists them together
    let site = items(&root.mitigation);
    let own = items(&arm.mitigation).iter().map(|mitigation| &mitigation.name);
    names(reader, own.clone());
    for name in own.flatten() {
        let is_it = |known: &Spot<String>| known.value == name.value;
        if site.iter().any(|known| known.name.as_ref().is_some_and(is_it)) {
            reader.fault_of(name, FaultKind::SecondTime { found: name.value.clone() });
        }
    }
    let horizon = root.horizon();
    for laying in items(&arm.laying) {
        shares(reader, &laying.laid, |wave| &wave.share);
        if let Some(horizon) = horizon {
            waves(reader, laying, horizon);
        }
        if let Some(renew) = &laying.renew {
            repeats(reader, renew, horizon);
        }
        if let Some(electrical) = &laying.electrical {
            shares(reader, &electrical.settings, |setting| &setting.share);
            self_destruct(reader, electrical);
        }
    }
}

/// Waves lie before the horizon; a law of a wave's time is cut there.
fn waves(reader: &mut Reader, laying: &LayingDraft, horizon: &Moment) {
    for at in items(&laying.laid).iter().filter_map(|wave| wave.at.as_ref()) {
        match at.days {
            Number::Fixed(days) if days > horizon.time.days() => {
                past(reader, at, said_time(&at.text), horizon);
            }
            Number::Fixed(_) => {}
            Number::Uncertain(input) => {
                let inside = reader.inputs.cut_above(input, horizon.time.days());
                let fits = inside >= LEAST_INSIDE;
                if !fits {
                    let horizon = said_time(&horizon.text);
                    let wanted = format!("a duration up to the horizon, {horizon}");
                    reader.fault_of(at, FaultKind::LawOutside { inside, wanted });
                }
            }
        }
    }
}

/// Repeated laying has not too many waves, and the last lies before the horizon.
fn repeats(reader: &mut Reader, renew: &Spot<RenewalDraft>, horizon: Option<&Spot<Moment>>) {
    let (Some(every), Some(until)) = (&renew.every, &renew.until) else { return };
    let waves = renewals(every.time.days(), until.time.days());
    let most = i64::try_from(MOST_WAVES).unwrap_or(i64::MAX);
    let few = waves <= 1e4;
    if !few {
        let kind = FaultKind::TooManyWaves { found: said(waves), limit: said_count(most) };
        return reader.fault_of(renew, kind);
    }
    let last = Days::new((waves - 1.0) * every.time.days());
    if let Some(horizon) = horizon.filter(|horizon| last > horizon.time) {
        past(reader, until, format!("a last wave at {}", human(last)), horizon);
    }
}

fn past<T>(reader: &mut Reader, spot: &Spot<T>, found: String, horizon: &Moment) {
    let horizon = said_time(&horizon.text);
    reader.fault_of(spot, FaultKind::PastHorizon { found, horizon });
}

/// A setting with a self-destruct needs the fuse to say how well it works.
fn self_destruct(reader: &mut Reader, electrical: &ElectricalDraft) {
    if electrical.self_destruct.is_some() {
        return;
    }
    for setting in items(&electrical.settings) {
        if let Some(moment) = &setting.self_destruct {
            reader.fault_of(moment, FaultKind::NoSelfDestruct);
        }
    }
}
