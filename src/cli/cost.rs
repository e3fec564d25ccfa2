//! Texts about the expected cost of a command.

use crate::jobs::{AreaCost, Cost, Sweep};
use crate::report::words::{clock, count, span};

/// Describes the size of a run.
pub(super) fn work_text(cost: &Cost) -> String {
    if cost.total_replicates == 0 {
        return "expected values alone".to_owned();
    }
    format!(
        "{} replicates, {} mines simulated",
        count(cost.total_replicates),
        count(cost.mine_lives as u64)
    )
}

/// Describes the number of threads.
pub(super) fn threads_text(threads: usize) -> String {
    if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") }
}

/// Most sweep points that are listed.
const LISTED: usize = 100;

/// Lists the points of a sweep, with a rough total time.
pub(super) fn sweep_text(sweep: &Sweep, threads: usize) -> String {
    let (points, cost) = (sweep.points(), sweep.cost());
    let all = points.values.len();
    let mut text: String = (0..all.min(LISTED)).map(|at| points.point_text(at) + "\n").collect();
    if all > LISTED {
        text += &format!("… and {} more points\n", count((all - LISTED) as u64));
    }
    let time = match cost.estimate(threads).as_secs_f64() {
        seconds if seconds < 60.0 => format!("{:.0} s", seconds.max(1.0)),
        seconds => span(seconds / 86_400.0),
    };
    text + &format!(
        "{} points, {} parameter draws in all: roughly {time} on {threads} threads. Nothing was \
         run.\n",
        count(all as u64),
        count(cost.draws)
    )
}

/// Describes the rough time that areas take.
pub(super) fn areas_text(cost: AreaCost, threads: usize) -> String {
    let (areas, draws) = (count(cost.areas), count(cost.draws));
    let plural = if cost.areas == 1 { "area" } else { "areas" };
    let time = clock(cost.estimate(threads));
    format!(
        "{areas} {plural}, {draws} parameter draws in all: {time} on {threads} threads. Nothing \
         was run.\n"
    )
}
