//! What is told of a run, in pieces that a terminal and a page lay out each in its own way.

use super::words::quoted;
use crate::question::Quantity;
use crate::results::{ArmFindings, AtTime, Estimate, Findings};
use serde::Serialize;

/// What is told of the arms: a beginning, and an item for each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Topic {
    /// What all items have in common.
    pub(crate) lead: String,
    /// One for each arm that has part in it; at least one.
    pub(crate) items: Vec<Item>,
    /// Whether it is one of the three that answer the question.
    pub(crate) answers: bool,
}

/// What is told of one arm.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Item {
    /// The arm's name, in quotation marks.
    pub(crate) arm: String,
    /// What is said of it.
    pub(crate) said: String,
}

impl Topic {
    /// A topic, if there is anything to tell.
    pub(crate) fn of(lead: String, items: Vec<Item>) -> Option<Self> {
        (!items.is_empty()).then_some(Self { lead, items, answers: false })
    }

    /// The same as a part of the answer.
    pub(crate) fn answering(self) -> Self {
        Self { answers: true, ..self }
    }
}

impl Item {
    /// As running text.
    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.arm, self.said)
    }
}

/// An item for each arm that has something to say.
pub(super) fn of_arms(
    findings: &Findings,
    say: impl Fn(&ArmFindings) -> Option<String>,
) -> Vec<Item> {
    let item = |arm: &ArmFindings| Some(Item { arm: quoted(&arm.name), said: say(arm)? });
    findings.arms.iter().filter_map(item).collect()
}

/// A quantity that is one number, at a report time.
pub(super) fn whole(at: &AtTime, quantity: Quantity) -> Option<Estimate> {
    at.quantities.get(&quantity)?.whole().copied()
}
