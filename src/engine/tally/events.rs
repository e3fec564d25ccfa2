//! Events of one replicate of one alternative, counted on the time grid.

use crate::engine::harm::Casualty;
use crate::engine::individual::state_counts::StateCounts;
use crate::engine::individual::tables::threshold_index::ThresholdIndex;
use crate::model::Ending;
use crate::question::Cause;
use serde::{Deserialize, Serialize};

/// Order of the counts. The first columns count mines, the others count people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// Number of groups of civilians.
    pub groups: usize,
}

/// A count of a replicate at every time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Functional mines.
    Functional,
    /// Dormant mines.
    Dormant,
    /// Inert mines in the ground.
    Inert,
    /// Mines in the ground.
    Explosive,
    /// Detonations so far.
    Detonations,
    /// Self-destructed so far.
    SelfDestructed,
    /// Cleared so far.
    Cleared,
    /// Casualties so far.
    Casualties,
    /// Killed so far.
    Killed,
    /// Injured so far.
    Injured,
    /// Casualties of a group so far.
    OfGroup(usize),
    /// Killed of a group so far.
    KilledOfGroup(usize),
    /// Casualties of a cause so far.
    OfCause(Cause),
    /// Functional and dormant mines together.
    AbleToFunction,
}

impl Columns {
    /// Number of counts.
    pub const fn count(self) -> usize {
        11 + 2 * self.groups + Cause::ALL.len()
    }

    /// Index of a count.
    pub fn index(self, column: Column) -> usize {
        match column {
            Column::Functional => 0,
            Column::Dormant => 1,
            Column::Inert => 2,
            Column::Explosive => 3,
            Column::Detonations => 4,
            Column::SelfDestructed => 5,
            Column::Cleared => 6,
            Column::Casualties => 7,
            Column::Killed => 8,
            Column::Injured => 9,
            Column::OfGroup(group) => 10 + group,
            Column::KilledOfGroup(group) => 10 + self.groups + group,
            Column::OfCause(cause) => 10 + 2 * self.groups + cause as usize,
            Column::AbleToFunction => 10 + 2 * self.groups + Cause::ALL.len(),
        }
    }
}

/// Events of one replicate of one alternative, by grid time. An event counts at the first grid time
/// at or after it. One additional row holds events past the horizon.
#[derive(Clone, Debug)]
pub(crate) struct Events {
    times: usize,
    columns: Columns,
    laid: Vec<u64>,
    became_inert: Vec<u64>,
    inert_cleared: Vec<u64>,
    detonated: Vec<u64>,
    self_destructed: Vec<u64>,
    cleared: Vec<u64>,
    /// Number of dormant mines at each time: states, not events.
    dormant: Vec<u64>,
    of_group: Vec<Vec<u64>>,
    killed_of_group: Vec<Vec<u64>>,
    of_cause: Vec<Vec<u64>>,
}

impl Events {
    pub(crate) fn new(times: usize, columns: Columns) -> Self {
        let row = || vec![0; times + 1];
        Self {
            times,
            columns,
            laid: row(),
            became_inert: row(),
            inert_cleared: row(),
            detonated: row(),
            self_destructed: row(),
            cleared: row(),
            dormant: row(),
            of_group: vec![row(); columns.groups],
            killed_of_group: vec![row(); columns.groups],
            of_cause: vec![row(); Cause::ALL.len()],
        }
    }

    fn rows(&mut self) -> impl Iterator<Item = &mut Vec<u64>> {
        [
            &mut self.laid,
            &mut self.became_inert,
            &mut self.inert_cleared,
            &mut self.detonated,
            &mut self.self_destructed,
            &mut self.cleared,
            &mut self.dormant,
        ]
        .into_iter()
        .chain(&mut self.of_group)
        .chain(&mut self.killed_of_group)
        .chain(&mut self.of_cause)
    }

    /// Resets all counts for the next replicate.
    pub(crate) fn reset(&mut self) {
        self.rows().for_each(|row| row.fill(0));
    }

    /// Records a wave of mines laid by a grid time.
    pub(crate) fn lay(&mut self, first: usize, mines: u64) {
        self.laid[first] += mines;
    }

    /// Records a mine that stays in the ground. It is inert from the grid time `inert` on, or never
    /// within the grid.
    #[inline]
    pub(crate) fn stays(&mut self, inert: usize) {
        self.became_inert[inert] += 1;
    }

    /// Records a mine that left the ground by grid time `gone`. It would be inert from `inert` on.
    #[inline]
    pub(crate) fn leaves(&mut self, inert: usize, gone: usize, how: Ending) {
        match how {
            Ending::Detonated => self.detonated[gone] += 1,
            Ending::SelfDestructed => self.self_destructed[gone] += 1,
            Ending::Cleared => self.cleared[gone] += 1,
        }
        if inert < gone {
            self.became_inert[inert] += 1;
            self.inert_cleared[gone] += 1;
        }
    }

