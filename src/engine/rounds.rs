//! The run loop of the engines that live fields: round after round, lived in parallel, counted in
//! order.
//!
//! A round is cut into batches of consecutive fields of one parameter draw, and the tables of its
//! draws stand in memory together. Neither the cut nor the number of threads shows in a result: a
//! field depends on its key alone, and fields are counted in their order.

use super::in_order::in_order;
use super::job::Job;
use super::piece::{FieldCounts, Piece};
use super::rates::Rates;
use super::streams::FieldKey;
use super::tally::Tally;
use crate::model::Study;
use crate::question::Plan;
use std::ops::Range;

/// Most fields in a round: a round is lived in parallel, then counted.
const FIELDS_PER_ROUND: u64 = 128;
/// Most parameter draws in a round, whose tables stand in memory together, and how much of it they
/// may take.
const DRAWS_PER_ROUND: u64 = 32;
const TABLE_BYTES_PER_ROUND: usize = 256 << 20;
/// Most numbers of a round that wait to be counted.
const NUMBERS_PER_ROUND: u64 = 16_000_000;

/// An engine that lives fields.
pub(super) trait LivesFields: Sync {
    /// What the fields of a parameter draw share.
    type Tables: Send + Sync;

    /// Makes the tables of a study.
    fn tables(&self, study: &Study) -> Self::Tables;

    /// Expected casualties and risk for each functional mine of an arm.
    fn rates(tables: &Self::Tables, arm: usize) -> &Rates;

    /// About how much memory they take.
    fn bytes(tables: &Self::Tables) -> usize;

    /// Most fields of a batch, which one thread lives in one go.
    fn fields_per_batch(&self) -> u64;

    /// Lives a batch of fields of one draw, one after the other.
    fn live(
        &self,
        tables: &Self::Tables,
        batch: impl Iterator<Item = FieldKey>,
    ) -> Vec<FieldCounts>;
}

/// One parameter draw at work.
struct Draw<T> {
    number: u32,
    tables: T,
}

/// Lives all fields of all draws. After each round `progress` is told how many fields are done.
pub(super) fn run<E: LivesFields>(
    job: &Job<'_>,
    engine: &E,
    progress: &mut dyn FnMut(u64),
) -> Tally {
    let mut piece = Piece::begun(job, 0);
    go_on(job, engine, &mut piece, job.plan.fields(), &mut |piece| progress(piece.fields().end));
    Tally::of(job, piece)
}

/// Lives the fields of a piece up to that one. After each round `progress` is shown the piece.
pub(super) fn go_on<E: LivesFields>(
    job: &Job<'_>,
    engine: &E,
    piece: &mut Piece,
    until: u64,
    progress: &mut dyn FnMut(&Piece),
) {
    let plan = job.plan;
    let replicates = u64::from(plan.replicates);
    let mut done = piece.fields().end;
    if done >= until {
        return;
    }
    let numbers = (piece.columns.count() * job.grid.len() * plan.arms.len()) as u64;
    let per_round = FIELDS_PER_ROUND.min(NUMBERS_PER_ROUND / numbers.max(1)).max(1);
    let mut draws = vec![begin(job, engine, (done / replicates) as u32)];
    let draws_per_round = (TABLE_BYTES_PER_ROUND / E::bytes(&draws[0].tables).max(1)) as u64;
    let per_round = per_round.min(draws_per_round.clamp(1, DRAWS_PER_ROUND) * replicates);
    while done < until {
        let round = done..until.min(done + per_round);
        let (first, last) =
            ((round.start / replicates) as u32, ((round.end - 1) / replicates) as u32);
        draws.retain(|draw| draw.number >= first);
        let begun = draws.last().map_or(first, |draw| draw.number + 1);
        draws.extend(in_order(begun..=last, |number| begin(job, engine, number)));
        let tables = |number: u32| &draws[(number - first) as usize].tables;
        let batches = batches(plan, round.clone(), engine.fields_per_batch());
        let fields = in_order(batches, |(draw, fields)| {
            let key = |field| FieldKey { seed: plan.seed, draw, field };
            engine.live(tables(draw), fields.map(key))
        });
        let fields: Vec<FieldCounts> = fields.into_iter().flatten().collect();
        piece.absorb(&fields, |number, arm| E::rates(tables(number), arm));
        done = round.end;
        progress(piece);
    }
}

fn begin<E: LivesFields>(job: &Job<'_>, engine: &E, number: u32) -> Draw<E::Tables> {
    Draw { number, tables: engine.tables(&job.draws[number as usize].study) }
}

/// The round cut into batches of consecutive fields of one draw.
fn batches(plan: &Plan, round: Range<u64>, size: u64) -> Vec<(u32, Range<u32>)> {
    let replicates = u64::from(plan.replicates);
    let mut batches = Vec::new();
    let mut at = round.start;
    while at < round.end {
        let draw = at / replicates;
        let end = round.end.min((draw + 1) * replicates).min(at + size);
        let field = |index: u64| (index - draw * replicates) as u32;
        batches.push((draw as u32, field(at)..field(end)));
        at = end;
    }
    batches
}
