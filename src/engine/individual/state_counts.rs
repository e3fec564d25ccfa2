//! State counts of a wave: plain mines at each threshold index.

/// Number of plain mines of the current wave at each threshold index.
///
/// Four interleaved counts avoid that successive mines wait for the same count.
#[derive(Debug, Default)]
pub(crate) struct StateCounts(Vec<[u64; 4]>);

impl StateCounts {
    /// Resets the counts for a wave with `indices` threshold indices.
    pub(crate) fn begin(&mut self, indices: usize) {
        self.0.clear();
        self.0.resize(indices, [0; 4]);
    }

    /// Counts mine `mine` of its block at its threshold index.
    #[inline]
    pub(crate) fn count(&mut self, mine: usize, place: u16) {
        self.0[usize::from(place)][mine % 4] += 1;
    }

    /// Number of mines at each threshold index.
    pub(crate) fn mines(&self) -> impl Iterator<Item = u64> {
        self.0.iter().map(|counts| counts.iter().sum())
    }
}
