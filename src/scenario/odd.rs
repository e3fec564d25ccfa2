//! What is legal but odd: mechanisms that can never act, runs that ask for less than the file
//! knows.

use super::document::Place;
use super::grammar::{
    AlternativeKeys, BatteryKeys, ClearanceKeys, ElectricalKeys, FileKeys, FuseKeys, MitigationKeys,
};
use super::input::{Inputs, Number};
use super::render::{Message, SourceText, position, render};
use super::spot::{Spot, items};
use crate::model::Curve;
use crate::question::Plan;
use annotate_snippets::Level;
use std::fmt;

/// Something odd in a scenario.
#[derive(Clone, Debug)]
pub struct Warning {
    /// Where it stands.
    pub place: Place,
    /// The key's path.
    pub path: String,
    /// What is odd.
    pub kind: Oddity,
    source: SourceText,
}

/// What is odd.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Oddity {
    /// The fuse has a self-destruct, no setting uses it.
    #[error("never acts: no setting has a self-destruct")]
    UnusedSelfDestruct,
    /// Clearance begins when the run is over.
    #[error("never acts: clearance starts after the horizon")]
    LateClearance,
    /// Every arm has its own clearance.
    #[error("never acts: every arm has its own clearance")]
    ReplacedClearance,
    /// Mitigation that prevents nothing.
    #[error("never acts: its effectiveness is 0 at all times")]
    IdleMitigation,
    /// A share of 0.
    #[error("never acts: its share is 0")]
    NoShare,
    /// An overrun that never happens.
    #[error("never acts: its probability is 0")]
    NoOverrun,
    /// A drain that depends on temperature by nothing.
    #[error("never acts: `{without}` is 0")]
    Without {
        /// The other key, which is 0.
        without: &'static str,
    },
    /// A group that meets no mine.
    #[error("never meets a mine: `{key}` is 0")]
    Nobody {
        /// The key that is 0.
        key: &'static str,
    },
    /// Uncertain numbers in a single draw.
    #[error("something is uncertain, but there is 1 draw: results will not show it")]
    OneDraw,
    /// Draws of nothing.
    #[error("nothing is uncertain: more than 1 draw only repeats the same parameters")]
    NeedlessDraws,
    /// A letter without a picture.
    #[error("charts cannot show {letter:?}")]
    Letter {
        /// The letter.
        letter: char,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind)
    }
}

impl Warning {
    /// The warning with the line it stands in.
    pub fn render(&self, colour: bool) -> String {
        let place = Place { source: 0, ..self.place.clone() };
        let message =
            Message { level: Level::WARNING, text: self.to_string(), place: Some(&place) };
        render(&message, std::slice::from_ref(&self.source), colour)
    }

    /// The line and the column, from 1.
    pub fn position(&self) -> (usize, usize) {
        position(&self.source.text, &self.place)
    }
}

/// All that is odd, in the order of the file.
pub(super) fn odd(
    root: &FileKeys,
    inputs: &Inputs,
    plan: &Plan,
    sources: &[SourceText],
    can_draw: &dyn Fn(char) -> bool,
) -> Vec<Warning> {
    let mut search = Search { inputs, horizon: plan.horizon.days(), found: Vec::new() };
    search.people(root);
    if let Some(clearance) = &root.clearance {
        search.clearance(clearance);
        if root.arm.iter().all(|arm| arm.clearance.is_some()) {
            search.at(clearance, Oddity::ReplacedClearance);
        }
    }
    for arm in root.arm.iter() {
        search.arm(arm);
    }
    search.draws(root, plan);
    search.letters(root, can_draw);
    search.found.sort_by(|a, b| a.0.cmp(&b.0));
    let warning = |(place, path, kind): (Place, String, Oddity)| Warning {
        source: sources[place.source].clone(),
        place,
        path,
        kind,
    };
    search.found.into_iter().map(warning).collect()
}

/// What has been found so far.
struct Search<'a> {
    inputs: &'a Inputs,
    horizon: f64,
    found: Vec<(Place, String, Oddity)>,
}

