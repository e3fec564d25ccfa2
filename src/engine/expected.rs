//! The expected engine: the exact mean of what the others sample, parameter draw by parameter draw.

use super::field::{Column, Columns};
use super::in_order::in_order;
use super::job::{Job, ParameterDraw};
use super::quadrature::{Account, Resolution, expected_of_arm};
use crate::model::Study;
use crate::question::TimeGrid;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// Expected values of every draw.
#[derive(Clone, Debug)]
pub struct Expected {
    piece: ExpectedPiece,
    draws: Arc<[ParameterDraw]>,
}

/// Expected values of a stretch of draws.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExpectedPiece {
    columns: Columns,
    times: usize,
    first: u32,
    /// Of each draw, of each arm.
    accounts: Vec<Vec<Account>>,
}

/// Draws worked out between two reports of progress.
const DRAWS_PER_ROUND: u32 = 16;

/// Works out the expected values of all draws. After each round `progress` is told how many draws
/// are done.
///
/// No random number is drawn but the parameter draws themselves; parallel over draws and arms, each
/// on its own.
pub fn expect(job: &Job<'_>, progress: impl FnMut(u64)) -> Expected {
    expect_at(job, Resolution::STANDARD, progress)
}

pub(super) fn expect_at(
    job: &Job<'_>,
    resolution: Resolution,
    mut progress: impl FnMut(u64),
) -> Expected {
    let mut piece = ExpectedPiece::begun(job, 0);
    let until = job.plan.draws;
    piece.go_on_at(job, until, resolution, &mut |piece| progress(u64::from(piece.draws().end)));
    Expected::of(job, piece)
}

impl ExpectedPiece {
    /// A piece that begins with that draw and has none yet.
    pub fn begun(job: &Job<'_>, first: u32) -> Self {
        let columns = Columns { groups: job.plan.groups.len() };
        Self { columns, times: job.grid.len(), first, accounts: Vec::new() }
    }

    /// The draws that are worked out.
    pub fn draws(&self) -> Range<u32> {
        self.first..self.first + self.accounts.len() as u32
    }

    /// Works out the draws up to that one. After each round `progress` is shown the piece.
    pub fn go_on(&mut self, job: &Job<'_>, until: u32, progress: &mut dyn FnMut(&Self)) {
        self.go_on_at(job, until, Resolution::STANDARD, progress);
    }

    fn go_on_at(
        &mut self,
        job: &Job<'_>,
        until: u32,
        resolution: Resolution,
        progress: &mut dyn FnMut(&Self),
    ) {
        while self.draws().end < until {
            let done = self.draws().end;
            let round = done..until.min(done + DRAWS_PER_ROUND);
            self.accounts.extend(in_order(round, |number| {
                let study = &job.draws[number as usize].study;
                in_order(&study.arms, |arm| expected_of_arm(study, arm, job.grid, resolution))
            }));
            progress(self);
        }
    }

    /// Takes in the piece that follows: its first draw comes after the last of this one.
    pub fn append(&mut self, next: Self) {
        assert_eq!(self.draws().end, next.first, "pieces follow each other");
        self.accounts.extend(next.accounts);
    }
}

/// Expected values of one arm under one study.
#[derive(Clone, Debug)]
pub struct ArmExpected {
    columns: Columns,
    times: usize,
    account: Account,
}

/// Works out the expected values of one arm under a study: what [`expect`] does for every draw and
/// arm.
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
    /// Of the piece that has all draws of a run.
    pub fn of(job: &Job<'_>, piece: ExpectedPiece) -> Self {
        assert_eq!(piece.draws(), 0..job.plan.draws, "all draws are in");
        Self { piece, draws: Arc::clone(&job.draws) }
    }

    /// The parameter draws, in order.
    pub fn draws(&self) -> &[ParameterDraw] {
        &self.draws
    }

    /// The expected count of a draw, at each time.
    pub fn draw_means(&self, arm: usize, column: Column, draw: usize) -> &[f64] {
        let ExpectedPiece { columns, times, accounts, .. } = &self.piece;
        let start = columns.index(column) * times;
        &accounts[draw][arm].means()[start..start + times]
    }

    /// The probability of at least one casualty so far of a draw, at each time.
    pub fn draw_any_casualty(&self, arm: usize, draw: usize) -> &[f64] {
        self.piece.accounts[draw][arm].any_casualty()
    }
}
