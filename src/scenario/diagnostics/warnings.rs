//! Warnings about legal but implausible values. Examples are mechanisms that never act and runs
//! that ignore uncertainty in the file.

use super::render::{Message, SourceText, line_and_column, render};
use crate::model::{PiecewiseLinear, TemperatureSeries};
use crate::question::Plan;
use crate::scenario::file::document::Position;
use crate::scenario::grammar::{
    AlternativeKeys, BatteryKeys, ClearanceKeys, ClimateKeys, ElectricalKeys, FileKeys, FuseKeys,
    RiskReductionKeys,
};
use crate::scenario::reading::input::{Inputs, Number};
use crate::scenario::reading::spot::{Positioned, items};
use crate::scenario::series::date_at;
use crate::units::Days;
use annotate_snippets::Level;
use std::fmt;

/// A warning about a scenario.
#[derive(Clone, Debug)]
pub struct Warning {
    /// The position of the key.
    pub position: Position,
    /// The key's path.
    pub path: String,
    /// The kind of oddity.
    pub kind: WarningKind,
    source: SourceText,
}

/// The kind of oddity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WarningKind {
    /// A self-destruct in the fuse that no setting uses.
    #[error("never acts: no setting has a self-destruct")]
    UnusedSelfDestruct,
    /// Clearance that starts after the horizon.
    #[error("never acts: clearance starts after the horizon")]
    LateClearance,
    /// Clearance that is over before the start.
    #[error("never acts: clearance is over before the start")]
    PastClearance,
    /// A delay of return where nobody's presence changes.
    #[error("never acts: every `presence` is constant")]
    NoReturn,
    /// Spans without rows in a temperature series.
    #[error(
        "rows are missing for {days} d from {from} on{}; temperatures there are on the line \
         between their neighbours",
        if *holes > 1 { format!(", the longest of {holes} such spans") } else { String::new() }
    )]
    Hole {
        /// The number of such spans.
        holes: usize,
        /// The longest, days.
        days: u64,
        /// The date of its last row before.
        from: String,
    },
    /// Clearance that every alternative replaces by its own.
    #[error("never acts: every alternative has its own clearance")]
    ReplacedClearance,
    /// Risk reduction that prevents nothing.
    #[error("never acts: its effectiveness is 0 at all times")]
    IdleRiskReduction,
    /// A share of 0.
    #[error("never acts: its share is 0")]
    NoShare,
    /// A deactivation failure with probability 0.
    #[error("never acts: its probability is 0")]
    NoDeactivationFailure,
    /// A temperature dependence whose other key is 0.
    #[error("never acts: `{without}` is 0")]
    Without {
        /// The other key, which is 0.
        without: &'static str,
    },
    /// A group that never meets a mine.
    #[error("never meets a mine: `{key}` is 0")]
    Nobody {
        /// The key that is 0.
        key: &'static str,
    },
    /// Uncertain numbers with a single parameter draw.
    #[error("something is uncertain, but there is 1 draw: results will not show it")]
    OneDraw,
    /// Several parameter draws without uncertain numbers.
    #[error("nothing is uncertain: more than 1 draw only repeats the same parameters")]
    NeedlessDraws,
    /// A letter that charts cannot show.
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
    /// The warning with its line.
    pub fn render(&self, colour: bool) -> String {
        let position = Position { source: 0, ..self.position.clone() };
        let message =
            Message { level: Level::WARNING, text: self.to_string(), position: Some(&position) };
        render(&message, std::slice::from_ref(&self.source), colour)
    }

    /// The line and the column, from 1.
    pub fn line_and_column(&self) -> (usize, usize) {
        line_and_column(&self.source.text, &self.position)
    }
}

/// All warnings, in the order of the file.
pub(crate) fn warnings(
    root: &FileKeys,
    inputs: &Inputs,
    plan: &Plan,
    series: Option<&TemperatureSeries>,
    (sources, can_draw): (&[SourceText], &dyn Fn(char) -> bool),
) -> Vec<Warning> {
    let mut search = Search { inputs, horizon: plan.horizon.days(), found: Vec::new() };
    search.people(root);
    search.holes(root, series);
    if let Some(clearance) = &root.clearance {
        search.clearance(clearance, root);
        if root.alternative.iter().all(|alternative| alternative.clearance.is_some()) {
            search.at(clearance, WarningKind::ReplacedClearance);
        }
    }
    for alternative in root.alternative.iter() {
        search.alternative(alternative, root);
    }
    search.draws(root, plan);
    search.letters(root, can_draw);
    search.found.sort_by(|a, b| a.0.cmp(&b.0));
    let warning = |(position, path, kind): (Position, String, WarningKind)| Warning {
        source: sources[position.source].clone(),
        position,
        path,
        kind,
    };
    search.found.into_iter().map(warning).collect()
}

/// The warnings found so far.
struct Search<'a> {
    inputs: &'a Inputs,
    horizon: f64,
    found: Vec<(Position, String, WarningKind)>,
}

