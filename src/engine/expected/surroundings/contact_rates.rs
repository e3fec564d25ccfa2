//! Contact rates over time, and the edges between which they are smooth.
//!
//! Rates are separated by channel. Expected values need a channel for each group. The number of
//! casualties in one detonation needs a channel for each group and slot of the day. Within a slot,
//! the probabilities of a casualty's group are constant.

use crate::engine::expected::integral::gauss;
use crate::model::{Alternative, Contact, Group, Study};
use crate::units::Days;

/// Contact with one mine of an alternative.
#[derive(Debug)]
pub(crate) struct Meetings<'a> {
    study: &'a Study,
    contact: Contact<'a>,
    /// Increasing times from 0 to the horizon between which every rate is smooth.
    edges: Vec<f64>,
    /// Whether an interval has whole days, whose hours are integrated together.
    of_days: Vec<bool>,
    channels: Vec<Channel>,
    /// Contact rates of each channel at three points of each interval.
    rates: Vec<[f64; 3]>,
}

/// Contacts of a group, at any hour or in one slot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Channel {
    pub(crate) group: usize,
    /// Index of the slot, and its hours.
    pub(crate) slot: Option<(usize, f64, f64)>,
}

/// One channel for each group.
pub(crate) fn by_group(study: &Study) -> Vec<Channel> {
    (0..study.civilians.groups.len()).map(|group| Channel { group, slot: None }).collect()
}

/// One channel for each group and each slot with entries. The order is slot after slot.
pub(crate) fn by_slot(study: &Study) -> Vec<Channel> {
    let mut hours = hours(study);
    hours.extend([0.0, 24.0]);
    hours.sort_by(f64::total_cmp);
    hours.dedup();
    let slots = hours.windows(2).enumerate();
    let of_slot = |(slot, ends): (usize, &[f64])| {
        let (from, to) = (ends[0], ends[1]);
        let groups = study.civilians.groups.iter().enumerate();
        let there =
            groups.filter(move |(_, group)| group.active_hours.intensity(0.5 * (from + to)) > 0.0);
        there
            .map(move |(group, _)| Channel { group, slot: Some((slot, from, to)) })
            .collect::<Vec<_>>()
    };
    slots.flat_map(of_slot).collect()
}

/// Longest interval, in days. Curves bend only at edges, but their product is curved in between.
const LONGEST: f64 = 31.0;
/// Contacts per day below which hours may be integrated together.
const LITTLE_MET: f64 = 1e-3;

impl<'a> Meetings<'a> {
    /// Computes contact in an alternative, with edges also at the given times.
    ///
    /// After `hours_until`, nothing changes much in a day, so whole days are integrated together.
    /// They begin 12 hours after the mean middle of the active hours.
    pub(crate) fn new(
        study: &'a Study,
        alternative: &'a Alternative,
        moments: impl Iterator<Item = f64>,
        hours_until: f64,
        channels: Vec<Channel>,
    ) -> Self {
        let contact = Contact::new(study, alternative);
        let horizon = study.horizon.days();
        let mut major: Vec<f64> =
            moments.chain(contact.bends().into_iter().map(Days::days)).collect();
        major.extend([0.0, horizon]);
        major.extend((1..).map(|k| LONGEST * f64::from(k)).take_while(|&t| t < horizon));
        major.retain(|edge| (0.0..=horizon).contains(edge));
        major.sort_by(f64::total_cmp);
        major.dedup();
        let (edges, of_days, rates) = (vec![0.0], Vec::new(), Vec::new());
        let mut meetings = Self { study, contact, edges, of_days, channels, rates };
        for ends in major.windows(2) {
            let (edges, of_days): (Vec<f64>, Vec<bool>) =
                meetings.cut(ends[0], ends[1], hours_until).into_iter().unzip();
            meetings.edges.extend(edges);
            meetings.of_days.extend(of_days);
        }
        let intervals = 0..meetings.of_days.len();
        let rates = intervals
            .flat_map(|interval| {
                let (from, to) = (meetings.edges[interval], meetings.edges[interval + 1]);
                meetings.rates_between(interval, from, to)
            })
            .collect();
        meetings.rates = rates;
        meetings
    }

