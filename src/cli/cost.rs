//! What work is expected to take, in words.

use crate::campaign::{AreaCost, Cost, Sweep};
use crate::report::words::{clock, count, span};

/// How much there is to do in a run.
pub(super) fn work_said(cost: &Cost) -> String {
    if cost.fields == 0 {
        return "expected values alone".to_owned();
    }
    format!("{} fields, {} mines lived", count(cost.fields), count(cost.mine_lives as u64))
}

/// On how many threads.
pub(super) fn threads_said(threads: usize) -> String {
    if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") }
}

/// Points of a sweep that are listed, at most.
const LISTED: usize = 100;

/// Every point of a sweep, and roughly how long all of them would take.
pub(super) fn sweep_said(sweep: &Sweep, threads: usize) -> String {
    let (points, cost) = (sweep.points(), sweep.cost());
    let all = points.values.len();
    let mut text: String = (0..all.min(LISTED)).map(|at| points.said(at) + "\n").collect();
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

/// Roughly how long areas would take.
pub(super) fn areas_said(cost: AreaCost, threads: usize) -> String {
    let (areas, draws) = (count(cost.areas), count(cost.draws));
    let plural = if cost.areas == 1 { "area" } else { "areas" };
    let time = clock(cost.estimate(threads));
    format!(
        "{areas} {plural}, {draws} parameter draws in all: {time} on {threads} threads. Nothing \
         was run.\n"
    )
}
