//! A scenario with one disputed parameter that moves along a range.

use super::contrast::after_rated_life;
use crate::jobs::ContrastFault;
use crate::question::{RangeFault, Role, SweptRange, Target};
use crate::scenario::{Fault, FaultKind, Refusal, Scenario, role_of};
use crate::uncertainty::Point;
use thiserror::Error;

/// The quantiles at the ends of the default range. They are those of a key's own distribution.
const USUAL_ENDS: [f64; 2] = [0.01, 0.99];
/// The default range for a probability of deactivation failure. Claims and treaty limits span it.
const DISPUTED: [f64; 2] = [1e-6, 1e-1];

/// The reason why a parameter cannot move along a range.
#[derive(Clone, Debug, Error)]
pub enum DisputedFault {
    /// The scenario refuses the key.
    #[error("--key {key}: {fault}")]
    Key {
        /// The key.
        key: String,
        /// What is wrong.
        fault: String,
    },
    /// The scenario refuses an end of the range.
    #[error("--range {range}: {fault}")]
    Range {
        /// The range.
        range: String,
        /// What is wrong.
        fault: String,
    },
    /// A known number, which has no range of its own.
    #[error(
        "--key {0}: the scenario gives no distribution for it, and so no range; expected one, \
         such as --range 0.1..0.5"
    )]
    NoRange(String),
    /// A key of the baseline.
    #[error(
        "--key {key}: it is a key of the baseline, {baseline:?}, with which the others are \
         compared; expected a key of another alternative, or of none, or another baseline: --set \
         simulation.baseline=NAME"
    )]
    OfBaseline {
        /// The key.
        key: String,
        /// The baseline.
        baseline: String,
    },
    /// A key of one alternative with the name of another.
    #[error("--alternative {alternative:?}: the key {key} is one of {of:?}")]
    OfAnother {
        /// The key.
        key: String,
        /// The alternative that was named.
        alternative: String,
        /// The alternative of the key.
        of: String,
    },
    /// No alternative named.
    #[error(
        "--key {key}: it is a key of no alternative; say which alternative is compared with \
         {baseline:?}: --alternative, one of {known}"
    )]
    WhichAlternative {
        /// The key.
        key: String,
        /// The baseline.
        baseline: String,
        /// The other alternatives.
        known: String,
    },
    /// The baseline itself.
    #[error("--alternative {0:?}: it is the baseline, with which the others are compared")]
    IsBaseline(String),
    /// Mines able to function at a time within their rated life.
    #[error("--of: {0}")]
    Of(#[from] ContrastFault),
}

/// A scenario with one movable parameter, and the compared target.
#[derive(Clone, Debug)]
pub struct Disputed {
    pub(crate) scenario: Scenario,
    /// The settings that were given.
    pub(crate) overrides: Vec<String>,
    pub(crate) key: String,
    pub(crate) written: String,
    pub(crate) range: SweptRange,
    /// The parameter's index among the inputs.
    pub(crate) input: usize,
    pub(crate) alternative: usize,
    /// Whether it moves the baseline too.
    pub(crate) moves_both: bool,
    pub(crate) target: Target,
}

/// The default range of a key. For a probability of deactivation failure it spans claims and treaty
/// limits. Else it runs from the 1 % to the 99 % quantile of the key's distribution in the
/// scenario.
fn usual_range(scenario: &Scenario, key: &str) -> Result<SweptRange, DisputedFault> {
    let ([low, high], is_duration) = if role_of(key) == Some(Role::DeactivationFailure) {
        (DISPUTED, false)
    } else {
        let input = scenario.inputs().iter().find(|input| input.parameter.path == key);
        let input = input.ok_or_else(|| DisputedFault::NoRange(key.to_owned()))?;
        let ends = USUAL_ENDS.map(|end| {
            let value = input.value(&Point(vec![end; scenario.labels().len()]));
            format!("{value:.3e}").parse().unwrap_or(value)
        });
        (ends, input.parameter.distribution.is_duration)
    };
    let fault =
        |fault: RangeFault| DisputedFault::Key { key: key.to_owned(), fault: fault.to_string() };
    SweptRange::new(low, high, is_duration, None).map_err(fault)
}

