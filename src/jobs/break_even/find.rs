//! Break-even analysis along a range of one disputed parameter. It compares an alternative with the
//! baseline.

use crate::engine::{in_order, point};
use crate::estimate::{Gap, ReportTimes, TOLERANCE, grid, outcome, published, turn};
use crate::jobs::Disputed;
use crate::question::{Engine, Quantity, Target};
use crate::results::{
    AtValue, BreakEven, BreakEvenPoint, BreakEvenProvenance, BreakEvenSummary, Side, Spread,
};

/// Draws computed between two reports of progress.
const DRAWS_PER_CHUNK: u32 = 4;

/// One draw along the whole range.
struct DrawBreakEven {
    gaps: Vec<Gap>,
    able: Vec<f64>,
    turned: BreakEvenPoint,
}

/// Computes the break-even value. `progress` receives the number of draws done from time to time.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn break_even(sweep: &Disputed, mut progress: impl FnMut(u64)) -> BreakEven {
    let plan = sweep.scenario.plan();
    let range = &sweep.range;
    let figures = published(sweep.role(), range.low(), range.high());
    let values = grid(range, figures.iter().map(|figure| figure.value));
    let able = format!("{}@{}", Quantity::AbleToFunction.name(), sweep.target.at().text);
    let able: Target = able.parse().expect("the time of a target is one");
    let times = ReportTimes::at(plan, &[sweep.target.clone(), able]);
    let mut draws: Vec<DrawBreakEven> = Vec::new();
    let mut done = 0;
    while done < plan.draws {
        let chunk = done..plan.draws.min(done + DRAWS_PER_CHUNK);
        draws.extend(in_order(chunk.clone(), |number| sweep.draw(number, &values, &times)));
        done = chunk.end;
        progress(u64::from(done));
    }
    let mines = plan.mines[sweep.alternative] as f64;
    let at_value = |(at, &value): (usize, &f64)| {
        let of =
            |number: &dyn Fn(&DrawBreakEven) -> f64| Spread::of(draws.iter().map(number).collect());
        let ratios: Option<Vec<f64>> = draws.iter().map(|draw| draw.gaps[at].ratio()).collect();
        AtValue {
            value,
            ratio: ratios.map(Spread::of),
            alternative: of(&|draw| draw.gaps[at].alternative),
            baseline: of(&|draw| draw.gaps[at].baseline),
            able_to_function: of(&|draw| draw.able[at] / mines),
            more: draws.iter().filter(|draw| draw.gaps[at].side() == Side::More).count() as u32,
        }
    };
    BreakEven {
        format: 1,
        made: BreakEvenProvenance {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: sweep.scenario.files().to_vec(),
            overrides: sweep.overrides.clone(),
            seed: plan.seed,
            draws: plan.draws,
            engine: Engine::Expected.name().to_owned(),
            tolerance: TOLERANCE,
        },
        title: plan.title.clone(),
        question: plan.question.clone(),
        key: sweep.key.clone(),
        written: sweep.written.clone(),
        range: *range,
        target: sweep.target.to_string(),
        quantity: sweep.target.quantity(),
        part: sweep.target.part().map(str::to_owned),
        days: sweep.target.at().time.days(),
        alternative: plan.alternatives[sweep.alternative].clone(),
        mines: plan.mines[sweep.alternative],
        baseline: plan.alternatives[plan.baseline].clone(),
        values: values.iter().enumerate().map(at_value).collect(),
        turns: BreakEvenSummary::of(draws.iter().map(|draw| draw.turned).collect()),
        figures,
    }
}

