//! The expected engine: the exact mean of what the others sample, parameter draw by parameter draw.

use super::field::{Column, Columns};
use super::in_order::in_order;
use super::job::Job;
use super::quadrature::{Account, Resolution, expected_of_arm};
use super::streams::point;
use super::tally::DrawFacts;
use crate::model::Study;
use crate::question::TimeGrid;

/// Expected values of every draw.
#[derive(Clone, Debug)]
pub struct Expected {
    columns: Columns,
    times: usize,
    draws: Vec<DrawFacts>,
    /// Of each draw, of each arm.
    accounts: Vec<Vec<Account>>,
}

/// Draws worked out between two reports of progress.
const DRAWS_PER_ROUND: u32 = 16;

/// Works out the expected values of all draws. After each round `progress` is told how many draws are done.
///
/// No random number is drawn but the parameter draws themselves; parallel over draws and arms, each on its own.
pub fn expect(job: &Job<'_>, progress: impl FnMut(u64)) -> Expected {
    expect_at(job, Resolution::STANDARD, progress)
}

pub(super) fn expect_at(job: &Job<'_>, resolution: Resolution, mut progress: impl FnMut(u64)) -> Expected {
    let columns = Columns { groups: job.plan.groups.len() };
    let mut expected = Expected { columns, times: job.grid.len(), draws: Vec::new(), accounts: Vec::new() };
    let mut done = 0;
    while done < job.plan.draws {
        let round = done..job.plan.draws.min(done + DRAWS_PER_ROUND);
        let worked_out = in_order(round.clone(), |number| {
            let point = point(job.labels, job.plan.seed, number);
            let study = (job.study_of)(&point);
            let accounts = in_order(&study.arms, |arm| expected_of_arm(&study, arm, job.grid, resolution));
            (DrawFacts { point, study }, accounts)
        });
        for (facts, accounts) in worked_out {
            expected.draws.push(facts);
            expected.accounts.push(accounts);
        }
        done = round.end;
        progress(u64::from(done));
    }
    expected
}

/// Expected values of one arm under one study.
#[derive(Clone, Debug)]
pub struct ArmExpected {
    columns: Columns,
    times: usize,
    account: Account,
}

/// Works out the expected values of one arm under a study: what [`expect`] does for every draw and arm.
pub fn expect_arm(study: &Study, arm: usize, grid: &TimeGrid) -> ArmExpected {
    let columns = Columns { groups: study.civilians.groups.len() };
    let account = expected_of_arm(study, &study.arms[arm], grid, Resolution::STANDARD);
    ArmExpected { columns, times: grid.len(), account }
}

impl ArmExpected {
    /// The expected count at a time of the grid.
    pub fn count(&self, column: Column, time: usize) -> f64 {
        self.account.means()[self.columns.index(column) * self.times + time]
    }

    /// The probability of at least one casualty by a time of the grid.
    pub fn any_casualty(&self, time: usize) -> f64 {
        self.account.any_casualty()[time]
    }
}

impl Expected {
    /// The parameter draws, in order.
    pub fn draws(&self) -> &[DrawFacts] {
        &self.draws
    }

    /// The expected count of a draw, at each time.
    pub fn draw_means(&self, arm: usize, column: Column, draw: usize) -> &[f64] {
        let start = self.columns.index(column) * self.times;
        &self.accounts[draw][arm].means()[start..start + self.times]
    }

    /// The probability of at least one casualty so far of a draw, at each time.
    pub fn draw_any_casualty(&self, arm: usize, draw: usize) -> &[f64] {
        self.accounts[draw][arm].any_casualty()
    }
}
