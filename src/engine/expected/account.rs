//! Expected counts of an alternative.

use crate::engine::{Column, Columns};
use crate::numeric::exp_m1;
use crate::question::Cause;
use serde::{Deserialize, Serialize};

/// Expected counts of one alternative at every time of the grid.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Account {
    columns: Columns,
    times: usize,
    /// `means[column * times + time]`.
    means: Vec<f64>,
    /// ln P(no casualty so far) at each time. `finish` converts it to P(at least one casualty so
    /// far).
    ln_nobody: Vec<f64>,
    any_casualty: Vec<f64>,
}

impl Account {
    pub(super) fn new(columns: Columns, times: usize) -> Self {
        Self {
            columns,
            times,
            means: vec![0.0; columns.count() * times],
            ln_nobody: vec![0.0; times],
            any_casualty: Vec::new(),
        }
    }

    /// Whether a finished account has these lengths, and numbers that are counts and probabilities.
    pub(super) fn fits(&self, columns: Columns, times: usize) -> bool {
        (self.columns, self.times) == (columns, times)
            && self.means.len() == columns.count() * times
            && self.means.iter().all(|mean| mean.is_finite())
            && self.any_casualty.len() == times
            && self.any_casualty.iter().all(|share| (-1e-9..=1.0 + 1e-9).contains(share))
    }

    /// Adds to an expected count at a time.
    pub(super) fn add(&mut self, column: Column, time: usize, count: f64) {
        self.means[self.columns.index(column) * self.times + time] += count;
    }

    /// Adds ln P(no casualty by a time) of some mines. These mines are independent of all others.
    pub(super) fn no_casualty(&mut self, time: usize, ln_probability: f64) {
        self.ln_nobody[time] += ln_probability;
    }

    fn of(&self, column: Column) -> &[f64] {
        let start = self.columns.index(column) * self.times;
        &self.means[start..start + self.times]
    }

    /// Computes the derived columns: killed, injured and sums. Of the casualties of each group, a
    /// share of `case_fatality` dies.
    pub(super) fn finish(&mut self, case_fatality: &[f64]) {
        self.any_casualty = self.ln_nobody.iter().map(|&ln| -exp_m1(ln)).collect();
        for time in 0..self.times {
            let (mut casualties, mut killed) = (0.0, 0.0);
            for (group, case_fatality) in case_fatality.iter().enumerate() {
                let add_casualties = self.of(Column::OfGroup(group))[time];
                self.add(Column::KilledOfGroup(group), time, add_casualties * case_fatality);
                casualties += add_casualties;
                killed += add_casualties * case_fatality;
            }
            self.add(Column::Casualties, time, casualties);
            self.add(Column::Killed, time, killed);
            self.add(Column::Injured, time, casualties - killed);
            let [functional, dormant, inert] = [Column::Functional, Column::Dormant, Column::Inert]
                .map(|column| self.of(column)[time]);
            self.add(Column::AbleToFunction, time, functional + dormant);
            self.add(Column::Explosive, time, functional + dormant + inert);
        }
    }

    /// Adds expected detonations by a time and their casualties. They are counted by group and
    /// cause.
    pub(super) fn detonate(&mut self, time: usize, of_group: &[f64], cause: Cause, people: f64) {
        let all: f64 = of_group.iter().sum();
        self.add(Column::Detonations, time, all);
        self.add(Column::OfCause(cause), time, people * all);
        for (group, &count) in of_group.iter().enumerate() {
            self.add(Column::OfGroup(group), time, people * count);
        }
    }

    /// All expected counts: `means[column * times + time]`.
    pub(crate) fn means(&self) -> &[f64] {
        &self.means
    }

    /// P(at least one casualty so far) at each time.
    pub(crate) fn any_casualty(&self) -> &[f64] {
        &self.any_casualty
    }
}
