//! What is added up field by field within a parameter draw, and settled once all its fields are in.
//!
//! Pieces of a run may begin and end in the middle of a draw. What they have of such a draw stays
//! as it was added up, in whole numbers, until the other fields come with another piece: so that it
//! cannot be told where a run was cut.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What is added up over fields of one draw.
pub(super) trait OfDraw: Sized {
    /// What is left of it when the draw is done.
    type Settled;

    /// The same with nothing added up.
    fn fresh(&self) -> Self;

    /// Takes in what later fields of the same draw came to.
    fn add(&mut self, later: &Self);

    /// What all fields of the draw came to.
    fn settle(self, replicates: u32) -> Self::Settled;
}

/// The draws of a piece, in order.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(
    serialize = "S: Serialize, S::Settled: Serialize",
    deserialize = "S: DeserializeOwned, S::Settled: DeserializeOwned"
))]
pub(super) struct ByDraw<S: OfDraw> {
    /// The last fields of the draw in which the piece begins, where it has not its first ones.
    head: Option<S>,
    /// Draws that are done.
    settled: Vec<S::Settled>,
    /// The fields so far of the draw at work.
    pub(super) open: S,
}

impl<S: OfDraw> ByDraw<S> {
    pub(super) const fn new(open: S) -> Self {
        Self { head: None, settled: Vec::new(), open }
    }

    /// Draws that are done.
    pub(super) fn settled(&self) -> &[S::Settled] {
        &self.settled
    }

    /// The last field of a draw is in; `whole` if its first was in too.
    pub(super) fn leave(&mut self, whole: bool, replicates: u32) {
        let fresh = self.open.fresh();
        let left = std::mem::replace(&mut self.open, fresh);
        if whole {
            self.settled.push(left.settle(replicates));
        } else {
            self.head = Some(left);
        }
    }

    /// Takes in the piece that follows; `whole` if this one has the first field of the draw at
    /// work.
    pub(super) fn append(&mut self, next: Self, whole: bool, replicates: u32) {
        if let Some(head) = &next.head {
            self.open.add(head);
            self.leave(whole, replicates);
        }
        self.settled.extend(next.settled);
        // of another draw than the next one's nothing is open any more
        self.open.add(&next.open);
    }
}
