//! Where each key of a scenario sits in the sequences that parameter draws are taken from.
//!
//! Keys of one table are the first dimensions of one Sobol sequence, of which every pair is spread evenly from sixteen draws on;
//! tables do not know of each other. Where a key sits is a matter of the key alone, so that it keeps its values when others
//! become uncertain or certain. What harm hangs on most, and together, sits at the first table. A second group of people,
//! laying, setting or wave sits in the same way in sequences of its own.

use super::Label;

/// The tables. Whoever moves a key changes the draws of every scenario that has it: add at the end.
static TABLES: [&[&str]; 12] = [
    &[
        "arm.laying.electrical.overrun.probability",
        "civilians.group.entries_per_person_year",
        "arm.laying.electrical.overrun.life.lognormal.median",
        "civilians.extra_casualties_mean",
        "clearance.rate_m2_per_day",
    ],
    &[
        "arm.laying.mechanical.life.weibull.median",
        "civilians.group.path_per_entry_m",
        "civilians.group.contact_width_m",
        "civilians.trigger_probability",
        "clearance.detection",
    ],
    &[
        "arm.laying.mechanical.life.lognormal.median",
        "arm.laying.mechanical.dead_on_arrival",
        "arm.laying.mechanical.never",
        "civilians.group.people",
        "clearance.start",
    ],
    &[
        "arm.laying.electrical.battery.life.lognormal.cv",
        "arm.laying.electrical.battery.self_discharge_share",
        "arm.laying.electrical.battery.cold_loss_per_c",
        "arm.laying.electrical.battery.lot_cv",
        "arm.laying.electrical.battery.storage_years",
    ],
    &[
        "arm.laying.electrical.dead_on_arrival",
        "arm.laying.electrical.self_destruct.reliability",
        "arm.laying.electrical.self_destruct.cv",
        "arm.laying.electrical.settings.rated_life",
        "arm.laying.electrical.settings.self_destruct",
    ],
    &[
        "arm.laying.electrical.overrun.life.weibull.median",
        "arm.laying.electrical.overrun.life.weibull.shape",
        "arm.laying.electrical.overrun.life.lognormal.gsd",
        "arm.laying.electrical.overrun.life.exponential.median",
        "arm.return_delay",
    ],
    &[
        "arm.laying.mechanical.life.weibull.shape",
        "arm.laying.mechanical.life.lognormal.gsd",
        "arm.laying.mechanical.life.exponential.median",
        "arm.laying.laid.at",
        "civilians.group.fatality",
    ],
    &[
        "arm.laying.electrical.battery.life.weibull.cv",
        "arm.laying.electrical.battery.life.gamma.cv",
        "arm.laying.electrical.battery.storage_loss_per_year",
        "arm.laying.electrical.battery.activation_energy_kj_mol",
        "arm.laying.electrical.battery.cold_knee_c",
    ],
    &[
        "arm.laying.electrical.battery.minimum_capacity",
        "arm.laying.electrical.battery.reference_c",
        "site.area_m2",
        "", // of a key that is gone: it stays empty, so that no draw of the next one moves
        "land.value_per_hectare_year",
    ],
    &[
        "site.temperature.constant.celsius",
        "site.temperature.seasonal.mean_c",
        "site.temperature.seasonal.annual_amplitude_c",
        "site.temperature.seasonal.diurnal_amplitude_c",
        "site.temperature.seasonal.depth_m",
    ],
    &[
        "site.temperature.seasonal.diffusivity_m2_s",
        "site.temperature.seasonal.warmest_day",
        "site.temperature.seasonal.warmest_hour",
        "clearance.cost_per_m2",
        "arm.clearance.cost_per_m2",
    ],
    &["arm.clearance.rate_m2_per_day", "arm.clearance.detection", "arm.clearance.start"],
];

/// Where a key sits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// The name of the sequence: that of the table, and the list items that the key stands in, those that are first of their
    /// list aside.
    pub sequence: String,
    /// The dimension of the sequence.
    pub dimension: u32,
}

impl Label {
    /// Where the key sits. One that has no seat sits by itself; a test holds every key of the grammar to one.
    pub fn seat(&self) -> Seat {
        let (mut keys, mut items) = (Vec::new(), Vec::new());
        for step in self.as_str().split('.') {
            keys.push(step.split('[').next().unwrap_or(step));
            if step.contains('[') && !step.ends_with("[0]") {
                items.push(step);
            }
        }
        let key = keys.join(".");
        let place =
            |(table, keys): (usize, &&[&str])| Some((table, keys.iter().position(|&one| one == key)?));
        match TABLES.iter().enumerate().find_map(place) {
            Some((table, at)) => {
                Seat { sequence: format!("{table} {}", items.join(".")), dimension: at as u32 }
            }
            None => Seat { sequence: self.to_string(), dimension: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_key_sits_twice() {
        let keys: Vec<&str> = TABLES.iter().flat_map(|keys| keys.iter().copied()).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    }

    #[test]
    fn a_second_item_sits_in_the_same_dimension_of_another_sequence() {
        let seat = |path: &str| Label::of_path(path).seat();
        let first = seat("arm[1].laying[0].electrical.settings[0].rated_life");
        assert_eq!(first, Seat { sequence: "4 ".into(), dimension: 3 });
        let other = seat("arm[1].laying[2].electrical.settings[1].rated_life");
        assert_eq!(other, Seat { sequence: "4 laying[2].settings[1]".into(), dimension: 3 });
        assert_eq!(seat("civilians.group[1].fatality").sequence, "6 group[1]");
        assert_eq!(
            seat("nowhere.to_be_found"),
            Seat { sequence: "nowhere.to_be_found".into(), dimension: 0 }
        );
    }
}
