//! Outcome of a mine and its time: the definition for every engine.

use super::{Clearance, Fuse, Nature, RandomNumbers, nature_of};
use crate::numeric::ln;
use crate::units::Days;

/// Integrals over time that an outcome needs, for one alternative and laying. An engine supplies
/// them.
///
/// The required life is G and H of `docs/model.md`: the life at reference conditions, in days, that
/// a battery mine laid at `laid` must exceed.
pub trait Surroundings {
    /// G(t): life required to be functional at `time`.
    fn required_life_at(&self, laid: Days, time: Days) -> f64;
    /// H(t): life required to be functional at `time` or later.
    fn required_life_from(&self, laid: Days, time: Days) -> f64;
    /// Time when ∫λ ds since `laid` reaches `exposure`. `None` if not within the horizon.
    fn contact(&self, laid: Days, exposure: f64) -> Option<Days>;
    /// Time when ∫λ·1{G < life} ds since `laid` reaches `exposure`. `None` if not within the
    /// horizon.
    fn contact_while_awake(&self, laid: Days, life: f64, exposure: f64) -> Option<Days>;
}

/// Way in which a mine is removed from the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Detonated by a person.
    Detonated,
    /// Self-destructed.
    SelfDestructed,
    /// Removed by clearance.
    Cleared,
}

/// End of a mine: its kind and time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MineEnd {
    /// Kind of end.
    pub how: Ending,
    /// Time of the end.
    pub at: Days,
}

/// Outcome of a mine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Nature of the mine.
    pub nature: Nature,
    /// Time of laying, t0.
    pub laid: Days,
    /// End of the mine, if within the horizon.
    pub gone: Option<MineEnd>,
}

/// State of a mine at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not yet laid.
    NotLaid,
    /// Able to detonate now.
    Functional,
    /// Not functional now, but able to function when it warms.
    Dormant,
    /// Unable ever to function again, still in the ground.
    Inert,
    /// No longer in the ground.
    MineEnd(Ending),
}

/// Determines the outcome of a mine by its random numbers.
///
/// The outcome is the earliest of a contact while it is functional, its self-destruction and its
/// removal.
pub fn outcome_of(
    random: &RandomNumbers,
    fuse: &Fuse,
    clearance: Option<&Clearance>,
    area_m2: f64,
    laid: Days,
    surroundings: &impl Surroundings,
) -> Outcome {
    outcome_from(nature_of(fuse, random), random, fuse, clearance, area_m2, laid, surroundings)
}

/// Determines the outcome of a mine of known nature, by [`nature_of`].
pub fn outcome_from(
    nature: Nature,
    random: &RandomNumbers,
    fuse: &Fuse,
    clearance: Option<&Clearance>,
    area_m2: f64,
    laid: Days,
    surroundings: &impl Surroundings,
) -> Outcome {
    let exposure = -ln(random.contact);
    let before_end =
        |life: Days| surroundings.contact(laid, exposure).filter(|&at| at < laid + life);
    let contact = match nature {
        Nature::DeadOnArrival => None,
        Nature::DeactivationFailure { life } | Nature::Mechanical { life: Some(life) } => {
            before_end(life)
        }
        Nature::Mechanical { life: None } => surroundings.contact(laid, exposure),
        Nature::Battery { life, .. } => surroundings.contact_while_awake(laid, life, exposure),
    };
    let removal = clearance.and_then(|clearance| {
        clearance.removal(area_m2, laid, random.rank, random.clearance_effectiveness)
    });
    let gone = [
        contact.map(|at| MineEnd { how: Ending::Detonated, at }),
        self_destruction(random, fuse, nature, laid, surroundings)
            .map(|at| MineEnd { how: Ending::SelfDestructed, at }),
        removal.map(|at| MineEnd { how: Ending::Cleared, at }),
    ];
    let gone = gone.into_iter().flatten().min_by(|a, b| a.at.days().total_cmp(&b.at.days()));
    Outcome { nature, laid, gone }
}

