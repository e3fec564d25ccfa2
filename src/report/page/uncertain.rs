//! Uncertainty: the inputs given as distributions, and the meaning of the intervals.

use crate::question::DistributionText;
use crate::report::wording::words::{count, number, plural, quoted};
use crate::results::Findings;
use serde::Serialize;
use serde_json::{Value, json};

/// An uncertain input.
#[derive(Debug, PartialEq, Serialize)]
struct UncertainInput<'a> {
    /// The key without the alternative's number, split where a line may break.
    key: Vec<&'a str>,
    /// The distribution in words.
    distribution: String,
    /// The alternatives with this input, in quotation marks; may be empty.
    alternatives: Vec<String>,
    source: Option<&'a str>,
}

/// The section of the page on uncertainty.
pub(super) fn uncertain(findings: &Findings) -> Value {
    let inputs = inputs(findings);
    json!({ "paragraphs": paragraphs(findings, inputs.len()), "inputs": inputs })
}

/// Splits a key into parts between which a line may break.
pub(super) fn parts(key: &str) -> Vec<&str> {
    key.split_inclusive(['.', '_']).collect()
}

/// All inputs given as distributions.
///
/// The same key with the same distribution and source in several alternatives is one input.
fn inputs(findings: &Findings) -> Vec<UncertainInput<'_>> {
    let mut inputs: Vec<UncertainInput<'_>> = Vec::new();
    for parameter in findings.parameters.iter().flatten() {
        let alternative = parameter.alternative.and_then(|at| findings.alternatives.get(at));
        let alternative = alternative.map(|alternative| quoted(&alternative.name));
        let (key, distribution) =
            (parts(&parameter.key), distribution_text(&parameter.distribution));
        let source = parameter.source.as_deref();
        let same = |input: &&mut UncertainInput<'_>| {
            (&input.key, &input.distribution, input.source) == (&key, &distribution, source)
        };
        match inputs.iter_mut().find(same) {
            Some(input) => input.alternatives.extend(alternative),
            None => inputs.push(UncertainInput {
                key,
                distribution,
                alternatives: alternative.into_iter().collect(),
                source,
            }),
        }
    }
    inputs
}

/// The meaning of the intervals: heading and text of each paragraph.
fn paragraphs(findings: &Findings, inputs: usize) -> Vec<(&'static str, String)> {
    let mut paragraphs =
        vec![("Parameter uncertainty", unknown(findings, inputs)), ("Chance", chance(findings))];
    if findings.provenance.means_are_sampled() {
        let text = "A mean of finitely many replicates is off by chance: the 95 % Monte Carlo \
                    interval says by how much. More replicates narrow it. What was not observed in \
                    any replicate is given with its 95 % upper limit.";
        paragraphs.push(("Counting", text.to_owned()));
    }
    let text = "No interval holds what the model leaves out, or that a distribution itself is \
                wrong. Intervals are of the model, not of the world.";
    paragraphs.push(("What the intervals leave out", text.to_owned()));
    paragraphs
}

fn unknown(findings: &Findings, inputs: usize) -> String {
    if findings.parameters.is_none() {
        return "These results come from a version that did not keep what went in: which inputs are \
                known and which are distributions stands in the scenario alone."
            .to_owned();
    }
    match (findings.provenance.draws, inputs) {
        (1, 0) => {
            "Every input of this run is a plain number, taken as known. So no uncertainty interval \
             can be given: how far the answer would move if an input were wrong is not shown."
                .to_owned()
        }
        (1, _) => "Some inputs are given as distributions: which values are thought likely. This \
                   run has one parameter draw, so each took one value at random, and no \
                   uncertainty interval can be given."
            .to_owned(),
        (draws, _) => format!(
            "Some inputs are given as distributions: which values are thought likely. The run took \
             {} sets of values from them, the parameter draws. The 90 % uncertainty interval of a \
             number holds what nine in ten draws expect: it is the parameter uncertainty. Better \
             data would narrow it, more computing would not.",
            count(u64::from(draws))
        ),
    }
}

fn chance(findings: &Findings) -> String {
    let made = &findings.provenance;
    if made.total_replicates() == 0 {
        return "No replicate was simulated: every number is an expected value, and what chance \
                would do to a single place is not shown."
            .to_owned();
    }
    format!(
        "Which battery lasts and who walks where is chance. For {} the run simulated {}, each \
         with chance of its own. The 90 % prediction interval holds nine in ten of all single \
         replicates: it is what one such place would show. Rare accidents leave most replicates \
         without any, so that this interval may lie at zero where the mean does not.",
        if made.draws == 1 { "its one draw" } else { "each draw" },
        plural(made.replicates.into(), "replicate", "replicates")
    )
}

/// Describes a distribution in words.
fn distribution_text(distribution: &DistributionText) -> String {
    let text = untruncated(distribution);
    match distribution.within.as_deref() {
        Some([low, high]) => format!("{text}, truncated to [{low}, {high}]"),
        _ => text,
    }
}

fn untruncated(distribution: &DistributionText) -> String {
    match (distribution.name.as_str(), distribution.constants.as_slice()) {
        ("uniform", [low, high]) => {
            format!("from {low} to {high}, every value as likely as any other")
        }
        ("log_uniform", [low, high]) => {
            format!(
                "from {low} to {high}, on a scale of factors: each doubling as likely as any other"
            )
        }
        ("triangular", [low, mode, high]) => format!("from {low} to {high}, most likely {mode}"),
        ("pert", [low, mode, high]) => {
            format!("from {low} to {high}, most likely {mode} (PERT distribution)")
        }
        ("discrete", pairs) => format!("one of the values with their weights {}", pairs.join(", ")),
        ("normal", [mean, sd]) => {
            format!("around {mean}, in two cases of three within {sd} of it (normal distribution)")
        }
        ("lognormal", [median, gsd]) => {
            format!(
                "around {median}, in two cases of three within a factor of {gsd} of it (lognormal \
                 distribution)"
            )
        }
        ("beta", [alpha, beta]) => {
            let mean = match (alpha.parse::<f64>(), beta.parse::<f64>()) {
                (Ok(a), Ok(b)) if a + b > 0.0 => format!(", {} on average", number(a / (a + b))),
                _ => String::new(),
            };
            format!("between 0 and 1{mean} (beta distribution of {alpha} and {beta})")
        }
        (name, constants) => format!("{name} of {}", constants.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions_are_said_with_the_constants_of_the_scenario() {
        let one = |name: &str, constants: &[&str], expected: &str| {
            let constants = constants.iter().map(|&text| text.to_owned()).collect();
            let name = name.to_owned();
            let distribution =
                DistributionText { name, constants, within: None, is_duration: false };
            assert_eq!(distribution_text(&distribution), expected);
        };
        one("uniform", &["0", "0.05"], "from 0 to 0.05, every value as likely as any other");
        one(
            "log_uniform",
            &["180d", "8y"],
            "from 180d to 8y, on a scale of factors: each doubling as likely as any other",
        );
        one(
            "beta",
            &["10", "23.3"],
            "between 0 and 1, 0.30 on average (beta distribution of 10 and 23.3)",
        );
        one(
            "lognormal",
            &["2d", "1.5"],
            "around 2d, in two cases of three within a factor of 1.5 of it (lognormal \
             distribution)",
        );
    }
}
