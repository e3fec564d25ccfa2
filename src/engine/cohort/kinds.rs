//! Mines of one kind and wave, through time, counted.

use super::people::People;
use super::split::{binomial, share_out};
use crate::engine::field::Events;
use crate::engine::quadrature::{Cells, Chain, End};
use crate::engine::streams::uniform;
use crate::model::Ending;
use crate::question::Cause;
use rand::Rng;

/// Of a cell of lives, fewer leaving mines than this draw each when and how.
const WAYS_DRAWN_BELOW: u64 = 24;

/// The mines of one kind and wave in a field.
#[derive(Debug)]
pub(super) struct Kind<'a> {
    /// Index of the first time of the grid at which they are there.
    pub(super) first: usize,
    pub(super) people: &'a People,
    /// Why they could still function, within their rated life and beyond.
    pub(super) causes: [Cause; 2],
    /// How many become inert by each time, from the first on.
    pub(super) inert: &'a mut [u64],
    pub(super) events: &'a mut Events,
}

impl Kind<'_> {
    /// So many mines come to an end by a time; those that go off on somebody do so in channels of
    /// these weights.
    fn end<R: Rng>(&mut self, luck: &mut R, time: usize, end: End, count: u64, channels: &[f64]) {
        let at = self.first + time;
        let mut off = |cause: Cause, events: &mut Events| {
            events.leave(at, Ending::Detonated, count);
            self.people.hurt(luck, count, channels, at, cause, events);
        };
        match end {
            End::Early => off(self.causes[0], self.events),
            End::Late => off(self.causes[1], self.events),
            End::SelfDestructed => self.events.leave(at, Ending::SelfDestructed, count),
            End::Cleared => self.events.leave(at, Ending::Cleared, count),
            End::Inert => self.inert[time] += count,
        }
    }

    /// So many mines of a chain: functional ones with the same chances, whatever their life.
    pub(super) fn chained<R: Rng>(&mut self, luck: &mut R, chain: &Chain, mines: u64) {
        let mut functional = mines;
        for (time, link) in chain.links.iter().enumerate() {
            let out = binomial(luck, functional, 1.0 - link.stays);
            functional -= out;
            share_out(luck, out, link.ends.iter().copied(), |luck, end, here| {
                let channels = link.channels.get(end).map_or(&[][..], Vec::as_slice);
                self.end(luck, time, End::ALL[end], here, channels);
            });
            if functional == 0 {
                return;
            }
        }
    }

    /// So many mines in each cell of lives.
    pub(super) fn by_life<R: Rng>(&mut self, luck: &mut R, cells: &Cells, mut mines: Vec<u64>) {
        // of each time, how many leave which cell
        let mut leave: Vec<Vec<(usize, u64)>> = vec![Vec::new(); cells.awake.len()];
        for (cell, fates) in cells.fates.iter().enumerate() {
            let out = binomial(luck, mines[cell], fates.leaves);
            let mut tell = |luck: &mut R, way: usize, here| {
                let way = &fates.ways[way];
                leave[way.time].push((cell, here));
                self.end(luck, way.time, way.end, here, &way.channels);
            };
            if out < WAYS_DRAWN_BELOW {
                for _ in 0..out {
                    let place = uniform(luck.next_u64()) * fates.leaves;
                    let way = fates.ways.partition_point(|way| way.so_far < place);
                    tell(luck, way.min(fates.ways.len() - 1), 1);
                }
            } else {
                share_out(luck, out, fates.ways.iter().map(|way| way.p), tell);
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
