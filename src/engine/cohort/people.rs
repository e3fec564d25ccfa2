//! Whom the detonations of an arm hurt, counted.

use super::split::{binomial, poisson, share_out};
use crate::engine::field::Events;
use crate::engine::quadrature::Channel;
use crate::model::Study;
use crate::question::Cause;
use rand::Rng;

/// Who may be hurt by mines of an arm.
#[derive(Clone, Debug)]
pub(super) struct People {
    extra: f64,
    fatality: Vec<f64>,
    channels: Vec<Channel>,
    /// The channels of each slot of the day, which stand together.
    slots: Vec<std::ops::Range<usize>>,
}

impl People {
    pub(super) fn new(study: &Study, channels: &[Channel]) -> Self {
        let mut slots: Vec<std::ops::Range<usize>> = Vec::new();
        for (index, channel) in channels.iter().enumerate() {
            match slots.last_mut() {
                Some(slot) if channels[slot.start].slot == channel.slot => slot.end = index + 1,
                Some(_) | None => slots.push(index..index + 1),
            }
        }
        Self {
            extra: study.civilians.extra_casualties_mean,
            fatality: study.civilians.groups.iter().map(|group| group.fatality.value()).collect(),
            channels: channels.to_vec(),
            slots,
        }
    }

    /// So many detonations happened by a time of the grid, of which each channel's share is proportional to its weight.
    ///
    /// A detonation falls into a slot of the day; within it each of its casualties, one and a Poisson number more, is of
    /// a group with the same chances, and is killed with the group's fatality. Sums of such numbers are drawn at once.
    pub(super) fn hurt<R: Rng>(
        &self,
        luck: &mut R,
        detonations: u64,
        weights: &[f64],
        time: usize,
        cause: Cause,
        events: &mut Events,
    ) {
        let of_slot = self.slots.iter().map(|slot| weights[slot.clone()].iter().sum());
        share_out(luck, detonations, of_slot, |luck, slot, here| {
            let casualties = here + poisson(luck, here as f64 * self.extra);
            let channels = self.slots[slot].clone();
            let of_channel = weights[channels.clone()].iter().copied();
            share_out(luck, casualties, of_channel, |luck, channel, hurt| {
                let group = self.channels[channels.start + channel].group;
                let killed = binomial(luck, hurt, self.fatality[group]);
                events.hurt(time, group, hurt, killed, cause);
            });
        });
    }
}
