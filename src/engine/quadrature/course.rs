//! What one mine is expected to come to.

use super::account::Account;
use crate::engine::Column;
use crate::question::Cause;

/// Probabilities of a mine of one kind and wave, at each time of the grid from the first at which
/// it is there.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub(super) channels: usize,
    pub(super) functional: Vec<f64>,
    pub(super) dormant: Vec<f64>,
    pub(super) inert: Vec<f64>,
    pub(super) self_destructed: Vec<f64>,
    pub(super) cleared: Vec<f64>,
    /// R: not removed, whatever else.
    pub(super) left: Vec<f64>,
    /// That it went off on somebody within its rated life, by the channel that set it off:
    /// `early[time * channels + channel]`.
    pub(super) early: Vec<f64>,
    /// The same beyond its rated life.
    pub(super) late: Vec<f64>,
}

impl Course {
    pub(super) fn new(channels: usize) -> Self {
        Self {
            channels,
            functional: Vec::new(),
            dormant: Vec::new(),
            inert: Vec::new(),
            self_destructed: Vec::new(),
            cleared: Vec::new(),
            left: Vec::new(),
            early: Vec::new(),
            late: Vec::new(),
        }
    }

    /// Adds what so many such mines, laid before the time `first`, are expected to come to.
    pub(super) fn add_to(
        &self,
        account: &mut Account,
        first: usize,
        mines: f64,
        causes: [Cause; 2],
        people: f64,
    ) {
        for (index, time) in (first..).take(self.functional.len()).enumerate() {
            for (column, values) in [
                (Column::Functional, &self.functional),
                (Column::Dormant, &self.dormant),
                (Column::Inert, &self.inert),
                (Column::SelfDestructed, &self.self_destructed),
                (Column::Cleared, &self.cleared),
            ] {
                account.add(column, time, mines * values[index]);
            }
            for (hits, cause) in [&self.early, &self.late].into_iter().zip(causes) {
                let of_group: Vec<f64> = hits[index * self.channels..(index + 1) * self.channels]
                    .iter()
                    .map(|hits| mines * hits)
                    .collect();
                account.detonate(time, &of_group, cause, people);
            }
        }
    }

    /// Hits of each channel within the rated life and beyond, by a time.
    pub(super) fn at(&self, time: usize) -> (Vec<f64>, Vec<f64>) {
        let channels = time * self.channels..(time + 1) * self.channels;
        (self.early[channels.clone()].to_vec(), self.late[channels].to_vec())
    }

    /// That it went off on somebody, at each time.
    pub(super) fn hits(&self) -> Vec<f64> {
        let of = |hits: &[f64], time: usize| {
            hits[time * self.channels..(time + 1) * self.channels].iter().sum::<f64>()
        };
        (0..self.functional.len())
            .map(|time| of(&self.early, time) + of(&self.late, time))
            .collect()
    }
}
