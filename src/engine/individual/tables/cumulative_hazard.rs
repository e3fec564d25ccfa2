//! Cumulative hazard of contact, Λ(t) = ∫λ ds, and its inverse.
//!
//! λ is a product of piecewise linear curves and of the active hours. So it is smooth between the
//! edges of those hours and the points of the curves. The table holds Λ at all of them. Simpson's
//! rule integrates λ, exactly up to the product of three linear curves. Between edges λ counts as
//! linear. After the last point of a curve all days are the same, so the table repeats one day.

use crate::model::{Alternative, Contact, Study};
use crate::numeric::exp_m1;
use crate::units::Days;

/// Λ of one alternative over all time.
#[derive(Clone, Debug)]
pub(crate) struct CumulativeHazard {
    /// Edges of the intervals, increasing; the first is 0.
    edges: Vec<f64>,
    /// Λ at the edges.
    cumulative: Vec<f64>,
    /// λ just after each edge and just before the next, one pair for each interval.
    ends: Vec<(f64, f64)>,
    /// First interval of each whole day.
    by_day: Vec<u32>,
    /// Start of the table's last day, which every later day repeats.
    repeats_from: f64,
    /// First interval of that day, and Λ at its start and over it.
    repeat: (usize, f64, f64),
}

/// Least number of intervals between two close points of curves. λ is then nearly linear in each.
const PARTS_BETWEEN_BENDS: usize = 8;
/// Distance of points, in days, from which daily intervals are enough.
const CLOSE_BENDS_DAYS: f64 = 16.0;

impl CumulativeHazard {
    /// Computes the exposure of one mine of an alternative.
    pub(crate) fn new(study: &Study, alternative: &Alternative) -> Self {
        let contact = Contact::new(study, alternative);
        let horizon = study.horizon.days();
        // a point past the horizon still affects the slope before it, so the table then reaches to
        // the horizon
        let bends = contact.bends();
        let mut bends: Vec<f64> =
            bends.iter().map(|bend| bend.days().min(horizon)).filter(|&t| t > 0.0).collect();
        bends.sort_by(f64::total_cmp);
        let repeats_from = bends.last().map_or(0.0, |last| last.ceil());
        let edges = edges(study, &bends, repeats_from + 1.0);
        let trigger = study.civilians.trigger_probability.value();
        let mut cumulative = vec![0.0];
        let mut ends = Vec::with_capacity(edges.len());
        let mut total = 0.0;
        let look = |means: &mut Vec<f64>, t: f64| {
            means.clear();
            means.extend(contact.daily_means(Days::new(t)));
        };
        let (mut at_start, mut at_middle, mut at_end) = (Vec::new(), Vec::new(), Vec::new());
        look(&mut at_start, 0.0);
        for partial in edges.windows(2) {
            let (t0, t1) = (partial[0], partial[1]);
            let middle = 0.5 * (t0 + t1);
            let hour = study.start.hour_at(Days::new(middle));
            // the hours are constant within an interval and the rest is smooth, so its ends may be
            // evaluated directly
            let rate = |means: &[f64]| {
                let groups = study.civilians.groups.iter().zip(means);
                trigger
                    * groups
                        .map(|(group, mean)| {
                            let hourly = group.active_hours.intensity(hour);
                            if hourly == 0.0 { 0.0 } else { hourly * mean }
                        })
                        .sum::<f64>()
            };
            look(&mut at_middle, middle);
            look(&mut at_end, t1);
            let (left, right) = (rate(&at_start), rate(&at_end));
            total += (t1 - t0) / 6.0 * (left + 4.0 * rate(&at_middle) + right);
            std::mem::swap(&mut at_start, &mut at_end);
            cumulative.push(total);
            ends.push((left, right));
        }
        let repeat_part = edges.partition_point(|&edge| edge < repeats_from);
        let repeat = (repeat_part, cumulative[repeat_part], total - cumulative[repeat_part]);
        let days = repeats_from as usize + 1;
        let by_day = (0..days)
            .map(|day| (edges.partition_point(|&edge| edge <= day as f64) - 1) as u32)
            .collect();
        Self { edges, cumulative, ends, by_day, repeats_from, repeat }
    }