impl Disputed {
    /// Computes one parameter draw along the range. The point of all other parameters is the same
    /// at every value.
    fn draw(&self, number: u32, values: &[f64], times: &ReportTimes) -> DrawBreakEven {
        let plan = self.scenario.plan();
        let point = point(self.scenario.labels(), plan.seed, number);
        let at = |value: f64, alternative: usize| {
            outcome(&self.scenario.study_with(&point, self.input, value), alternative, times)
        };
        let still = (!self.moves_both).then(|| at(values[0], plan.baseline)[0]);
        let both = |value: f64| {
            let own = at(value, self.alternative);
            let baseline = still.unwrap_or_else(|| at(value, plan.baseline)[0]);
            (Gap { alternative: own[0], baseline }, own[1])
        };
        let (gaps, able): (Vec<Gap>, Vec<f64>) = values.iter().map(|&value| both(value)).unzip();
        let turned = turn(&self.range, values, &gaps, |value| both(value).0);
        DrawBreakEven { gaps, able, turned }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::SweptRange;
    use crate::results::TurningPoint;
    use crate::scenario::read;
    use crate::scenario::{Source, built_ins};

    const KEY: &str = "alternative[0].laying[0].electrical.deactivation_failure.probability";
    const SET: [&str; 3] = [
        "simulation.draws=3",
        "simulation.horizon=\"2y\"",
        "simulation.report_at=[\"30d\", \"2y\"]",
    ];

    fn sweep(key: &str, range: &str, more: &[&str]) -> Disputed {
        let overrides: Vec<String> = SET.iter().chain(more).map(|&text| text.to_owned()).collect();
        let range: SweptRange = range.parse().unwrap();
        let target = "casualties@2y".parse().unwrap();
        let plain = read(&Source::BuiltIn(&built_ins()[0]), &overrides).unwrap();
        Disputed::new(&plain, key, Some(range), None, &target).unwrap()
    }

    /// Each mine has a deactivation failure or not. So expected casualties are linear in the
    /// probability, and the break-even value follows from the two ends.
    #[test]
    #[ignore = "slow: the gate runs it"]
    fn the_turning_point_of_a_straight_line_follows_from_its_ends() {
        // mines with a deactivation failure last longer than persistent ones, of which half are
        // dead on arrival
        let more = [
            "deactivation_failure.life.lognormal.median=\"60y\"",
            "alternative[1].laying[0].mechanical.dead_on_arrival=0.5",
        ];
        let sweep = sweep(KEY, "0.01..1", &more);
        let found = break_even(&sweep, |_| ());
        assert_eq!((found.turns.turned, found.turns.more_than_once), (3, 0), "{:?}", found.turns);
        for (number, turned) in (0..).zip(&found.turns.of_draws) {
            let TurningPoint::At(value) = turned.place else { panic!("{turned:?}") };
            let gaps = sweep
                .draw(number, &[0.0, 1.0], &ReportTimes::at(sweep.scenario.plan(), &targets()))
                .gaps;
            let [none, all] = [gaps[0], gaps[1]];
            let exact = (none.baseline - none.alternative) / (all.alternative - none.alternative);
            assert!((value / exact - 1.0).abs() < 2e-4, "{value} for {exact}");
            assert!((value / (1.01 * exact) - 1.0).abs() > 2e-4, "a wrong one is told");
        }
        let ends = [found.values[0].more, found.values[found.values.len() - 1].more];
        assert_eq!(ends, [0, 3]);
        assert!(
            found
                .values
                .windows(2)
                .all(|pair| pair[0].alternative.median < pair[1].alternative.median),
            "monotone"
        );
    }

    fn targets() -> Vec<Target> {
        ["casualties@2y", "able_to_function@2y"].map(|text| text.parse().unwrap()).to_vec()
    }

    /// Along the range, a draw has the values of a run. That run has the number written into the
    /// file.
    #[test]
    fn moving_a_number_shifts_no_other() {
        let sweep = sweep(KEY, "1e-6..1e-1", &[]);
        let times = ReportTimes::at(sweep.scenario.plan(), &targets());
        for value in [1e-6, 1e-3, 1e-1] {
            let overrides: Vec<String> = SET
                .iter()
                .map(|&text| text.to_owned())
                .chain([format!("{KEY}={value:e}")])
                .collect();
            let fixed = read(&Source::BuiltIn(&built_ins()[0]), &overrides).unwrap();
            assert!(
                fixed
                    .labels()
                    .iter()
                    .all(|label| !label.as_str().ends_with("deactivation_failure.probability"))
            );
            for number in 0..3 {
                let study = fixed.study(&point(fixed.labels(), fixed.plan().seed, number));
                let gap = sweep.draw(number, &[value, 1e-1], &times).gaps[0];
                let expected = [0, 1].map(|alternative| outcome(&study, alternative, &times)[0]);
                assert_eq!([gap.alternative, gap.baseline], expected, "draw {number} at {value}");
            }
        }
    }

    #[test]
    fn a_key_of_no_alternative_moves_both_and_one_draw_has_no_interval() {
        let found = break_even(
            &sweep("clearance.clearance_effectiveness", "0.5..1", &["simulation.draws=1"]),
            |_| (),
        );
        assert_eq!(
            (found.alternative.as_str(), found.baseline.as_str()),
            ("battery", "persistent")
        );
        assert_eq!(
            (found.turns.uncertainty_interval, found.turns.median),
            (None, TurningPoint::AboveRange)
        );
        assert!(
            found.figures.is_empty()
                && found.values.iter().all(|at| at.alternative.uncertainty_interval.is_none())
        );
        assert_eq!(found.values.len(), 21);
    }
}
