//! Contact of a mine that may be dormant.
//!
//! Only exposure while G < X counts. Whole days are decided at once where the extremes of the day
//! allow; the others cell by cell of the clock. Exposure is looked up only where a mine becomes
//! dormant or functional.

use super::cumulative_hazard::CumulativeHazard;
use super::drain_clock::DrainClock;
use crate::units::Days;

impl DrainClock {
    /// Time when the exposure while G < `life` reaches `expected`. The wave is laid at `laid`.
    /// `None` if it never does.
    pub(crate) fn contact_while_awake(
        &self,
        laid: Days,
        life: f64,
        expected: f64,
        exposure: &CumulativeHazard,
    ) -> Option<Days> {
        let at_laid = self.drained_by(laid);
        if self.steady {
            let end = self.runs_out(at_laid, life / self.inverse_capacity[0]);
            let at = exposure.reaches(exposure.by(laid) + expected)?;
            return (at.days() < end).then_some(at);
        }
        let mut met = AwakeHazard { exposure, expected, from: exposure.by(laid) };
        // c is at most 1, so by this node the life is drained; with too little exposure by then
        // there is no contact
        let drained = self.drained.partition_point(|&drained| drained - at_laid < life);
        let last = drained.min(self.drained.len() - 1);
        if exposure.by(Days::new(last as f64 * self.step)) - met.from <= expected {
            return None;
        }
        let mut awake_since = Some(laid.days());
        let (mut cell, _) = self.cell(laid.days());
        // the required life is 0 at laying, wherever in its cell that is
        let mut from = (laid.days(), life);
        while cell < last {
            if let Some(tomorrow) = self.day_in_one(cell, at_laid, life, awake_since.is_some()) {
                cell = tomorrow;
                from = (cell as f64 * self.step, self.spare(cell, at_laid, life));
                continue;
            }
            let to = ((cell + 1) as f64 * self.step, self.spare(cell + 1, at_laid, life));
            match awake_since {
                Some(since) if to.1 <= 0.0 => {
                    let until = self.crossing(at_laid, life, from, to).max(since);
                    if let Some(at) = met.over(since, until) {
                        return Some(at);
                    }
                    awake_since = None;
                }
                None if to.1 > 0.0 => {
                    let wakes = self.crossing(at_laid, life, from, to);
                    met.skip_to(wakes);
                    awake_since = Some(wakes);
                }
                Some(_) | None => (),
            }
            (cell, from) = (cell + 1, to);
        }
        awake_since.and_then(|since| met.over(since, last as f64 * self.step))
    }

    /// First cell of tomorrow, if a mine keeps its state today. This cell must begin a day.
    fn day_in_one(&self, cell: usize, at_laid: f64, life: f64, awake: bool) -> Option<usize> {
        let day = cell / self.nodes_per_day;
        let (least, greatest) =
            *self.extremes.get(day).filter(|_| cell.is_multiple_of(self.nodes_per_day))?;
        let tomorrow = cell + self.nodes_per_day;
        let stays = if awake {
            (self.drained[tomorrow] - at_laid) * greatest < life
        } else {
            (self.drained[cell] - at_laid) * least >= life
        };
        stays.then_some(tomorrow)
    }

    /// Excess of a life over the required life at a node. Before laying the required life is 0.
    fn spare(&self, node: usize, at_laid: f64, life: f64) -> f64 {
        life - self.required_at_node(node, at_laid).max(0.0)
    }

    /// Time when a life's excess passes through zero in a cell. The excess is known at two times of
    /// the cell. The Illinois method on G itself is robust to a bend or a kink of 1/c.
    fn crossing(&self, at_laid: f64, life: f64, from: (f64, f64), to: (f64, f64)) -> f64 {
        let enough = CLOSE * life;
        let ((mut t0, mut spare0), (mut t1, mut spare1)) = (from, to);
        for _ in 0..MOST_STEPS {
            if spare0 == spare1 {
                return t0;
            }
            let t = (t0 * spare1 - t1 * spare0) / (spare1 - spare0);
            let spare = life - self.required_after(at_laid, Days::new(t)).max(0.0);
            if spare.abs() < enough {
                return t;
            }
            if (spare > 0.0) == (spare1 > 0.0) {
                // the other end has not moved: its value is halved
                spare0 *= 0.5;
            } else {
                (t0, spare0) = (t1, spare1);
            }
            (t1, spare1) = (t, spare);
        }
        t1
    }
}

