//! Topics: findings in words, for a terminal or a page.

use crate::question::Quantity;
use crate::report::wording::words::{quoted, span};
use crate::results::{AlternativeFindings, AtTime, Estimate, Findings};
use serde::Serialize;

/// A finding for the alternatives: a lead, and an item for each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Topic {
    /// The beginning common to all items.
    pub(crate) lead: String,
    /// One item for each alternative concerned; at least one.
    pub(crate) items: Vec<Item>,
    /// Whether it is one of the three topics that answer the question.
    pub(crate) answers: bool,
}

/// The finding for one alternative.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Item {
    /// The alternative's name, in quotation marks.
    pub(crate) alternative: String,
    /// The text of the finding.
    pub(crate) said: String,
}

impl Topic {
    /// Makes a topic; `None` without items.
    pub(crate) fn of(lead: String, items: Vec<Item>) -> Option<Self> {
        (!items.is_empty()).then_some(Self { lead, items, answers: false })
    }

    /// A topic with an item for each alternative for which `say` gives a text.
    pub(crate) fn of_alternatives(
        findings: &Findings,
        lead: String,
        say: impl Fn(&AlternativeFindings) -> Option<String>,
    ) -> Option<Self> {
        let item = |alternative: &AlternativeFindings| {
            Some(Item { alternative: quoted(&alternative.name), said: say(alternative)? })
        };
        Self::of(lead, findings.alternatives.iter().filter_map(item).collect())
    }

    /// Marks the topic as a part of the answer.
    pub(crate) fn answering(self) -> Self {
        Self { answers: true, ..self }
    }
}

impl Item {
    /// Formats the item as running text.
    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.alternative, self.said)
    }
}

/// The estimate of an undivided quantity at a report time.
pub(crate) fn whole(at: &AtTime, quantity: Quantity) -> Option<Estimate> {
    at.whole(quantity).copied()
}

/// The time up to the last report time.
pub(super) fn last_span(findings: &Findings) -> Option<String> {
    Some(span(findings.alternatives.first()?.at.last()?.days))
}
