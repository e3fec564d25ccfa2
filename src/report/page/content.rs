//! The page as data, in the order of reading.

use super::again::Again;
use super::assumed::{Group, groups};
use super::figures::{Figure, figures};
use super::hangs::{Hangs, hangs};
use super::numbers::{ArmTable, arm_tables};
use super::prose;
use super::uncertain::Uncertain;
use crate::report::draws::median_said;
use crate::report::limits::NO_GROUND_IS_SAFE;
use crate::report::sentences::topics;
use crate::report::summary::made_by;
use crate::report::table::brackets;
use crate::report::topic::Topic;
use crate::report::{ReportError, claims};
use crate::results::Findings;
use serde::Serialize;

/// Everything that the page says.
#[derive(Debug, Serialize)]
pub(super) struct Content<'a> {
    pub(super) title: &'a str,
    pub(super) question: Option<&'a str>,
    /// What the page is not.
    pub(super) limit: &'static str,
    /// What tells the reader of what is to come: warnings of the run.
    pub(super) warnings: Vec<String>,
    pub(super) answer: Vec<Topic>,
    pub(super) figures: Vec<Figure>,
    pub(super) brackets: String,
    pub(super) arms: Vec<ArmTable<'a>>,
    /// What else was found.
    pub(super) more: Vec<Topic>,
    /// What the answer hangs on.
    pub(super) hangs: Option<Hangs>,
    /// What is claimed of the mines.
    pub(super) claims: Vec<claims::Group>,
    pub(super) lawful: &'static str,
    /// What the verdicts rest on.
    pub(super) rests_on: String,
    pub(super) assumed: Vec<Group<'a>>,
    pub(super) uncertain: Uncertain<'a>,
    pub(super) method: &'static [prose::Paragraph],
    pub(super) again: Again<'a>,
    pub(super) limits: &'static [&'static str],
    pub(super) made_by: String,
}

impl<'a> Content<'a> {
    /// What the page says of these findings.
    pub(super) fn of(findings: &'a Findings) -> Result<Self, ReportError> {
        let arms = arm_tables(findings);
        let rows = arms.iter().flat_map(|arm| &arm.rows);
        let bands = rows.flat_map(|row| &row.cells).filter_map(|cell| cell.band.as_ref());
        let (answer, more) = topics(findings).into_iter().partition(|topic| topic.answers);
        Ok(Self {
            title: &findings.title,
            question: findings.question.as_deref(),
            limit: NO_GROUND_IS_SAFE,
            warnings: warnings(findings),
            answer,
            figures: figures(findings)?,
            brackets: format!("{}{}", brackets(findings), median_said(bands)),
            arms,
            more,
            hangs: hangs(findings),
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

/// What the run warns of, then what is odd in its scenario.
fn warnings(findings: &Findings) -> Vec<String> {
    let odd =
        findings.scenario_warnings.iter().map(|warning| format!("In the scenario, {warning}."));
    findings.warnings.iter().cloned().chain(odd).collect()
}
