//! The table: every key, how it is changed, what that moves, and why.

mod clearance;
mod fuse;
mod laying;
mod people;
mod site;
mod top;

use super::row::Row;

/// All rows, in the order of the grammar.
pub(crate) fn all() -> Vec<Row> {
    let rows = [
        top::rows(),
        site::rows(),
        people::rows(),
        people::risk_reduction(),
        clearance::site(),
        clearance::land(),
        laying::rows(),
        fuse::electrical(),
        fuse::battery(),
        fuse::mechanical(),
        people::risk_reduction_of_an_alternative(),
        clearance::of_an_alternative(),
        top::claims(),
    ];
    rows.into_iter().flatten().collect()
}
