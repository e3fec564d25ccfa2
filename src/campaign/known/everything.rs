//! Every mechanism of the model at once, against an independent quadrature.

use super::courses::scenario;
use crate::campaign::simulate;
use crate::estimate::{Case, Near};
use crate::question::{Engine, Quantity};
use crate::results::ArmFindings;
use crate::scenario::BuiltIn;
use serde_json::Value;

static FIXED: BuiltIn =
    BuiltIn { name: "fixed", text: include_str!("../../../assets/known/fixed.toml") };
const EXPECTED: &str = include_str!("../../../assets/known/fixed.expected.json");

/// What the other quadrature says of its own error: its grid's, relative, and a ten-millionth of a
/// mine or a person, as its own counts of what cannot be negative show.
const STATED: Near = Near::Stated { relative: 1e-3, absolute: 1e-7 };

pub(super) fn everything(overrides: &[&str]) -> Vec<Case> {
    let expected: Value = serde_json::from_str(EXPECTED).expect("a test reads it");
    let findings = simulate(&scenario(&FIXED, overrides), Engine::Expected, |_| ()).findings;
    findings.arms.iter().flat_map(|arm| of_arm(arm, &expected["arms"][&arm.name])).collect()
}

fn of_arm(arm: &ArmFindings, expected: &Value) -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, values) in expected.as_object().into_iter().flatten() {
        let quantity = Quantity::from_name(name).expect("the file names quantities");
        for (time, at) in arm.at.iter().enumerate() {
            let mut compare = |name: String, ours: f64, published: &Value| {
                let kind = format!("{}: {}", arm.name, name.replace('_', " "));
                cases.push(Case {
                    about: "Every mechanism at once, 2,000 mines in two arms",
                    source: "an independent quadrature in NumPy \
                             (assets/known/fixed.expected.json); ours: the expected engine \
                             (assets/known/fixed.toml)",
                    case: format!("{kind} after {}", at.time),
                    kind: Some(kind),
                    published: published.to_string(),
                    ours,
                    near: STATED,
                });
            };
            for (part, ours) in at.quantities[&quantity].parts() {
                match part {
                    None => compare(name.clone(), ours.mean, &values[time]),
                    Some(part) => compare(format!("{name}/{part}"), ours.mean, &values[part][time]),
                }
            }
        }
    }
    cases
}
