//! Sensitivity analysis of a scenario: indices and tornados of its alternatives.

use crate::engine::GENERATOR;
use crate::estimate::{
    Decomposition, Function, ReportTimes, TORNADO, Tornado, indices, outcome, tornado,
};
use crate::question::{Engine, Quantity, Target};
use crate::results::{
    AlternativeSensitivity, KeySensitivity, Sensitivity, SensitivityProvenance, TargetSensitivity,
};
use crate::scenario::{Input, Scenario};
use crate::uncertainty::{Point, SCRAMBLES};

/// Settings of a sensitivity analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct SensitivityAsked {
    /// The targets; each is one that the scenario has.
    pub targets: Vec<Target>,
    /// The numbers of the alternatives.
    pub alternatives: Vec<usize>,
    /// Base points: a power of two.
    pub points: u32,
}

/// Computes the sensitivity of the targets. `progress` receives the number of base points done from
/// time to time.
///
/// Uses the rayon pool in which it is called; the result does not depend on it.
pub fn sensitivity(
    scenario: &Scenario,
    asked: &SensitivityAsked,
    progress: impl FnMut(u64),
) -> Sensitivity {
    let plan = scenario.plan();
    let decompose =
        |function: &Function<'_>| Some(indices(function, plan.seed, asked.points, progress));
    Sensitivity {
        format: 1,
        made: SensitivityProvenance {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: scenario.files().to_vec(),
            overrides: scenario.overrides().to_vec(),
            seed: plan.seed,
            engine: Engine::Expected.name().to_owned(),
            points: asked.points,
            scrambles: SCRAMBLES,
            design: format!("Sobol sequence (Joe and Kuo 2008), Owen-scrambled; keys: {GENERATOR}"),
            one_at_a_time: TORNADO,
        },
        title: plan.title.clone(),
        question: plan.question.clone(),
        targets: of_targets(scenario, &asked.targets, &asked.alternatives, decompose),
    }
}

/// The key drivers of the casualties of every alternative by the horizon. Each key is moved by
/// itself, and the largest swings come first. None where nothing is uncertain.
pub fn key_drivers(scenario: &Scenario) -> Option<TargetSensitivity> {
    let plan = scenario.plan();
    if scenario.labels().is_empty() {
        return None;
    }
    let target = Target::at_horizon(Quantity::Casualties, plan);
    let all: Vec<usize> = (0..plan.alternatives.len()).collect();
    of_targets(scenario, &[target], &all, |_| None).pop()
}

