//! The expected engine: exact means of the simulated counts, by parameter draw.

use super::account::Account;
use super::laying::expected_of_alternative;
use super::resolution::Resolution;
use crate::engine::parallel::in_order;
use crate::engine::run_spec::{Job, ParameterDraw};
use crate::engine::tally::events::{Column, Columns};
use crate::model::Study;
use crate::question::TimeGrid;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// Expected values of every draw.
#[derive(Clone, Debug)]
pub struct Expected {
    partial: PartialExpected,
    draws: Arc<[ParameterDraw]>,
}

/// Expected values of consecutive draws.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartialExpected {
    columns: Columns,
    times: usize,
    first: u32,
    /// Accounts by draw, then alternative.
    accounts: Vec<Vec<Account>>,
}

/// Draws computed between two reports of progress.
const DRAWS_PER_CHUNK: u32 = 16;

/// Computes the expected values of all draws. After each chunk, `progress` receives the number of
/// finished draws.
///
/// The only random numbers are the parameter draws. Draws and alternatives are independent and
/// computed in parallel.
pub fn expect(job: &Job<'_>, progress: impl FnMut(u64)) -> Expected {
    expect_at(job, Resolution::STANDARD, progress)
}

pub(crate) fn expect_at(
    job: &Job<'_>,
    resolution: Resolution,
    mut progress: impl FnMut(u64),
) -> Expected {
    let mut partial = PartialExpected::started(job, 0);
    let until = job.plan.draws;
    partial
        .go_on_at(job, until, resolution, &mut |partial| progress(u64::from(partial.draws().end)));
    Expected::of(job, partial)
}

impl PartialExpected {
    /// A part that begins with draw `first` and has no draw yet.
    pub fn started(job: &Job<'_>, first: u32) -> Self {
        let columns = Columns { groups: job.plan.groups.len() };
        Self { columns, times: job.grid.len(), first, accounts: Vec::new() }
    }

    /// Range of the computed draws.
    pub fn draws(&self) -> Range<u32> {
        self.first..self.first.saturating_add(self.accounts.len() as u32)
    }

    /// Computes the draws up to `until`. After each chunk, `progress` receives this part.
    pub fn resume(&mut self, job: &Job<'_>, until: u32, progress: &mut dyn FnMut(&Self)) {
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
            let round = done..until.min(done + DRAWS_PER_CHUNK);
            self.accounts.extend(in_order(round, |number| {
                let study = &job.draws[number as usize].study;
                in_order(&study.alternatives, |alternative| {
                    expected_of_alternative(study, alternative, job.grid, resolution)
                })
            }));
            progress(self);
        }
    }

    /// Whether it may be of a job: every list has its length, and every number is one.
    pub fn is_of(&self, job: &Job<'_>) -> bool {
        let started = Self::started(job, self.first);
        let Self { columns, times, .. } = started;
        let fits = |account: &Account| account.fits(columns, times);
        (self.columns, self.times) == (columns, times)
            && u64::from(self.first) + self.accounts.len() as u64 <= u64::from(job.plan.draws)
            && self.accounts.iter().all(|of_draw| {
                of_draw.len() == job.plan.alternatives.len() && of_draw.iter().all(fits)
            })
    }

    /// Appends the next part, which begins after this one's last draw.
    pub fn append(&mut self, next: Self) {
        assert_eq!(self.draws().end, next.first, "pieces follow each other");
        self.accounts.extend(next.accounts);
    }
}

/// Expected values of one alternative under one study.
#[derive(Clone, Debug)]
pub struct AlternativeExpected {
    columns: Columns,
    times: usize,
    account: Account,
}

/// Computes the expected values of one alternative under a study. [`expect`] does the same for
/// every draw and alternative.
pub fn expect_alternative(
    study: &Study,
    alternative: usize,
    grid: &TimeGrid,
) -> AlternativeExpected {
    let columns = Columns { groups: study.civilians.groups.len() };
    let account = expected_of_alternative(
        study,
        &study.alternatives[alternative],
        grid,
        Resolution::STANDARD,
    );
    AlternativeExpected { columns, times: grid.len(), account }
}

impl AlternativeExpected {
    /// Expected count at a time of the grid.
    pub fn count(&self, column: Column, time: usize) -> f64 {
        self.account.means()[self.columns.index(column) * self.times + time]
    }

    /// Probability of at least one casualty by a time of the grid.
    pub fn any_casualty(&self, time: usize) -> f64 {
        self.account.any_casualty()[time]
    }
}

impl Expected {
    /// Expected values from the part with all draws of a run.
    pub fn of(job: &Job<'_>, partial: PartialExpected) -> Self {
        assert_eq!(partial.draws(), 0..job.plan.draws, "all draws are in");
        Self { partial, draws: Arc::clone(&job.draws) }
    }

    /// Parameter draws, in order.
    pub fn draws(&self) -> &[ParameterDraw] {
        &self.draws
    }

    /// Expected count of a draw, at each time.
    pub fn draw_means(&self, alternative: usize, column: Column, draw: usize) -> &[f64] {
        let PartialExpected { columns, times, accounts, .. } = &self.partial;
        let start = columns.index(column) * times;
        &accounts[draw][alternative].means()[start..start + times]
    }

    /// Probability of at least one casualty so far in a draw. One value for each time.
    pub fn draw_any_casualty(&self, alternative: usize, draw: usize) -> &[f64] {
        self.partial.accounts[draw][alternative].any_casualty()
    }
}
