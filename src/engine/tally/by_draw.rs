//! Sums over a parameter draw's replicates, finished when complete.
//!
//! A partial tally may begin and end within a draw. Its sums over such a draw remain integers until
//! the next partial tally adds the other replicates. So the result does not depend on where a run
//! was cut.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Sums over replicates of one draw.
pub(crate) trait DrawAccumulator: Sized {
    /// Result of a finished draw.
    type Finished;

    /// The same with empty sums.
    fn fresh(&self) -> Self;

    /// Adds later replicates of the same draw.
    fn add(&mut self, later: &Self);

    /// Result of all replicates of the draw.
    fn finish(self, replicates: u32) -> Self::Finished;
}

/// Draws of a partial tally, in order.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(
    serialize = "S: Serialize, S::Finished: Serialize",
    deserialize = "S: DeserializeOwned, S::Finished: DeserializeOwned"
))]
pub(crate) struct ByDraw<S: DrawAccumulator> {
    /// Last replicates of the first draw, where its first ones are missing.
    pub(super) head: Option<S>,
    /// Finished draws.
    pub(super) finished: Vec<S::Finished>,
    /// Replicates so far of the current draw.
    pub(crate) open: S,
}

impl<S: DrawAccumulator> ByDraw<S> {
    pub(crate) const fn new(open: S) -> Self {
        Self { head: None, finished: Vec::new(), open }
    }

    /// Finished draws.
    pub(crate) fn finished(&self) -> &[S::Finished] {
        &self.finished
    }

    /// Ends a draw after its last replicate. `whole` if the first was included too.
    pub(crate) fn leave(&mut self, whole: bool, replicates: u32) {
        let fresh = self.open.fresh();
        let left = std::mem::replace(&mut self.open, fresh);
        if whole {
            self.finished.push(left.finish(replicates));
        } else {
            self.head = Some(left);
        }
    }

    /// Appends the next partial tally. `whole` if this one has the first replicate of the current
    /// draw.
    pub(crate) fn append(&mut self, next: Self, whole: bool, replicates: u32) {
        if let Some(head) = &next.head {
            self.open.add(head);
            self.leave(whole, replicates);
        }
        self.finished.extend(next.finished);
        // if the next one is in another draw, nothing is open here
        self.open.add(&next.open);
    }
}
