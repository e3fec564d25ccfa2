//! Expected outcome of one mine.

use crate::engine::Column;
use crate::engine::expected::account::Account;
use crate::question::Cause;

/// Probabilities of a mine of one kind and wave. One value for each grid time after laying.
#[derive(Clone, Debug)]
pub(crate) struct ExpectedOutcome {
    pub(crate) channels: usize,
    pub(crate) functional: Vec<f64>,
    pub(crate) dormant: Vec<f64>,
    pub(crate) inert: Vec<f64>,
    pub(crate) self_destructed: Vec<f64>,
    pub(crate) cleared: Vec<f64>,
    /// R: not removed, regardless of all else.
    pub(crate) left: Vec<f64>,
    /// Detonation by a person within the rated life, by channel: `early[time * channels +
    /// channel]`.
    pub(crate) early: Vec<f64>,
    /// The same beyond the rated life.
    pub(crate) late: Vec<f64>,
}

impl ExpectedOutcome {
    pub(crate) fn new(channels: usize) -> Self {
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

    /// Adds the expected outcome of mines laid before the time `first`.
    pub(crate) fn add_to(
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

    /// Probabilities of detonation by a time, by channel. The first are within the rated life, the
    /// second beyond it.
    pub(crate) fn at(&self, time: usize) -> (Vec<f64>, Vec<f64>) {
        let channels = time * self.channels..(time + 1) * self.channels;
        (self.early[channels.clone()].to_vec(), self.late[channels].to_vec())
    }

    /// Probability of detonation by each time.
    pub(crate) fn hits(&self) -> Vec<f64> {
        let of = |hits: &[f64], time: usize| {
            hits[time * self.channels..(time + 1) * self.channels].iter().sum::<f64>()
        };
        (0..self.functional.len())
            .map(|time| of(&self.early, time) + of(&self.late, time))
            .collect()
    }
}
