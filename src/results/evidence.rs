//! Questions about statistical evidence, and their answers.

use crate::question::Provenance;
use serde::Serialize;
use thiserror::Error;

/// The largest sample size. Every count up to it is an exact float.
pub const MOST_ITEMS: u64 = 1_000_000_000_000_000;

/// Reasons why a question about evidence has no answer.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum EvidenceFault {
    /// A confidence that is not a probability, or is certainty.
    #[error(
        "found a confidence of {0}, expected one above 0 and below 1, such as 0.95: no number of \
         observations makes a figure certain"
    )]
    Confidence(f64),
    /// A reliability that is not a probability, or is perfect.
    #[error(
        "found a reliability of {0}, expected one above 0 and below 1, such as 0.999: no number of \
         observations shows that nothing ever fails"
    )]
    Reliability(f64),
    /// A claim that is not a probability, or is 0.
    #[error(
        "found a claim of {0}, expected a probability above 0 and below 1, such as 6e-6: no number \
         of observations shows that a thing never happens"
    )]
    Claim(f64),
    /// A power no greater than that of chance alone.
    #[error(
        "found a power of {power}, expected one above {chance} and below 1, such as 0.9: a rule \
         that nothing passes tells nothing"
    )]
    Power {
        /// The power.
        power: f64,
        /// 1 less the confidence: the probability that the worse figure passes.
        chance: f64,
    },
    /// A lot without items.
    #[error("found a lot of 0 items, expected at least 1")]
    EmptyLot,
    /// More failures allowed than a lot that meets the figure contains.
    #[error(
        "found {allowed} failures allowed in a lot of {lot}, of which {few} may fail by the \
         figure: even the whole lot would not tell it from one that does not meet the figure; \
         allow {few} or fewer"
    )]
    TooManyAllowed {
        /// Failures allowed.
        allowed: u64,
        /// Items of the lot.
        lot: u64,
        /// Items of the lot that may fail.
        few: u64,
    },
    /// More failures than items.
    #[error("found {failures} failures of {of} items, expected no more failures than items")]
    MoreThanAll {
        /// Failures.
        failures: u64,
        /// Items.
        of: u64,
    },
    /// Nothing was observed.
    #[error("found 0 items observed, expected at least 1: nothing observed supports no figure")]
    NothingObserved,
    /// More items than can be counted.
    #[error("more than {} million million items would have to be \
             observed", MOST_ITEMS / 1_000_000_000_000)]
    TooMany,
    /// Two figures in the wrong order, or the same.
    #[error(
        "found {better} to be discriminated from {worse}, expected the smaller first: \
         --discriminate 6e-6 --from 1e-3"
    )]
    Indistinguishable {
        /// The figure that should be the smaller one.
        better: f64,
        /// The other figure.
        worse: f64,
    },
}

/// A claimed failure probability, in (0, 1).
///
/// A failure is an item that is not inert by the day claimed for it.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Figure(f64);

impl Figure {
    /// The figure of a failure probability, such as 6e-6.
    ///
    /// # Errors
    /// Where it is not above 0 and below 1.
    pub fn of_claim(p: f64) -> Result<Self, EvidenceFault> {
        inside(p).map(Self).ok_or(EvidenceFault::Claim(p))
    }

    /// The failure probability.
    pub const fn failure(self) -> f64 {
        self.0
    }
}

/// A confidence level, in (0, 1).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// The confidence of a level such as 0.95.
    ///
    /// # Errors
    /// Where it is not above 0 and below 1.
    pub fn new(level: f64) -> Result<Self, EvidenceFault> {
        inside(level).map(Self).ok_or(EvidenceFault::Confidence(level))
    }

    /// The level.
    pub const fn level(self) -> f64 {
        self.0
    }
}

fn inside(p: f64) -> Option<f64> {
    Some(p).filter(|&p| p > 0.0 && p < 1.0)
}

/// Observed failures among at least one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Observed {
    failures: u64,
    of: u64,
}