impl Search<'_> {
    /// At a key.
    fn at<T>(&mut self, spot: &Spot<T>, kind: Oddity) {
        self.found.push((spot.place.clone(), spot.path.clone(), kind));
    }

    fn people(&mut self, root: &FileKeys) {
        for group in items(&root.civilians.group) {
            let numbers = [
                ("people", &group.people),
                ("entries_per_person_year", &group.entries_per_person_year),
                ("path_per_entry_m", &group.path_per_entry_m),
                ("contact_width_m", &group.contact_width_m),
            ];
            for (key, number) in numbers.into_iter().filter(|(_, number)| is_zero(number)) {
                self.at(number, Oddity::Nobody { key });
            }
            if is_nowhere(&group.presence) {
                self.at(&group.presence, Oddity::Nobody { key: "presence" });
            }
        }
        self.mitigation(items(&root.mitigation));
    }

    fn mitigation(&mut self, list: &[Spot<MitigationKeys>]) {
        for mitigation in list.iter().filter(|mitigation| is_nowhere(&mitigation.effectiveness)) {
            self.at(&mitigation.effectiveness, Oddity::IdleMitigation);
        }
    }

    fn clearance(&mut self, clearance: &ClearanceKeys) {
        if self.inputs.least(clearance.start.days) > self.horizon {
            self.at(&clearance.start, Oddity::LateClearance);
        }
    }

    fn arm(&mut self, arm: &AlternativeKeys) {
        self.mitigation(items(&arm.mitigation));
        if let Some(clearance) = &arm.clearance {
            self.clearance(clearance);
        }
        for laying in arm.laying.iter() {
            self.shares(items(&laying.laid).iter().map(|wave| &wave.share));
            if let FuseKeys::Electrical(electrical) = &laying.fuse {
                self.electrical(electrical);
            }
        }
    }

    fn shares<'a>(&mut self, shares: impl Iterator<Item = &'a Spot<f64>>) {
        for share in shares.filter(|share| share.value == 0.0) {
            self.at(share, Oddity::NoShare);
        }
    }

    fn electrical(&mut self, electrical: &ElectricalKeys) {
        self.shares(electrical.settings.iter().map(|setting| &setting.share));
        if let Some(self_destruct) = &electrical.self_destruct
            && electrical.settings.iter().all(|setting| setting.self_destruct.is_none())
        {
            self.at(self_destruct, Oddity::UnusedSelfDestruct);
        }
        if let Some(overrun) = electrical.overrun.as_ref().filter(|it| is_zero(&it.probability)) {
            self.at(&overrun.probability, Oddity::NoOverrun);
        }
        self.battery(&electrical.battery);
    }

    fn battery(&mut self, battery: &BatteryKeys) {
        let pairs = [
            [
                ("self_discharge_share", &battery.self_discharge_share),
                ("activation_energy_kj_mol", &battery.activation_energy_kj_mol),
            ],
            [
                ("storage_years", &battery.storage_years),
                ("storage_loss_per_year", &battery.storage_loss_per_year),
            ],
        ];
        for [one, other] in pairs {
            for ((_, number), (without, zero)) in [(one, other), (other, one)] {
                if !is_zero(number) && is_zero(zero) {
                    self.at(number, Oddity::Without { without });
                }
            }
        }
        if *battery.lots > 1 && is_zero(&battery.lot_cv) {
            self.at(&battery.lots, Oddity::Without { without: "lot_cv" });
        }
    }

    fn draws(&mut self, root: &FileKeys, plan: &Plan) {
        let draws = &root.simulation.draws;
        match (plan.draws, self.inputs.list.is_empty()) {
            (1, false) => self.at(draws, Oddity::OneDraw),
            (2.., true) => self.at(draws, Oddity::NeedlessDraws),
            _ => {}
        }
    }

    fn letters(&mut self, root: &FileKeys, can_draw: &dyn Fn(char) -> bool) {
        let arms = root.arm.iter().map(|arm| &arm.name);
        let groups = items(&root.civilians.group).iter().map(|group| &group.name);
        let criteria = items(&root.civilians.risk_criterion).iter().map(|level| &level.name);
        let named = std::iter::once(&root.title).chain(arms).chain(groups).chain(criteria);
        for name in named {
            if let Some(letter) = name.chars().find(|&letter| !can_draw(letter)) {
                self.at(name, Oddity::Letter { letter });
            }
        }
    }
}

fn is_zero(number: &Number) -> bool {
    *number == Number::Fixed(0.0)
}

/// Whether a curve is 0 at all times.
fn is_nowhere(curve: &Curve) -> bool {
    curve.points().iter().all(|point| point.1 == 0.0)
}
