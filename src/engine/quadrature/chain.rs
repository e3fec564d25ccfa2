//! Chances from one time of the grid to the next, where mines that are functional are all alike.
//!
//! Where the needed life never falls, a mine that is functional at a time has been so throughout,
//! whatever its life: so the functional mines of a lot go on with the same chances, and so do the
//! inert ones.

use super::course::Course;
use super::lives::Lives;
use super::track::Track;

/// How a mine stops being functional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) enum End {
    /// It goes off on somebody within its rated life.
    Early,
    /// It goes off on somebody beyond it.
    Late,
    /// It destroys itself.
    SelfDestructed,
    /// It is removed.
    Cleared,
    /// It stays in the ground, inert.
    Inert,
}

impl End {
    /// All ends, in the order in which chances are kept.
    pub(in crate::engine) const ALL: [Self; 5] =
        [Self::Early, Self::Late, Self::SelfDestructed, Self::Cleared, Self::Inert];
}

/// What becomes of a mine that was functional at one time of the grid, by the next.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Link {
    /// Probability that it is functional still.
    pub(in crate::engine) stays: f64,
    /// Of every other end, proportional to its probability, as in [`End::ALL`].
    pub(in crate::engine) ends: [f64; 5],
    /// Of the first two of them, by channel.
    pub(in crate::engine) channels: [Vec<f64>; 2],
}

/// Links from each time of the grid to the next, the first from laying.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Chain {
    pub(in crate::engine) links: Vec<Link>,
}

impl Track {
    /// The chances of mines under a law of life.
    pub(in crate::engine) fn chain(&self, lives: &Lives) -> Chain {
        let course = self.course(lives);
        Chain { links: (0..course.functional.len()).map(|time| Link::of(&course, time)).collect() }
    }
}

impl Chain {
    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let channels = |link: &Link| link.channels.iter().map(Vec::len).sum::<usize>();
        self.links.iter().map(|link| size_of::<Link>() + channels(link) * size_of::<f64>()).sum()
    }
}

impl Link {
    fn of(course: &Course, time: usize) -> Self {
        let before = |values: &[f64], at: usize| if time == 0 { 0.0 } else { values[at] };
        let change =
            |values: &[f64]| (values[time] - before(values, time.wrapping_sub(1))).max(0.0);
        let by_channel = |values: &[f64]| -> Vec<f64> {
            let now = time * course.channels..(time + 1) * course.channels;
            now.map(|at| (values[at] - before(values, at.wrapping_sub(course.channels))).max(0.0))
                .collect()
        };
        let channels = [by_channel(&course.early), by_channel(&course.late)];
        // clearance took its part of what was inert already
        let still_inert = if time == 0 || course.left[time - 1] <= 0.0 {
            0.0
        } else {
            course.inert[time - 1] * course.left[time] / course.left[time - 1]
        };
        let [early, late] = [0, 1].map(|phase: usize| channels[phase].iter().sum::<f64>());
        let destroyed = change(&course.self_destructed);
        let inert = (course.inert[time] - still_inert).max(0.0);
        let stays = course.functional[time];
        let was_inert = if time == 0 { 0.0 } else { course.inert[time - 1] };
        let cleared = (change(&course.cleared) - (was_inert - still_inert)).max(0.0);
        let ends = [early, late, destroyed, cleared, inert];
        let all = stays + ends.iter().sum::<f64>();
        Self { stays: if all > 0.0 { stays / all } else { 0.0 }, ends, channels }
    }
}
