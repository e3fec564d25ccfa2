//! Uncertainty: the inputs given as distributions, and the meaning of the intervals.

use super::assumed::parts;
use super::distributions::distribution_text;
use crate::report::wording::words::{count, quoted};
use crate::results::Findings;
use serde::Serialize;

/// The section of the page on uncertainty.
#[derive(Debug, Serialize)]
pub(super) struct Uncertain<'a> {
    /// The paragraphs of the section.
    pub(super) paragraphs: Vec<Explanation>,
    pub(super) inputs: Vec<UncertainInput<'a>>,
}

/// A paragraph and its heading.
#[derive(Debug, Serialize)]
pub(super) struct Explanation {
    pub(super) about: &'static str,
    pub(super) text: String,
}

/// An uncertain input.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct UncertainInput<'a> {
    /// The key without the alternative's number, split where a line may break.
    pub(super) key: Vec<&'a str>,
    /// The distribution in words.
    pub(super) distribution: String,
    /// The alternatives with this input, in quotation marks; may be empty.
    pub(super) alternatives: Vec<String>,
    pub(super) source: Option<&'a str>,
}

impl<'a> Uncertain<'a> {
    pub(super) fn of(findings: &'a Findings) -> Self {
        let inputs = inputs(findings);
        Self { paragraphs: paragraphs(findings, inputs.len()), inputs }
    }
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

/// The meaning of the intervals, paragraph by paragraph.
fn paragraphs(findings: &Findings, inputs: usize) -> Vec<Explanation> {
    let made = &findings.provenance;
    let mut paragraphs = vec![
        Explanation { about: "Parameter uncertainty", text: unknown(findings, inputs) },
        Explanation { about: "Chance", text: chance(findings) },
    ];
    if made.means_are_sampled() {
        let text = "A mean of finitely many replicates is off by chance: the 95 % Monte Carlo \
                    interval says by how much. More replicates narrow it. What was not observed in \
                    any replicate is given with its 95 % upper limit.";
        paragraphs.push(Explanation { about: "Counting", text: text.to_owned() });
    }
    let text = "No interval holds what the model leaves out, or that a distribution itself is \
                wrong. Intervals are of the model, not of the world.";
    paragraphs.push(Explanation { about: "What the intervals leave out", text: text.to_owned() });
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
        "Which battery lasts and who walks where is chance. For {} the run simulated {} {}, each \
         with chance of its own. The 90 % prediction interval holds nine in ten of all single \
         replicates: it is what one such place would show. Rare accidents leave most replicates \
         without any, so that this interval may lie at zero where the mean does not.",
        if made.draws == 1 { "its one draw" } else { "each draw" },
        count(u64::from(made.replicates)),
        if made.replicates == 1 { "replicate" } else { "replicates" }
    )
}
