//! The rules that tie keys to each other; each is written once, here or in `check_arms`.

use super::fault::{FaultKind, nearest};
use super::read::Reader;
use super::record::{Moment, Record};
use crate::question::Quantity;

/// The horizon, as a number and as the file writes it.
pub(super) type Horizon = Moment;

/// Checks every rule that ties keys to each other.
pub(super) fn check(reader: &mut Reader, root: &Record) {
    let horizon = root.table("simulation").and_then(|simulation| simulation.moment("horizon"));
    if let Some(simulation) = root.table("simulation") {
        report_times(reader, simulation, horizon.as_ref());
        known_arm(reader, simulation, "baseline", root);
    }
    if let Some(temperature) = root.table("site").and_then(|site| site.table("temperature")) {
        swing(reader, temperature);
    }
    if let Some(civilians) = root.table("civilians") {
        names(reader, civilians.tables("group").iter());
        names(reader, civilians.tables("risk_criterion").iter());
    }
    names(reader, root.tables("arm").iter());
    names(reader, root.tables("mitigation").iter());
    for claim in root.tables("claim") {
        known_arm(reader, claim, "arm", root);
        if let (Some(at), Some(horizon)) = (claim.moment("at"), &horizon) {
            within(reader, &at, &claim.below("at"), horizon);
        }
        figure_fits(reader, claim);
    }
}

/// The figure of a claim is one that its quantity can have.
fn figure_fits(reader: &mut Reader, claim: &Record) {
    let (Some(quantity), Some(per)) =
        (claim.text("quantity").and_then(Quantity::from_name), claim.text("per"))
    else {
        return;
    };
    let of_each_mine = per == "mine";
    let why = if of_each_mine && !quantity.is_count() {
        let why = format!("{} is no count that mines could have a share in", quantity.name());
        let kind = FaultKind::UnwantedBecause {
            found: "\"mine\"".into(),
            wanted: "\"field\"".into(),
            why,
        };
        return reader.fault(&claim.place("per"), &claim.below("per"), kind);
    } else if of_each_mine && quantity.counts_mines() {
        "per mine the figure is a share; a count of them is `per = \"field\"`".to_owned()
    } else if quantity == Quantity::PAnyCasualty {
        "it is a probability".to_owned()
    } else {
        return;
    };
    for key in ["at_most", "at_least"] {
        let figure = claim.number(key).map(|number| reader.inputs.middle(number));
        if let Some(figure) = figure.filter(|&figure| figure > 1.0) {
            let (found, wanted) = (figure.to_string(), "a number from 0 to 1".to_owned());
            let kind = FaultKind::UnwantedBecause { found, wanted, why: why.clone() };
            reader.fault(&claim.place(key), &claim.below(key), kind);
        }
    }
}

/// A time is not past the horizon.
fn within(reader: &mut Reader, moment: &Moment, path: &str, horizon: &Horizon) {
    if moment.time > horizon.time {
        let kind = FaultKind::PastHorizon { found: said_time(moment), horizon: said_time(horizon) };
        reader.fault(&moment.at, path, kind);
    }
}

/// A time as the file writes it.
pub(super) fn said_time(moment: &Moment) -> String {
    format!("{:?}", moment.text)
}

fn report_times(reader: &mut Reader, simulation: &Record, horizon: Option<&Horizon>) {
    let Some(horizon) = horizon else { return };
    for (at, moment) in simulation.times("report_at").iter().enumerate() {
        within(reader, moment, &format!("simulation.report_at[{at}]"), horizon);
    }
}

/// A name of an arm is one that an arm has.
fn known_arm(reader: &mut Reader, record: &Record, key: &'static str, root: &Record) {
    let Some(name) = record.text(key) else { return };
    let arms = root.tables("arm");
    // an arm that could not be read may be the one that is meant
    if arms.is_empty() || arms.iter().any(|arm| arm.text("name").is_none_or(|known| known == name))
    {
        return;
    }
    let known: Vec<String> =
        arms.iter().filter_map(|arm| arm.text("name")).map(str::to_owned).collect();
    let suggestion = nearest(name, known.iter().map(String::as_str));
    let kind = FaultKind::UnknownName { found: name.to_owned(), suggestion, known };
    reader.fault(&record.place(key), &record.below(key), kind);
}

/// No name comes twice.
pub(super) fn names<'a>(reader: &mut Reader, records: impl Iterator<Item = &'a Record>) {
    let mut seen: Vec<&str> = Vec::new();
    for record in records {
        let Some(name) = record.text("name") else { continue };
        if seen.contains(&name) {
            let kind = FaultKind::SecondTime { found: name.to_owned() };
            reader.fault(&record.place("name"), &record.below("name"), kind);
        }
        seen.push(name);
    }
}

/// A seasonal climate stays within what the Earth has.
fn swing(reader: &mut Reader, temperature: &Record) {
    let Some(seasonal) = temperature.table("seasonal") else { return };
    let middle = |key: &str| seasonal.number(key).map(|number| reader.inputs.middle(number));
    let parts = (middle("mean_c"), middle("annual_amplitude_c"), middle("diurnal_amplitude_c"));
    let (Some(mean), Some(annual), Some(diurnal)) = parts else { return };
    let (coldest, warmest) = (mean - annual - diurnal, mean + annual + diurnal);
    let fits = coldest >= -90.0 && warmest <= 70.0;
    if !fits {
        reader.fault(&seasonal.at, &seasonal.path, FaultKind::Swing { coldest, warmest });
    }
}

/// Shares sum to 1.
pub(super) fn shares(reader: &mut Reader, above: &Record, key: &'static str) {
    let fixed = |number| reader.inputs.middle(number);
    let shares: Option<Vec<f64>> =
        above.tables(key).iter().map(|item| item.number("share").map(fixed)).collect();
    let Some(shares) = shares.filter(|shares| !shares.is_empty()) else { return };
    let sum: f64 = shares.iter().sum();
    let whole = (sum - 1.0).abs() <= 1e-9;
    if !whole {
        // 0.1 + 0.2 is shown as 0.3
        let sum = (sum * 1e10).round() / 1e10;
        reader.fault(&above.place(key), &above.below(key), FaultKind::Shares { sum });
    }
}
