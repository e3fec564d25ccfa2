//! The charts of a run, one file for each chart.
//!
//! Each makes a picture from findings. `over_time` and `criteria` are shared by curves over time,
//! `states` has the states of a mine with their colours.

pub(crate) mod able_to_function;
pub(crate) mod averted;
pub(crate) mod burden;
pub(crate) mod casualties;
pub(crate) mod casualties_by_cause;
pub(crate) mod casualties_by_group;
pub(crate) mod criteria;
pub(crate) mod exceedance;
pub(crate) mod icon_array;
pub(crate) mod individual_risk;
pub(crate) mod mine_states;
pub(crate) mod over_time;
pub(crate) mod states;
pub(crate) mod time_to_criterion;
