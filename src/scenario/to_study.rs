//! Makes the study of the model from the checked draft. Every uncertain number takes its value at a
//! point.
//!
//! Nothing is checked here: every number lies in its range.

use super::grammar::{
    AlternativeKeys, BatteryKeys, CiviliansKeys, ClearanceKeys, ClimateKeys, ElectricalKeys,
    FileKeys, FuseKeys, GroupKeys, LayingKeys, LifeDistributionKeys, LifeKeys, MechanicalKeys,
    MultiplierDistributionKeys, MultiplierKeys, RiskReductionKeys, TemperatureKeys, WaveKeys,
};
use super::reading::input::{Inputs, Number};
use super::reading::spot::{Span, items};
use super::waves::renewals;
use crate::model::{
    Alternative, Battery, Civilians, Clearance, Climate, DeactivationFailure, Electrical, Fuse,
    Group, Land, Laying, LifeDistribution, LocalStart, Mechanical, MultiplierDistribution,
    Seasonal, SelfDestruct, Setting, Study, TemperatureSeries, Wave,
};
use crate::numeric::apportion;
use crate::uncertainty::Point;
use crate::units::{Celsius, Days, Probability};
use jiff::civil::DateTime;
use std::sync::Arc;

/// A parameter draw: the values of all uncertain inputs.
#[derive(Debug)]
pub(super) struct DrawValues<'a> {
    values: Vec<f64>,
    inputs: &'a Inputs,
    series: Option<&'a Arc<TemperatureSeries>>,
}

/// The place of t = 0 in the calendar.
pub(super) fn local_start(date: DateTime) -> LocalStart {
    let seconds = f64::from(date.second()) + f64::from(date.subsec_nanosecond()) * 1e-9;
    let hour = f64::from(date.hour()) + f64::from(date.minute()) / 60.0 + seconds / 3600.0;
    let day = date.day_of_year();
    LocalStart {
        day_of_year: u32::try_from(day - 1).expect("the day of a year is 1 or more"),
        hour,
    }
}

/// A count; the range of every count in the grammar fits.
pub(super) fn count(count: i64) -> u32 {
    u32::try_from(count).expect("the range of every count fits")
}

impl<'a> DrawValues<'a> {
    /// The draw at a point.
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

    /// The study of this draw.
    pub(super) fn study(&self, root: &FileKeys) -> Study {
        let value = root.land.as_ref().and_then(|land| land.value_per_hectare_year.as_ref());
        Study {
            start: local_start(*root.site.start),
            horizon: root.simulation.horizon.time,
            area_m2: self.number(&root.site.area_m2),
            climate: self.climate(&root.site.temperature),
            civilians: self.civilians(&root.civilians),
            land: value.map(|value| Land { value_per_hectare_year: self.number(value) }),
            alternatives: root
                .alternative
                .iter()
                .map(|alternative| self.alternative(alternative, root))
                .collect(),
        }
    }

    fn number(&self, number: &Number) -> f64 {
        match *number {
            Number::Fixed(value) => value,
            Number::Uncertain(input) => self.values[input],
        }
    }

    fn days(&self, span: &Span) -> Days {
        Days::new(self.number(&span.days))
    }

    fn probability(&self, number: &Number) -> Probability {
        Probability::new(self.number(number)).expect("its range is 0 to 1")
    }

    fn climate(&self, temperature: &TemperatureKeys) -> Climate {
        match &temperature.climate {
            ClimateKeys::Constant(constant) => {
                Climate::Constant(Celsius(self.number(&constant.celsius)))
            }
            ClimateKeys::Seasonal(seasonal) => Climate::Seasonal(Seasonal {
                mean: Celsius(self.number(&seasonal.mean_c)),
                annual_amplitude_c: self.number(&seasonal.annual_amplitude_c),
                warmest_day: self.number(&seasonal.warmest_day),
                diurnal_amplitude_c: self.number(&seasonal.diurnal_amplitude_c),
                warmest_hour: self.number(&seasonal.warmest_hour),
                depth_m: self.number(&seasonal.depth_m),
                diffusivity_m2_s: self.number(&seasonal.diffusivity_m2_s),
            }),
            ClimateKeys::Series(_) => {
                Climate::Series(Arc::clone(self.series.expect("a series is read or refused")))
            }
        }
    }

    fn civilians(&self, civilians: &CiviliansKeys) -> Civilians {
        Civilians {
            trigger_probability: self.probability(&civilians.trigger_probability),
            extra_casualties_mean: self.number(&civilians.extra_casualties_mean),
            groups: items(&civilians.group).iter().map(|group| self.group(group)).collect(),
        }
    }

    fn group(&self, group: &GroupKeys) -> Group {
        Group {
            age: *group.age,
            people: self.number(&group.people),
            presence: group.presence.value.clone(),
            entries_per_person_year: self.number(&group.entries_per_person_year),
            path_per_entry_m: self.number(&group.path_per_entry_m),
            contact_width_m: self.number(&group.contact_width_m),
            active_hours: *group.active_hours,
            case_fatality: self.probability(&group.case_fatality),
        }
    }

    fn clearance(&self, clearance: &ClearanceKeys) -> Clearance {
        Clearance {
            start: self.days(&clearance.start),
            rate_m2_per_day: self.number(&clearance.rate_m2_per_day),
            clearance_effectiveness: self.probability(&clearance.clearance_effectiveness),
            passes: count(*clearance.passes),
            cost_per_m2: clearance.cost_per_m2.as_ref().map(|cost| self.number(cost)),
        }
    }

