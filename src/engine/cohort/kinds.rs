//! Counts of the mines of one kind and wave over time.

use super::multinomial::{binomial, share_out};
use super::people::People;
use crate::engine::expected::{Cells, Chain, End};
use crate::engine::rng::uniform;
use crate::engine::tally::events::Events;
use crate::model::Ending;
use crate::question::Cause;
use rand::Rng;

/// Number of ending mines in a cell below which each draws singly. Each then draws its time and
/// kind of end.
const WAYS_DRAWN_BELOW: u64 = 24;

/// Mines of one kind and wave in a replicate.
#[derive(Debug)]
pub(super) struct CountedKind<'a> {
    /// Index of the first time of the grid after laying.
    pub(super) first: usize,
    pub(super) people: &'a People,
    /// Cause of their detonations, within their rated life and beyond.
    pub(super) causes: [Cause; 2],
    /// Number that becomes inert by each time, from the first on.
    pub(super) inert: &'a mut [u64],
    pub(super) events: &'a mut Events,
}

impl CountedKind<'_> {
    /// Records that `count` mines end by a time. Detonations are divided among channels in
    /// proportion to the weights `channels`.
    fn end<R: Rng>(&mut self, random: &mut R, time: usize, end: End, count: u64, channels: &[f64]) {
        let at = self.first + time;
        let mut off = |cause: Cause, events: &mut Events| {
            events.leave(at, Ending::Detonated, count);
            self.people.add_casualties(random, count, channels, at, cause, events);
        };
        match end {
            End::Early => off(self.causes[0], self.events),
            End::Late => off(self.causes[1], self.events),
            End::SelfDestructed => self.events.leave(at, Ending::SelfDestructed, count),
            End::Cleared => self.events.leave(at, Ending::Cleared, count),
            End::Inert => self.inert[time] += count,
        }
    }

    /// Simulates mines of a Markov chain. All functional mines have the same transition
    /// probabilities, whatever their life.
    pub(super) fn chained<R: Rng>(&mut self, random: &mut R, chain: &Chain, mines: u64) {
        let mut functional = mines;
        for (time, link) in chain.links.iter().enumerate() {
            let out = binomial(random, functional, 1.0 - link.stays);
            functional -= out;
            share_out(random, out, link.ends.iter().copied(), |random, end, here| {
                let channels = link.channels.get(end).map_or(&[][..], Vec::as_slice);
                self.end(random, time, End::ALL[end], here, channels);
            });
            if functional == 0 {
                return;
            }
        }
    }

    /// Simulates `mines` mines in each cell of lives.
    pub(super) fn by_life<R: Rng>(&mut self, random: &mut R, cells: &Cells, mut mines: Vec<u64>) {
        // for each time, the cells and numbers of the mines that end
        let mut leave: Vec<Vec<(usize, u64)>> = vec![Vec::new(); cells.awake.len()];
        for (cell, outcomes) in cells.outcomes.iter().enumerate() {
            let out = binomial(random, mines[cell], outcomes.leaves);
            let mut tell = |random: &mut R, way: usize, here| {
                let way = &outcomes.ways[way];
                leave[way.time].push((cell, here));
                self.end(random, way.time, way.end, here, &way.channels);
            };
            if out < WAYS_DRAWN_BELOW {
                for _ in 0..out {
                    let place = uniform(random.next_u64()) * outcomes.leaves;
                    let way = outcomes.ways.partition_point(|way| way.so_far < place);
                    tell(random, way.min(outcomes.ways.len() - 1), 1);
                }
            } else {
                share_out(random, out, outcomes.ways.iter().map(|way| way.p), tell);
            }
        }
        let mut silent = 0;
        for (time, &(awake, able)) in cells.awake.iter().enumerate() {
            for &(cell, count) in &leave[time] {
                mines[cell] -= count;
            }
            let able = able.min(mines.len());
            while silent < able {
                self.inert[time] += std::mem::take(&mut mines[silent]);
                silent += 1;
            }
            let dormant = mines[able..awake.min(mines.len())].iter().sum();
            self.events.are_dormant(self.first + time, dormant);
        }
    }
}
