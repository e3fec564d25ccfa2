//! What became of a mine, and when: the definition that every engine is held to.

use super::{Clearance, Fuse, Luck, MultiplierLaw, Nature, nature_of};
use crate::numeric::ln;
use crate::units::Days;

/// What fate has to ask of time, integrated by an engine for one arm and laying.
///
/// "Needed life" is G and H of `docs/model.md`: the life at reference conditions, in days, that a
/// battery mine laid at `laid` must exceed.
pub trait Surroundings {
    /// G(t): the life needed to be functional at `time`.
    fn life_needed_at(&self, laid: Days, time: Days) -> f64;
    /// H(t): the life needed to be functional at `time` or ever after.
    fn life_needed_from(&self, laid: Days, time: Days) -> f64;
    /// When ∫λ ds since `laid` reaches `exposure`; `None` if not within the horizon.
    fn contact(&self, laid: Days, exposure: f64) -> Option<Days>;
    /// When ∫λ·1{G < life} ds since `laid` reaches `exposure`; `None` if not within the horizon.
    fn contact_while_powered(&self, laid: Days, life: f64, exposure: f64) -> Option<Days>;
}

/// How a mine left the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It went off on a person.
    Detonated,
    /// It destroyed itself.
    SelfDestructed,
    /// It was removed.
    Cleared,
}

/// That a mine left the ground, how and when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gone {
    /// How.
    pub how: Ending,
    /// When.
    pub at: Days,
}

/// What became of a mine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fate {
    /// What it was.
    pub nature: Nature,
    /// When it was laid, t0.
    pub laid: Days,
    /// How it left the ground, if it did within the horizon.
    pub gone: Option<Gone>,
}

/// The state of a mine at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not there yet.
    NotLaid,
    /// It would go off.
    Functional,
    /// Silent now, able to function when it warms.
    Dormant,
    /// Never able to function again, still in the ground.
    Inert,
    /// Out of the ground.
    Gone(Ending),
}

/// What becomes of a mine of `fuse` laid at `laid`, by its luck: the earliest of a contact while it
/// is functional, its self-destruction and its removal.
pub fn fate_of(
    luck: &Luck,
    fuse: &Fuse,
    clearance: Option<&Clearance>,
    area_m2: f64,
    laid: Days,
    surroundings: &impl Surroundings,
) -> Fate {
    fate_from(nature_of(fuse, luck), luck, fuse, clearance, area_m2, laid, surroundings)
}

/// The same for a mine whose nature is already known to be that of [`nature_of`].
pub fn fate_from(
    nature: Nature,
    luck: &Luck,
    fuse: &Fuse,
    clearance: Option<&Clearance>,
    area_m2: f64,
    laid: Days,
    surroundings: &impl Surroundings,
) -> Fate {
    let exposure = -ln(luck.contact);
    let before_end =
        |life: Days| surroundings.contact(laid, exposure).filter(|&at| at < laid + life);
    let contact = match nature {
        Nature::DeadOnArrival => None,
        Nature::Overrun { life } | Nature::Mechanical { life: Some(life) } => before_end(life),
        Nature::Mechanical { life: None } => surroundings.contact(laid, exposure),
        Nature::Battery { life, .. } => surroundings.contact_while_powered(laid, life, exposure),
    };
    let removal =
        clearance.and_then(|clearance| clearance.removal(area_m2, laid, luck.rank, luck.detection));
    let gone = [
        contact.map(|at| Gone { how: Ending::Detonated, at }),
        self_destruction(luck, fuse, nature, laid, surroundings)
            .map(|at| Gone { how: Ending::SelfDestructed, at }),
        removal.map(|at| Gone { how: Ending::Cleared, at }),
    ];
    let gone = gone.into_iter().flatten().min_by(|a, b| a.at.days().total_cmp(&b.at.days()));
    Fate { nature, laid, gone }
}

