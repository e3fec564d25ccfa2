//! Rules across keys; each is written once, here or in `check_alternatives`.

use super::diagnostics::fault::FaultKind;
use super::grammar::{AlternativeDraft, ClaimDraft, FileDraft, SimulationDraft, TemperatureDraft};
use super::reading::reader::Reader;
use super::reading::spot::{Moment, Positioned, items};
use crate::question::nearest;
use crate::question::{Per, Quantity};

/// Checks every rule across keys.
pub(super) fn check(reader: &mut Reader, root: &FileDraft) {
    let alternatives = items(&root.alternative);
    let horizon = root.horizon();
    if let Some(simulation) = &root.simulation {
        report_times(reader, simulation, horizon);
        known_alternative(reader, &simulation.baseline, alternatives);
    }
    if let Some(temperature) = root.site.as_ref().and_then(|site| site.temperature.as_ref()) {
        swing(reader, temperature);
    }
    if let Some(civilians) = &root.civilians {
        names(reader, items(&civilians.group).iter().map(|group| &group.name));
        let criteria = items(&civilians.risk_criterion);
        names(reader, criteria.iter().map(|criterion| &criterion.name));
    }
    names(reader, alternatives.iter().map(|alternative| &alternative.name));
    names(reader, items(&root.risk_reduction).iter().map(|risk_reduction| &risk_reduction.name));
    for claim in items(&root.claim) {
        known_alternative(reader, &claim.alternative, alternatives);
        if let (Some(at), Some(horizon)) = (&claim.at, horizon) {
            within(reader, at, horizon);
        }
        figure_fits(reader, claim);
    }
}

impl FileDraft {
    /// The horizon, where it could be read.
    pub(super) fn horizon(&self) -> Option<&Positioned<Moment>> {
        self.simulation.as_ref()?.horizon.as_ref()
    }
}

/// Checks that the figure of a claim fits its quantity.
fn figure_fits(reader: &mut Reader, claim: &ClaimDraft) {
    let (Some(quantity), Some(per)) = (&claim.quantity, &claim.per) else { return };
    let of_each_mine = **per == Per::Mine;
    let why = if of_each_mine && !quantity.is_count() {
        let why = format!("{} is no count that mines could have a share in", quantity.name());
        let kind = FaultKind::UnwantedBecause {
            found: "\"mine\"".into(),
            expected: "\"replicate\"".into(),
            why,
        };
        return reader.fault_of(per, kind);
    } else if of_each_mine && quantity.counts_mines() {
        "per mine the figure is a share; a count of them is `per = \"replicate\"`".to_owned()
    } else if **quantity == Quantity::PAnyCasualty {
        "it is a probability".to_owned()
    } else {
        return;
    };
    for figure in [&claim.at_most, &claim.at_least].into_iter().flatten() {
        if **figure > 1.0 {
            let (found, expected) = (figure.to_string(), "a number from 0 to 1".to_owned());
            let kind = FaultKind::UnwantedBecause { found, expected, why: why.clone() };
            reader.fault_of(figure, kind);
        }
    }
}

/// Checks that a time is not past the horizon.
fn within(reader: &mut Reader, moment: &Positioned<Moment>, horizon: &Moment) {
    if moment.time > horizon.time {
        let (found, horizon) = (time_text(&moment.text), time_text(&horizon.text));
        reader.fault_of(moment, FaultKind::PastHorizon { found, horizon });
    }
}

/// A time as the file writes it.
pub(super) fn time_text(text: &str) -> String {
    format!("{text:?}")
}

fn report_times(
    reader: &mut Reader,
    simulation: &SimulationDraft,
    horizon: Option<&Positioned<Moment>>,
) {
    let Some(horizon) = horizon else { return };
    for moment in items(&simulation.report_at) {
        within(reader, moment, horizon);
    }
}

/// Checks that a name is that of an alternative.
fn known_alternative(
    reader: &mut Reader,
    name: &Option<Positioned<String>>,
    alternatives: &[Positioned<AlternativeDraft>],
) {
    let Some(name) = name else { return };
    let is_it = |alternative: &Positioned<AlternativeDraft>| {
        alternative.name.as_ref().is_none_or(|known| known.value == name.value)
    };
    // an alternative that could not be read may be the named one
    if alternatives.is_empty() || alternatives.iter().any(is_it) {
        return;
    }
    let known: Vec<String> = alternatives
        .iter()
        .filter_map(|alternative| alternative.name.as_ref())
        .map(|known| known.value.clone())
        .collect();
    let suggestion = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
    let kind = FaultKind::UnknownName { found: name.value.clone(), suggestion, known };
    reader.fault_of(name, kind);
}

/// Checks that no name occurs twice.
pub(super) fn names<'a>(
    reader: &mut Reader,
    names: impl Iterator<Item = &'a Option<Positioned<String>>>,
) {
    let mut seen: Vec<&str> = Vec::new();
    for name in names.flatten() {
        if seen.contains(&name.as_str()) {
            reader.fault_of(name, FaultKind::SecondTime { found: name.value.clone() });
        }
        seen.push(name);
    }
}

/// Checks that a seasonal climate stays within temperatures on Earth.
fn swing(reader: &mut Reader, temperature: &TemperatureDraft) {
    let Some(seasonal) = &temperature.seasonal else { return };
    let parts = [&seasonal.mean_c, &seasonal.annual_amplitude_c, &seasonal.diurnal_amplitude_c];
    let middle = parts.map(|part| part.as_ref().map(|number| reader.inputs.middle(number.value)));
    let [Some(mean), Some(annual), Some(diurnal)] = middle else { return };
    let (coldest, warmest) = (mean - annual - diurnal, mean + annual + diurnal);
    let fits = coldest >= -90.0 && warmest <= 70.0;
    if !fits {
        reader.fault_of(seasonal, FaultKind::Swing { coldest, warmest });
    }
}

/// Checks that shares sum to 1.
pub(super) fn shares<T>(
    reader: &mut Reader,
    list: &Option<Positioned<Vec<Positioned<T>>>>,
    share: impl Fn(&T) -> &Option<Positioned<f64>>,
) {
    let Some(list) = list else { return };
    let shares: Option<Vec<f64>> =
        list.iter().map(|item| share(item).as_ref().map(|share| share.value)).collect();
    let Some(shares) = shares.filter(|shares| !shares.is_empty()) else { return };
    let sum: f64 = shares.iter().sum();
    let whole = (sum - 1.0).abs() <= 1e-9;
    if !whole {
        // shows 0.1 + 0.2 as 0.3
        let sum = (sum * 1e10).round() / 1e10;
        reader.fault_of(list, FaultKind::Shares { sum });
    }
}
