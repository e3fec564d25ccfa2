//! Studies for tests with many mechanisms together.

use super::examples::{alternative, electrical, group, mechanical, p, study};
use crate::model::{
    ActiveHours, Clearance, Climate, DeactivationFailure, Electrical, Fuse, LifeDistribution,
    MultiplierDistribution, PiecewiseLinear, Seasonal, SelfDestruct, Setting, Study, Wave,
};
use crate::units::{Celsius, Days};

/// A study with every mechanism.
///
/// It has cold winters, dormancy, lots, two passes of clearance, two groups with active hours, and
/// risk reduction. Its fuse has three settings, one with self-destruct, and deactivation failure
/// and dead on arrival. There are two waves, and an alternative with a mechanical laying too.
pub(crate) fn everything() -> Study {
    let mut study = study(500.0);
    study.climate = Climate::Seasonal(Seasonal {
        mean: Celsius(6.0),
        annual_amplitude_c: 14.0,
        warmest_day: 201.0,
        diurnal_amplitude_c: 5.0,
        warmest_hour: 15.0,
        depth_m: 0.02,
        diffusivity_m2_s: 5e-7,
    });
    let mut children = group();
    children.active_hours = ActiveHours { from: 9.0, to: 18.0 };
    children.presence = PiecewiseLinear::new(vec![(Days::ZERO, 0.2), (Days::new(120.0), 1.0)]);
    study.civilians.groups.push(children);
    let mut fuse = electrical(60.0);
    fuse.settings = vec![
        Setting { rated_life: Days::new(90.0), share: 0.5, self_destruct: None },
        Setting { rated_life: Days::new(20.0), share: 0.3, self_destruct: Some(Days::new(15.0)) },
        Setting { rated_life: Days::from_hours(4.0), share: 0.2, self_destruct: None },
    ];
    fuse.self_destruct = Some(SelfDestruct { reliability: p(0.6), cv: 0.1 });
    fuse.dead_on_arrival = p(0.05);
    fuse.deactivation_failure = Some(DeactivationFailure {
        probability: p(0.1),
        life: LifeDistribution::Lognormal { median: Days::new(200.0), gsd: 2.0 },
    });
    fuse.battery.lots = 7;
    fuse.battery.lot_cv = 0.1;
    fuse.battery.self_discharge_share = 0.3;
    fuse.battery.activation_energy_kj_mol = 51.0;
    fuse.battery.cold_loss_per_c = 0.03;
    fuse.battery.cold_knee = Celsius(12.0);
    fuse.battery.minimum_capacity = 0.3;
    let mut battery = alternative(Fuse::Electrical(fuse), 0);
    battery.layings[0].waves =
        vec![Wave { at: Days::ZERO, mines: 301 }, Wave { at: Days::new(33.4), mines: 700 }];
    battery.clearance = Some(Clearance {
        start: Days::new(150.0),
        rate_m2_per_day: 10_000.0,
        clearance_effectiveness: p(0.7),
        passes: 2,
        cost_per_m2: None,
    });
    battery.risk_reduction =
        vec![PiecewiseLinear::new(vec![(Days::new(10.0), 0.0), (Days::new(300.0), 0.6)])];
    let mut persistent = mechanical();
    persistent.dead_on_arrival = p(0.02);
    persistent.never = p(0.3);
    let mut mixed = alternative(Fuse::Mechanical(persistent), 400);
    mixed.layings.push(battery.layings[0].clone());
    mixed.return_delay = Days::new(40.0);
    study.alternatives = vec![battery, mixed];
    study
}

/// The same without lots and dormancy, so that random numbers alone decide. It has more mines, more
/// people, and self-destruction at one fixed time.
pub(crate) fn steady() -> Study {
    let mut study = everything();
    study.civilians.groups.iter_mut().for_each(|group| group.people *= 40.0);
    for laying in study.alternatives.iter_mut().flat_map(|alternative| &mut alternative.layings) {
        laying.waves.iter_mut().for_each(|wave| wave.mines *= 8);
        if let Fuse::Electrical(fuse) = &mut laying.fuse {
            fuse.battery.cold_loss_per_c = 0.0;
            fuse.battery.lot_cv = 0.0;
            fuse.self_destruct = Some(SelfDestruct { reliability: p(0.7), cv: 0.0 });
        }
    }
    study
}

/// Dormancy without lots, and lots without dormancy. The lots' distribution has a slow quantile.
/// Clearance starts before the last wave.
pub(crate) fn mixtures() -> [Study; 2] {
    let (mut asleep, mut in_lots) = (steady(), steady());
    for study in [&mut asleep, &mut in_lots] {
        study.alternatives[0]
            .clearance
            .iter_mut()
            .for_each(|clearance| clearance.start = Days::new(20.0));
    }
    let fuses = |study: &mut Study, change: &dyn Fn(&mut Electrical)| {
        for laying in study.alternatives.iter_mut().flat_map(|alternative| &mut alternative.layings)
        {
            if let Fuse::Electrical(fuse) = &mut laying.fuse {
                change(fuse);
            }
        }
    };
    fuses(&mut asleep, &|fuse| {
        fuse.battery.cold_loss_per_c = 0.03;
        fuse.self_destruct = Some(SelfDestruct { reliability: p(0.9), cv: 0.3 });
    });
    fuses(&mut in_lots, &|fuse| {
        fuse.battery.lot_cv = 0.2;
        fuse.battery.life = MultiplierDistribution::gamma(0.3);
        fuse.self_destruct = Some(SelfDestruct { reliability: p(0.9), cv: 0.5 });
    });
    [asleep, in_lots]
}
