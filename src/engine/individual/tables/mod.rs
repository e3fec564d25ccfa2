//! Tables on the time grid, shared by a parameter draw's replicates.
//!
//! `of_draw` builds them all. They hold the cumulative hazard of contact, the drain clock of each
//! battery, and the required life at each time. Thresholds turn random numbers into times.

mod awake_contact;
pub(crate) mod cumulative_hazard;
pub(crate) mod drain_clock;
pub(crate) mod guide_table;
mod kinds;
pub(crate) mod multiplier_bounds;
pub(crate) mod of_draw;
pub(crate) mod removal;
mod required_life;
mod self_destruct;
pub(crate) mod threshold_index;
mod thresholds;

pub use cumulative_hazard::met_by;