impl Observed {
    /// The observation of failures among items.
    ///
    /// # Errors
    /// Where no item was observed, or there are more failures than items.
    pub const fn new(failures: u64, of: u64) -> Result<Self, EvidenceFault> {
        match (failures, of) {
            (_, 0) => Err(EvidenceFault::NothingObserved),
            (_, of) if of > super::MOST_ITEMS => Err(EvidenceFault::TooMany),
            (failures, of) if failures > of => Err(EvidenceFault::MoreThanAll { failures, of }),
            (failures, of) => Ok(Self { failures, of }),
        }
    }

    /// Number of failures.
    pub const fn failures(self) -> u64 {
        self.failures
    }

    /// Number of items.
    pub const fn of(self) -> u64 {
        self.of
    }

    /// The share of failures.
    pub fn share(self) -> f64 {
        self.failures as f64 / self.of as f64
    }
}

/// The verdict of observations on a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The failures observed, or fewer, are rare just above the figure. That is where it is only
    /// just missed.
    Supports,
    /// The failures observed, or more, are rare at the figure. That is where it is only just met.
    SpeaksAgainst,
    /// Neither is rare.
    Undecided,
}

/// An acceptance sampling plan: sample size and failures allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TestPlan {
    /// Sample size: items to observe.
    pub items: u64,
    /// Failures allowed.
    pub allowed: u64,
    /// The finite lot from which items are drawn. None for an unlimited source.
    pub lot: Option<u64>,
}

/// The smallest plan that discriminates two figures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Discrimination {
    /// The plan.
    #[serde(flatten)]
    pub plan: TestPlan,
    /// The acceptance probability at the better figure: the power.
    pub better_passes: f64,
    /// The acceptance probability at the worse figure.
    pub worse_passes: f64,
}

/// A quantity of an alternative at two values of a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contrast {
    /// The alternative.
    pub alternative: String,
    /// Mean at the better figure.
    pub at_better: f64,
    /// Mean at the worse figure.
    pub at_worse: f64,
    /// The mean at the worse figure less that at the better one.
    pub more: f64,
    /// Monte Carlo standard error of the difference, over draws. None with one draw.
    pub std_error: Option<f64>,
    /// The 90 % uncertainty interval of the difference over draws. None with one draw.
    pub uncertainty_interval: Option<[f64; 2]>,
    /// The median over draws, where few draws carry the mean difference. That is outside its
    /// interval or above the 90 % quantile.
    pub median: Option<f64>,
}

/// A question about evidence with its answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "question", rename_all = "snake_case")]
pub enum Answer {
    /// Sample sizes that support a figure.
    Needed {
        /// The figure.
        figure: Figure,
        /// The confidence.
        confidence: Confidence,
        /// The requested plan, then those with more failures allowed.
        plans: Vec<TestPlan>,
    },
    /// Intervals from an observation.
    Observed {
        /// The observation.
        observed: Observed,
        /// The confidence.
        confidence: Confidence,
        /// The share of failures.
        share: f64,
        /// The two-sided Clopper–Pearson interval.
        clopper_pearson: [f64; 2],
        /// The one-sided upper Clopper–Pearson bound.
        upper_bound: f64,
        /// The two-sided Jeffreys interval.
        jeffreys: [f64; 2],
        /// The one-sided posterior upper bound under a uniform prior.
        posterior_upper: f64,
        /// The figure, if one was named.
        figure: Option<Figure>,
        /// The verdict of the observation on the figure.
        reading: Option<Reading>,
    },
    /// Sample sizes that discriminate two figures.
    Discrimination {
        /// The better figure.
        better: Figure,
        /// The worse figure.
        worse: Figure,
        /// The confidence.
        confidence: Confidence,
        /// The power.
        power: f64,
        /// The plan.
        plan: Discrimination,
        /// The worse figure's harm in a scenario, if one was named.
        harm: Option<Box<HarmContrast>>,
    },
}

/// The consequences of the worse of two figures in a scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HarmContrast {
    /// The scenario's title.
    pub title: String,
    /// The key of the figure.
    pub key: String,
    /// The quantity and the time.
    pub of: String,
    /// The contrast of every alternative.
    pub alternatives: Vec<Contrast>,
    /// The provenance that reproduces the run with the worse figure.
    pub provenance: Provenance,
}