/// When a mine destroys itself, if it is still there: only where its setting says so, it works, and
/// the mine is functional at the moment.
fn self_destruction(
    luck: &Luck,
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
    if luck.reliability >= works.reliability.value() {
        return None;
    }
    let jitter = MultiplierLaw::lognormal(works.cv).quantile(luck.self_destruct);
    let at = laid + Days::new(after.days() * jitter);
    (life > surroundings.life_needed_at(laid, at)).then_some(at)
}

impl Fate {
    /// The state of the mine at a time; what happens at that very moment has happened.
    pub fn state_at(&self, time: Days, surroundings: &impl Surroundings) -> State {
        if time < self.laid {
            return State::NotLaid;
        }
        if let Some(gone) = self.gone.filter(|gone| gone.at <= time) {
            return State::Gone(gone.how);
        }
        let lasts =
            |life: Days| if time < self.laid + life { State::Functional } else { State::Inert };
        match self.nature {
            Nature::DeadOnArrival => State::Inert,
            Nature::Overrun { life } | Nature::Mechanical { life: Some(life) } => lasts(life),
            Nature::Mechanical { life: None } => State::Functional,
            Nature::Battery { life, .. } => {
                if life > surroundings.life_needed_at(self.laid, time) {
                    State::Functional
                } else if life > surroundings.life_needed_from(self.laid, time) {
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
        Battery, Electrical, ElectricalKind, LifeLaw, Mechanical, Overrun, SelfDestruct, Setting,
    };
    use crate::numeric::exp;
    use crate::units::{Celsius, Probability};

    /// 20 °C for ever, and somebody comes by each mine at an even rate of 0.1 a day.
    struct Plain;

    impl Surroundings for Plain {
        fn life_needed_at(&self, laid: Days, time: Days) -> f64 {
            (time - laid).days()
        }
        fn life_needed_from(&self, laid: Days, time: Days) -> f64 {
            (time - laid).days()
        }
        fn contact(&self, laid: Days, exposure: f64) -> Option<Days> {
            Some(laid + Days::new(exposure / 0.1))
        }
        fn contact_while_powered(&self, laid: Days, life: f64, exposure: f64) -> Option<Days> {
            self.contact(laid, exposure).filter(|&at| (at - laid).days() < life)
        }
    }

    fn p(value: f64) -> Probability {
        Probability::new(value).unwrap()
    }

    /// A tenth dead on arrival; of the rest a ninth overruns for exactly a year's median; then half
    /// of the mines are rated 10 d and half 20 d with a self-destruct at 15 d that works nine times
    /// in ten. W is always 1.
    fn fuse() -> Fuse {
        let setting = |days, self_destruct| Setting {
            rated_life: Days::new(days),
            share: 0.5,
            self_destruct,
        };
        Fuse::Electrical(Electrical {
            settings: vec![setting(10.0, None), setting(20.0, Some(Days::new(15.0)))],
            dead_on_arrival: p(0.1),
            overrun: Some(Overrun {
                probability: p(1.0 / 9.0),
                life: LifeLaw::Exponential { median: Days::new(365.25) },
            }),
            self_destruct: Some(SelfDestruct { reliability: p(0.9), cv: 0.0 }),
            battery: Battery {
                life: MultiplierLaw::lognormal(0.0),
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

    /// One pass from day 30 on, ten days long, that finds four in five.
    fn clearance() -> Clearance {
        Clearance {
            start: Days::new(30.0),
            rate_m2_per_day: 100.0,
            detection: p(0.8),
            passes: 1,
            cost_per_m2: None,
        }
    }

    fn fate(luck: Luck) -> Fate {
        fate_of(&luck, &fuse(), Some(&clearance()), 1000.0, Days::new(1.0), &Plain)
    }

    /// Never met, and missed by clearance.
    const ALONE: Luck = Luck { contact: 1e-9, detection: 0.9, ..Luck::MIDDLING };

    #[test]
    fn six_mines_worked_on_paper() {
        let states = |luck: Luck| {
            let fate = fate(luck);
            [0.5, 1.0, 10.9, 11.1, 16.5, 34.0, 35.5].map(|t| fate.state_at(Days::new(t), &Plain))
        };
        use State::{Functional as F, Gone, Inert as I, NotLaid as N};
        let cleared = Gone(Ending::Cleared);
        // dead on arrival: inert as soon as it is laid
        assert_eq!(states(Luck { nature: 0.05, ..ALONE }), [N, I, I, I, I, I, I]);
        // overrun, median life 365 d: functions throughout, and is removed when it is reached: 30 +
        // 0.5 · 10
        assert_eq!(
            states(Luck { nature: 0.15, detection: 0.5, ..ALONE }),
            [N, F, F, F, F, F, cleared]
        );
        // rated 10 d, laid on day 1: functional until day 11, then inert
        assert_eq!(states(Luck { nature: 0.4, ..ALONE }), [N, F, F, I, I, I, I]);
        // the same, removed although it is inert
        assert_eq!(
            states(Luck { nature: 0.4, detection: 0.5, ..ALONE }),
            [N, F, F, I, I, I, cleared]
        );
        // rated 20 d: destroys itself on day 16
        let destroyed = Gone(Ending::SelfDestructed);
        assert_eq!(
            states(Luck { nature: 0.9, ..ALONE }),
            [N, F, F, F, destroyed, destroyed, destroyed]
        );
        // the same with a self-destruct that fails and a contact after exposure 1.8: day 1 + 18
        let met = Luck { nature: 0.9, reliability: 0.95, contact: exp(-1.8), ..ALONE };
        let detonated = Gone(Ending::Detonated);
        assert_eq!(states(met), [N, F, F, F, F, detonated, detonated]);
        assert!((fate(met).gone.unwrap().at.days() - 19.0).abs() < 1e-12);
    }

    #[test]
    fn a_contact_comes_before_the_end_of_the_battery_or_not_at_all() {
        let gone = |days: f64| fate(Luck { nature: 0.4, contact: exp(-0.1 * days), ..ALONE }).gone;
        assert_eq!(gone(9.99).map(|gone| gone.how), Some(Ending::Detonated));
        assert_eq!(gone(10.01), None);
    }

    #[test]
    fn a_mine_that_has_gone_off_is_not_there_to_be_cleared() {
        let luck = Luck { nature: 0.15, contact: exp(-0.5), detection: 0.1, ..ALONE };
        assert_eq!(fate(luck).gone, Some(Gone { how: Ending::Detonated, at: Days::new(6.0) }));
    }

    #[test]
    fn mechanical_mines_die_last_or_never_end() {
        let fuse = Fuse::Mechanical(Mechanical {
            dead_on_arrival: p(0.2),
            life: LifeLaw::Exponential { median: Days::new(100.0) },
            never: p(0.5),
        });
        let nature = |luck| nature_of(&fuse, &Luck { nature: luck, ..Luck::MIDDLING });
        assert_eq!(nature(0.1), Nature::DeadOnArrival);
        assert_eq!(nature(0.5), Nature::Mechanical { life: None });
        assert!(matches!(nature(0.7), Nature::Mechanical { life: Some(life) }
                if (life.days() - 100.0).abs() < 1e-9));
    }

    #[test]
    fn the_shares_of_the_settings_hold_to_the_last_sliver() {
        let Fuse::Electrical(electrical) = fuse() else { unreachable!("the fuse is electrical") };
        let edges: Vec<f64> = electrical.kind_edges().collect();
        let wanted = [0.1, 0.2, 0.6, 1.0];
        assert!(
            edges.iter().zip(wanted).all(|(edge, wanted)| (edge - wanted).abs() < 1e-12),
            "{edges:?}"
        );
        assert_eq!(electrical.kind_past(4), ElectricalKind::Setting(1), "luck above every edge");
    }
}
