//! How far a run is, on standard error, when that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over fields with the rate and the time left; nothing where nobody watches.
pub(super) fn bar(fields: u64, shown: bool) -> ProgressBar {
    bar_of(fields, "fields", shown)
}

/// The same over something else.
pub(super) fn bar_of(count: u64, what: &str, shown: bool) -> ProgressBar {
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(count), target);
    let style = ProgressStyle::with_template(&format!(
        "{{bar:40}} {{pos}}/{{len}} {what}, {{per_sec}}, {{eta}} left"
    ))
    .expect("the template is well formed");
    bar.set_style(style);
    bar
}