/// Relative tolerance of a life and the required life at their crossing.
const CLOSE: f64 = 1e-7;
/// Most steps of the search for the crossing; four are usual.
const MOST_STEPS: usize = 40;

/// Exposure still expected before the contact.
struct AwakeHazard<'a> {
    exposure: &'a CumulativeHazard,
    expected: f64,
    /// Λ at the start of the next interval.
    from: f64,
}

impl AwakeHazard<'_> {
    /// Adds the exposure until `end`. Returns the time of contact, if it is before.
    fn over(&mut self, start: f64, end: f64) -> Option<Days> {
        let reached = self.exposure.by(Days::new(end));
        let gained = reached - self.from;
        if gained > self.expected {
            let at = self.exposure.reaches(self.from + self.expected)?;
            return Some(Days::new(at.days().clamp(start, end)));
        }
        self.expected -= gained;
        self.from = reached;
        None
    }

    /// Skips the exposure until `end`, while the mine is dormant.
    fn skip_to(&mut self, end: f64) {
        self.from = self.exposure.by(Days::new(end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::individual::tables::drain_clock::ClockResolution;
    use crate::engine::tests::examples::cold_study;
    use crate::model::{Contact, Electrical, Study};

    fn clock(study: &Study, fuse: &Electrical) -> DrainClock {
        DrainClock::new(study, fuse, Days::ZERO, ClockResolution::STANDARD)
    }

    #[test]
    fn contact_counts_only_while_the_battery_is_awake() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let exposure = CumulativeHazard::new(&study, &study.alternatives[0]);
        let contact = Contact::new(&study, &study.alternatives[0]);
        let (mut partly, laid) = (0, Days::new(2.6));
        for life in [3.0, 6.0, 10.0, 14.0] {
            let (mut met, mut awake_and_met) = (0.0, Vec::new());
            for minute in 0..160 * 1440 {
                let now = laid + Days::new((f64::from(minute) + 0.5) / 1440.0);
                let awake = life > clock.required_at(laid, now);
                met += f64::from(awake) * contact.rate(0, now) / 1440.0;
                awake_and_met.push((now.days(), met));
            }
            let end = Days::new(
                awake_and_met.iter().find(|(_, so_far)| *so_far >= 0.9999 * met).unwrap().0,
            );
            partly += u32::from(met < 0.98 * (exposure.by(end) - exposure.by(laid)));
            for share in [0.1, 0.5, 0.9, 0.99] {
                let at =
                    clock.contact_while_awake(laid, life, share * met, &exposure).unwrap().days();
                let minute = awake_and_met.partition_point(|(until, _)| *until < at);
                let by_then = awake_and_met[minute].1;
                assert!(
                    (by_then / met - share).abs() < 1e-3,
                    "life {life}: {by_then} of {met} for {share}"
                );
            }
            assert_eq!(clock.contact_while_awake(laid, life, met * 1.01, &exposure), None);
        }
        assert!(partly > 2, "the cold silences some of these lives for part of the time");
    }

    #[test]
    fn a_bigger_battery_never_shortens_a_life() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let exposure = CumulativeHazard::new(&study, &study.alternatives[0]);
        let mut earlier = None;
        for step in 1..400 {
            let life = f64::from(step) * 0.1;
            let contact = clock.contact_while_awake(Days::ZERO, life, 0.002, &exposure);
            // once a life is long enough for a contact, a longer one has it no later
            if let (Some(before), now) = (earlier, contact) {
                assert!(now.is_some_and(|now: Days| now <= before), "life {life}");
            }
            earlier = contact.or(earlier);
        }
        assert!(earlier.is_some());
    }

    #[test]
    fn a_life_of_minutes_counts_from_the_moment_of_laying() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let exposure = CumulativeHazard::new(&study, &study.alternatives[0]);
        // at 14:00 local, within the active hours: 8 h and `minutes` after the start
        for minutes in [0.0, 1.0, 7.0, 14.0] {
            let laid = Days::new((8.0 + minutes / 60.0) / 24.0);
            let life = clock.required_at(laid, laid + Days::new(5.0 / 1440.0));
            let met = exposure.by(laid + Days::new(5.0 / 1440.0)) - exposure.by(laid);
            let contact =
                |share: f64| clock.contact_while_awake(laid, life, share * met, &exposure);
            assert!(
                contact(0.98).is_some() && contact(1.02).is_none(),
                "laid {minutes} min into the hour"
            );
        }
    }
}
