//! What became of a mine, and when: the definition that every engine is held to.

use super::{Clearance, Electrical, Fuse, Luck, MultiplierLaw};
use crate::numeric::{exp, ln};
use crate::units::Days;

/// What fate has to ask of time, integrated by an engine for one arm and laying.
///
/// "Needed life" is G and H of `docs/model.md`: the life at reference conditions, in days, that a battery mine laid
/// at `laid` must exceed.
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

/// What a mine is, before anything happens to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nature {
    /// It never functions.
    DeadOnArrival,
    /// Its battery does not end it: it functions for this calendar time.
    Overrun {
        /// Life from t0.
        life: Days,
    },
    /// It functions as its battery lasts.
    Battery {
        /// Index of its setting.
        setting: usize,
        /// X: life at reference conditions, in days.
        life: f64,
    },
    /// No battery: it functions for this calendar time, or for ever where `None`.
    Mechanical {
        /// Life from t0.
        life: Option<Days>,
    },
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

/// Which of its kinds an electrical mine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElectricalKind {
    /// It never functions.
    DeadOnArrival,
    /// Its battery does not end it.
    Overrun,
    /// It functions as its battery lasts, at the setting of that index.
    Setting(usize),
}

impl Electrical {
    /// The upper edges of the kinds in the luck of nature: dead on arrival, overrun, then each setting; increasing.
    pub fn kind_edges(&self) -> impl Iterator<Item = f64> + '_ {
        let dead = self.dead_on_arrival.value();
        let overrun = dead + (1.0 - dead) * self.overrun.map_or(0.0, |overrun| overrun.probability.value());
        let settings = self.settings.iter().scan(overrun, move |edge, setting| {
            *edge += (1.0 - overrun) * setting.share;
            Some(*edge)
        });
        [dead, overrun].into_iter().chain(settings)
    }

    /// The kind of a mine whose luck of nature lies above `edges_passed` of the edges.
    pub fn kind_past(&self, edges_passed: usize) -> ElectricalKind {
        match edges_passed {
            0 => ElectricalKind::DeadOnArrival,
            1 => ElectricalKind::Overrun,
            // rounding may leave a sliver above the last edge: it belongs to the last setting that has a share
            passed if passed - 2 >= self.settings.len() => {
                let last = self.settings.iter().rposition(|setting| setting.share > 0.0);
                ElectricalKind::Setting(last.expect("the shares of the settings sum to 1"))
            }
            passed => ElectricalKind::Setting(passed - 2),
        }
    }

    /// ln X of a mine of a setting, by the quantiles of its lot's and of its own multiplier: ln(r s) + ln V + ln W.
    fn ln_life(&self, setting: usize, luck: &Luck) -> f64 {
        self.ln_rated_life(setting)
            + self.battery.lot_law().ln_quantile(luck.lot)
            + self.battery.life.ln_quantile(luck.life)
    }

    /// ln(r s): of the rated life of a setting after storage, in days.
    pub fn ln_rated_life(&self, setting: usize) -> f64 {
        ln(self.settings[setting].rated_life.days() * self.battery.stored_charge())
    }
}

/// What a mine of a fuse is, by its luck.
pub fn nature_of(fuse: &Fuse, luck: &Luck) -> Nature {
    match fuse {
        Fuse::Electrical(electrical) => {
            let passed = electrical.kind_edges().filter(|&edge| edge <= luck.nature).count();
            match electrical.kind_past(passed) {
                ElectricalKind::DeadOnArrival => Nature::DeadOnArrival,
                ElectricalKind::Overrun => {
                    let overrun = electrical.overrun.expect("only a fuse with overrun has such mines");
                    Nature::Overrun { life: overrun.life.quantile(luck.life) }
                }
                ElectricalKind::Setting(setting) => {
                    Nature::Battery { setting, life: exp(electrical.ln_life(setting, luck)) }
                }
            }
        }
        Fuse::Mechanical(mechanical) => {
            let dead = mechanical.dead_on_arrival.value();
            if luck.nature < dead {
                Nature::DeadOnArrival
            } else if luck.nature < dead + (1.0 - dead) * mechanical.never.value() {
                Nature::Mechanical { life: None }
            } else {
                Nature::Mechanical { life: Some(mechanical.life.quantile(luck.life)) }
            }
        }
    }
}

/// What becomes of a mine of `fuse` laid at `laid`, by its luck: the earliest of a contact while it is functional,
/// its self-destruction and its removal.
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
    let before_end = |life: Days| surroundings.contact(laid, exposure).filter(|&at| at < laid + life);
    let contact = match nature {
        Nature::DeadOnArrival => None,
        Nature::Overrun { life } | Nature::Mechanical { life: Some(life) } => before_end(life),
        Nature::Mechanical { life: None } => surroundings.contact(laid, exposure),
        Nature::Battery { life, .. } => surroundings.contact_while_powered(laid, life, exposure),
    };
    let removal = clearance.and_then(|clearance| clearance.removal(area_m2, laid, luck.rank, luck.detection));
    let gone = [
        contact.map(|at| Gone { how: Ending::Detonated, at }),
        self_destruction(luck, fuse, nature, laid, surroundings)
            .map(|at| Gone { how: Ending::SelfDestructed, at }),
        removal.map(|at| Gone { how: Ending::Cleared, at }),
    ];
    let gone = gone.into_iter().flatten().min_by(|a, b| a.at.days().total_cmp(&b.at.days()));
    Fate { nature, laid, gone }
}

/// When a mine destroys itself, if it is still there: only where its setting says so, it works, and the mine is
/// functional at the moment.
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
        let lasts = |life: Days| if time < self.laid + life { State::Functional } else { State::Inert };
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
