//! What an arm's mines are expected to come to.

use crate::engine::{Column, Columns};
use crate::numeric::exp_m1;
use crate::question::Cause;
use serde::{Deserialize, Serialize};

/// Expected counts of one arm at every time of the grid.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::engine) struct Account {
    columns: Columns,
    times: usize,
    /// `means[column * times + time]`.
    means: Vec<f64>,
    /// ln P(nobody hurt so far), and once settled P(at least one casualty so far), at each time.
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

    /// Adds to an expected count at a time.
    pub(super) fn add(&mut self, column: Column, time: usize, count: f64) {
        self.means[self.columns.index(column) * self.times + time] += count;
    }

    /// Some mines hurt nobody by a time with this probability, independently of all others.
    pub(super) fn nobody_hurt(&mut self, time: usize, ln_probability: f64) {
        self.ln_nobody[time] += ln_probability;
    }

    fn of(&self, column: Column) -> &[f64] {
        let start = self.columns.index(column) * self.times;
        &self.means[start..start + self.times]
    }

    /// Fills in what follows from detonations and states: killed, injured and sums. Of the hurt of
    /// each group a share of `fatality` dies.
    pub(super) fn settle(&mut self, fatality: &[f64]) {
        self.any_casualty = self.ln_nobody.iter().map(|&ln| -exp_m1(ln)).collect();
        for time in 0..self.times {
            let (mut casualties, mut killed) = (0.0, 0.0);
            for (group, fatality) in fatality.iter().enumerate() {
                let hurt = self.of(Column::OfGroup(group))[time];
                self.add(Column::KilledOfGroup(group), time, hurt * fatality);
                casualties += hurt;
                killed += hurt * fatality;
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

    /// Adds what a mine's detonation by a time means: how many are expected, of which group, and
    /// why.
    pub(super) fn detonate(&mut self, time: usize, of_group: &[f64], cause: Cause, people: f64) {
        let all: f64 = of_group.iter().sum();
        self.add(Column::Detonations, time, all);
        self.add(Column::OfCause(cause), time, people * all);
        for (group, &count) in of_group.iter().enumerate() {
            self.add(Column::OfGroup(group), time, people * count);
        }
    }

    /// Every expected count: `means[column * times + time]`.
    pub(in crate::engine) fn means(&self) -> &[f64] {
        &self.means
    }

    /// P(at least one casualty so far) at each time.
    pub(in crate::engine) fn any_casualty(&self) -> &[f64] {
        &self.any_casualty
    }
}
