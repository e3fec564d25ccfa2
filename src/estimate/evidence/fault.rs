//! Questions that no evidence can answer.

use thiserror::Error;

/// Most items of a plan: up to here every count is a float.
pub const MOST_ITEMS: u64 = 1_000_000_000_000_000;

/// Why a question about evidence has no answer.
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