    /// Ends of the intervals between two times. Also whether each interval is of whole days.
    fn cut(&self, from: f64, to: f64, hours_until: f64) -> Vec<(f64, bool)> {
        let hours = hours(self.study);
        let hourly = |from, to| {
            hour_edges(&hours, self.study.start.hour, from, to).into_iter().map(|end| (end, false))
        };
        let groups = &self.study.civilians.groups;
        let middle = |group: &Group| 0.5 * (group.active_hours.from + group.active_hours.to);
        let noon = groups.iter().map(middle).sum::<f64>() / groups.len().max(1) as f64;
        let midnight = (noon + 12.0 - self.study.start.hour).rem_euclid(24.0) / 24.0;
        let (first, last) =
            ((from - midnight).ceil() + midnight, (to - midnight).floor() + midnight);
        let trigger = self.study.civilians.trigger_probability.value();
        let met_in_a_day =
            [from, to].map(|t| trigger * self.contact.daily_means(Days::new(t)).sum::<f64>());
        let slow = from >= hours_until && met_in_a_day.iter().all(|&met| met < LITTLE_MET);
        if hours.is_empty() || !slow || last - first < 2.0 {
            return hourly(from, to).collect();
        }
        hourly(from, first).chain([(last, true)]).chain(hourly(last, to)).collect()
    }

    /// Channels.
    pub(crate) fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// Edges.
    pub(crate) fn edges(&self) -> &[f64] {
        &self.edges
    }

    /// Contact rates of each channel at the three points of an interval. The interval is between
    /// two neighbouring edges.
    pub(crate) fn rates(&self, interval: usize) -> &[[f64; 3]] {
        let channels = self.channels.len();
        &self.rates[interval * channels..(interval + 1) * channels]
    }

    /// Exposure in each channel between two times of an interval. It is the value in the middle of
    /// the parabola through the interval's three points, times the length.
    pub(crate) fn exposure(&self, interval: usize, from: f64, to: f64, into: &mut [f64]) {
        let (start, end) = (self.edges[interval], self.edges[interval + 1]);
        let basis = gauss::basis((0.5 * (from + to) - start) / (end - start));
        for (exposure, rates) in into.iter_mut().zip(self.rates(interval)) {
            *exposure =
                (to - from) * (basis[0] * rates[0] + basis[1] * rates[1] + basis[2] * rates[2]);
        }
    }

    /// Contact rates at three points of any part of an interval.
    pub(crate) fn rates_between(&self, interval: usize, from: f64, to: f64) -> Vec<[f64; 3]> {
        let at = gauss::POINTS.map(|point| Days::new(from + (to - from) * point));
        let hour = self.study.start.hour_at(at[1]);
        let trigger = self.study.civilians.trigger_probability.value();
        let of_channel = |channel: &Channel| {
            let hours = self.study.civilians.groups[channel.group].active_hours;
            let intensity = match (self.of_days[interval], channel.slot) {
                (true, None) => 1.0,
                (true, Some((_, from, to))) => {
                    hours.intensity(0.5 * (from + to)) * (to - from) / 24.0
                }
                (false, None) => hours.intensity(hour),
                (false, Some((_, from, to))) => {
                    if (from..to).contains(&hour) {
                        hours.intensity(hour)
                    } else {
                        0.0
                    }
                }
            };
            if intensity == 0.0 {
                return [0.0; 3];
            }
            at.map(|time| trigger * intensity * self.contact.daily_mean(channel.group, time))
        };
        self.channels.iter().map(of_channel).collect()
    }

    /// Expected casualties of a detonation.
    pub(crate) fn people_per_detonation(&self) -> f64 {
        1.0 + self.study.civilians.extra_casualties_mean
    }

    /// Probability that a casualty of a group dies.
    pub(crate) fn case_fatality(&self, group: usize) -> f64 {
        self.study.civilians.groups[group].case_fatality.value()
    }
}

/// Start and end hours of the groups' active hours. Empty where all groups are active all day.
fn hours(study: &Study) -> Vec<f64> {
    let groups = study.civilians.groups.iter();
    let all: Vec<f64> =
        groups.flat_map(|group| [group.active_hours.from, group.active_hours.to]).collect();
    let all_day = all.iter().all(|&hour| hour == 0.0 || hour == 24.0);
    if all_day { Vec::new() } else { all }
}

/// Ends of intervals between two times, cut at hours of the day. The local hour at time 0 is
/// `clock`.
fn hour_edges(hours: &[f64], clock: f64, from: f64, to: f64) -> Vec<f64> {
    let mut edges = Vec::new();
    for hour in hours {
        let first = (hour - clock).rem_euclid(24.0) / 24.0;
        let started = (from - first).floor().max(0.0) as u64;
        let days = (started..).map(|day| first + day as f64);
        edges.extend(days.take_while(|&t| t < to).filter(|&t| t > from));
    }
    if to > from {
        edges.push(to);
    }
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    edges
}
