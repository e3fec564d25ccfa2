//! Where one disputed number makes an arm as bad as the baseline: a scenario all along a range of
//! it.

use super::Disputed;
use crate::engine::{in_order, point};
use crate::estimate::{Gap, Looked, TOLERANCE, grid, outcome, published, turn};
use crate::question::{Engine, Quantity, Target};
use crate::results::{AtValue, BreakEven, BreakEvenMade, Side, Spread, Turned, Turns};

/// Draws worked out between two reports of progress.
const DRAWS_PER_ROUND: u32 = 4;

/// A draw all along the range.
struct Draw {
    gaps: Vec<Gap>,
    able: Vec<f64>,
    turned: Turned,
}

/// Where the comparison turns over. `progress` is told from time to time how many draws are done.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn break_even(sweep: &Disputed, mut progress: impl FnMut(u64)) -> BreakEven {
    let plan = sweep.scenario.plan();
    let range = &sweep.range;
    let figures = published(sweep.role(), range.low(), range.high());
    let values = grid(range, figures.iter().map(|figure| figure.value));
    let able = format!("{}@{}", Quantity::AbleToFunction.name(), sweep.target.at().text);
    let able: Target = able.parse().expect("the time of a target is one");
    let looked = Looked::at(plan, &[sweep.target.clone(), able]);
    let mut draws: Vec<Draw> = Vec::new();
    let mut done = 0;
    while done < plan.draws {
        let round = done..plan.draws.min(done + DRAWS_PER_ROUND);
        draws.extend(in_order(round.clone(), |number| sweep.draw(number, &values, &looked)));
        done = round.end;
        progress(u64::from(done));
    }
    let mines = plan.mines[sweep.arm] as f64;
    let at_value = |(at, &value): (usize, &f64)| {
        let of = |number: &dyn Fn(&Draw) -> f64| Spread::of(draws.iter().map(number).collect());
        let ratios: Option<Vec<f64>> = draws.iter().map(|draw| draw.gaps[at].ratio()).collect();
        AtValue {
            value,
            ratio: ratios.map(Spread::of),
            arm: of(&|draw| draw.gaps[at].arm),
            baseline: of(&|draw| draw.gaps[at].baseline),
            able_to_function: of(&|draw| draw.able[at] / mines),
            more: draws.iter().filter(|draw| draw.gaps[at].side() == Side::More).count() as u32,
        }
    };
    BreakEven {
        format: 1,
        made: BreakEvenMade {
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
        arm: plan.arms[sweep.arm].clone(),
        mines: plan.mines[sweep.arm],
        baseline: plan.arms[plan.baseline].clone(),
        values: values.iter().enumerate().map(at_value).collect(),
        turns: Turns::of(draws.iter().map(|draw| draw.turned).collect()),
        figures,
    }
}

impl Disputed {
    /// One parameter draw of everything else: the same point at every value.
    fn draw(&self, number: u32, values: &[f64], looked: &Looked) -> Draw {
        let plan = self.scenario.plan();
        let point = point(self.scenario.labels(), plan.seed, number);
        let at = |value: f64, arm: usize| {
            outcome(&self.scenario.study_with(&point, self.input, value), arm, looked)
        };
        let still = (!self.moves_both).then(|| at(values[0], plan.baseline)[0]);
        let both = |value: f64| {
            let own = at(value, self.arm);
            let baseline = still.unwrap_or_else(|| at(value, plan.baseline)[0]);
            (Gap { arm: own[0], baseline }, own[1])
        };
        let (gaps, able): (Vec<Gap>, Vec<f64>) = values.iter().map(|&value| both(value)).unzip();
        let turned = turn(&self.range, values, &gaps, |value| both(value).0);
        Draw { gaps, able, turned }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::SweptRange;
    use crate::results::Place;
    use crate::scenario::{Source, built_ins, read};

    const KEY: &str = "arm[0].laying[0].electrical.overrun.probability";
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

    /// Each mine is overrun or not, so that expected casualties are a straight line in the
    /// probability, and the turning point follows from its two ends.
    #[test]
    #[ignore = "slow: the gate runs it"]
    fn the_turning_point_of_a_straight_line_follows_from_its_ends() {
        // overrun mines last longer than persistent ones, of which a half is dead on arrival
        let more = [
            "arm[0].laying[0].electrical.overrun.life.lognormal.median=\"60y\"",
            "arm[1].laying[0].mechanical.dead_on_arrival=0.5",
        ];
        let sweep = sweep(KEY, "0.01..1", &more);
        let found = break_even(&sweep, |_| ());
        assert_eq!((found.turns.turned, found.turns.more_than_once), (3, 0), "{:?}", found.turns);
        for (number, turned) in (0..).zip(&found.turns.of_draws) {
            let Place::At(value) = turned.place else { panic!("{turned:?}") };
            let gaps = sweep
                .draw(number, &[0.0, 1.0], &Looked::at(sweep.scenario.plan(), &targets()))
                .gaps;
            let [none, all] = [gaps[0], gaps[1]];
            let exact = (none.baseline - none.arm) / (all.arm - none.arm);
            assert!((value / exact - 1.0).abs() < 2e-4, "{value} for {exact}");
            assert!((value / (1.01 * exact) - 1.0).abs() > 2e-4, "a wrong one is told");
        }
        let ends = [found.values[0].more, found.values[found.values.len() - 1].more];
        assert_eq!(ends, [0, 3]);
        assert!(
            found.values.windows(2).all(|pair| pair[0].arm.median < pair[1].arm.median),
            "monotone"
        );
    }

    fn targets() -> Vec<Target> {
        ["casualties@2y", "able_to_function@2y"].map(|text| text.parse().unwrap()).to_vec()
    }

    /// All along the range a draw has the values that a run has with the number written into the
    /// file.
    #[test]
    fn moving_a_number_shifts_no_other() {
        let sweep = sweep(KEY, "1e-6..1e-1", &[]);
        let looked = Looked::at(sweep.scenario.plan(), &targets());
        for value in [1e-6, 1e-3, 1e-1] {
            let overrides: Vec<String> = SET
                .iter()
                .map(|&text| text.to_owned())
                .chain([format!("{KEY}={value:e}")])
                .collect();
            let fixed = read(&Source::BuiltIn(&built_ins()[0]), &overrides).unwrap();
            assert!(
                fixed.labels().iter().all(|label| !label.as_str().ends_with("overrun.probability"))
            );
            for number in 0..3 {
                let study = fixed.study(&point(fixed.labels(), fixed.plan().seed, number));
                let gap = sweep.draw(number, &[value, 1e-1], &looked).gaps[0];
                let wanted = [0, 1].map(|arm| outcome(&study, arm, &looked)[0]);
                assert_eq!([gap.arm, gap.baseline], wanted, "draw {number} at {value}");
            }
        }
    }

    #[test]
    fn a_key_of_no_arm_moves_both_and_one_draw_has_no_band() {
        let found =
            break_even(&sweep("clearance.detection", "0.5..1", &["simulation.draws=1"]), |_| ());
        assert_eq!((found.arm.as_str(), found.baseline.as_str()), ("battery", "persistent"));
        assert_eq!((found.turns.epistemic, found.turns.median), (None, Place::AboveRange));
        assert!(
            found.figures.is_empty() && found.values.iter().all(|at| at.arm.epistemic.is_none())
        );
        assert_eq!(found.values.len(), 21);
    }
}
