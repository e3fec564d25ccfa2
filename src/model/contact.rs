//! How often people meet one mine, and what follows for one who is there.

use super::{Arm, Curve, Group, Study};
use crate::units::Days;

/// Days in the year of yearly rates.
const YEAR_DAYS: f64 = 365.25;

/// Contact with one mine of one arm: the rates λ of `docs/model.md`, section on civilians.
#[derive(Clone, Debug)]
pub struct Contact<'a> {
    study: &'a Study,
    mitigation: &'a [Curve],
    presence: Vec<Curve>,
}

impl<'a> Contact<'a> {
    /// Contact in an arm of a study.
    pub fn new(study: &'a Study, arm: &'a Arm) -> Self {
        let presence = study
            .civilians
            .groups
            .iter()
            .map(|group| group.presence.delayed(arm.return_delay))
            .collect();
        Self { study, mitigation: &arm.mitigation, presence }
    }

    /// Π(1 − m): the share of contacts that all mitigation together leaves.
    fn unmitigated(&self, time: Days) -> f64 {
        self.mitigation.iter().map(|curve| 1.0 - curve.at(time)).product()
    }

    /// Entries of a present person of a group into the hazardous area that meet one given mine, per
    /// year, before mitigation: entries · path · width / area.
    fn meetings_per_person_year(&self, group: &Group) -> f64 {
        group.entries_per_person_year * group.path_per_entry_m * group.contact_width_m
            / self.study.area_m2
    }

    /// λ̄_g: contacts of a group with one mine per day at a time, averaged over the hours of the
    /// day (h = 1).
    pub fn daily_mean(&self, group: usize, time: Days) -> f64 {
        let who = &self.study.civilians.groups[group];
        who.people * self.presence[group].at(time) * self.meetings_per_person_year(who) / YEAR_DAYS
            * self.unmitigated(time)
    }

    /// λ̄_g of every group.
    pub fn daily_means(&self, time: Days) -> impl Iterator<Item = f64> {
        (0..self.presence.len()).map(move |group| self.daily_mean(group, time))
    }

    /// λ_g: the same at its very hour.
    pub fn rate(&self, group: usize, time: Days) -> f64 {
        let hour = self.study.start.hour_at(time);
        self.study.civilians.groups[group].active_hours.intensity(hour)
            * self.daily_mean(group, time)
    }

    /// Expected casualties per day and functional mine: trigger · (1 + extra) · Σ λ̄_g.
    pub fn casualties_per_day(&self, time: Days) -> f64 {
        let civilians = &self.study.civilians;
        civilians.trigger_probability.value()
            * (1.0 + civilians.extra_casualties_mean)
            * self.daily_means(time).sum::<f64>()
    }

    /// Yearly risk of death of an average member of the most exposed group, while there, per
    /// functional mine.
    pub fn individual_risk_per_year(&self, time: Days) -> f64 {
        let civilians = &self.study.civilians;
        let most = civilians
            .groups
            .iter()
            .map(|group| self.meetings_per_person_year(group) * group.fatality.value())
            .fold(0.0, f64::max);
        most * self.unmitigated(time)
            * civilians.trigger_probability.value()
            * (1.0 + civilians.extra_casualties_mean)
    }

    /// The times at which presence or mitigation bends, unsorted.
    pub fn bends(&self) -> Vec<Days> {
        let curves = self.presence.iter().chain(self.mitigation);
        curves.flat_map(|curve| curve.points().iter().map(|point| point.0)).collect()
    }
}
