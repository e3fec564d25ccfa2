//! Long work in parts: done on many machines, interrupted and gone on with, put together.
//!
//! In: work, all of it or one part. Out: a part file, or what is shown of the whole; and from
//! the part files of all of it the same whole. A label says what a part is of, so that only parts
//! of one run are put together. A kind of work has a file: what is on its label, how its parts are
//! joined.

mod checkpoint;
mod files;
mod of_areas;
mod of_run;
mod of_sweep;
mod task;
mod work;

pub(super) use files::{Parts, named};
pub(super) use of_areas::AreasWork;
pub(super) use of_run::{RESULTS, RunBody, RunWork};
pub(super) use task::{PARTS, Task};
pub(super) use work::Body;
