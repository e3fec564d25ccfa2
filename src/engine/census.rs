//! The census of a wave: how many of its plain mines stand at each place.

/// How many plain mines of the wave at work stand at each place, in four counts that take turns: a
/// count that is raised by one mine after another makes each wait for the one before.
#[derive(Debug, Default)]
pub(super) struct Census(Vec<[u64; 4]>);

impl Census {
    /// Empty, for a wave with so many places.
    pub(super) fn begin(&mut self, places: usize) {
        self.0.clear();
        self.0.resize(places, [0; 4]);
    }

    /// Counts a mine, the so-manieth of its block, at its place.
    #[inline]
    pub(super) fn count(&mut self, mine: usize, place: u16) {
        self.0[usize::from(place)][mine % 4] += 1;
    }

    /// How many mines stand at each place.
    pub(super) fn mines(&self) -> impl Iterator<Item = u64> {
        self.0.iter().map(|counts| counts.iter().sum())
    }
}
