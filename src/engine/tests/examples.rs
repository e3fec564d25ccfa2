//! Small studies for the tests of this room.

use crate::model::{
    ActiveHours, Age, Alternative, Battery, Civilians, Climate, Electrical, Fuse, Group, Laying,
    LifeDistribution, LocalStart, Mechanical, MultiplierDistribution, PiecewiseLinear, Seasonal,
    Setting, Study, Wave,
};
use crate::question::{Plan, ReportTime, RiskCriterion};
use crate::units::{Celsius, Days, Probability};

/// A probability, for tests.
pub(crate) fn p(value: f64) -> Probability {
    Probability::new(value).expect("tests write probabilities")
}

/// A hundred people, always present, active all day.
pub(crate) fn group() -> Group {
    Group {
        age: Age::Adult,
        people: 100.0,
        presence: PiecewiseLinear::new(vec![(Days::ZERO, 1.0)]),
        entries_per_person_year: 10.0,
        path_per_entry_m: 300.0,
        contact_width_m: 0.3,
        active_hours: ActiveHours::ALL_DAY,
        case_fatality: p(0.3),
    }
}

/// A battery without effects of cold, storage or lots.
pub(crate) fn battery() -> Battery {
    Battery {
        life: MultiplierDistribution::lognormal(0.15),
        lots: 1,
        lot_cv: 0.0,
        storage_years: 0.0,
        storage_loss_per_year: 0.0,
        reference: Celsius(20.0),
        self_discharge_share: 0.0,
        activation_energy_kj_mol: 0.0,
        cold_loss_per_c: 0.0,
        cold_knee: Celsius(20.0),
        minimum_capacity: 0.05,
    }
}

/// A fuse with one setting.
pub(crate) fn electrical(rated_days: f64) -> Electrical {
    Electrical {
        settings: vec![Setting {
            rated_life: Days::new(rated_days),
            share: 1.0,
            self_destruct: None,
        }],
        dead_on_arrival: Probability::ZERO,
        deactivation_failure: None,
        self_destruct: None,
        battery: battery(),
    }
}

/// A fuse with a Weibull life of median ten years.
pub(crate) fn mechanical() -> Mechanical {
    Mechanical {
        dead_on_arrival: Probability::ZERO,
        life: LifeDistribution::Weibull { median: Days::from_years(10.0), shape: 1.5 },
        never: Probability::ZERO,
    }
}

/// An alternative of `mines` mines of a fuse, laid at the start.
pub(crate) fn alternative(fuse: Fuse, mines: u64) -> Alternative {
    Alternative {
        layings: vec![Laying { waves: vec![Wave { at: Days::ZERO, mines }], fuse }],
        risk_reduction: Vec::new(),
        clearance: None,
        return_delay: Days::ZERO,
    }
}

/// One alternative of a thousand two-week mines. The site is a square kilometre at 20 °C with one
/// group of people.
pub(crate) fn study(horizon_days: f64) -> Study {
    Study {
        start: LocalStart { day_of_year: 324, hour: 6.0 },
        horizon: Days::new(horizon_days),
        area_m2: 1e6,
        climate: Climate::Constant(Celsius(20.0)),
        civilians: Civilians {
            trigger_probability: Probability::ONE,
            extra_casualties_mean: 0.0,
            groups: vec![group()],
        },
        land: None,
        alternatives: vec![alternative(Fuse::Electrical(electrical(14.0)), 1000)],
    }
}

/// The same in a cold climate with a sharp daily cycle. The rated life is 40 d, with all effects of
/// temperature on a battery.
pub(crate) fn cold_study() -> (Study, Electrical) {
    let mut study = study(120.0);
    study.climate = Climate::Seasonal(Seasonal {
        mean: Celsius(4.0),
        annual_amplitude_c: 12.0,
        warmest_day: 201.0,
        diurnal_amplitude_c: 6.0,
        warmest_hour: 15.0,
        depth_m: 0.0,
        diffusivity_m2_s: 5e-7,
    });
    study.civilians.groups[0].active_hours = ActiveHours { from: 7.0, to: 17.5 };
    let mut fuse = electrical(40.0);
    fuse.battery.self_discharge_share = 1.0;
    fuse.battery.activation_energy_kj_mol = 60.0;
    fuse.battery.cold_loss_per_c = 0.02;
    fuse.battery.minimum_capacity = 0.2;
    study.alternatives[0].layings[0].fuse = Fuse::Electrical(fuse.clone());
    (study, fuse)
}

/// A plan of a study with report times on these days.
pub(crate) fn plan_of(study: &Study, draws: u32, replicates: u32, report_days: &[f64]) -> Plan {
    let report = |&days: &f64| ReportTime { text: format!("{days}d"), time: Days::new(days) };
    Plan {
        title: "test".into(),
        question: None,
        seed: 11,
        draws,
        replicates,
        horizon: study.horizon,
        start_hour: study.start.hour,
        report_at: report_days.iter().map(report).collect(),
        alternatives: (0..study.alternatives.len())
            .map(|alternative| format!("alternative {alternative}"))
            .collect(),
        mines: study.alternatives.iter().map(Alternative::mines).collect(),
        groups: (0..study.civilians.groups.len()).map(|group| format!("group {group}")).collect(),
        baseline: 0,
        criteria: RiskCriterion::presets(),
        currency: None,
    }
}