/// The swings of some targets and alternatives, with their indices if these are computed.
fn of_targets(
    scenario: &Scenario,
    targets: &[Target],
    alternatives: &[usize],
    decompose: impl FnOnce(&Function<'_>) -> Option<Vec<Vec<Decomposition>>>,
) -> Vec<TargetSensitivity> {
    let times = ReportTimes::at(scenario.plan(), targets);
    let values = |parts: &[usize], point: &Point| {
        let study = scenario.study(point);
        parts.iter().map(|&part| outcome(&study, alternatives[part], &times)).collect()
    };
    let moves = alternatives.iter().map(|&index| labels_of(scenario, index)).collect();
    let function = Function { moves, values: &values };
    let (tornados, decomposed) = (tornado(&function), decompose(&function));
    let of_target = |(output, target): (usize, &Target)| {
        let of_alternative = |(part, &index): (usize, &usize)| {
            let decomposed = decomposed.as_ref().map(|of_part| &of_part[part][output]);
            alternative_findings(scenario, index, decomposed, &tornados[part][output])
        };
        TargetSensitivity {
            target: target.to_string(),
            quantity: target.quantity(),
            part: target.part().map(str::to_owned),
            days: target.at().time.days(),
            alternatives: alternatives.iter().enumerate().map(of_alternative).collect(),
        }
    };
    targets.iter().enumerate().map(of_target).collect()
}

/// The labels of an alternative, shared ones included. They are its own keys and those of no
/// alternative.
fn labels_of(scenario: &Scenario, index: usize) -> Vec<bool> {
    let mut has = vec![false; scenario.labels().len()];
    for input in scenario.inputs().iter().filter(|input| is_of(input, index)) {
        has[input.label] = true;
    }
    has
}

/// Whether an uncertain key belongs to an alternative, or to none.
fn is_of(input: &Input, index: usize) -> bool {
    input.parameter.alternative.is_none_or(|own| own == index)
}

/// The sensitivity of one target of one alternative.
fn alternative_findings(
    scenario: &Scenario,
    index: usize,
    decomposed: Option<&Decomposition>,
    tornado: &Tornado,
) -> AlternativeSensitivity {
    let labels = scenario.labels();
    let key = |label: usize| {
        let mut inputs = scenario.inputs().iter().filter(|input| is_of(input, index));
        let input = inputs.find(|input| input.label == label)?;
        let indices = decomposed
            .and_then(|decomposed| decomposed.indices.as_ref())
            .map(|indices| indices[label]);
        Some(KeySensitivity {
            key: labels[label].to_string(),
            is_duration: input.parameter.distribution.is_duration,
            distribution: input.parameter.text.clone(),
            moved_to: TORNADO.map(|quantile| input.value(&Point(vec![quantile; labels.len()]))),
            first: indices.map(|indices| indices.first),
            total: indices.map(|indices| indices.total),
            at_low: tornado.swings[label].low,
            at_high: tornado.swings[label].high,
        })
    };
    let mut keys: Vec<KeySensitivity> = (0..labels.len()).filter_map(key).collect();
    // the most important key comes first; equal ones stay in the order of the file
    let total = |key: &KeySensitivity| key.total.map_or(0.0, |total| total.value);
    let width = |key: &KeySensitivity| key.swing().width(tornado.middle);
    keys.sort_by(|a, b| total(b).total_cmp(&total(a)).then(width(b).total_cmp(&width(a))));
    AlternativeSensitivity {
        alternative: scenario.plan().alternatives[index].clone(),
        number: index,
        mean: decomposed.map(|decomposed| decomposed.mean),
        standard_deviation: decomposed.map(|decomposed| decomposed.variance.sqrt()),
        at_medians: tornado.middle,
        keys,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Index;
    use crate::scenario::read;
    use crate::scenario::{Source, built_ins};

    fn built_in(name: &str, overrides: &[&str]) -> Scenario {
        let scenario = built_ins().iter().find(|scenario| scenario.name == name).unwrap();
        let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
        read(&Source::BuiltIn(scenario), &overrides).unwrap()
    }

    fn asked(targets: &[&str], alternatives: &[usize]) -> SensitivityAsked {
        let targets = targets.iter().map(|target| target.parse().unwrap()).collect();
        SensitivityAsked { targets, alternatives: alternatives.to_vec(), points: 64 }
    }

    #[test]
    fn a_distribution_is_what_the_scenario_writes_at_the_key() {
        let scenario = built_in("default", &[]);
        let distribution = |path: &str| {
            let mut inputs = scenario.inputs().iter();
            inputs.find(|input| input.parameter.path == path).unwrap().parameter.text.clone()
        };
        assert_eq!(
            distribution("alternative[0].laying[0].electrical.deactivation_failure.probability"),
            "{ log_uniform = [6e-6, 1.5e-2] }"
        );
        assert_eq!(
            distribution(
                "alternative[0].laying[0].electrical.deactivation_failure.life.lognormal.median"
            ),
            "{ log_uniform = [\"180d\", \"8y\"] }"
        );
        for input in scenario.inputs() {
            let parameter = &input.parameter;
            assert_eq!(parameter.text, scenario.written(&parameter.path));
            assert!(parameter.text.starts_with("{ "), "{parameter:?}");
        }
    }

    /// The grid is cut to the times of the targets. Each alternative is computed by itself. The
    /// numbers are those of a whole run, within the error allowed to the engine.
    #[test]
    fn numbers_are_those_of_the_expected_engine() {
        let targets = [
            "casualties@30y",
            "killed@10y",
            "p_any_casualty@30y",
            "individual_risk_per_year@1y",
            "explosive@14d",
        ];
        let asked = asked(&targets, &[]);
        for built_in_scenario in built_ins() {
            let name = built_in_scenario.name;
            let times = "simulation.report_at=[\"14d\", \"1y\", \"10y\", \"30y\"]";
            let scenario =
                built_in(name, &["simulation.draws=2", "simulation.horizon=\"30y\"", times]);
            let plan = scenario.plan();
            let run = crate::jobs::simulate(&scenario, Engine::Expected, |_| ());
            let study = scenario.study(&crate::engine::point(scenario.labels(), plan.seed, 1));
            for (number, index) in plan.alternatives.iter().enumerate() {
                let found = outcome(&study, number, &ReportTimes::at(plan, &asked.targets));
                for (target, found) in targets.iter().zip(found) {
                    let named = format!("{index} / {}", target.replace('@', " @ "));
                    let column = run.draws.outputs.iter().position(|output| *output == named);
                    let expected = run.draws.rows[1].1[column.unwrap_or_else(|| panic!("{named}"))];
                    assert!(
                        (found - expected).abs() <= 1e-4 * expected,
                        "{name} {named}: {found} for {expected}"
                    );
                }
            }
        }
    }

    #[test]
    #[ignore = "slow: the gate runs it"]
    fn an_alternative_has_its_own_keys_and_those_of_all_and_a_key_of_two_alternatives_is_one() {
        let scenario = built_in(
            "claims-ladder",
            &["simulation.horizon=\"30d\"", "simulation.report_at=[\"30d\"]"],
        );
        let alternatives = [0, 1, scenario.plan().alternatives.len() - 1];
        let found = sensitivity(&scenario, &asked(&["functional@30d"], &alternatives), |_| ());
        let keys = |index: usize| -> Vec<&str> {
            let mut keys: Vec<&str> = found.targets[0].alternatives[index]
                .keys
                .iter()
                .map(|key| key.key.as_str())
                .collect();
            keys.sort_unstable();
            keys
        };
        assert_eq!(keys(0), keys(1));
        assert!(
            keys(0).contains(&"alternative.laying[0].electrical.battery.storage_years"),
            "{:?}",
            keys(0)
        );
        assert!(keys(2).iter().all(|key| !key.contains("electrical")), "{:?}", keys(2));
        assert!(keys(2).contains(&"civilians.extra_casualties_mean"));
        let of_others = found.targets[0].alternatives[2]
            .keys
            .iter()
            .find(|key| key.key.contains("extra"))
            .unwrap();
        let nothing = Some(Index { value: 0.0, interval: [0.0; 2] });
        assert_eq!(
            (of_others.first, of_others.total),
            (nothing, nothing),
            "casualties do not move mines"
        );
    }
}
