//! From the checked draft to the model: every uncertain number takes its value at a point.
//!
//! Nothing is checked here: what the grammar requires is there, and every number lies in its range.

use super::input::{Inputs, Number};
use super::record::Record;
use super::waves::renewals;
use crate::model::{
    Age, Arm, Battery, Civilians, Clearance, Climate, Curve, Electrical, Fuse, Group, Land, Laying,
    LifeLaw, LocalStart, Mechanical, MultiplierLaw, Overrun, Seasonal, SelfDestruct, Setting,
    Study, TemperatureSeries, Wave,
};
use crate::numeric::apportion;
use crate::uncertainty::Point;
use crate::units::{Celsius, Days, Probability};
use jiff::civil::DateTime;
use std::sync::Arc;

/// Why a value is there: the draft was checked.
const CHECKED: &str = "the grammar requires it or gives its default";

/// A parameter draw: the values of all uncertain inputs.
#[derive(Debug)]
pub(super) struct Draw<'a> {
    values: Vec<f64>,
    inputs: &'a Inputs,
    series: Option<&'a Arc<TemperatureSeries>>,
}

/// Where t = 0 stands in the calendar.
pub(super) fn local_start(date: DateTime) -> LocalStart {
    let seconds = f64::from(date.second()) + f64::from(date.subsec_nanosecond()) * 1e-9;
    let hour = f64::from(date.hour()) + f64::from(date.minute()) / 60.0 + seconds / 3600.0;
    let day = date.day_of_year();
    LocalStart {
        day_of_year: u32::try_from(day - 1).expect("the day of a year is 1 or more"),
        hour,
    }
}

impl<'a> Draw<'a> {
    /// The draw of a point.
    pub(super) fn new(
        inputs: &'a Inputs,
        point: &Point,
        series: Option<&'a Arc<TemperatureSeries>>,
    ) -> Self {
        Self {
            values: inputs.list.iter().map(|input| input.value(point)).collect(),
            inputs,
            series,
        }
    }

    /// The draw with another value of one input.
    pub(super) fn with(mut self, input: usize, value: f64) -> Self {
        self.values[input] = value;
        self
    }

    /// All of the scenario for this draw.
    pub(super) fn study(&self, root: &Record) -> Study {
        let site = root.table("site").expect(CHECKED);
        let value = root.table("land").and_then(|land| self.maybe(land, "value_per_hectare_year"));
        Study {
            start: local_start(site.date("start").expect(CHECKED)),
            horizon: root
                .table("simulation")
                .and_then(|table| table.moment("horizon"))
                .expect(CHECKED)
                .time,
            area_m2: self.number(site, "area_m2"),
            climate: self.climate(site.table("temperature").expect(CHECKED)),
            civilians: self.civilians(root.table("civilians").expect(CHECKED)),
            land: value.map(|value_per_hectare_year| Land { value_per_hectare_year }),
            arms: root.tables("arm").iter().map(|arm| self.arm(arm, root)).collect(),
        }
    }

    fn maybe(&self, record: &Record, key: &str) -> Option<f64> {
        record.number(key).map(|number| match number {
            Number::Fixed(value) => value,
            Number::Uncertain(input) => self.values[input],
        })
    }

    fn number(&self, record: &Record, key: &str) -> f64 {
        self.maybe(record, key).expect(CHECKED)
    }

    fn days(&self, record: &Record, key: &str) -> Days {
        Days::new(self.number(record, key))
    }

    fn probability(&self, record: &Record, key: &str) -> Probability {
        Probability::new(self.number(record, key)).expect("its range is 0 to 1")
    }

    fn count(&self, record: &Record, key: &str) -> u32 {
        record.integer(key).and_then(|count| u32::try_from(count).ok()).expect(CHECKED)
    }

    fn climate(&self, temperature: &Record) -> Climate {
        if let Some(constant) = temperature.table("constant") {
            return Climate::Constant(Celsius(self.number(constant, "celsius")));
        }
        let Some(seasonal) = temperature.table("seasonal") else {
            return Climate::Series(Arc::clone(self.series.expect("one of the three is given")));
        };
        Climate::Seasonal(Seasonal {
            mean: Celsius(self.number(seasonal, "mean_c")),
            annual_amplitude_c: self.number(seasonal, "annual_amplitude_c"),
            warmest_day: self.number(seasonal, "warmest_day"),
            diurnal_amplitude_c: self.number(seasonal, "diurnal_amplitude_c"),
            warmest_hour: self.number(seasonal, "warmest_hour"),
            depth_m: self.number(seasonal, "depth_m"),
            diffusivity_m2_s: self.number(seasonal, "diffusivity_m2_s"),
        })
    }

    fn civilians(&self, civilians: &Record) -> Civilians {
        Civilians {
            trigger_probability: self.probability(civilians, "trigger_probability"),
            extra_casualties_mean: self.number(civilians, "extra_casualties_mean"),
            groups: civilians.tables("group").iter().map(|group| self.group(group)).collect(),
        }
    }

    fn group(&self, group: &Record) -> Group {
        Group {
            age: if group.text("age") == Some("child") { Age::Child } else { Age::Adult },
            people: self.number(group, "people"),
            presence: group.curve("presence").expect(CHECKED).clone(),
            entries_per_person_year: self.number(group, "entries_per_person_year"),
            path_per_entry_m: self.number(group, "path_per_entry_m"),
            contact_width_m: self.number(group, "contact_width_m"),
            active_hours: group.hours("active_hours").expect(CHECKED),
            fatality: self.probability(group, "fatality"),
        }
    }