/// Time when a mine destroys itself, if it is still there.
///
/// `None` unless its setting has a self-destruct that works, and the mine is functional at that
/// time.
fn self_destruction(
    random: &RandomNumbers,
    fuse: &Fuse,
    nature: Nature,
    laid: Days,
    surroundings: &impl Surroundings,
) -> Option<Days> {
    let (Fuse::Electrical(electrical), Nature::Battery { setting, life }) = (fuse, nature) else {
        return None;
    };
    let after = electrical.settings[setting].self_destruct?;
    let works = electrical.self_destruct?;
    if random.reliability >= works.reliability.value() {
        return None;
    }
    let jitter = works.spread().quantile(random.self_destruct);
    let at = laid + Days::new(after.days() * jitter);
    (life > surroundings.required_life_at(laid, at)).then_some(at)
}

impl Outcome {
    /// State of the mine at a time. An event at that time has already happened.
    pub fn state_at(&self, time: Days, surroundings: &impl Surroundings) -> State {
        if time < self.laid {
            return State::NotLaid;
        }
        if let Some(gone) = self.gone.filter(|gone| gone.at <= time) {
            return State::MineEnd(gone.how);
        }
        let lasts =
            |life: Days| if time < self.laid + life { State::Functional } else { State::Inert };
        match self.nature {
            Nature::DeadOnArrival => State::Inert,
            Nature::DeactivationFailure { life } | Nature::Mechanical { life: Some(life) } => {
                lasts(life)
            }
            Nature::Mechanical { life: None } => State::Functional,
            Nature::Battery { life, .. } => {
                if life > surroundings.required_life_at(self.laid, time) {
                    State::Functional
                } else if life > surroundings.required_life_from(self.laid, time) {
                    State::Dormant
                } else {
                    State::Inert
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Battery, DeactivationFailure, Electrical, ElectricalKind, LifeDistribution, Mechanical,
        MultiplierDistribution, SelfDestruct, Setting,
    };
    use crate::numeric::exp;
    use crate::units::{Celsius, Probability};

    /// Constant 20 °C, and a constant contact rate of 0.1 a day and mine.
    struct Plain;

    impl Surroundings for Plain {
        fn required_life_at(&self, laid: Days, time: Days) -> f64 {
            (time - laid).days()
        }
        fn required_life_from(&self, laid: Days, time: Days) -> f64 {
            (time - laid).days()
        }
        fn contact(&self, laid: Days, exposure: f64) -> Option<Days> {
            Some(laid + Days::new(exposure / 0.1))
        }
        fn contact_while_awake(&self, laid: Days, life: f64, exposure: f64) -> Option<Days> {
            self.contact(laid, exposure).filter(|&at| (at - laid).days() < life)
        }
    }

    fn p(value: f64) -> Probability {
        Probability::new(value).unwrap()
    }

    /// 10 % dead on arrival; 1/9 of the rest deactivation failures. These have a median life of one
    /// year. Of the others, half are rated 10 d. The other half are rated 20 d, with a
    /// self-destruct at 15 d and reliability 0.9. W is always 1.
    fn fuse() -> Fuse {
        let setting = |days, self_destruct| Setting {
            rated_life: Days::new(days),
            share: 0.5,
            self_destruct,
        };
        Fuse::Electrical(Electrical {
            settings: vec![setting(10.0, None), setting(20.0, Some(Days::new(15.0)))],
            dead_on_arrival: p(0.1),
            deactivation_failure: Some(DeactivationFailure {
                probability: p(1.0 / 9.0),
                life: LifeDistribution::Exponential { median: Days::new(365.25) },
            }),
            self_destruct: Some(SelfDestruct { reliability: p(0.9), cv: 0.0 }),
            battery: Battery {
                life: MultiplierDistribution::lognormal(0.0),
                lots: 1,
                lot_cv: 0.0,
                storage_years: 0.0,
                storage_loss_per_year: 0.0,
                reference: Celsius(20.0),
                self_discharge_share: 0.0,
                activation_energy_kj_mol: 0.0,
                cold_loss_per_c: 0.0,
                cold_knee: Celsius(20.0),
                minimum_capacity: 1.0,
            },
        })
    }

    /// One pass of ten days from day 30 on, with effectiveness 0.8.
    fn clearance() -> Clearance {
        Clearance {
            start: Days::new(30.0),
            rate_m2_per_day: 100.0,
            clearance_effectiveness: p(0.8),
            passes: 1,
            cost_per_m2: None,
        }
    }

    fn fate(random: RandomNumbers) -> Outcome {
        outcome_of(&random, &fuse(), Some(&clearance()), 1000.0, Days::new(1.0), &Plain)
    }

    /// No contact for 200 days, and missed by clearance.
    const ALONE: RandomNumbers =
        RandomNumbers { contact: 1e-9, clearance_effectiveness: 0.9, ..RandomNumbers::MIDDLING };

    #[test]
    fn six_mines_worked_on_paper() {
        let states = |random: RandomNumbers| {
            let fate = fate(random);
            [0.5, 1.0, 10.9, 11.1, 16.5, 34.0, 35.5].map(|t| fate.state_at(Days::new(t), &Plain))
        };
        use State::{Functional as F, Inert as I, MineEnd, NotLaid as N};
        let cleared = MineEnd(Ending::Cleared);
        // dead on arrival: inert as soon as it is laid
        assert_eq!(states(RandomNumbers { nature: 0.05, ..ALONE }), [N, I, I, I, I, I, I]);
        // deactivation failure, median life 365 d: functions throughout, and is removed when it is
        // reached: 30 + 0.5 · 10
        assert_eq!(
            states(RandomNumbers { nature: 0.15, clearance_effectiveness: 0.5, ..ALONE }),
            [N, F, F, F, F, F, cleared]
        );
        // rated 10 d, laid on day 1: functional until day 11, then inert
        assert_eq!(states(RandomNumbers { nature: 0.4, ..ALONE }), [N, F, F, I, I, I, I]);
        // the same, removed although it is inert
        assert_eq!(
            states(RandomNumbers { nature: 0.4, clearance_effectiveness: 0.5, ..ALONE }),
            [N, F, F, I, I, I, cleared]
        );
        // rated 20 d: destroys itself on day 16
        let destroyed = MineEnd(Ending::SelfDestructed);
        assert_eq!(
            states(RandomNumbers { nature: 0.9, ..ALONE }),
            [N, F, F, F, destroyed, destroyed, destroyed]
        );
        // the same with a self-destruct that fails and a contact after exposure 1.8: day 1 + 18
        let met = RandomNumbers { nature: 0.9, reliability: 0.95, contact: exp(-1.8), ..ALONE };
        let detonated = MineEnd(Ending::Detonated);
        assert_eq!(states(met), [N, F, F, F, F, detonated, detonated]);
        assert!((fate(met).gone.unwrap().at.days() - 19.0).abs() < 1e-12);
    }

    #[test]
    fn a_contact_comes_before_the_end_of_the_battery_or_not_at_all() {
        let gone = |days: f64| {
            fate(RandomNumbers { nature: 0.4, contact: exp(-0.1 * days), ..ALONE }).gone
        };
        assert_eq!(gone(9.99).map(|gone| gone.how), Some(Ending::Detonated));
        assert_eq!(gone(10.01), None);
    }

    #[test]
    fn a_mine_that_has_gone_off_is_not_there_to_be_cleared() {
        let random = RandomNumbers {
            nature: 0.15,
            contact: exp(-0.5),
            clearance_effectiveness: 0.1,
            ..ALONE
        };
        assert_eq!(fate(random).gone, Some(MineEnd { how: Ending::Detonated, at: Days::new(6.0) }));
    }

    #[test]
    fn mechanical_mines_die_last_or_never_end() {
        let fuse = Fuse::Mechanical(Mechanical {
            dead_on_arrival: p(0.2),
            life: LifeDistribution::Exponential { median: Days::new(100.0) },
            never: p(0.5),
        });
        let nature =
            |random| nature_of(&fuse, &RandomNumbers { nature: random, ..RandomNumbers::MIDDLING });
        assert_eq!(nature(0.1), Nature::DeadOnArrival);
        assert_eq!(nature(0.5), Nature::Mechanical { life: None });
        assert!(matches!(nature(0.7), Nature::Mechanical { life: Some(life) }
                if (life.days() - 100.0).abs() < 1e-9));
    }

    #[test]
    fn the_shares_of_the_settings_hold_to_the_last_sliver() {
        let Fuse::Electrical(electrical) = fuse() else { unreachable!("the fuse is electrical") };
        let edges: Vec<f64> = electrical.kind_edges().collect();
        let expected = [0.1, 0.2, 0.6, 1.0];
        assert!(
            edges.iter().zip(expected).all(|(edge, expected)| (edge - expected).abs() < 1e-12),
            "{edges:?}"
        );
        assert_eq!(
            electrical.kind_past(4),
            ElectricalKind::Setting(1),
            "random numbers above every edge"
        );
    }
}
