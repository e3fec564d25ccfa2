//! Every number of a scenario is listed with its source.
use inertness::question::{Assumption, Parameter, Role};
use inertness::scenario::{Scenario, Source, built_ins, read};
use std::path::PathBuf;

fn good(name: &str, overrides: &[&str]) -> Scenario {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/good").join(name);
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    read(&Source::File(path), &overrides).unwrap()
}

/// Value and source of a key.
fn of<'a>(scenario: &'a Scenario, path: &str) -> (&'a str, Option<&'a str>) {
    let mut found = scenario.assumptions().iter().filter(|assumption| assumption.path == path);
    let one = found.next().unwrap_or_else(|| panic!("{path} is not listed"));
    assert!(found.next().is_none(), "{path} is listed twice");
    (&one.value, one.source.as_deref())
}

#[test]
fn a_number_is_listed_as_it_is_written_with_the_comment_at_its_key() {
    let scenario = good("whole-grammar.toml", &[]);
    assert_eq!(
        of(&scenario, "simulation.draws"),
        ("100", Some("parameter draws: what we do not know"))
    );
    assert_eq!(of(&scenario, "simulation.horizon"), ("30y", None));
    assert_eq!(of(&scenario, "site.area_m2"), ("1_000_000", None));
    assert_eq!(of(&scenario, "site.start"), ("2024-11-20T06:00:00", Some("local time of t = 0")));
    assert_eq!(
        of(&scenario, "alternative[1].laying[0].electrical.settings"),
        (
            "[{ rated_life = \"90d\", self_destruct = \"4h\", share = 0.2 }, { rated_life = \
             \"90d\", self_destruct = \"48h\", share = 0.3 }, { rated_life = \"90d\", \
             self_destruct = \"15d\", share = 0.5 }]",
            Some("a self-destruct timer, with the battery as the back-up")
        )
    );
    assert_eq!(
        of(&scenario, "alternative[2].laying[0].mechanical.life"),
        (
            "{ weibull = { median = { log_uniform = [\"10y\", \"60y\"] }, shape = 1.5 } }",
            Some("or lognormal = { median, gsd }, exponential = { median }")
        )
    );
    let names = ["title", "question", "format", "simulation.baseline", "civilians.group[0].name"];
    assert!(
        !scenario.assumptions().iter().any(|one| names.contains(&one.path.as_str())),
        "no text is a number"
    );
}

#[test]
fn what_the_command_line_sets_says_so_and_a_part_of_a_value_too() {
    let scenario = good(
        "whole-grammar.toml",
        &[
            "site.area_m2=5e5",
            "simulation.horizon=40y",
            "alternative[2].laying[0].mechanical.life.weibull.shape=2",
            "civilians.group[0].presence[1][1]=0.2",
        ],
    );
    let set = Some(Assumption::SET);
    assert_eq!(of(&scenario, "site.area_m2"), ("5e5", set));
    assert_eq!(of(&scenario, "simulation.horizon"), ("40y", set));
    assert_eq!(
        of(&scenario, "alternative[2].laying[0].mechanical.life"),
        (
            "{ weibull = { median = { log_uniform = [\"10y\", \"60y\"] }, shape = 2 } }",
            Some(
                "set on the command line in part; or lognormal = { median, gsd }, exponential = { \
                 median }"
            )
        )
    );
    let (presence, source) = of(&scenario, "civilians.group[0].presence");
    assert_eq!(presence, "[[\"0d\", 0.05], [\"90d\", 0.2], [\"1y\", 0.5], [\"2y\", 0.8]]");
    assert_eq!(source, Some("set on the command line in part"));
}

#[test]
fn a_key_that_the_file_leaves_out_is_listed_with_its_default() {
    let scenario = good("repeated-laying.toml", &[]);
    let defaults: Vec<_> = scenario
        .assumptions()
        .iter()
        .filter(|one| one.source.as_deref() == Some(Assumption::DEFAULT))
        .collect();
    assert!(!defaults.is_empty());
    let given = good("whole-grammar.toml", &[]);
    assert_ne!(
        of(&given, "site.temperature.seasonal.diffusivity_m2_s").1,
        Some(Assumption::DEFAULT)
    );
    assert_eq!(of(&given, "alternative[2].return_delay").0, "0d");
}

