//! The only function that distributes work to threads, for all rooms.

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use std::sync::Mutex;

/// State of an item of work.
enum Slot<T, R> {
    Waiting(T),
    AtWork,
    Done(R),
}

/// Does all work in parallel, on the current rayon pool. Results are in the order of the items, so
/// they do not depend on the number of threads.
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

/// Calls `work` with every number below `count`. It is not generic, so rayon's code is compiled
/// once.
fn for_each_number(count: usize, work: &(dyn Fn(usize) + Sync)) {
    (0..count).into_par_iter().for_each(work);
}
