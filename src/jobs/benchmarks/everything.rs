//! Every mechanism of the model at once, against an independent quadrature.

use super::exact_lives::scenario;
use crate::estimate::{Case, Tolerance};
use crate::jobs::simulate;
use crate::question::{Engine, Quantity};
use crate::results::AlternativeFindings;
use crate::scenario::BuiltIn;
use serde_json::Value;

static FIXED: BuiltIn =
    BuiltIn { name: "fixed", text: include_str!("../../../assets/known/fixed.toml") };
const EXPECTED: &str = include_str!("../../../assets/known/fixed.expected.json");

/// The stated error of the independent quadrature. The relative part is that of its grid. The
/// absolute part is a ten-millionth of a mine or a person, as its own values of non-negative counts
/// show.
const STATED: Tolerance = Tolerance::Stated { relative: 1e-3, absolute: 1e-7 };

pub(super) fn everything(overrides: &[&str]) -> Vec<Case> {
    let expected: Value = serde_json::from_str(EXPECTED).expect("a test reads it");
    let findings = simulate(&scenario(&FIXED, overrides), Engine::Expected, |_| ()).findings;
    findings
        .alternatives
        .iter()
        .flat_map(|alternative| {
            of_alternative(alternative, &expected["alternatives"][&alternative.name])
        })
        .collect()
}

fn of_alternative(alternative: &AlternativeFindings, expected: &Value) -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, values) in expected.as_object().into_iter().flatten() {
        let quantity = Quantity::from_name(name).expect("the file names quantities");
        for (time, at) in alternative.at.iter().enumerate() {
            for (part, ours) in at.quantities[&quantity].parts() {
                let (name, published) = match part {
                    None => (name.clone(), &values[time]),
                    Some(part) => (format!("{name}/{part}"), &values[part][time]),
                };
                let kind = format!("{}: {}", alternative.name, name.replace('_', " "));
                cases.push(Case {
                    about: "Every mechanism at once, 2,000 mines in two alternatives",
                    source: "an independent quadrature in NumPy \
                             (assets/known/fixed.expected.json); ours: the expected engine \
                             (assets/known/fixed.toml)",
                    case: format!("{kind} after {}", at.time),
                    kind: Some(kind),
                    published: published.to_string(),
                    ours: ours.mean,
                    near: STATED,
                });
            }
        }
    }
    cases
}
