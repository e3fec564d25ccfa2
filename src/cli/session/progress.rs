//! Progress on standard error. It is a bar in a terminal, elsewhere at most a line a minute.

use super::terminal::tell;
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal as _, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Least time between two lines.
const BETWEEN_LINES: Duration = Duration::from_secs(60);

/// The progress of a job.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    what: &'static str,
    lines: Option<Mutex<Lines>>,
}

/// The state of progress lines.
///
/// `before` is what an earlier, interrupted run has done.
#[derive(Debug)]
struct Lines {
    started: Instant,
    last: Instant,
    before: Option<u64>,
}

/// Starts progress with rate and remaining time, if `shown`.
pub(crate) fn bar(count: u64, what: &'static str, shown: bool) -> Progress {
    let is_bar = shown && stderr().is_terminal();
    let target = if is_bar { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(count), target);
    let style = ProgressStyle::with_template(&format!(
        "{{bar:40}} {{pos}}/{{len}} {what}, {{per_sec}}, {{eta}} left"
    ))
    .expect("the template is well formed");
    bar.set_style(style);
    let now = Instant::now();
    let lines =
        (shown && !is_bar).then(|| Mutex::new(Lines { started: now, last: now, before: None }));
    Progress { bar, what, lines }
}

impl Progress {
    /// Shows the number of items done.
    pub(crate) fn set_position(&self, done: u64) {
        self.bar.set_position(done);
        if let Some(lines) = &self.lines {
            let mut lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
            let all = self.bar.length().unwrap_or(done);
            if let Some(line) = lines.due(Instant::now(), [done, all], self.what) {
                tell(&line);
            }
        }
    }

    /// Removes the bar.
    pub(crate) fn finish_and_clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Lines {
    /// The line to print now, if one is due.
    fn due(&mut self, now: Instant, [done, all]: [u64; 2], what: &str) -> Option<String> {
        let before = *self.before.get_or_insert_with(|| {
            self.started = now;
            done
        });
        if now.duration_since(self.last) < BETWEEN_LINES || done <= before || done >= all {
            return None;
        }
        self.last = now;
        let spent = now.duration_since(self.started);
        let left = HumanDuration(spent.mul_f64((all - done) as f64 / (done - before) as f64));
        Some(format!("{done} of {all} {what} done, about {left} left"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_once_a_minute_and_says_how_long_is_left() {
        let started = Instant::now();
        let after = |seconds| started + Duration::from_secs(seconds);
        for before in [0, 500] {
            let mut lines = Lines { started, last: started, before: None };
            let mut due =
                |seconds, done| lines.due(after(seconds), [before + done, before + 1000], "draws");
            assert_eq!(due(0, 0), None);
            assert_eq!(due(59, 100), None);
            let first =
                format!("{} of {} draws done, about 9 minutes left", before + 100, before + 1000);
            assert_eq!(due(60, 100), Some(first), "by what was done since it began");
            assert_eq!(due(119, 200), None, "a minute from the last");
            assert!(due(120, 200).is_some());
            assert_eq!(due(200, 1000), None, "it is done");
        }
    }
}
