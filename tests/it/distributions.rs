//! Distributions as scenarios write them, by their quantiles.

use inertness::scenario::{Scenario, Source, read};
use inertness::uncertainty::Point;
use std::path::PathBuf;

fn whole_grammar(overrides: &[&str]) -> Scenario {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/good/whole-grammar.toml");
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    read(&Source::File(path), &overrides).unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// The value of the first uncertain number at a quantile.
fn drawn(set: &str, u: f64) -> f64 {
    let key = set.split('=').next().unwrap();
    let scenario = whole_grammar(&[set]);
    let inputs = scenario.inputs();
    let input = inputs.iter().find(|input| input.parameter.path == key).unwrap();
    input.value(&Point(vec![u; scenario.labels().len()]))
}

#[test]
fn a_distribution_by_two_percentiles_has_them() {
    let key = "civilians.extra_casualties_mean";
    for name in ["uniform", "log_uniform", "normal", "lognormal"] {
        let set = format!("{key}={{ {name} = {{ p5 = 0.3, p90 = 0.4 }} }}");
        for (u, expected) in [(0.05, 0.3), (0.9, 0.4)] {
            let found = drawn(&set, u);
            assert!((found / expected - 1.0).abs() < 1e-9, "{name} {u}: {found}");
        }
    }
    let life = "civilians.extra_casualties_mean={ lognormal = [0.2, 2.0] }";
    let same = "civilians.extra_casualties_mean={ lognormal = { p50 = 0.2, \"p84.1344746068543\" = \
                0.4 } }";
    assert!((drawn(life, 0.3) / drawn(same, 0.3) - 1.0).abs() < 1e-9);
}

#[test]
fn within_truncates_a_distribution_and_its_quantiles_are_those_inside() {
    let key = "civilians.extra_casualties_mean";
    let truncated = format!("{key}={{ uniform = [0.0, 1.0], within = [0.2, 0.4] }}");
    for (u, expected) in [(0.25, 0.25), (0.5, 0.3), (0.75, 0.35)] {
        assert!((drawn(&truncated, u) - expected).abs() < 1e-12, "{u}");
    }
    let scenario = whole_grammar(&[&truncated]);
    let input = scenario.inputs().iter().find(|input| input.parameter.path == key).unwrap();
    assert_eq!(input.parameter.text, "{ uniform = [0.0, 1.0], within = [0.2, 0.4] }");
    let values = ["0.1", "0.1", "0.5", "0.5"];
    let discrete = format!("{key}={{ discrete = [[0.1, 3], [0.5, 3.0]] }}");
    for (u, value) in [0.1, 0.49, 0.51, 0.9].into_iter().zip(values) {
        assert_eq!(drawn(&discrete, u).to_string(), value, "{u}");
    }
}