#[test]
fn every_number_of_the_built_in_scenarios_has_a_source() {
    for built_in in built_ins() {
        let scenario = read(&Source::BuiltIn(built_in), &[]).unwrap();
        assert!(scenario.assumptions().len() > 40, "{}", built_in.name);
        for assumption in scenario.assumptions() {
            assert!(
                assumption.source.is_some(),
                "{}: {} has no source",
                built_in.name,
                assumption.path
            );
            assert!(
                !assumption.value.contains(['\n', '#']),
                "{}: {}",
                built_in.name,
                assumption.value
            );
        }
    }
}

fn parameter(scenario: &Scenario, path: &str) -> Parameter {
    let found = scenario.parameters().into_iter().find(|parameter| parameter.path == path);
    found.unwrap_or_else(|| panic!("{path} is no parameter"))
}

#[test]
fn an_uncertain_number_is_a_parameter_wherever_it_stands_with_the_source_of_its_key() {
    let set = "civilians.extra_casualties_mean={ triangular = [0, 1e-4, 0.50] }";
    let scenario = good("whole-grammar.toml", &[set]);
    let median = parameter(&scenario, "alternative[2].laying[0].mechanical.life.weibull.median");
    assert_eq!(median.key, "alternative.laying[0].mechanical.life.weibull.median");
    assert_eq!((median.alternative, median.role), (Some(2), Role::Other));
    assert_eq!(median.distribution.name, "log_uniform");
    assert_eq!(median.distribution.constants, ["10y", "60y"]);
    assert!(median.distribution.is_duration);
    assert_eq!(median.text, "{ log_uniform = [\"10y\", \"60y\"] }");
    let of_key = "or lognormal = { median, gsd }, exponential = { median }";
    assert_eq!(median.source.as_deref(), Some(of_key));
    let of_all = parameter(&scenario, "civilians.extra_casualties_mean");
    assert_eq!((of_all.alternative, of_all.distribution.is_duration), (None, false));
    assert_eq!(of_all.distribution.constants, ["0", "1e-4", "0.5"]);
    assert_eq!(of_all.text, "{ triangular = [0, 1e-4, 0.50] }");
    assert_eq!(of_all.source.as_deref(), Some(Assumption::SET));
    let disputed = parameter(
        &scenario,
        "alternative[0].laying[0].electrical.deactivation_failure.probability",
    );
    assert_eq!(disputed.role, Role::DeactivationFailure);
}

#[test]
fn every_input_is_one_parameter_in_the_order_of_the_assumptions() {
    for built_in in built_ins() {
        let scenario = read(&Source::BuiltIn(built_in), &[]).unwrap();
        let parameters = scenario.parameters();
        assert_eq!(parameters.len(), scenario.inputs().len());
        let mut before = 0;
        for parameter in &parameters {
            assert_eq!(parameter.text, scenario.written(&parameter.path), "{}", built_in.name);
            assert!(scenario.inputs().iter().any(|input| input.parameter == *parameter));
            let own = |one: &Assumption| parameter.path.starts_with(&one.path);
            let at = scenario.assumptions().iter().rposition(own).unwrap();
            assert!(at >= before, "{}: {}", built_in.name, parameter.path);
            before = at;
        }
    }
}

#[test]
fn a_number_is_listed_under_its_table_and_the_disputed_one_is_known() {
    let scenario = good("whole-grammar.toml", &[]);
    for one in scenario.assumptions() {
        let number = one.number.map_or_else(String::new, |number| format!("[{number}]"));
        let dot = if one.table.is_empty() { "" } else { "." };
        assert_eq!(format!("{}{number}{dot}{}", one.table, one.key), one.path);
        let is_disputed = one.path.ends_with(".deactivation_failure.probability");
        assert_eq!(one.role == Role::DeactivationFailure, is_disputed, "{}", one.path);
    }
}
