//! The one function that hands out work to threads, for this room and those that build on it.

use rayon::prelude::*;

/// Does all the work in parallel, on the threads of the rayon pool in which this is called. What comes of it stands in
/// the order of the items, so that nobody can tell how many threads there were.
pub fn in_order<I: IntoParallelIterator, R: Send>(
    items: I,
    work: impl Fn(I::Item) -> R + Send + Sync,
) -> Vec<R> {
    items.into_par_iter().map(work).collect()
}