impl Search<'_> {
    /// Adds a warning at a key.
    fn at<T>(&mut self, spot: &Positioned<T>, kind: WarningKind) {
        self.found.push((spot.position.clone(), spot.path.clone(), kind));
    }

    fn people(&mut self, root: &FileKeys) {
        for group in items(&root.civilians.group) {
            let numbers = [
                ("people", &group.people),
                ("entries_per_person_year", &group.entries_per_person_year),
                ("path_per_entry_m", &group.path_per_entry_m),
                ("contact_width_m", &group.contact_width_m),
            ];
            for (key, number) in numbers.into_iter().filter(|(_, number)| vanishes(number)) {
                self.at(number, WarningKind::Nobody { key });
            }
            if is_nowhere(&group.presence) {
                self.at(&group.presence, WarningKind::Nobody { key: "presence" });
            }
        }
        self.risk_reduction(items(&root.risk_reduction));
    }

    fn risk_reduction(&mut self, list: &[Positioned<RiskReductionKeys>]) {
        for risk_reduction in
            list.iter().filter(|risk_reduction| is_nowhere(&risk_reduction.effectiveness))
        {
            self.at(&risk_reduction.effectiveness, WarningKind::IdleRiskReduction);
        }
    }

    fn clearance(&mut self, clearance: &ClearanceKeys, root: &FileKeys) {
        if self.inputs.least(clearance.start.days) > self.horizon {
            self.at(&clearance.start, WarningKind::LateClearance);
        }
        let [start, area_m2, rate] =
            [clearance.start.days, *root.site.area_m2, *clearance.rate_m2_per_day]
                .map(|number| self.inputs.middle(number));
        if start + *clearance.passes as f64 * area_m2 / rate <= 0.0 {
            self.at(&clearance.start, WarningKind::PastClearance);
        }
    }

    /// Spans of a temperature series that have no rows.
    fn holes(&mut self, root: &FileKeys, series: Option<&TemperatureSeries>) {
        let ClimateKeys::Series(named) = &root.site.temperature.climate else { return };
        let holes = series.map_or(vec![], TemperatureSeries::holes);
        let length = |[from, until]: &[Days; 2]| (*until - *from).days();
        if let Some(longest) = holes.iter().max_by(|a, b| length(a).total_cmp(&length(b))) {
            let from = date_at(*root.site.start, longest[0]).strftime("%Y-%m-%d %H:%M").to_string();
            let (days, holes) = (length(longest).round() as u64, holes.len());
            self.at(&named.file, WarningKind::Hole { holes, days, from });
        }
    }

    fn alternative(&mut self, alternative: &AlternativeKeys, root: &FileKeys) {
        self.risk_reduction(items(&alternative.risk_reduction));
        if let Some(clearance) = &alternative.clearance {
            self.clearance(clearance, root);
        }
        let is_constant =
            |curve: &PiecewiseLinear| curve.points().windows(2).all(|pair| pair[0].1 == pair[1].1);
        if let Some(delay) = &alternative.return_delay
            && items(&root.civilians.group).iter().all(|group| is_constant(&group.presence))
        {
            self.at(delay, WarningKind::NoReturn);
        }
        for laying in alternative.laying.iter() {
            self.shares(items(&laying.laid).iter().map(|wave| &wave.share));
            if let FuseKeys::Electrical(electrical) = &laying.fuse {
                self.electrical(electrical);
            }
        }
    }

    fn shares<'a>(&mut self, shares: impl Iterator<Item = &'a Positioned<f64>>) {
        for share in shares.filter(|share| share.value == 0.0) {
            self.at(share, WarningKind::NoShare);
        }
    }

    fn electrical(&mut self, electrical: &ElectricalKeys) {
        self.shares(electrical.settings.iter().map(|setting| &setting.share));
        if let Some(self_destruct) = &electrical.self_destruct
            && electrical.settings.iter().all(|setting| setting.self_destruct.is_none())
        {
            self.at(self_destruct, WarningKind::UnusedSelfDestruct);
        }
        if let Some(deactivation_failure) =
            electrical.deactivation_failure.as_ref().filter(|it| vanishes(&it.probability))
        {
            self.at(&deactivation_failure.probability, WarningKind::NoDeactivationFailure);
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
                if !vanishes(number) && vanishes(zero) {
                    self.at(number, WarningKind::Without { without });
                }
            }
        }
        if *battery.lots > 1 && vanishes(&battery.lot_cv) {
            self.at(&battery.lots, WarningKind::Without { without: "lot_cv" });
        }
    }

    fn draws(&mut self, root: &FileKeys, plan: &Plan) {
        let draws = &root.simulation.draws;
        match (plan.draws, self.inputs.list.is_empty()) {
            (1, false) => self.at(draws, WarningKind::OneDraw),
            (2.., true) => self.at(draws, WarningKind::NeedlessDraws),
            _ => {}
        }
    }

    fn letters(&mut self, root: &FileKeys, can_draw: &dyn Fn(char) -> bool) {
        let alternatives = root.alternative.iter().map(|alternative| &alternative.name);
        let groups = items(&root.civilians.group).iter().map(|group| &group.name);
        let criteria = items(&root.civilians.risk_criterion).iter().map(|level| &level.name);
        let named = std::iter::once(&root.title).chain(alternatives).chain(groups).chain(criteria);
        for name in named {
            if let Some(letter) = name.chars().find(|&letter| !can_draw(letter)) {
                self.at(name, WarningKind::Letter { letter });
            }
        }
    }
}

fn vanishes(number: &Number) -> bool {
    *number == Number::Fixed(0.0)
}

/// Whether a curve is 0 at all times.
fn is_nowhere(curve: &PiecewiseLinear) -> bool {
    curve.points().iter().all(|point| point.1 == 0.0)
}