    /// Estimates the memory, in bytes.
    pub(crate) const fn bytes(&self) -> usize {
        self.edges.len() * 4 * size_of::<f64>()
    }

    /// Λ at the start of a whole day. It is a look-up, because every day begins an interval.
    fn by_day(&self, day: usize) -> f64 {
        match self.by_day.get(day) {
            Some(&partial) => self.cumulative[partial as usize],
            None => {
                let (_, at_first, daily) = self.repeat;
                at_first + (day as f64 - self.repeats_from) * daily
            }
        }
    }

    /// Λ(t), for t of 0 or more.
    pub(crate) fn by(&self, time: Days) -> f64 {
        let mut t = time.days();
        if t.fract() == 0.0 {
            return self.by_day(t as usize);
        }
        let mut earlier = 0.0;
        if t >= self.repeats_from + 1.0 {
            let days = (t - self.repeats_from).floor();
            earlier = days * self.repeat.2;
            t -= days;
        }
        let mut partial = self.by_day[(t as usize).min(self.by_day.len() - 1)] as usize;
        while partial + 2 < self.edges.len() && self.edges[partial + 1] <= t {
            partial += 1;
        }
        let (t0, t1) = (self.edges[partial], self.edges[partial + 1]);
        let within = share_met(self.ends[partial], ((t - t0) / (t1 - t0)).clamp(0.0, 1.0));
        let (before, after) = (self.cumulative[partial], self.cumulative[partial + 1]);
        earlier + before + (after - before) * within
    }