impl Disputed {
    /// Checks a scenario over the range of a key. It is checked at each end and with the key as a
    /// distribution over the range. The default range of a probability of deactivation failure
    /// spans claims and treaty limits. That of other keys spans most of their own distribution.
    ///
    /// # Errors
    /// [`DisputedFault`] says why the parameter cannot move so, or the comparison cannot be made.
    pub fn new(
        plain: &Scenario,
        key: &str,
        range: Option<SweptRange>,
        alternative: Option<usize>,
        target: &Target,
    ) -> Result<Self, DisputedFault> {
        let with = |value: &str| plain.with(&[format!("{key}={value}")]);
        let of_key = |refusal: &Refusal| DisputedFault::Key {
            key: key.to_owned(),
            fault: first(refusal, key),
        };
        // a key that takes no distribution at all is no fault of a range
        let any = with("{ uniform = [0.0, 1.0] }");
        if let Some(refusal) = any.as_ref().err().filter(|refusal| !is_of_range(refusal, key)) {
            return Err(of_key(refusal));
        }
        let range = range.map_or_else(|| usual_range(plain, key), Ok)?;
        let of_range = |refusal: &Refusal| DisputedFault::Range {
            range: range.to_string(),
            fault: first(refusal, key),
        };
        let distribution = with(&range.distribution());
        // an end gives a clearer error than the distribution
        for end in [range.low(), range.high()] {
            with(&range.written(end)).map_err(|refusal| of_range(&refusal))?;
        }
        let scenario = distribution.map_err(|refusal| of_range(&refusal))?;
        let input = scenario.inputs().iter().position(|input| input.parameter.path == key);
        let input = input.ok_or_else(|| DisputedFault::Key {
            key: key.to_owned(),
            fault: "found no number there that may be uncertain".to_owned(),
        })?;
        let own = scenario.inputs()[input].parameter.alternative;
        let alternative = compared(&scenario, key, own, alternative)?;
        after_rated_life(&scenario, target)?;
        Ok(Self {
            written: plain.written(key),
            overrides: plain.overrides().to_vec(),
            key: key.to_owned(),
            range,
            input,
            alternative,
            moves_both: own.is_none(),
            target: target.clone(),
            scenario,
        })
    }

    /// The role of the parameter for readers.
    pub(crate) fn role(&self) -> Role {
        self.scenario.inputs()[self.input].parameter.role
    }

    /// The number of parameter draws.
    pub fn draws(&self) -> u32 {
        self.scenario.plan().draws
    }
}

/// Whether a distribution is refused for its constants alone. The key then exists and takes
/// distributions.
fn is_of_range(refusal: &Refusal, key: &str) -> bool {
    let is_of_key = |fault: &Fault| {
        let is_no_key = matches!(
            fault.kind,
            FaultKind::UnknownKey { .. } | FaultKind::Missing { .. } | FaultKind::Choice { .. }
        );
        is_no_key || fault.path == key || fault.path.is_empty()
    };
    !refusal.faults().iter().any(is_of_key)
}

/// The most relevant fault for a key. It is one at the key or inside it, else the first.
fn first(refusal: &Refusal, key: &str) -> String {
    let faults = refusal.faults();
    let near = |fault: &&Fault| fault.path.starts_with(key) || key.starts_with(&fault.path);
    let fault = faults.iter().filter(|fault| !fault.path.is_empty()).find(near).or(faults.first());
    fault.map_or_else(String::new, |fault| {
        let text = fault.to_string();
        text.strip_prefix(&format!("{key}: ")).map_or(text.clone(), str::to_owned)
    })
}

/// The alternative to compare with the baseline.
fn compared(
    scenario: &Scenario,
    key: &str,
    own: Option<usize>,
    asked: Option<usize>,
) -> Result<usize, DisputedFault> {
    let plan = scenario.plan();
    let key = key.to_owned();
    let name = |alternative: usize| plan.alternatives[alternative].clone();
    match (own, asked) {
        (Some(own), _) if own == plan.baseline => {
            Err(DisputedFault::OfBaseline { key, baseline: name(own) })
        }
        (Some(own), Some(asked)) if own != asked => {
            Err(DisputedFault::OfAnother { key, alternative: name(asked), of: name(own) })
        }
        (Some(own), _) => Ok(own),
        (None, Some(asked)) if asked == plan.baseline => {
            Err(DisputedFault::IsBaseline(name(asked)))
        }
        (None, Some(asked)) => Ok(asked),
        (None, None) => {
            let all = 0..plan.alternatives.len();
            let others: Vec<usize> = all.filter(|&of| of != plan.baseline).collect();
            if let [only] = others[..] {
                return Ok(only);
            }
            let known = others.into_iter().map(name).collect::<Vec<_>>().join(", ");
            Err(DisputedFault::WhichAlternative { key, baseline: name(plan.baseline), known })
        }
    }
}
