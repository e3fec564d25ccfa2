//! Exact counts of a study, as integrals over time.

use super::{DAYS, MINES};
use inertness::model::{Contact, Electrical, Fuse, MultiplierDistribution, Study};
use inertness::units::Days;

/// What is exact, at each of [`DAYS`].
#[derive(Debug, Default)]
pub(super) struct Exact {
    pub(super) functional: Vec<f64>,
    pub(super) dormant: Vec<f64>,
    pub(super) detonations: Vec<f64>,
    pub(super) self_destructed: Vec<f64>,
}

struct Integral<'a> {
    study: &'a Study,
    fuse: &'a Electrical,
    drained: f64,
}

impl Integral<'_> {
    /// G in the middle of a step, which is then over.
    fn step(&mut self, from: f64, width: f64) -> f64 {
        let celsius = self.study.climate.at(self.study.start, Days::new(from + 0.5 * width));
        let drains = width * self.fuse.battery.drain_rate(celsius);
        self.drained += drains;
        (self.drained - 0.5 * drains) / self.fuse.battery.usable_capacity(celsius)
    }

    fn now(&self, t: f64) -> f64 {
        let celsius = self.study.climate.at(self.study.start, Days::new(t));
        self.drained / self.fuse.battery.usable_capacity(celsius)
    }

    fn longer(&self, needed: f64) -> f64 {
        self.fuse.battery.life.survival(needed / self.fuse.stored_life(0))
    }
}

/// The least life needed from a time on, as far as it is known.
struct Least {
    /// The time, and the life needed at it.
    time: f64,
    now: f64,
    so_far: f64,
    /// The step in which it was found: its begin, its width, and what was drained before it.
    step: (f64, f64, f64),
}

impl Least {
    fn look(&mut self, needed: f64, step: (f64, f64, f64)) {
        if needed < self.so_far {
            (self.so_far, self.step) = (needed, step);
        }
    }

    /// The least in the step in which it was found and those beside it: where c stops to rise, G
    /// has a kink.
    fn exactly(&self, study: &Study, fuse: &Electrical) -> f64 {
        let (from, width, drained) = self.step;
        let look = |part: i32| {
            let since = f64::from(part) * width / 1000.0;
            let celsius = study.climate.at(study.start, Days::new(from + since));
            (drained + since * fuse.battery.drain_rate(celsius))
                / fuse.battery.usable_capacity(celsius)
        };
        (-1000..=2000)
            .filter(|&part| from + f64::from(part) * width / 1000.0 >= self.time)
            .map(look)
            .fold(self.so_far, f64::min)
            .min(self.now)
    }
}

/// The integrals, in that many steps a day.
pub(super) fn exact(study: &Study, per_day: u32) -> Exact {
    let Fuse::Electrical(fuse) = &study.alternatives[0].layings[0].fuse else { unreachable!() };
    let contact = Contact::new(study, &study.alternatives[0]);
    let trigger = study.civilians.trigger_probability.value();
    let destroys = fuse.self_destruct.zip(fuse.settings[0].self_destruct);
    let width = 1.0 / f64::from(per_day);
    let mut at = Integral { study, fuse, drained: 0.0 };
    let (mut found, mut met, mut destroyed) = (Exact::default(), 0.0, 0.0);
    let mut least: Vec<Least> = Vec::new();
    let mut acted = 0.0;
    for step in 0..30 * per_day {
        let from = f64::from(step) * width;
        let middle = Days::new(from + 0.5 * width);
        let before = at.drained;
        let needed = at.step(from, width);
        let longer = at.longer(needed);
        met += trigger * contact.rate(0, middle) * longer * width;
        if let Some((works, after)) = destroys {
            if works.cv == 0.0 {
                // at a moment, and not some seconds beside it: in sharp cold they count
                if (from..from + width).contains(&after.days()) {
                    let drained = before + (at.drained - before) * (after.days() - from) / width;
                    let capacity =
                        fuse.battery.usable_capacity(study.climate.at(study.start, after));
                    destroyed = works.reliability.value() * at.longer(drained / capacity);
                }
            } else {
                let acts =
                    MultiplierDistribution::lognormal(works.cv).cdf((from + width) / after.days());
                destroyed += works.reliability.value() * (acts - acted) * longer;
                acted = acts;
            }
        }
        least.iter_mut().for_each(|least| least.look(needed, (from, width, before)));
        if let Some(time) = DAYS.iter().position(|day| (day - from - width).abs() < 0.25 * width) {
            let now = at.now(DAYS[time]);
            found.functional.push(MINES * at.longer(now));
            found.detonations.push(MINES * met);
            found.self_destructed.push(MINES * destroyed);
            least.push(Least {
                time: DAYS[time],
                now,
                so_far: now,
                step: (DAYS[time], 0.0, at.drained),
            });
        }
    }
    // until the drain alone needs more, as c is at most 1
    let (mut from, minute) = (30.0, 1.0 / 1440.0);
    while from < 430.0 && least.iter().any(|least| least.so_far > at.drained) {
        let before = at.drained;
        let needed = at.step(from, minute);
        least.iter_mut().for_each(|least| least.look(needed, (from, minute, before)));
        from += minute;
    }
    found.dormant = least
        .iter()
        .map(|least| MINES * (at.longer(least.exactly(study, fuse)) - at.longer(least.now)))
        .collect();
    found
}
