//! Contact of a mine that its battery does not keep awake all the time.
//!
//! A mine meets people whenever they come, but only while G < X does it notice. Whole days are
//! decided at once where the extremes of the day allow; else cell by cell of the clock. Exposure is
//! looked up only where a mine falls silent or wakes.

use super::clock::Clock;
use super::exposure::Exposure;
use crate::units::Days;

impl Clock {
    /// When the exposure met while G < `life` reaches `wanted`, for a wave laid at `laid`; `None`
    /// if it never does.
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
        // c is at most 1, so by this node the life is drained; if too few people come by then, none
        // of this matters
        let drained = self.drained.partition_point(|&drained| drained - at_laid < life);
        let last = drained.min(self.drained.len() - 1);
        if exposure.by(Days::new(last as f64 * self.step)) - met.from <= wanted {
            return None;
        }
        let mut awake_since = Some(laid.days());
        let (mut cell, _) = self.cell(laid.days());
        // nothing is needed when the mine is laid, wherever in its cell that is
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

    /// The first cell of the next day, where this one begins a day in which the mine stays awake,
    /// or silent, as it is.
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

    /// By how much a life exceeds what is needed at a node; before the mine is laid nothing is
    /// needed.
    fn spare(&self, node: usize, at_laid: f64, life: f64) -> f64 {
        life - self.needed_at_node(node, at_laid).max(0.0)
    }

    /// When what a life has to spare passes through zero between two moments of a cell at which it
    /// is known: by the Illinois method on G itself, which neither a bend nor a kink of 1/c
    /// misleads.
    fn crossing(&self, at_laid: f64, life: f64, from: (f64, f64), to: (f64, f64)) -> f64 {
        let enough = CLOSE * life;
        let ((mut t0, mut spare0), (mut t1, mut spare1)) = (from, to);
        for _ in 0..MOST_STEPS {
            if spare0 == spare1 {
                return t0;
            }
            let t = (t0 * spare1 - t1 * spare0) / (spare1 - spare0);
            let spare = life - self.needed_after(at_laid, Days::new(t)).max(0.0);
            if spare.abs() < enough {
                return t;
            }
            if (spare > 0.0) == (spare1 > 0.0) {
                // the other end has stayed where it is: half of it counts
                spare0 *= 0.5;
            } else {
                (t0, spare0) = (t1, spare1);
            }
            (t1, spare1) = (t, spare);
        }
        t1
    }
}

/// How near a life and the life needed are when they cross, relative.
const CLOSE: f64 = 1e-7;
/// Steps of the search for where they cross: four are used as a rule.
const MOST_STEPS: usize = 40;

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
            let end = Days::new(
                awake_and_met.iter().find(|(_, so_far)| *so_far >= 0.9999 * met).unwrap().0,
            );
            partly += u32::from(met < 0.98 * (exposure.by(end) - exposure.by(laid)));
            for share in [0.1, 0.5, 0.9, 0.99] {
                let at =
                    clock.contact_while_powered(laid, life, share * met, &exposure).unwrap().days();
                let minute = awake_and_met.partition_point(|(until, _)| *until < at);
                let by_then = awake_and_met[minute].1;
                assert!(
                    (by_then / met - share).abs() < 1e-3,
                    "life {life}: {by_then} of {met} for {share}"
                );
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

    #[test]
    fn a_life_of_minutes_counts_from_the_moment_of_laying() {
        let (study, fuse) = cold_study();
        let clock = clock(&study, &fuse);
        let exposure = Exposure::new(&study, &study.arms[0]);
        // at 14:00 local, within the hours in which people go: 8 h and so many minutes after the
        // start
        for minutes in [0.0, 1.0, 7.0, 14.0] {
            let laid = Days::new((8.0 + minutes / 60.0) / 24.0);
            let life = clock.needed_at(laid, laid + Days::new(5.0 / 1440.0));
            let met = exposure.by(laid + Days::new(5.0 / 1440.0)) - exposure.by(laid);
            let contact =
                |share: f64| clock.contact_while_powered(laid, life, share * met, &exposure);
            assert!(
                contact(0.98).is_some() && contact(1.02).is_none(),
                "laid {minutes} min into the hour"
            );
        }
    }
}
