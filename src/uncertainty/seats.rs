//! Where each key of a scenario sits in the sequences that parameter draws are taken from.
//!
//! Keys that sit in one sequence, each in a dimension of its own, are spread evenly together. The dimension is a matter
//! of the key alone, so that a key keeps its values when others become uncertain or certain. Low dimensions are the most
//! even ones in pairs: what harm hangs on most, and together, sits there. A second group of people, laying or wave sits
//! in the same dimensions of a sequence of its own.

use super::Label;

/// Keys by the dimension they sit in. Whoever changes the order changes the draws of every scenario: add at the end.
/// What stands together here excludes each other in a file.
static SEATS: [&[&str]; 49] = [
    &["arm.laying.electrical.overrun.probability"],
    &["civilians.group.entries_per_person_year"],
    &[
        "arm.laying.electrical.overrun.life.weibull.median",
        "arm.laying.electrical.overrun.life.lognormal.median",
        "arm.laying.electrical.overrun.life.exponential.median",
    ],
    &[
        "arm.laying.mechanical.life.weibull.median",
        "arm.laying.mechanical.life.lognormal.median",
        "arm.laying.mechanical.life.exponential.median",
    ],
    &["civilians.group.path_per_entry_m"],
    &["civilians.group.contact_width_m"],
    &["civilians.trigger_probability"],
    &["civilians.group.people"],
    &["civilians.extra_casualties_mean"],
    &["civilians.group.fatality"],
    &["clearance.rate_m2_per_day"],
    &["clearance.detection"],
    &["clearance.start"],
    &[
        "arm.laying.electrical.battery.life.lognormal.cv",
        "arm.laying.electrical.battery.life.weibull.cv",
        "arm.laying.electrical.battery.life.gamma.cv",
    ],
    &["arm.laying.electrical.battery.self_discharge_share"],
    &["arm.laying.electrical.battery.cold_loss_per_c"],
    &["arm.laying.electrical.battery.lot_cv"],
    &["arm.laying.electrical.battery.storage_years"],
    &["arm.laying.electrical.dead_on_arrival"],
    &["arm.laying.mechanical.dead_on_arrival"],
    &["arm.laying.mechanical.never"],
    &["arm.laying.electrical.self_destruct.reliability"],
    &["arm.laying.electrical.self_destruct.cv"],
    &["arm.laying.electrical.settings.rated_life"],
    &["arm.laying.electrical.settings.self_destruct"],
    &["arm.return_delay"],
    &["arm.laying.laid.at"],
    &["arm.laying.electrical.overrun.life.weibull.shape", "arm.laying.electrical.overrun.life.lognormal.gsd"],
    &["arm.laying.mechanical.life.weibull.shape", "arm.laying.mechanical.life.lognormal.gsd"],
    &["arm.laying.electrical.battery.storage_loss_per_year"],
    &["arm.laying.electrical.battery.activation_energy_kj_mol"],
    &["arm.laying.electrical.battery.cold_knee_c"],
    &["arm.laying.electrical.battery.minimum_capacity"],
    &["arm.laying.electrical.battery.reference_c"],
    &["site.area_m2"],
    &["site.temperature.constant.celsius", "site.temperature.seasonal.mean_c"],
    &["site.temperature.seasonal.annual_amplitude_c"],
    &["site.temperature.seasonal.diurnal_amplitude_c"],
    &["site.temperature.seasonal.depth_m"],
    &["site.temperature.seasonal.diffusivity_m2_s"],
    &["site.temperature.seasonal.warmest_day"],
    &["site.temperature.seasonal.warmest_hour"],
    &["civilians.tolerable_risk_per_year"],
    &["arm.clearance.rate_m2_per_day"],
    &["arm.clearance.detection"],
    &["arm.clearance.start"],
    &["clearance.cost_per_m2"],
    &["arm.clearance.cost_per_m2"],
    &["land.value_per_hectare_year"],
];

/// Where a key sits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The name of the sequence: the list items that the key stands in, those that are first of their list aside.
    pub sequence: String,
    /// The dimension of the sequence.
    pub dimension: u32,
}

impl Label {
    /// Where the key sits. One that no scenario has sits by itself.
    pub fn seat(&self) -> Seat {
        let (mut keys, mut items) = (Vec::new(), Vec::new());
        for step in self.as_str().split('.') {
            keys.push(step.split('[').next().unwrap_or(step));
            if step.contains('[') && !step.ends_with("[0]") {
                items.push(step);
            }
        }
        let key = keys.join(".");
        match SEATS.iter().position(|keys| keys.contains(&key.as_str())) {
            Some(dimension) => Seat { sequence: items.join("."), dimension: dimension as u32 },
            None => Seat { sequence: self.to_string(), dimension: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_sits_twice() {
        let mut keys: Vec<&str> = SEATS.iter().flat_map(|keys| keys.iter().copied()).collect();
        keys.sort_unstable();
        assert!(keys.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn a_second_item_sits_in_the_same_dimension_of_another_sequence() {
        let seat = |path: &str| Label::of_path(path).seat();
        let first = seat("arm[1].laying[0].electrical.settings[0].rated_life");
        assert_eq!(first, Seat { sequence: String::new(), dimension: 23 });
        let other = seat("arm[1].laying[2].electrical.settings[1].rated_life");
        assert_eq!(other, Seat { sequence: "laying[2].settings[1]".into(), dimension: 23 });
        assert_eq!(seat("civilians.group[1].fatality").sequence, "group[1]");
        assert_eq!(
            seat("nowhere.to_be_found"),
            Seat { sequence: "nowhere.to_be_found".into(), dimension: 0 }
        );
    }
}
