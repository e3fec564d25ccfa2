//! Contact of a mine that its battery does not keep awake all the time.
//!
//! A mine meets people whenever they come, but only while G < X does it notice. Whole days are decided at once where
//! the extremes of the day allow; else cell by cell of the clock, G linear in each.

use super::clock::Clock;
use super::exposure::Exposure;
use crate::units::Days;

impl Clock {
    /// When the exposure met while G < `life` reaches `wanted`, for a wave laid at `laid`; `None` if it never does.
    pub(super) fn contact_while_powered(
        &self,
        laid: Days,
        life: f64,
        wanted: f64,
        exposure: &Exposure,
    ) -> Option<Days> {
        let at_laid = self.drained_by(laid);
        if self.steady {
            let end = self.runs_out(at_laid, life / self.inverse_capacity[0]);
            let at = exposure.reaches(exposure.by(laid) + wanted)?;
            return (at.days() < end).then_some(at);
        }
        let mut met = Met { exposure, wanted, from: exposure.by(laid) };
        let (first_cell, _) = self.cell(laid.days());
        let mut t = laid.days();
        let mut cell = first_cell;
        let cells = self.drained.len() - 1;
        while cell < cells && self.drained[cell] - at_laid < life {
            let day = cell / self.nodes_per_day;
            let day_end = (day + 1) * self.nodes_per_day;
            if cell.is_multiple_of(self.nodes_per_day) && day < self.extremes.len() {
                let (least, greatest) = self.extremes[day];
                let powered_all_day = (self.drained[day_end] - at_laid) * greatest < life;
                if powered_all_day || (self.drained[cell] - at_laid) * least >= life {
                    let next = day_end as f64 * self.step;
                    if powered_all_day && let Some(at) = met.over(t, next) {
                        return Some(at);
                    }
                    if !powered_all_day {
                        met.skip_to(next);
                    }
                    (t, cell) = (next, day_end);
                    continue;
                }
            }
            let next = (cell + 1) as f64 * self.step;
            if let Some(at) = self.contact_in_cell(&mut met, cell, t, next, at_laid, life) {
                return Some(at);
            }
            (t, cell) = (next, cell + 1);
        }
        None
    }

    /// The part of one cell, from `t` to its end `next`, in which G, linear in it, is below `life`.
    fn contact_in_cell(
        &self,
        met: &mut Met<'_>,
        cell: usize,
        t: f64,
        next: f64,
        at_laid: f64,
        life: f64,
    ) -> Option<Days> {
        let spare = |node| life - self.needed_at_node(node, at_laid).max(0.0);
        let (left, right) = (spare(cell), spare(cell + 1));
        let crossing = || (next - self.step) + self.step * left / (left - right);
        match (left > 0.0, right > 0.0) {
            (true, true) => met.over(t, next),
            (true, false) => {
                let found = met.over(t, crossing().max(t));
                met.skip_to(next);
                found
            }
            (false, true) => {
                met.skip_to(crossing().max(t));
                met.over(crossing().max(t), next)
            }
            (false, false) => {
                met.skip_to(next);
                None
            }
        }
    }
}

/// Exposure met so far, of how much is wanted.
struct Met<'a> {
    exposure: &'a Exposure,
    wanted: f64,
    /// Λ where the next stretch begins.
    from: f64,
}

impl Met<'_> {
    /// Meets people until `end`; the moment of contact, if it falls before.
    fn over(&mut self, start: f64, end: f64) -> Option<Days> {
        let reached = self.exposure.by(Days::new(end));
        let gained = reached - self.from;
        if gained > self.wanted {
            let at = self.exposure.reaches(self.from + self.wanted)?;
            return Some(Days::new(at.days().clamp(start, end)));
        }
        self.wanted -= gained;
        self.from = reached;
        None
    }

    /// Meets nobody, being silent, until `end`.
    fn skip_to(&mut self, end: f64) {
        self.from = self.exposure.by(Days::new(end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::clock::Resolution;
    use crate::engine::examples::cold_study;
    use crate::model::{Contact, Electrical, Study};

    fn clock(study: &Study, fuse: &Electrical) -> Clock {
        Clock::new(study, fuse, Days::ZERO, Resolution::STANDARD)
    }

    #[test]
    fn contact_counts_only_while_the_battery_is_awake() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let exposure = Exposure::new(&study, &study.arms[0]);
        let contact = Contact::new(&study, &study.arms[0]);
        let (mut partly, laid) = (0, Days::new(2.6));
        for life in [3.0, 6.0, 10.0, 14.0] {
            let (mut met, mut awake_and_met) = (0.0, Vec::new());
            for minute in 0..160 * 1440 {
                let now = laid + Days::new((f64::from(minute) + 0.5) / 1440.0);
                let awake = life > clock.needed_at(laid, now);
                met += f64::from(awake) * contact.rate(0, now) / 1440.0;
                awake_and_met.push((now.days(), met));
            }
            let end = Days::new(awake_and_met.iter().find(|(_, so_far)| *so_far >= 0.9999 * met).unwrap().0);
            partly += u32::from(met < 0.98 * (exposure.by(end) - exposure.by(laid)));
            for share in [0.1, 0.5, 0.9, 0.99] {
                let at = clock.contact_while_powered(laid, life, share * met, &exposure).unwrap().days();
                let minute = awake_and_met.partition_point(|(until, _)| *until < at);
                let by_then = awake_and_met[minute].1;
                assert!((by_then / met - share).abs() < 1e-3, "life {life}: {by_then} of {met} for {share}");
            }
            assert_eq!(clock.contact_while_powered(laid, life, met * 1.01, &exposure), None);
        }
        assert!(partly > 2, "the cold silences some of these lives for part of the time");
    }

    #[test]
    fn a_bigger_battery_never_shortens_a_life() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let exposure = Exposure::new(&study, &study.arms[0]);
        let mut earlier = None;
        for step in 1..400 {
            let life = f64::from(step) * 0.1;
            let contact = clock.contact_while_powered(Days::ZERO, life, 0.002, &exposure);
            // once a life is long enough to meet somebody, a longer one meets them no later
            if let (Some(before), now) = (earlier, contact) {
                assert!(now.is_some_and(|now: Days| now <= before), "life {life}");
            }
            earlier = contact.or(earlier);
        }
        assert!(earlier.is_some());
    }
}
