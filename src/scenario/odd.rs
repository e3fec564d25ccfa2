//! What is legal but odd: mechanisms that can never act, runs that ask for less than the file
//! knows.

use super::document::Place;
use super::input::{Inputs, Number};
use super::record::Record;
use super::render::{Message, SourceText, position, render};
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
    root: &Record,
    inputs: &Inputs,
    plan: &Plan,
    sources: &[SourceText],
    can_draw: &dyn Fn(char) -> bool,
) -> Vec<Warning> {
    let mut search = Search { inputs, horizon: plan.horizon.days(), found: Vec::new() };
    search.people(root);
    search.clearance(root);
    for arm in root.tables("arm") {
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
    /// At a key of a table.
    fn at(&mut self, record: &Record, key: &str, kind: Oddity) {
        self.found.push((record.place(key), record.below(key), kind));
    }

    fn is_zero(record: &Record, key: &str) -> bool {
        record.number(key) == Some(Number::Fixed(0.0))
    }

    fn people(&mut self, root: &Record) {
        let Some(civilians) = root.table("civilians") else { return };
        for group in civilians.tables("group") {
            let keys = ["people", "entries_per_person_year", "path_per_entry_m", "contact_width_m"];
            for key in keys.into_iter().filter(|key| Self::is_zero(group, key)) {
                self.at(group, key, Oddity::Nobody { key });
            }
            if nowhere(group, "presence") {
                self.at(group, "presence", Oddity::Nobody { key: "presence" });
            }
        }
        self.mitigation(root);
    }

    fn mitigation(&mut self, above: &Record) {
        for mitigation in above.tables("mitigation") {
            if nowhere(mitigation, "effectiveness") {
                self.at(mitigation, "effectiveness", Oddity::IdleMitigation);
            }
        }
    }

    fn clearance(&mut self, above: &Record) {
        let Some(clearance) = above.table("clearance") else { return };
        if clearance.number("start").is_some_and(|start| self.inputs.least(start) > self.horizon) {
            self.at(clearance, "start", Oddity::LateClearance);
        }
        let arms = above.tables("arm");
        if !arms.is_empty() && arms.iter().all(|arm| arm.table("clearance").is_some()) {
            self.at(above, "clearance", Oddity::ReplacedClearance);
        }
    }

    fn arm(&mut self, arm: &Record) {
        self.mitigation(arm);
        self.clearance(arm);
        for laying in arm.tables("laying") {
            self.shares(laying, "laid");
            if let Some(electrical) = laying.table("electrical") {
                self.electrical(electrical);
            }
        }
    }

    fn shares(&mut self, above: &Record, key: &str) {
        for item in above.tables(key).iter().filter(|item| Self::is_zero(item, "share")) {
            self.at(item, "share", Oddity::NoShare);
        }
    }

    fn electrical(&mut self, electrical: &Record) {
        self.shares(electrical, "settings");
        let timed = |setting: &Record| setting.number("self_destruct").is_some();
        if electrical.table("self_destruct").is_some()
            && !electrical.tables("settings").iter().any(timed)
        {
            self.at(electrical, "self_destruct", Oddity::UnusedSelfDestruct);
        }
        if let Some(overrun) =
            electrical.table("overrun").filter(|table| Self::is_zero(table, "probability"))
        {
            self.at(overrun, "probability", Oddity::NoOverrun);
        }
        let Some(battery) = electrical.table("battery") else { return };
        let pairs = [
            ("self_discharge_share", "activation_energy_kj_mol"),
            ("storage_years", "storage_loss_per_year"),
        ];
        for (one, other) in pairs {
            for (key, without) in [(one, other), (other, one)] {
                if !Self::is_zero(battery, key) && Self::is_zero(battery, without) {
                    self.at(battery, key, Oddity::Without { without });
                }
            }
        }
        if battery.integer("lots").is_some_and(|lots| lots > 1) && Self::is_zero(battery, "lot_cv")
        {
            self.at(battery, "lots", Oddity::Without { without: "lot_cv" });
        }
    }

    fn draws(&mut self, root: &Record, plan: &Plan) {
        let Some(simulation) = root.table("simulation") else { return };
        match (plan.draws, self.inputs.list.is_empty()) {
            (1, false) => self.at(simulation, "draws", Oddity::OneDraw),
            (2.., true) => self.at(simulation, "draws", Oddity::NeedlessDraws),
            _ => {}
        }
    }

    fn letters(&mut self, root: &Record, can_draw: &dyn Fn(char) -> bool) {
        let civilians =
            |key| root.table("civilians").map_or(&[][..], |civilians| civilians.tables(key));
        let of_people = civilians("group").iter().chain(civilians("risk_criterion"));
        let named = root.tables("arm").iter().chain(of_people).map(|record| (record, "name"));
        for (record, key) in std::iter::once((root, "title")).chain(named) {
            let strange =
                record.text(key).and_then(|text| text.chars().find(|&letter| !can_draw(letter)));
            if let Some(letter) = strange {
                self.at(record, key, Oddity::Letter { letter });
            }
        }
    }
}

/// Whether a curve is 0 at all times.
fn nowhere(record: &Record, key: &str) -> bool {
    record.curve(key).is_some_and(|curve| curve.points().iter().all(|point| point.1 == 0.0))
}