    fn alternative(&self, alternative: &AlternativeKeys, root: &FileKeys) -> Alternative {
        let risk_reduction =
            items(&root.risk_reduction).iter().chain(items(&alternative.risk_reduction));
        let curve = |risk_reduction: &RiskReductionKeys| risk_reduction.effectiveness.value.clone();
        let clearance = alternative.clearance.as_ref().or(root.clearance.as_ref());
        Alternative {
            layings: alternative.laying.iter().map(|laying| self.laying(laying)).collect(),
            risk_reduction: risk_reduction.map(|risk_reduction| curve(risk_reduction)).collect(),
            clearance: clearance.map(|clearance| self.clearance(clearance)),
            return_delay: alternative
                .return_delay
                .as_ref()
                .map_or(Days::ZERO, |delay| self.days(delay)),
        }
    }

    fn laying(&self, laying: &LayingKeys) -> Laying {
        let fuse = match &laying.fuse {
            FuseKeys::Electrical(electrical) => Fuse::Electrical(self.electrical(electrical)),
            FuseKeys::Mechanical(mechanical) => Fuse::Mechanical(self.mechanical(mechanical)),
        };
        Laying { waves: self.waves(laying), fuse }
    }

    fn waves(&self, laying: &LayingKeys) -> Vec<Wave> {
        let mines = u64::try_from(*laying.mines).expect("its range starts at 0");
        if let Some(renew) = &laying.renew {
            let (every, until) = (renew.every.time.days(), renew.until.time.days());
            let moments = (0_u32..).map(f64::from).take_while(|&k| k < renewals(every, until));
            return moments.map(|k| Wave { at: Days::new(k * every), mines }).collect();
        }
        let mut laid: Vec<&WaveKeys> = items(&laying.laid).iter().map(|wave| &**wave).collect();
        if laid.is_empty() {
            return vec![Wave { at: Days::ZERO, mines }];
        }
        // the mines of a wave do not depend on the draw, so that "earlier" refers to medians
        let middle = |wave: &WaveKeys| self.inputs.middle(wave.at.days);
        laid.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
        let shares: Vec<f64> = laid.iter().map(|wave| *wave.share).collect();
        let counts = apportion(mines, &shares);
        let mut waves: Vec<Wave> = laid
            .iter()
            .zip(counts)
            .map(|(wave, mines)| Wave { at: self.days(&wave.at), mines })
            .collect();
        waves.sort_by(|a, b| a.at.days().total_cmp(&b.at.days()));
        waves
    }

    fn electrical(&self, electrical: &ElectricalKeys) -> Electrical {
        let settings = electrical.settings.iter().map(|setting| Setting {
            rated_life: self.days(&setting.rated_life),
            share: *setting.share,
            self_destruct: setting.self_destruct.as_ref().map(|span| self.days(span)),
        });
        Electrical {
            settings: settings.collect(),
            dead_on_arrival: self.probability(&electrical.dead_on_arrival),
            deactivation_failure: electrical.deactivation_failure.as_ref().map(
                |deactivation_failure| DeactivationFailure {
                    probability: self.probability(&deactivation_failure.probability),
                    life: self.life(&deactivation_failure.life),
                },
            ),
            self_destruct: electrical.self_destruct.as_ref().map(|how| SelfDestruct {
                reliability: self.probability(&how.reliability),
                cv: self.number(&how.cv),
            }),
            battery: self.battery(&electrical.battery),
        }
    }

    fn battery(&self, battery: &BatteryKeys) -> Battery {
        Battery {
            life: self.multiplier(&battery.life),
            lots: count(*battery.lots),
            lot_cv: self.number(&battery.lot_cv),
            storage_years: self.number(&battery.storage_years),
            storage_loss_per_year: self.number(&battery.storage_loss_per_year),
            reference: Celsius(self.number(&battery.reference_c)),
            self_discharge_share: self.number(&battery.self_discharge_share),
            activation_energy_kj_mol: self.number(&battery.activation_energy_kj_mol),
            cold_loss_per_c: self.number(&battery.cold_loss_per_c),
            cold_knee: Celsius(self.number(&battery.cold_knee_c)),
            minimum_capacity: self.number(&battery.minimum_capacity),
        }
    }

    fn multiplier(&self, life: &MultiplierKeys) -> MultiplierDistribution {
        use MultiplierDistributionKeys::{Gamma, Lognormal, Weibull};
        match &life.distribution {
            Lognormal(spread) => MultiplierDistribution::lognormal(self.number(&spread.cv)),
            Weibull(spread) => MultiplierDistribution::weibull(self.number(&spread.cv)),
            Gamma(spread) => MultiplierDistribution::gamma(self.number(&spread.cv)),
        }
    }

    fn mechanical(&self, mechanical: &MechanicalKeys) -> Mechanical {
        Mechanical {
            dead_on_arrival: self.probability(&mechanical.dead_on_arrival),
            life: self.life(&mechanical.life),
            never: self.probability(&mechanical.never),
        }
    }

    fn life(&self, life: &LifeKeys) -> LifeDistribution {
        use LifeDistributionKeys::{Exponential, Lognormal, Weibull};
        match &life.distribution {
            Weibull(distribution) => LifeDistribution::Weibull {
                median: self.days(&distribution.median),
                shape: self.number(&distribution.shape),
            },
            Lognormal(distribution) => LifeDistribution::Lognormal {
                median: self.days(&distribution.median),
                gsd: self.number(&distribution.gsd),
            },
            Exponential(distribution) => {
                LifeDistribution::Exponential { median: self.days(&distribution.median) }
            }
        }
    }
}
