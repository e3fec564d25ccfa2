//! Questions about statistical evidence, and their answers.

use crate::question::Provenance;
use serde::Serialize;
use thiserror::Error;

/// The largest sample size; every count up to it is an exact float.
pub const MOST_ITEMS: u64 = 1_000_000_000_000_000;

/// Reasons why a question about evidence has no answer.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum EvidenceFault {
    /// A confidence that is no probability, or certainty.
    #[error(
        "found a confidence of {0}, wanted one above 0 and below 1, such as 0.95: no number of \
         observations makes a figure certain"
    )]
    Confidence(f64),
    /// A reliability that is no probability, or perfection.
    #[error(
        "found a reliability of {0}, wanted one above 0 and below 1, such as 0.999: no number of \
         observations shows that nothing ever fails"
    )]
    Reliability(f64),
    /// A claim that is no probability, or never.
    #[error(
        "found a claim of {0}, wanted a probability above 0 and below 1, such as 6e-6: no number \
         of observations shows that a thing never happens"
    )]
    Claim(f64),
    /// A power that is no more than what chance alone gives.
    #[error(
        "found a power of {power}, wanted one above {chance} and below 1, such as 0.9: a rule that \
         nothing passes tells nothing"
    )]
    Power {
        /// The power.
        power: f64,
        /// 1 less the confidence: how often the worse figure passes.
        chance: f64,
    },
    /// A lot without items.
    #[error("found a lot of 0 items, wanted at least 1")]
    EmptyLot,
    /// More exceptions allowed than a lot that meets the figure holds.
    #[error(
        "found {allowed} exceptions allowed in a lot of {lot}, of which {few} may fail by the \
         figure: even the whole lot would not tell it from one that does not meet the figure; \
         allow {few} or fewer"
    )]
    TooManyAllowed {
        /// Exceptions allowed.
        allowed: u64,
        /// Items of the lot.
        lot: u64,
        /// Those of them that may fail.
        few: u64,
    },
    /// More exceptions than items.
    #[error("found {exceptions} exceptions of {of} items, wanted no more exceptions than items")]
    MoreThanAll {
        /// Exceptions.
        exceptions: u64,
        /// Items.
        of: u64,
    },
    /// Nothing was observed.
    #[error("found 0 items observed, wanted at least 1: nothing observed supports no figure")]
    NothingObserved,
    /// More items than can be counted.
    #[error("more than {} million million items would have to be \
             observed", MOST_ITEMS / 1_000_000_000_000)]
    TooMany,
    /// Two figures in the wrong order, or the same.
    #[error(
        "found {better} to be told from {worse}, wanted the smaller first: --tell 6e-6 --from 1e-3"
    )]
    NotApart {
        /// The figure that should be smaller.
        better: f64,
        /// The other.
        worse: f64,
    },
}

/// A claimed probability of an exception, in (0, 1).
///
/// An exception is an item that is not inert by the day claimed for it.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Figure(f64);

impl Figure {
    /// The figure as a probability of an exception, such as 6e-6.
    ///
    /// # Errors
    /// Where it is not above 0 and below 1.
    pub fn of_claim(p: f64) -> Result<Self, EvidenceFault> {
        inside(p).map(Self).ok_or(EvidenceFault::Claim(p))
    }

    /// The probability of an exception.
    pub const fn exception(self) -> f64 {
        self.0
    }
}

/// A confidence level, in (0, 1).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// The confidence, such as 0.95.
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

/// Observed exceptions among at least one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Observed {
    exceptions: u64,
    of: u64,
}

impl Observed {
    /// What was seen.
    ///
    /// # Errors
    /// Where nothing was observed, or more exceptions than items.
    pub const fn new(exceptions: u64, of: u64) -> Result<Self, EvidenceFault> {
        match (exceptions, of) {
            (_, 0) => Err(EvidenceFault::NothingObserved),
            (_, of) if of > super::MOST_ITEMS => Err(EvidenceFault::TooMany),
            (exceptions, of) if exceptions > of => {
                Err(EvidenceFault::MoreThanAll { exceptions, of })
            }
            (exceptions, of) => Ok(Self { exceptions, of }),
        }
    }

    /// Exceptions.
    pub const fn exceptions(self) -> u64 {
        self.exceptions
    }

    /// Items.
    pub const fn of(self) -> u64 {
        self.of
    }

    /// The share of exceptions.
    pub fn share(self) -> f64 {
        self.exceptions as f64 / self.of as f64
    }
}

/// The verdict of observations on a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// So few exceptions are rare, or rarer, where the figure is only just not met.
    Supports,
    /// So many are rare, or rarer, where it is only just met.
    SpeaksAgainst,
    /// Both could easily be.
    Undecided,
}

/// An acceptance sampling plan: sample size and exceptions allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TestPlan {
    /// Items observed.
    pub items: u64,
    /// Exceptions allowed.
    pub allowed: u64,
    /// The finite lot that they are drawn from; none where there is no end to the source.
    pub lot: Option<u64>,
}

/// The smallest plan that discriminates two figures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Apart {
    /// The plan.
    #[serde(flatten)]
    pub plan: TestPlan,
    /// How often the better figure passes: the power.
    pub better_passes: f64,
    /// How often the worse one does.
    pub worse_passes: f64,
}

/// A quantity of an arm at two values of a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contrast {
    /// The arm.
    pub arm: String,
    /// Mean at the better figure.
    pub at_better: f64,
    /// Mean at the worse one.
    pub at_worse: f64,
    /// The second less the first.
    pub more: f64,
    /// Monte Carlo standard error of the difference, over draws; none with one draw.
    pub std_error: Option<f64>,
    /// 90 % of parameter draws have their difference between; none with one draw.
    pub epistemic: Option<[f64; 2]>,
    /// Where few draws carry the mean difference, outside its interval or above the 90 % point: the
    /// median over draws.
    pub median: Option<f64>,
}

/// A question about evidence with its answer.
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

/// The consequences of the worse of two figures in a scenario.
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
