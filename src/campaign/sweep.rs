//! A scenario run at many values of its keys, by expected values: every point has the same parameter draws, but for what is
//! varied, so that points differ by that alone.

use super::contrast::after_rated_life;
use super::points::{PointFault, Points, SweepCost};
use super::vary::on_an_axis;
use crate::engine::{in_order, point};
use crate::estimate::{
    Looked, OverDraws, Swept, SweptArm, SweptMade, SweptPoint, SweptTarget, SweptValue, outcome,
};
use crate::question::{Engine, InputFile, RiskCriterion, Target, TargetFault};
use crate::scenario::{Fault, Scenario, Source, read};
use std::ops::Range;

/// Points at work between two reports of progress, and so many draws of them at least.
const DRAWS_PER_ROUND: u64 = 64;

/// A scenario that can be run at every point.
#[derive(Clone, Debug)]
pub struct Sweep {
    source: Source,
    overrides: Vec<String>,
    points: Points,
    targets: Vec<Target>,
    cost: SweepCost,
    /// Every file of every point, once: the scenario first.
    files: Vec<InputFile>,
    title: String,
    question: Option<String>,
    criteria: Vec<RiskCriterion>,
}

impl Sweep {
    /// The sweep, after every point was read and checked.
    ///
    /// # Errors
    /// What is wrong, of every point where anything is.
    pub fn new(
        source: &Source,
        overrides: &[String],
        points: Points,
        targets: &[Target],
    ) -> Result<Self, Vec<PointFault>> {
        let mut sweep = Self {
            source: source.clone(),
            overrides: overrides.to_vec(),
            points,
            targets: targets.to_vec(),
            cost: SweepCost::default(),
            files: vec![],
            title: String::new(),
            question: None,
            criteria: vec![],
        };
        let checked = in_order(0..sweep.points.values.len(), |at| sweep.checked(at));
        let (mut faults, mut cost) = (Vec::new(), SweepCost::default());
        for point in checked {
            match point {
                Ok((of_point, files)) => {
                    cost.draws += of_point.draws;
                    cost.arms += of_point.arms;
                    for file in files {
                        if !sweep.files.contains(&file) {
                            sweep.files.push(file);
                        }
                    }
                }
                Err(of_point) => faults.extend(of_point),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        sweep.cost = cost;
        let refused = |faults: Vec<Fault>| {
            let point = || sweep.points.said(0);
            faults
                .into_iter()
                .map(|fault| PointFault::Refused { point: point(), fault: Box::new(fault) })
                .collect::<Vec<_>>()
        };
        let first = sweep.scenario(0).map_err(refused)?;
        let plan = first.plan().clone();
        (sweep.title, sweep.question, sweep.criteria) = (plan.title, plan.question, plan.criteria);
        Ok(sweep)
    }

    /// What it asks of the machine.
    pub const fn cost(&self) -> SweepCost {
        self.cost
    }

    /// Where it goes.
    pub const fn points(&self) -> &Points {
        &self.points
    }

    /// The scenario at a point.
    fn scenario(&self, at: usize) -> Result<Scenario, Vec<Fault>> {
        let keys = self.points.keys.iter().zip(&self.points.values[at]);
        let set = keys.map(|(key, value)| format!("{key}={value}"));
        let overrides: Vec<String> = self.overrides.iter().cloned().chain(set).collect();
        read(&self.source, &overrides).map_err(|refusal| refusal.faults().to_vec())
    }

    fn checked(&self, at: usize) -> Result<(SweepCost, Vec<InputFile>), Vec<PointFault>> {
        let point = || self.points.said(at);
        let scenario = self.scenario(at).map_err(|faults| {
            faults
                .into_iter()
                .map(|fault| PointFault::Refused { point: point(), fault: Box::new(fault) })
                .collect::<Vec<_>>()
        })?;
        for target in &self.targets {
            match target.report_of(scenario.plan()) {
                // any time up to the horizon will do: nothing is reported at others
                Ok(_) | Err(TargetFault::NotReported { .. }) => {}
                Err(fault) => return Err(vec![PointFault::Target { point: point(), fault }]),
            }
            after_rated_life(&scenario, target)
                .map_err(|fault| vec![PointFault::Of { point: point(), fault }])?;
        }
        let draws = u64::from(scenario.plan().draws);
        let cost = SweepCost { draws, arms: draws * scenario.plan().arms.len() as u64 };
        Ok((cost, scenario.files().to_vec()))
    }
}

/// Runs a sweep. `progress` is told from time to time how many points are done.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
///
/// # Errors
/// [`PointFault::Changed`] where a file is no longer what it was when the points were checked.
pub fn sweep(sweep: &Sweep, mut progress: impl FnMut(u64)) -> Result<Swept, PointFault> {
    let mut swept = sweep.begun();
    sweep.go_on(
        0..sweep.points.values.len(),
        &mut swept,
        &mut |swept| progress(swept.points.len() as u64),
    )?;
    Ok(swept)
}

impl Sweep {
    /// What it comes to, with no point yet.
    pub fn begun(&self) -> Swept {
        Swept {
            format: 1,
            made: SweptMade {
                program: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                inputs: self.files.clone(),
                overrides: self.overrides.clone(),
                engine: Engine::Expected.name().to_owned(),
            },
            title: self.title.clone(),
            question: self.question.clone(),
            risk_criteria: self.criteria.clone(),
            keys: self.points.keys.clone(),
            targets: self.targets.iter().map(swept_target).collect(),
            points: vec![],
        }
    }

    /// Runs what is left of a range of points, of which the first ones are in `swept`. After each round `progress` is shown what
    /// has come of it.
    ///
    /// # Errors
    /// As [`sweep`] has.
    pub fn go_on(
        &self,
        range: Range<usize>,
        swept: &mut Swept,
        progress: &mut dyn FnMut(&Swept),
    ) -> Result<(), PointFault> {
        while range.start + swept.points.len() < range.end {
            let from = range.start + swept.points.len();
            // as many points as make a round worth sharing, and no more of them in memory
            let mut round: Vec<Scenario> = Vec::new();
            let mut draws = 0;
            while from + round.len() < range.end && draws < DRAWS_PER_ROUND {
                let scenario = self.unchanged(from + round.len())?;
                draws += u64::from(scenario.plan().draws);
                round.push(scenario);
            }
            for (at, arms) in of_round(&round, &self.targets).into_iter().enumerate() {
                let values = self.points.values[from + at].iter().map(|value| swept_value(value)).collect();
                let plan = round[at].plan();
                swept.points.push(SweptPoint { values, seed: plan.seed, draws: plan.draws, arms });
            }
            progress(swept);
        }
        Ok(())
    }

    /// The scenario at a point, of the same files as when it was checked.
    fn unchanged(&self, at: usize) -> Result<Scenario, PointFault> {
        let point = || self.points.said(at);
        let scenario = self.scenario(at).map_err(|faults| {
            // what was right and is now wrong is another file: say what is wrong with it
            let fault = faults.into_iter().next().expect("a refusal has a fault");
            PointFault::Refused { point: point(), fault: Box::new(fault) }
        })?;
        match scenario.files().iter().find(|file| !self.files.contains(file)) {
            Some(other) => Err(PointFault::Changed { point: point(), file: other.file.clone() }),
            None => Ok(scenario),
        }
    }
}

/// The arms of each scenario; all draws of all of them share the threads.
fn of_round(round: &[Scenario], targets: &[Target]) -> Vec<Vec<SweptArm>> {
    let looked: Vec<Looked> = round.iter().map(|scenario| Looked::at(scenario.plan(), targets)).collect();
    let items: Vec<(usize, u32)> = round
        .iter()
        .enumerate()
        .flat_map(|(at, scenario)| (0..scenario.plan().draws).map(move |draw| (at, draw)))
        .collect();
    // of each draw, each arm, each number
    let mut values = in_order(items, |(at, draw)| {
        let scenario = &round[at];
        let study = scenario.study(&point(scenario.labels(), scenario.plan().seed, draw));
        (0..study.arms.len()).map(|arm| outcome(&study, arm, &looked[at])).collect::<Vec<_>>()
    })
    .into_iter();
    let of_scenario = |scenario: &Scenario| {
        let plan = scenario.plan();
        let draws: Vec<Vec<Vec<f64>>> = values.by_ref().take(plan.draws as usize).collect();
        let number =
            |arm: usize, target: usize| OverDraws::of(draws.iter().map(|draw| draw[arm][target]).collect());
        let arm = |(at, name): (usize, &String)| SweptArm {
            arm: name.clone(),
            numbers: (0..targets.len()).map(|target| number(at, target)).collect(),
        };
        plan.arms.iter().enumerate().map(arm).collect()
    };
    round.iter().map(of_scenario).collect()
}

fn swept_value(written: &str) -> SweptValue {
    let (number, is_duration) = on_an_axis(written).map_or((None, false), |(number, is)| (Some(number), is));
    SweptValue { written: written.trim_matches('"').to_owned(), number, is_duration }
}

fn swept_target(target: &Target) -> SweptTarget {
    SweptTarget {
        target: target.to_string(),
        quantity: target.quantity(),
        part: target.part().map(str::to_owned),
        days: target.at().time.days(),
    }
}