    /// Time when Λ reaches `level`; `None` if it never does.
    pub(crate) fn reaches(&self, level: f64) -> Option<Days> {
        let (first, at_first, daily) = self.repeat;
        let mut level = level;
        let mut later = 0.0;
        if level > at_first + daily {
            if daily <= 0.0 {
                return None;
            }
            later = ((level - at_first) / daily).floor();
            level -= later * daily;
        }
        // the first edge at or past the level ends the interval in which it is reached
        let mut after = self.cumulative.partition_point(|&met| met < level);
        if later > 0.0 {
            after = after.max(first + 1);
        }
        let after = after.clamp(1, self.cumulative.len() - 1);
        let (before, reached) = (self.cumulative[after - 1], self.cumulative[after]);
        let share = if reached > before {
            ((level - before) / (reached - before)).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let within = position_of_share(self.ends[after - 1], share);
        let (t0, t1) = (self.edges[after - 1], self.edges[after]);
        Some(Days::new(later + t0 + (t1 - t0) * within))
    }
}

/// Probability of contact by a time, for an always functional mine.
pub fn met_by(study: &Study, alternative: &Alternative, by: Days) -> f64 {
    -exp_m1(-CumulativeHazard::new(study, alternative).by(by))
}

/// Edges of the intervals from 0 to `end`. They are whole days, edges of the active hours, and
/// points of the curves. More edges divide the space between points that are close.
fn edges(study: &Study, bends: &[f64], end: f64) -> Vec<f64> {
    let mut edges: Vec<f64> = bends.to_vec();
    let all: Vec<f64> = std::iter::once(0.0).chain(bends.iter().copied()).collect();
    for gap in all.windows(2) {
        let width = gap[1] - gap[0];
        if width > 0.0 && width < CLOSE_BENDS_DAYS {
            let step = width / PARTS_BETWEEN_BENDS as f64;
            edges.extend((1..PARTS_BETWEEN_BENDS).map(|k| gap[0] + step * k as f64));
        }
    }
    let mut hours: Vec<f64> = study
        .civilians
        .groups
        .iter()
        .flat_map(|group| [group.active_hours.from, group.active_hours.to])
        .map(|hour| (hour - study.start.hour).rem_euclid(24.0) / 24.0)
        .collect();
    hours.push(0.0);
    for day in 0..end.ceil() as usize {
        edges.extend(hours.iter().map(|hour| day as f64 + hour));
    }
    edges.push(end);
    edges.retain(|&edge| edge <= end);
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    edges
}

/// Share of an interval's exposure in its first part x. λ is linear in the interval.
fn share_met((left, right): (f64, f64), x: f64) -> f64 {
    let sum = left + right;
    if sum <= 0.0 { x } else { x * (2.0 * left + (right - left) * x) / sum }
}

/// Part x of an interval with a share of its exposure. It is the inverse of [`share_met`].
fn position_of_share((left, right): (f64, f64), share: f64) -> f64 {
    let sum = left + right;
    if sum <= 0.0 {
        return share;
    }
    let root = (left * left + share * (right - left) * sum).max(0.0).sqrt();
    if left + root <= 0.0 { 0.0 } else { (share * sum / (left + root)).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::tests::examples;
    use crate::model::{ActiveHours, PiecewiseLinear};

    /// ∫λ by the midpoint rule in steps that never cross an hour.
    fn by_midpoints(study: &Study, until: f64) -> f64 {
        let contact = Contact::new(study, &study.alternatives[0]);
        let steps = (until * 24.0 * 60.0).round() as u32;
        let width = until / f64::from(steps);
        let trigger = study.civilians.trigger_probability.value();
        (0..steps)
            .map(|k| Days::new((f64::from(k) + 0.5) * width))
            .map(|t| {
                (0..study.civilians.groups.len()).map(|g| contact.rate(g, t)).sum::<f64>()
                    * trigger
                    * width
            })
            .sum()
    }

    fn busy() -> Study {
        let mut study = examples::study(100.0);
        study.start.hour = 6.5;
        let points = |points: &[(f64, f64)]| {
            PiecewiseLinear::new(points.iter().map(|&(t, v)| (Days::new(t), v)).collect())
        };
        study.civilians.groups = vec![examples::group(), examples::group()];
        study.civilians.groups[0].presence = points(&[(0.0, 0.1), (3.25, 0.9), (20.0, 0.3)]);
        study.civilians.groups[0].active_hours = ActiveHours { from: 8.0, to: 19.0 };
        study.civilians.groups[1].active_hours = ActiveHours { from: 22.0, to: 24.0 };
        study.alternatives[0].risk_reduction = vec![points(&[(1.0, 0.0), (9.5, 0.8)])];
        study.alternatives[0].return_delay = Days::new(2.0);
        study
    }

    #[test]
    fn exposure_agrees_with_numerical_integration_before_and_after_the_last_bend() {
        let study = busy();
        let exposure = CumulativeHazard::new(&study, &study.alternatives[0]);
        for until in [0.25, 1.0, 2.5, 5.125, 9.75, 13.0, 22.0, 23.5, 24.0, 60.25, 61.0] {
            let (ours, theirs) = (exposure.by(Days::new(until)), by_midpoints(&study, until));
            assert!((ours - theirs).abs() <= 1e-5 * theirs, "by {until} d: {ours} for {theirs}");
        }
    }

    #[test]
    fn when_an_exposure_is_reached_is_the_inverse_of_how_much_is_met() {
        let study = busy();
        let exposure = CumulativeHazard::new(&study, &study.alternatives[0]);
        for k in 1..2000 {
            let level = exposure.by(Days::new(60.0)) * f64::from(k) / 2000.0;
            let at = exposure.reaches(level).unwrap();
            assert!((exposure.by(at) / level - 1.0).abs() < 1e-9, "level {k}/2000 at {at:?}");
        }
    }

    #[test]
    fn nobody_there_means_no_exposure_ever() {
        let mut study = examples::study(100.0);
        study.civilians.groups.clear();
        let exposure = CumulativeHazard::new(&study, &study.alternatives[0]);
        assert_eq!(exposure.by(Days::new(1e5)), 0.0);
        assert_eq!(exposure.reaches(1e-300), None);
    }
}
