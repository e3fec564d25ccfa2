//! Long work in parts: distributed, interrupted, resumed and merged.
//!
//! The input is work, all of it or one part. The output is a part file, or the whole result; the
//! part files of all parts give the same result. A label identifies the work of a part, so that
//! only parts of one run are merged. Each kind of work has a file, with its label facts and the
//! merging of its parts.

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
pub(super) use work::PartBody;
