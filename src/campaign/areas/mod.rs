//! A scenario for each of many areas: a table or a map of them in, the same rows with expected harm
//! and burden out.
//!
//! What an area says of itself (its size, mines, when they were laid, people near, of what kind) is
//! put in the place of the scenario's own numbers; what it does not say is the scenario's. What is
//! unknown of all mines of a kind, or of all people, is one unknown: in a parameter draw it has the
//! same value in every area. What is unknown of one area alone, its size or the people near, has a
//! value of its own in each.

mod each;
mod earth;
mod map;
mod outcome;
mod read;
mod settings;
mod table;

pub use each::{AreaCost, AreaFault, AreaRuns, Asked};
pub use read::read_areas;
pub use table::{AreaFile, FIELDS, FileFault, Given};
pub(super) use table::{line_of, table_text};