    /// Records the removal by grid time `gone` of an inert mine. It is already counted as inert;
    /// `gone` may be past the grid.
    #[inline]
    pub(crate) fn removed_inert(&mut self, gone: usize) {
        self.cleared[gone] += 1;
        self.inert_cleared[gone] += 1;
    }

    /// Records the states of a wave's mines without events. `census` has their number at each
    /// threshold index.
    pub(crate) fn record_states(&mut self, indices: &ThresholdIndex, census: &StateCounts) {
        let Self { became_inert, dormant, .. } = self;
        let mines: Vec<u64> = census.mines().collect();
        indices.record_states(
            &mines,
            |time, mines| became_inert[time] += mines,
            |time, mines| dormant[time] += mines,
        );
    }

    /// Records a mine that is dormant at a time of the grid.
    #[inline]
    pub(crate) fn is_dormant(&mut self, time: usize) {
        self.dormant[time] += 1;
    }

    /// Records a casualty at or before a time of the grid.
    pub(crate) fn add_casualty(&mut self, time: usize, casualty: Casualty, cause: Cause) {
        self.of_group[casualty.group][time] += 1;
        self.killed_of_group[casualty.group][time] += u64::from(casualty.killed);
        self.of_cause[cause as usize][time] += 1;
    }

    /// Records mines that left the ground by a time. None of them is counted as inert.
    pub(crate) fn leave(&mut self, gone: usize, how: Ending, mines: u64) {
        match how {
            Ending::Detonated => self.detonated[gone] += mines,
            Ending::SelfDestructed => self.self_destructed[gone] += mines,
            Ending::Cleared => self.cleared[gone] += mines,
        }
    }

    /// Records mines newly inert by a time, and inert mines removed.
    pub(crate) fn inert(&mut self, time: usize, more: u64, removed: u64) {
        self.became_inert[time] += more;
        self.inert_cleared[time] += removed;
        self.cleared[time] += removed;
    }

    /// Records `mines` dormant mines at a time.
    pub(crate) fn are_dormant(&mut self, time: usize, mines: u64) {
        self.dormant[time] += mines;
    }

    /// Records casualties of a group by a time, and those killed.
    pub(crate) fn add_casualties(
        &mut self,
        time: usize,
        group: usize,
        add_casualties: u64,
        killed: u64,
        cause: Cause,
    ) {
        self.of_group[group][time] += add_casualties;
        self.killed_of_group[group][time] += killed;
        self.of_cause[cause as usize][time] += add_casualties;
    }

    /// All counts at every time: `counts[column * times + time]`.
    pub(crate) fn counts(&self) -> Vec<u64> {
        let (times, groups) = (self.times, self.columns.groups);
        let mut counts = vec![0; self.columns.count() * times];
        let mut rows: Vec<&mut [u64]> = counts.chunks_exact_mut(times).collect();
        let index = |column| self.columns.index(column);
        for (column, events) in [
            (Column::Detonations, &self.detonated),
            (Column::SelfDestructed, &self.self_destructed),
            (Column::Cleared, &self.cleared),
        ] {
            accumulate(events, rows[index(column)]);
        }
        let mut people = |column: Column, events: &Vec<u64>, all: Column| {
            let [row, all] = rows
                .get_disjoint_mut([index(column), index(all)])
                .expect("a group or cause is not everybody");
            accumulate(events, row);
            all.iter_mut().zip(row.iter()).for_each(|(all, own)| *all += own);
        };
        for group in 0..groups {
            people(Column::OfGroup(group), &self.of_group[group], Column::Casualties);
            people(Column::KilledOfGroup(group), &self.killed_of_group[group], Column::Killed);
        }
        for cause in Cause::ALL {
            accumulate(&self.of_cause[cause as usize], rows[index(Column::OfCause(cause))]);
        }
        let [
            functional,
            dormant,
            able,
            inert,
            explosive,
            detonations,
            destroyed,
            cleared,
            casualties,
            killed,
            injured,
        ] = rows
            .get_disjoint_mut([
                index(Column::Functional),
                index(Column::Dormant),
                index(Column::AbleToFunction),
                index(Column::Inert),
                index(Column::Explosive),
                index(Column::Detonations),
                index(Column::SelfDestructed),
                index(Column::Cleared),
                index(Column::Casualties),
                index(Column::Killed),
                index(Column::Injured),
            ])
            .expect("every count has a place of its own");
        let (mut laid, mut without_battery) = (0, 0);
        for time in 0..times {
            laid += self.laid[time];
            without_battery += self.became_inert[time];
            without_battery -= self.inert_cleared[time];
            inert[time] = without_battery;
            dormant[time] = self.dormant[time];
            explosive[time] = laid - (detonations[time] + destroyed[time] + cleared[time]);
            able[time] = explosive[time] - without_battery;
            functional[time] = able[time] - dormant[time];
            injured[time] = casualties[time] - killed[time];
        }
        counts
    }
}

/// Computes the cumulative number of events by each time.
fn accumulate(events: &[u64], into: &mut [u64]) {
    let mut sum = 0;
    for (count, events) in into.iter_mut().zip(events) {
        sum += events;
        *count = sum;
    }
}
