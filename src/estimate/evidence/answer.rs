//! An answer to a question about evidence, complete: everything that is shown of it.

use super::{
    Apart, Confidence, Contrast, EvidenceFault, Figure, Observed, Reading, TestPlan, needed,
};
use crate::question::Provenance;
use serde::Serialize;

/// How many numbers of exceptions are shown one after the other.
const SHOWN: u64 = 5;

/// What was asked, and the answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Answer {
    /// How much supports a figure.
    Needed {
        /// The figure.
        figure: Figure,
        /// The confidence.
        confidence: Confidence,
        /// The plan that was asked for, then those with more exceptions allowed.
        plans: Vec<TestPlan>,
    },
    /// What was seen says.
    Observed {
        /// What was seen.
        observed: Observed,
        /// The confidence.
        confidence: Confidence,
        /// The share of exceptions.
        share: f64,
        /// Two-sided.
        clopper_pearson: [f64; 2],
        /// One-sided, of Clopper and Pearson.
        upper_bound: f64,
        /// Two-sided.
        jeffreys: [f64; 2],
        /// One-sided, if every value was as likely before.
        posterior_upper: f64,
        /// A figure, if one was named.
        figure: Option<Figure>,
        /// How what was seen stands to it.
        reading: Option<Reading>,
    },
    /// How much tells two figures apart.
    Apart {
        /// The better figure.
        better: Figure,
        /// The worse.
        worse: Figure,
        /// The confidence.
        confidence: Confidence,
        /// The power.
        power: f64,
        /// The plan.
        plan: Apart,
        /// What the second means in a scenario, if one was named.
        harm: Option<Box<Harm>>,
    },
}

/// What the worse of two figures means in a scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Harm {
    /// The scenario's title.
    pub title: String,
    /// The key that has the figure.
    pub key: String,
    /// The quantity and the time.
    pub of: String,
    /// Every arm.
    pub arms: Vec<Contrast>,
    /// How to make the run with the worse figure again.
    pub provenance: Provenance,
}

impl Answer {
    /// How many items support a figure, with so many exceptions allowed and with a few more.
    ///
    /// # Errors
    /// Where no number of items does.
    pub fn needed(
        figure: Figure,
        confidence: Confidence,
        allowed: u64,
        lot: Option<u64>,
    ) -> Result<Self, EvidenceFault> {
        let mut plans = vec![needed(figure, confidence, allowed, lot)?];
        let more = (allowed + 1..allowed + SHOWN)
            .map_while(|more| needed(figure, confidence, more, lot).ok());
        plans.extend(more);
        Ok(Self::Needed { figure, confidence, plans })
    }

    /// What was seen says, of a figure too if one is named.
    pub fn observed(observed: Observed, confidence: Confidence, figure: Option<Figure>) -> Self {
        Self::Observed {
            observed,
            confidence,
            share: observed.share(),
            clopper_pearson: observed.clopper_pearson(confidence),
            upper_bound: observed.upper_bound(confidence),
            jeffreys: observed.jeffreys(confidence),
            posterior_upper: observed.posterior_upper(confidence),
            figure,
            reading: figure.map(|figure| observed.reading(figure, confidence)),
        }
    }
}
