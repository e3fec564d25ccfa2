//! Clearance in passes over the area.

use crate::units::{Days, Probability};

/// Clearance: one or more passes over the area at an even rate. The order is independent of the
/// positions of mines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clearance {
    /// Start of clearance; below zero where it began before t = 0.
    pub start: Days,
    /// Area searched per day, m²; above 0.
    pub rate_m2_per_day: f64,
    /// Probability that a pass removes a mine it reaches.
    pub clearance_effectiveness: Probability,
    /// Number of passes; at least 1.
    pub passes: u32,
    /// Cost per square metre and pass, where the scenario gives one.
    pub cost_per_m2: Option<f64>,
}

impl Clearance {
    /// Duration of a pass.
    pub fn pass(&self, area_m2: f64) -> Days {
        Days::new(area_m2 / self.rate_m2_per_day)
    }

    /// End of the last pass, when the land is released.
    pub fn finished(&self, area_m2: f64) -> Days {
        self.start + Days::new(f64::from(self.passes) * self.pass(area_m2).days())
    }

    /// Area searched between two times, m², each pass counted.
    pub fn searched_m2(&self, area_m2: f64, [from, until]: [Days; 2]) -> f64 {
        let by = |time: Days| {
            let worked = (time - self.start).days().max(0.0);
            (worked * self.rate_m2_per_day).min(f64::from(self.passes) * area_m2)
        };
        by(until) - by(from)
    }

    /// Computes when the mine of area rank `rank` (0 to 1) is removed.
    ///
    /// The mine is laid at `laid`, and is assumed to be still there. Only passes that reach it
    /// after laying count. The number of failed passes is geometric with success probability
    /// `clearance_effectiveness`, by inversion of the uniform `random`.
    pub fn removal(&self, area_m2: f64, laid: Days, rank: f64, random: f64) -> Option<Days> {
        let clearance_effectiveness = self.clearance_effectiveness.value();
        let mut missed = 1.0;
        for pass in 0..self.passes {
            let reached =
                self.start + Days::new((f64::from(pass) + rank) * self.pass(area_m2).days());
            if reached < laid {
                continue;
            }
            missed *= 1.0 - clearance_effectiveness;
            // `random` is in (1 - missed before, 1 - missed now] exactly when this pass is the
            // first success
            if random <= 1.0 - missed {
                return Some(reached);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_passes() -> Clearance {
        Clearance {
            start: Days::new(100.0),
            rate_m2_per_day: 1000.0,
            clearance_effectiveness: Probability::new(0.9).unwrap(),
            passes: 2,
            cost_per_m2: Some(0.25),
        }
    }

    #[test]
    fn a_mine_is_reached_at_the_same_place_in_every_pass() {
        let clearance = two_passes();
        let at = |random| clearance.removal(50_000.0, Days::ZERO, 0.5, random).map(Days::days);
        assert_eq!(at(0.5), Some(125.0));
        assert_eq!(at(0.95), Some(175.0));
        assert_eq!(at(0.995), None);
    }

    #[test]
    fn a_pass_removes_only_mines_that_are_laid_when_it_reaches_them() {
        let clearance = two_passes();
        let at = |laid, random| {
            clearance.removal(50_000.0, Days::new(laid), 0.5, random).map(Days::days)
        };
        assert_eq!(at(130.0, 0.5), Some(175.0));
        assert_eq!(at(130.0, 0.95), None, "one pass is left, and it misses one in ten");
        assert_eq!(at(180.0, 0.5), None);
    }

    #[test]
    fn area_searched_counts_each_pass_and_stops_when_finished() {
        let clearance = two_passes();
        assert_eq!(clearance.finished(50_000.0), Days::new(200.0));
        let searched = |until| clearance.searched_m2(50_000.0, [Days::ZERO, Days::new(until)]);
        assert_eq!(searched(99.0), 0.0);
        assert_eq!(searched(110.0), 10_000.0);
        assert_eq!(searched(999.0), 100_000.0);
        let begun = Clearance { start: Days::new(-20.0), ..clearance };
        let searched = begun.searched_m2(50_000.0, [Days::ZERO, Days::new(999.0)]);
        assert_eq!(searched, 80_000.0, "what was searched before the start is not of the run");
    }
}
