//! How far a run is, on standard error, when that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar with the rate and the time left; nothing where nobody watches.
pub(super) fn bar(fields: u64, shown: bool) -> ProgressBar {
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(fields), target);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} fields, {per_sec}, {eta} left")
        .expect("the template is well formed");
    bar.set_style(style);
    bar
}
