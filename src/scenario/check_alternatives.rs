//! Rules of alternatives: shares, waves before the horizon, and self-destruct.

use super::check::{names, shares, time_text};
use super::diagnostics::fault::FaultKind;
use super::grammar::{
    AlternativeDraft, ElectricalDraft, FileDraft, LayingDraft, MOST_WAVES, RenewalDraft,
    count_text, number_text,
};
use super::reading::distribution::LEAST_INSIDE;
use super::reading::input::Number;
use super::reading::reader::Reader;
use super::reading::spot::{Moment, Positioned, items};
use super::waves::renewals;
use crate::units::Days;
use crate::units::human;

/// Checks the rules of every alternative.
pub(super) fn check_alternatives(reader: &mut Reader, root: &FileDraft) {
    for of_alternative in items(&root.alternative) {
        alternative(reader, of_alternative, root);
    }
}

/// Checks the rules of one alternative.
fn alternative(reader: &mut Reader, alternative: &AlternativeDraft, root: &FileDraft) {
    // the alternative's own risk reduction adds to the site's, and a report lists them together
    let site = items(&root.risk_reduction);
    let own = items(&alternative.risk_reduction).iter().map(|risk_reduction| &risk_reduction.name);
    names(reader, own.clone());
    for name in own.flatten() {
        let is_it = |known: &Positioned<String>| known.value == name.value;
        if site.iter().any(|known| known.name.as_ref().is_some_and(is_it)) {
            reader.fault_of(name, FaultKind::SecondTime { found: name.value.clone() });
        }
    }
    let horizon = root.horizon();
    for laying in items(&alternative.laying) {
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

/// Checks that waves lie before the horizon. A distribution of a wave's time is cut there.
fn waves(reader: &mut Reader, laying: &LayingDraft, horizon: &Moment) {
    for at in items(&laying.laid).iter().filter_map(|wave| wave.at.as_ref()) {
        match at.days {
            Number::Fixed(days) if days > horizon.time.days() => {
                past(reader, at, time_text(&at.text), horizon);
            }
            Number::Fixed(_) => {}
            Number::Uncertain(input) => {
                let inside = reader.inputs.cut_above(input, horizon.time.days());
                let fits = inside >= LEAST_INSIDE;
                if !fits {
                    let horizon = time_text(&horizon.text);
                    let expected = format!("a duration up to the horizon, {horizon}");
                    reader.fault_of(at, FaultKind::DistributionOutside { inside, expected });
                }
            }
        }
    }
}

/// Checks the number of waves of repeated laying. The last must lie before the horizon.
fn repeats(
    reader: &mut Reader,
    renew: &Positioned<RenewalDraft>,
    horizon: Option<&Positioned<Moment>>,
) {
    let (Some(every), Some(until)) = (&renew.every, &renew.until) else { return };
    let waves = renewals(every.time.days(), until.time.days());
    let most = i64::try_from(MOST_WAVES).unwrap_or(i64::MAX);
    let few = waves <= 1e4;
    if !few {
        let kind = FaultKind::TooManyWaves { found: number_text(waves), limit: count_text(most) };
        return reader.fault_of(renew, kind);
    }
    let last = Days::new((waves - 1.0) * every.time.days());
    if let Some(horizon) = horizon.filter(|horizon| last > horizon.time) {
        past(reader, until, format!("a last wave at {}", human(last)), horizon);
    }
}

fn past<T>(reader: &mut Reader, spot: &Positioned<T>, found: String, horizon: &Moment) {
    let horizon = time_text(&horizon.text);
    reader.fault_of(spot, FaultKind::PastHorizon { found, horizon });
}

/// Checks that the fuse gives the reliability of a self-destruct. It applies where a setting has
/// one.
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
