//! The content of the page as data, in reading order.

use super::again::Again;
use super::assumed::{AssumptionGroup, groups};
use super::figures::{PageChart, figures};
use super::key_drivers::{KeyDrivers, key_drivers};
use super::numbers::{AlternativeTable, alternative_tables};
use super::prose;
use super::uncertain::Uncertain;
use crate::report::ReportError;
use crate::report::text::claims;
use crate::report::text::sentences::topics;
use crate::report::text::summary::made_by;
use crate::report::text::table::brackets;
use crate::report::text::topic::Topic;
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::draws::median_note;
use crate::results::Findings;
use serde::Serialize;

/// The whole content of the page.
#[derive(Debug, Serialize)]
pub(super) struct Content<'a> {
    pub(super) title: &'a str,
    pub(super) question: Option<&'a str>,
    /// The closing statement of limits.
    pub(super) limit: &'static str,
    /// Warnings of the run and of its scenario.
    pub(super) warnings: Vec<String>,
    pub(super) answer: Vec<Topic>,
    pub(super) figures: Vec<PageChart>,
    pub(super) brackets: String,
    pub(super) alternatives: Vec<AlternativeTable<'a>>,
    /// Further findings.
    pub(super) more: Vec<Topic>,
    /// The key drivers.
    pub(super) key_drivers: Option<KeyDrivers>,
    /// The claims about the mines, with verdicts.
    pub(super) claims: Vec<claims::ClaimGroup>,
    pub(super) lawful: &'static str,
    /// What the verdicts depend on.
    pub(super) rests_on: String,
    pub(super) assumed: Vec<AssumptionGroup<'a>>,
    pub(super) uncertain: Uncertain<'a>,
    pub(super) method: &'static [prose::Paragraph],
    pub(super) again: Again<'a>,
    pub(super) limits: &'static [&'static str],
    pub(super) made_by: String,
}

impl<'a> Content<'a> {
    /// The content for these findings.
    pub(super) fn of(findings: &'a Findings) -> Result<Self, ReportError> {
        let alternatives = alternative_tables(findings);
        let rows = alternatives.iter().flat_map(|alternative| &alternative.rows);
        let intervals = rows.flat_map(|row| &row.cells).filter_map(|cell| cell.interval.as_ref());
        let (answer, more) = topics(findings).into_iter().partition(|topic| topic.answers);
        Ok(Self {
            title: &findings.title,
            question: findings.question.as_deref(),
            limit: CLOSING,
            warnings: warnings(findings),
            answer,
            figures: figures(findings)?,
            brackets: format!("{}{}", brackets(findings), median_note(intervals)),
            alternatives,
            more,
            key_drivers: key_drivers(findings),
            claims: claims::groups(findings),
            lawful: claims::NO_MINE_IS_LAWFUL,
            rests_on: claims::rests_on(findings),
            assumed: groups(findings),
            uncertain: Uncertain::of(findings),
            method: &prose::METHOD,
            again: Again::of(findings),
            limits: &prose::LIMITS,
            made_by: made_by(findings),
        })
    }
}

/// Warnings of the run, then warnings about its scenario.
fn warnings(findings: &Findings) -> Vec<String> {
    let odd =
        findings.scenario_warnings.iter().map(|warning| format!("In the scenario, {warning}."));
    findings.warnings.iter().cloned().chain(odd).collect()
}
