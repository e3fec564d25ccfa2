//! The one function that hands out work to threads, for this room and those that build on it.

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use std::sync::Mutex;

/// An item on its way through the work.
enum Slot<T, R> {
    Waiting(T),
    AtWork,
    Done(R),
}

/// Does all the work in parallel, on the threads of the rayon pool in which this is called. What
/// comes of it stands in the order of the items, so that nobody can tell how many threads there
/// were.
pub fn in_order<T: Send, R: Send>(
    items: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let slots: Vec<Mutex<Slot<T, R>>> =
        items.into_iter().map(|item| Mutex::new(Slot::Waiting(item))).collect();
    let only = "one thread works on an item, and none ends in the middle of a move";
    for_each_number(slots.len(), &|at| {
        let slot = || slots[at].lock().expect(only);
        let taken = std::mem::replace(&mut *slot(), Slot::AtWork);
        let Slot::Waiting(item) = taken else { unreachable!("each number comes once") };
        let done = work(item);
        *slot() = Slot::Done(done);
    });
    let done = slots.into_iter().map(|slot| match slot.into_inner().expect(only) {
        Slot::Done(result) => result,
        Slot::Waiting(_) | Slot::AtWork => unreachable!("every number comes"),
    });
    done.collect()
}

/// Calls the work with every number below the count: rayon's machinery, compiled once for all kinds
/// of work.
fn for_each_number(count: usize, work: &(dyn Fn(usize) + Sync)) {
    (0..count).into_par_iter().for_each(work);
}