    fn clearance(&self, clearance: &Record) -> Clearance {
        Clearance {
            start: self.days(clearance, "start"),
            rate_m2_per_day: self.number(clearance, "rate_m2_per_day"),
            detection: self.probability(clearance, "detection"),
            passes: self.count(clearance, "passes"),
            cost_per_m2: self.maybe(clearance, "cost_per_m2"),
        }
    }

    fn arm(&self, arm: &Record, root: &Record) -> Arm {
        let mitigation = root.tables("mitigation").iter().chain(arm.tables("mitigation"));
        let curve = |mitigation: &Record| -> Curve {
            mitigation.curve("effectiveness").expect(CHECKED).clone()
        };
        let clearance = arm.table("clearance").or(root.table("clearance"));
        Arm {
            layings: arm.tables("laying").iter().map(|laying| self.laying(laying)).collect(),
            mitigation: mitigation.map(curve).collect(),
            clearance: clearance.map(|clearance| self.clearance(clearance)),
            return_delay: self.maybe(arm, "return_delay").map_or(Days::ZERO, Days::new),
        }
    }

    fn laying(&self, laying: &Record) -> Laying {
        let fuse = match laying.table("electrical") {
            Some(electrical) => Fuse::Electrical(self.electrical(electrical)),
            None => Fuse::Mechanical(self.mechanical(laying.table("mechanical").expect(CHECKED))),
        };
        Laying { waves: self.waves(laying), fuse }
    }

    fn waves(&self, laying: &Record) -> Vec<Wave> {
        let mines =
            u64::try_from(laying.integer("mines").expect(CHECKED)).expect("its range starts at 0");
        if let Some(renew) = laying.table("renew") {
            let days = |key| renew.moment(key).expect(CHECKED).time.days();
            let (every, until) = (days("every"), days("until"));
            let moments = (0_u32..).map(f64::from).take_while(|&k| k < renewals(every, until));
            return moments.map(|k| Wave { at: Days::new(k * every), mines }).collect();
        }
        let mut laid: Vec<&Record> = laying.tables("laid").iter().collect();
        if laid.is_empty() {
            return vec![Wave { at: Days::ZERO, mines }];
        }
        // how many mines a wave has is no matter of the draw, so "earlier" means in the middle of
        // what is known
        let middle = |wave: &Record| self.inputs.middle(wave.number("at").expect(CHECKED));
        laid.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
        let shares: Vec<f64> = laid.iter().map(|wave| self.number(wave, "share")).collect();
        let counts = apportion(mines, &shares);
        let mut waves: Vec<Wave> = laid
            .iter()
            .zip(counts)
            .map(|(wave, mines)| Wave { at: self.days(wave, "at"), mines })
            .collect();
        waves.sort_by(|a, b| a.at.days().total_cmp(&b.at.days()));
        waves
    }

    fn electrical(&self, electrical: &Record) -> Electrical {
        let setting = |setting: &Record| Setting {
            rated_life: self.days(setting, "rated_life"),
            share: self.number(setting, "share"),
            self_destruct: self.maybe(setting, "self_destruct").map(Days::new),
        };
        Electrical {
            settings: electrical.tables("settings").iter().map(setting).collect(),
            dead_on_arrival: self.probability(electrical, "dead_on_arrival"),
            overrun: electrical.table("overrun").map(|overrun| Overrun {
                probability: self.probability(overrun, "probability"),
                life: self.life(overrun.table("life").expect(CHECKED)),
            }),
            self_destruct: electrical.table("self_destruct").map(|how| SelfDestruct {
                reliability: self.probability(how, "reliability"),
                cv: self.number(how, "cv"),
            }),
            battery: self.battery(electrical.table("battery").expect(CHECKED)),
        }
    }

    fn battery(&self, battery: &Record) -> Battery {
        Battery {
            life: self.multiplier(battery.table("life").expect(CHECKED)),
            lots: self.count(battery, "lots"),
            lot_cv: self.number(battery, "lot_cv"),
            storage_years: self.number(battery, "storage_years"),
            storage_loss_per_year: self.number(battery, "storage_loss_per_year"),
            reference: Celsius(self.number(battery, "reference_c")),
            self_discharge_share: self.number(battery, "self_discharge_share"),
            activation_energy_kj_mol: self.number(battery, "activation_energy_kj_mol"),
            cold_loss_per_c: self.number(battery, "cold_loss_per_c"),
            cold_knee: Celsius(self.number(battery, "cold_knee_c")),
            minimum_capacity: self.number(battery, "minimum_capacity"),
        }
    }

    fn multiplier(&self, life: &Record) -> MultiplierLaw {
        let cv = |law: &Record| self.number(law, "cv");
        if let Some(law) = life.table("lognormal") {
            MultiplierLaw::lognormal(cv(law))
        } else if let Some(law) = life.table("weibull") {
            MultiplierLaw::weibull(cv(law))
        } else {
            MultiplierLaw::gamma(cv(life.table("gamma").expect(CHECKED)))
        }
    }

    fn mechanical(&self, mechanical: &Record) -> Mechanical {
        Mechanical {
            dead_on_arrival: self.probability(mechanical, "dead_on_arrival"),
            life: self.life(mechanical.table("life").expect(CHECKED)),
            never: self.probability(mechanical, "never"),
        }
    }

    fn life(&self, life: &Record) -> LifeLaw {
        if let Some(law) = life.table("weibull") {
            LifeLaw::Weibull { median: self.days(law, "median"), shape: self.number(law, "shape") }
        } else if let Some(law) = life.table("lognormal") {
            LifeLaw::Lognormal { median: self.days(law, "median"), gsd: self.number(law, "gsd") }
        } else {
            LifeLaw::Exponential {
                median: self.days(life.table("exponential").expect(CHECKED), "median"),
            }
        }
    }
}
