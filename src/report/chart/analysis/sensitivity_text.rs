//! Texts common to the charts of key drivers.

use crate::report::analysis::sensitivity::made_by;
use crate::report::wording::quantity::quantity_text;
use crate::report::wording::words::{capital, quoted, sentence, when};
use crate::results::{AlternativeSensitivity, Sensitivity, TargetSensitivity};

/// Most rows of a panel.
pub(crate) const MOST_ROWS: usize = 10;

/// The heading of the panel of an alternative.
pub(crate) fn panel_name(
    target: &TargetSensitivity,
    alternative: &AlternativeSensitivity,
    what: &str,
) -> String {
    let said = quantity_text(target.quantity, target.part.as_deref());
    format!(
        "{} {}, {}: {what}",
        capital(&said),
        when(target.days),
        quoted(&alternative.alternative)
    )
}

/// The note on rows that are not shown. It begins with a space.
pub(crate) fn left_out(rows: usize, which: &str) -> String {
    match rows {
        0 => String::new(),
        1 => format!(" Not shown: one row, {which}."),
        rows => format!(" Not shown: {rows} rows, {which}."),
    }
}

/// The source line: how to reproduce the chart.
pub(crate) fn source(found: &Sensitivity) -> String {
    format!("{} {}", sentence(&found.title), made_by(found))
}
