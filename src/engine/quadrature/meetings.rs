//! What people meet: contact rates of each group over time, and where they bend.

use super::gauss;
use crate::model::{Arm, Contact, Study};
use crate::units::Days;

/// Contact with one mine of an arm.
#[derive(Debug)]
pub(super) struct Meetings<'a> {
    study: &'a Study,
    contact: Contact<'a>,
    /// Increasing moments from 0 to the horizon between which every rate is smooth.
    edges: Vec<f64>,
    /// Contact rates of each group at the three points of each stretch between edges.
    rates: Vec<[f64; 3]>,
}

/// Longest stretch, in days: curves bend only at edges, but their product is curved in between.
const LONGEST: f64 = 31.0;

impl<'a> Meetings<'a> {
    /// Contact in an arm, cut at the given moments too.
    pub(super) fn new(study: &'a Study, arm: &'a Arm, moments: impl Iterator<Item = f64>) -> Self {
        let contact = Contact::new(study, arm);
        let horizon = study.horizon.days();
        let mut edges: Vec<f64> = moments.chain(contact.bends().into_iter().map(Days::days)).collect();
        edges.extend([0.0, horizon]);
        edges.extend((1..).map(|k| LONGEST * f64::from(k)).take_while(|&t| t < horizon));
        for hour in hours(study) {
            let first = (hour - study.start.hour).rem_euclid(24.0) / 24.0;
            edges.extend((0..).map(|day| first + f64::from(day)).take_while(|&t| t < horizon));
        }
        edges.retain(|edge| (0.0..=horizon).contains(edge));
        edges.sort_by(f64::total_cmp);
        edges.dedup();
        let mut meetings = Self { study, contact, edges, rates: Vec::new() };
        let stretches = meetings.edges.windows(2).map(|ends| (ends[0], ends[1]));
        let rates = stretches.flat_map(|(from, to)| meetings.rates_between(from, to)).collect();
        meetings.rates = rates;
        meetings
    }

    /// How many groups.
    pub(super) fn groups(&self) -> usize {
        self.study.civilians.groups.len()
    }

    /// The edges.
    pub(super) fn edges(&self) -> &[f64] {
        &self.edges
    }

    /// Contact rates of each group at the three points of a stretch between two neighbouring edges.
    pub(super) fn rates(&self, stretch: usize) -> &[[f64; 3]] {
        &self.rates[stretch * self.groups()..(stretch + 1) * self.groups()]
    }

    /// Exposure to each group between two moments of a stretch: of the parabola through its three points, at the middle
    /// of so short a time.
    pub(super) fn exposure(&self, stretch: usize, from: f64, to: f64, into: &mut [f64]) {
        let (start, end) = (self.edges[stretch], self.edges[stretch + 1]);
        let basis = gauss::basis((0.5 * (from + to) - start) / (end - start));
        for (exposure, rates) in into.iter_mut().zip(self.rates(stretch)) {
            *exposure = (to - from) * (basis[0] * rates[0] + basis[1] * rates[1] + basis[2] * rates[2]);
        }
    }

    /// The same for any stretch that no edge cuts, worked out anew.
    pub(super) fn rates_between(&self, from: f64, to: f64) -> Vec<[f64; 3]> {
        let at = gauss::POINTS.map(|point| Days::new(from + (to - from) * point));
        let hour = self.study.start.hour_at(at[1]);
        let trigger = self.study.civilians.trigger_probability.value();
        let of_group = |(index, group): (usize, &crate::model::Group)| {
            let intensity = trigger * group.active_hours.intensity(hour);
            if intensity == 0.0 {
                return [0.0; 3];
            }
            at.map(|time| intensity * self.contact.daily_mean(index, time))
        };
        self.study.civilians.groups.iter().enumerate().map(of_group).collect()
    }

    /// Expected casualties per day and functional mine.
    pub(super) fn people_per_detonation(&self) -> f64 {
        1.0 + self.study.civilians.extra_casualties_mean
    }

    /// Probability that a casualty of a group dies.
    pub(super) fn fatality(&self, group: usize) -> f64 {
        self.study.civilians.groups[group].fatality.value()
    }
}

/// The hours of the day at which some group begins or stops to go, but for midnight.
fn hours(study: &Study) -> Vec<f64> {
    let groups = study.civilians.groups.iter();
    let all: Vec<f64> = groups.flat_map(|group| [group.active_hours.from, group.active_hours.to]).collect();
    let all_day = all.iter().all(|&hour| hour == 0.0 || hour == 24.0);
    if all_day { Vec::new() } else { all }
}
