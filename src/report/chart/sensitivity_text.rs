//! What the charts of which unknowns matter say alike.

use crate::report::sensitivity::{made_by, quantity_said, when};
use crate::report::words::{capital, quoted, sentence};
use crate::results::{ArmSensitivity, Sensitivity, TargetSensitivity};

/// Most rows of a panel.
pub(super) const MOST_ROWS: usize = 10;

/// What stands above the panel of an arm.
pub(super) fn panel_name(target: &TargetSensitivity, arm: &ArmSensitivity, what: &str) -> String {
    let said = quantity_said(target.quantity, target.part.as_deref());
    format!("{} {}, {}: {what}", capital(&said), when(target.days), quoted(&arm.arm))
}

/// What is told of rows that are not shown; a sentence with a space before it.
pub(super) fn left_out(rows: usize, which: &str) -> String {
    match rows {
        0 => String::new(),
        1 => format!(" Not shown: one row, {which}."),
        rows => format!(" Not shown: {rows} rows, {which}."),
    }
}

/// How to make the picture again.
pub(super) fn source(found: &Sensitivity) -> String {
    format!("{} {}", sentence(&found.title), made_by(found))
}
