//! Rate of contact with one mine, and its expected consequences.

use super::{Alternative, Group, PiecewiseLinear, Study};
use crate::units::Days;

/// Days in the year of yearly rates.
const YEAR_DAYS: f64 = 365.25;

/// Contact with one mine of one alternative. It computes the rates λ of `docs/model.md`, section on
/// civilians.
#[derive(Clone, Debug)]
pub struct Contact<'a> {
    study: &'a Study,
    risk_reduction: &'a [PiecewiseLinear],
    presence: Vec<PiecewiseLinear>,
}

impl<'a> Contact<'a> {
    /// Contact in an alternative of a study.
    pub fn new(study: &'a Study, alternative: &'a Alternative) -> Self {
        let presence = study
            .civilians
            .groups
            .iter()
            .map(|group| group.presence.delayed(alternative.return_delay))
            .collect();
        Self { study, risk_reduction: &alternative.risk_reduction, presence }
    }

    /// Π(1 − m): share of contacts that remains after all risk reductions.
    fn rate_before_risk_reduction(&self, time: Days) -> f64 {
        self.risk_reduction.iter().map(|curve| 1.0 - curve.at(time)).product()
    }

    /// Meetings with one given mine per present person and year. Before risk reduction: entries ·
    /// path · width / area.
    fn meetings_per_person_year(&self, group: &Group) -> f64 {
        group.entries_per_person_year * group.path_per_entry_m * group.contact_width_m
            / self.study.area_m2
    }

    /// λ̄_g: contacts of a group with one mine per day, averaged over the hours of the day (h = 1).
    pub fn daily_mean(&self, group: usize, time: Days) -> f64 {
        let who = &self.study.civilians.groups[group];
        who.people * self.presence[group].at(time) * self.meetings_per_person_year(who) / YEAR_DAYS
            * self.rate_before_risk_reduction(time)
    }

    /// λ̄_g of every group.
    pub fn daily_means(&self, time: Days) -> impl Iterator<Item = f64> {
        (0..self.presence.len()).map(move |group| self.daily_mean(group, time))
    }

    /// λ_g: contacts of a group with one mine per day, at the hour of `time`.
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

    /// Individual risk of death per year (IRPA) per functional mine. It is that of an average
    /// member of the most exposed group, while present.
    pub fn individual_risk_per_year(&self, time: Days) -> f64 {
        let civilians = &self.study.civilians;
        let most = civilians
            .groups
            .iter()
            .map(|group| self.meetings_per_person_year(group) * group.case_fatality.value())
            .fold(0.0, f64::max);
        most * self.rate_before_risk_reduction(time)
            * civilians.trigger_probability.value()
            * (1.0 + civilians.extra_casualties_mean)
    }

    /// Times of the points of all presence and risk reduction curves, unsorted.
    pub fn bends(&self) -> Vec<Days> {
        let curves = self.presence.iter().chain(self.risk_reduction);
        curves.flat_map(|curve| curve.points().iter().map(|point| point.0)).collect()
    }
}
