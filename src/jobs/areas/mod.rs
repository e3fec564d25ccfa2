//! A scenario for each of many areas in a table or map.
//!
//! In: areas as rows. Out: the same rows with expected harm and burden. An area may give its size,
//! mines, the date they were laid, people near, and the kind of mine. These replace the scenario's
//! own numbers; the scenario gives the rest. A parameter of all mines of a kind, or of all people,
//! has the same value in every area in a parameter draw. A parameter of one area alone, its size or
//! the people near, has a value of its own in each.

mod attributes;
mod each;
mod earth;
mod map;
mod outcome;
mod read;
mod settings;
mod table;

pub use attributes::{ATTRIBUTES, AreaAttributes, AreaFileFault};
pub use each::{AreaCost, AreaFault, AreaRuns, Asked};
pub use read::read_areas;
pub use table::AreaFile;
pub(super) use table::{line_of, table_text};
