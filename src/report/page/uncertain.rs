//! What is uncertain: the inputs that are given as laws, and what the bands mean.

use super::assumed::pieces;
use super::laws::said;
use crate::report::words::{count, quoted};
use crate::results::Findings;
use serde::Serialize;

/// The part of the page on uncertainty.
#[derive(Debug, Serialize)]
pub(super) struct Uncertain<'a> {
    /// What is told of it, paragraph by paragraph.
    pub(super) told: Vec<Told>,
    pub(super) inputs: Vec<Input<'a>>,
}

/// A paragraph and what it is about.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    pub(super) about: &'static str,
    pub(super) text: String,
}

/// An input that nobody knows.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Input<'a> {
    /// Its key without the number of the arm, in pieces between which a line may end.
    pub(super) key: Vec<&'a str>,
    /// What is thought of it.
    pub(super) law: String,
    /// The arms that have it, in quotation marks; empty where it belongs to none.
    pub(super) arms: Vec<String>,
    pub(super) source: Option<&'a str>,
}

impl<'a> Uncertain<'a> {
    pub(super) fn of(findings: &'a Findings) -> Self {
        let inputs = inputs(findings);
        Self { told: told(findings, inputs.len()), inputs }
    }
}

/// Every input with a law; the same key with the same law and source in several arms is one.
fn inputs(findings: &Findings) -> Vec<Input<'_>> {
    let mut inputs: Vec<Input<'_>> = Vec::new();
    for parameter in findings.parameters.iter().flatten() {
        let arm = parameter.alternative.and_then(|at| findings.arms.get(at));
        let arm = arm.map(|arm| quoted(&arm.name));
        let (key, law) = (pieces(&parameter.key), said(&parameter.distribution));
        let source = parameter.source.as_deref();
        let same =
            |input: &&mut Input<'_>| (&input.key, &input.law, input.source) == (&key, &law, source);
        match inputs.iter_mut().find(same) {
            Some(input) => input.arms.extend(arm),
            None => inputs.push(Input { key, law, arms: arm.into_iter().collect(), source }),
        }
    }
    inputs
}

/// What the bands mean, once.
fn told(findings: &Findings, inputs: usize) -> Vec<Told> {
    let made = &findings.provenance;
    let mut told = vec![
        Told { about: "What nobody knows", text: unknown(findings, inputs) },
        Told { about: "Luck", text: luck(findings) },
    ];
    if made.means_are_sampled() {
        let text = "A mean of finitely many fields is off by luck: the 95 % Monte Carlo interval \
                    says by how much. More fields narrow it. What was not seen in any field is \
                    said as a bound, never as nothing.";
        told.push(Told { about: "Counting", text: text.to_owned() });
    }
    let text = "No band holds what the model leaves out, or that a law itself is wrong. Bands are \
                of the model, not of the world.";
    told.push(Told { about: "What no band holds", text: text.to_owned() });
    told
}

fn unknown(findings: &Findings, inputs: usize) -> String {
    if findings.parameters.is_none() {
        return "These results come from a version that did not keep what went in: which inputs are \
                known and which are laws stands in the scenario alone."
            .to_owned();
    }
    match (findings.provenance.draws, inputs) {
        (1, 0) => {
            "Every input of this run is a plain number, taken as known. So no epistemic band can \
                   be given: how far the answer would move if an input were wrong is not shown."
                .to_owned()
        }
        (1, _) => "Some inputs are given as laws: which values are thought likely. This run has \
                   one parameter draw, so each took one value at random, and no epistemic band can \
                   be given."
            .to_owned(),
        (draws, _) => format!(
            "Some inputs are given as laws: which values are thought likely. The run took {} sets \
             of values from them, the parameter draws. The 90 % epistemic band of a number holds \
             what nine in ten draws expect: it is what not knowing the inputs leaves open. Better \
             data would narrow it, more computing would not.",
            count(u64::from(draws))
        ),
    }
}

fn luck(findings: &Findings) -> String {
    let made = &findings.provenance;
    if made.fields() == 0 {
        return "No field was lived: every number is an expected value, and what chance would do to \
                a single place is not shown."
            .to_owned();
    }
    format!(
        "Which battery lasts and who walks where is chance. For {} the run lived {} {}, each with \
         luck of its own. The 90 % prediction band holds nine in ten of all single fields: it is \
         what one such place would show. Rare accidents leave most fields without any, so that \
         this band may lie at zero where the mean does not.",
        if made.draws == 1 { "its one draw" } else { "each draw" },
        count(u64::from(made.replicates)),
        if made.replicates == 1 { "field" } else { "fields" }
    )
}
