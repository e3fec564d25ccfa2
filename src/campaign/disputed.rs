//! A scenario in which one disputed number can be moved along a range, and what is compared in it.

use super::ContrastFault;
use super::contrast::after_rated_life;
use crate::question::{RangeFault, Role, SweptRange, Target};
use crate::scenario::{Fault, FaultKind, Refusal, Scenario, role_of};
use crate::uncertainty::Point;
use thiserror::Error;

/// Of a key that is known as a law, how much of that lies below each end of the range that is taken
/// if none is given.
const USUAL_ENDS: [f64; 2] = [0.01, 0.99];
/// The range that claims and the limits of treaties span for a probability of overrun.
const DISPUTED: [f64; 2] = [1e-6, 1e-1];

/// Why a number cannot be moved along a range.
#[derive(Clone, Debug, Error)]
pub enum DisputedFault {
    /// What the scenario says to such a key.
    #[error("--key {key}: {fault}")]
    Key {
        /// The key.
        key: String,
        /// What is wrong.
        fault: String,
    },
    /// What the scenario says to an end of the range.
    #[error("--range {range}: {fault}")]
    Range {
        /// The range.
        range: String,
        /// What is wrong.
        fault: String,
    },
    /// A number that is known, so that nothing says how far it may be disputed.
    #[error(
        "--key {key}: the scenario gives no law for it, and so no range; wanted one, such as \
         --range 0.1..0.5"
    )]
    NoRange {
        /// The key.
        key: String,
    },
    /// A key of what is compared with.
    #[error(
        "--key {key}: it is a key of the baseline, {baseline:?}, with which the others are \
         compared; wanted a key of another arm, or of none, or another baseline: --set \
         simulation.baseline=NAME"
    )]
    OfBaseline {
        /// The key.
        key: String,
        /// The arm.
        baseline: String,
    },
    /// A key of one arm and the name of another.
    #[error("--arm {arm:?}: the key {key} is one of {of:?}")]
    OfAnother {
        /// The key.
        key: String,
        /// The arm that was named.
        arm: String,
        /// The arm of the key.
        of: String,
    },
    /// No word of which arm.
    #[error(
        "--key {key}: it is a key of no arm; say which arm is compared with {baseline:?}: --arm, \
         one of {known}"
    )]
    WhichArm {
        /// The key.
        key: String,
        /// What is compared with.
        baseline: String,
        /// The others.
        known: String,
    },
    /// The baseline itself.
    #[error("--arm {0:?}: it is the baseline, with which the others are compared")]
    IsBaseline(String),
    /// Mines able to function at a time when they are meant to be.
    #[error("--of: {0}")]
    Of(#[from] ContrastFault),
}

/// A scenario in which one number can be moved, and what is compared in it.
#[derive(Clone, Debug)]
pub struct Disputed {
    pub(super) scenario: Scenario,
    /// The settings that were given.
    pub(super) overrides: Vec<String>,
    pub(super) key: String,
    pub(super) written: String,
    pub(super) range: SweptRange,
    /// The number's place among the inputs.
    pub(super) input: usize,
    pub(super) arm: usize,
    /// Whether it moves the baseline too.
    pub(super) moves_both: bool,
    pub(super) target: Target,
}

/// The range of a key where none is given: for a probability of overrun that which claims and
/// treaty limits span, else from the 1 % to the 99 % quantile of the law that the scenario has
/// there.
fn usual_range(scenario: &Scenario, key: &str) -> Result<SweptRange, DisputedFault> {
    let fault =
        |fault: RangeFault| DisputedFault::Key { key: key.to_owned(), fault: fault.to_string() };
    if role_of(key) == Some(Role::DeactivationFailure) {
        let [low, high] = DISPUTED;
        return SweptRange::new(low, high, false, None).map_err(fault);
    }
    let input = scenario.inputs().iter().find(|input| input.parameter.path == key);
    let input = input.ok_or_else(|| DisputedFault::NoRange { key: key.to_owned() })?;
    let is_duration = input.parameter.distribution.is_duration;
    let [low, high] = USUAL_ENDS.map(|end| {
        let value = input.value(&Point(vec![end; scenario.labels().len()]));
        // an end is for people to read
        format!("{value:.3e}").parse().unwrap_or(value)
    });
    SweptRange::new(low, high, is_duration, None).map_err(fault)
}

impl Disputed {
    /// A scenario with the key as the law of every value of the range, and with each of its ends.
    /// Without a range, of a probability of overrun the one that claims and limits of treaties
    /// span, else most of the key's own law.
    ///
    /// # Errors
    /// [`DisputedFault`] says why the number cannot be moved so, or the comparison not be made.
    pub fn new(
        plain: &Scenario,
        key: &str,
        range: Option<SweptRange>,
        arm: Option<usize>,
        target: &Target,
    ) -> Result<Self, DisputedFault> {
        let with = |value: &str| plain.with(&[format!("{key}={value}")]);
        let of_key = |refusal: &Refusal| DisputedFault::Key {
            key: key.to_owned(),
            fault: first(refusal, key),
        };
        // a key that takes no law at all is no fault of a range
        let any = with("{ uniform = [0.0, 1.0] }");
        if let Some(refusal) = any.as_ref().err().filter(|refusal| !is_of_range(refusal, key)) {
            return Err(of_key(refusal));
        }
        let range = range.map_or_else(|| usual_range(plain, key), Ok)?;
        let of_range = |refusal: &Refusal| DisputedFault::Range {
            range: range.to_string(),
            fault: first(refusal, key),
        };
        let law = with(&range.law());
        // an end says more plainly than the law what is wrong with it
        for end in [range.low(), range.high()] {
            with(&range.written(end)).map_err(|refusal| of_range(&refusal))?;
        }
        let scenario = law.map_err(|refusal| of_range(&refusal))?;
        let input = scenario.inputs().iter().position(|input| input.parameter.path == key);
        let input = input.ok_or_else(|| DisputedFault::Key {
            key: key.to_owned(),
            fault: "found no number there that may be uncertain".to_owned(),
        })?;
        let own = scenario.inputs()[input].parameter.alternative;
        let arm = compared(&scenario, key, own, arm)?;
        after_rated_life(&scenario, target)?;
        Ok(Self {
            written: plain.written(key),
            overrides: plain.overrides().to_vec(),
            key: key.to_owned(),
            range,
            input,
            arm,
            moves_both: own.is_none(),
            target: target.clone(),
            scenario,
        })
    }

    /// What the number means to readers.
    pub(super) fn role(&self) -> Role {
        self.scenario.inputs()[self.input].parameter.role
    }

    /// How many parameter draws it has.
    pub fn draws(&self) -> u32 {
        self.scenario.plan().draws
    }
}

/// Whether a law is refused for its constants alone: the key is there and takes laws.
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

/// The fault that says most about a key: one at it or inside it, else the first.
fn first(refusal: &Refusal, key: &str) -> String {
    let faults = refusal.faults();
    let near = |fault: &&Fault| fault.path.starts_with(key) || key.starts_with(&fault.path);
    let fault = faults.iter().filter(|fault| !fault.path.is_empty()).find(near).or(faults.first());
    fault.map_or_else(String::new, |fault| {
        let text = fault.to_string();
        text.strip_prefix(&format!("{key}: ")).map_or(text.clone(), str::to_owned)
    })
}

/// The arm that is compared with the baseline.
fn compared(
    scenario: &Scenario,
    key: &str,
    own: Option<usize>,
    asked: Option<usize>,
) -> Result<usize, DisputedFault> {
    let plan = scenario.plan();
    let key = key.to_owned();
    let name = |arm: usize| plan.arms[arm].clone();
    let others: Vec<usize> = (0..plan.arms.len()).filter(|&arm| arm != plan.baseline).collect();
    match (own, asked) {
        (Some(own), _) if own == plan.baseline => {
            Err(DisputedFault::OfBaseline { key, baseline: name(own) })
        }
        (Some(own), Some(asked)) if own != asked => {
            Err(DisputedFault::OfAnother { key, arm: name(asked), of: name(own) })
        }
        (Some(own), _) => Ok(own),
        (None, Some(asked)) if asked == plan.baseline => {
            Err(DisputedFault::IsBaseline(name(asked)))
        }
        (None, Some(asked)) => Ok(asked),
        (None, None) => match others.as_slice() {
            [only] => Ok(*only),
            _ => Err(DisputedFault::WhichArm {
                key,
                baseline: name(plan.baseline),
                known: others.iter().map(|&arm| name(arm)).collect::<Vec<_>>().join(", "),
            }),
        },
    }
}
