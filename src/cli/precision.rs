//! `--aim`: looked up in the scenarios before anything runs, held against what a run found.

use super::CliError;
use super::sources::Named;
use crate::estimate::{Findings, Verdict, verdicts};
use crate::question::Aim;
use crate::report::{aimed, missed};
use crate::scenario::Scenario;

/// Refuses an aim at what one of the scenarios does not report.
pub(super) fn look_up(aims: &[Aim], scenarios: &[(Named, Scenario)]) -> Result<(), CliError> {
    for (named, scenario) in scenarios {
        for aim in aims {
            aim.target().report_of(scenario.plan()).map_err(|fault| CliError::Aim {
                aim: Box::new(aim.clone()),
                scenario: named.name.clone(),
                fault,
            })?;
        }
    }
    Ok(())
}

/// How a run stands to each aim.
#[derive(Debug)]
pub(super) struct Precision<'a>(Vec<(&'a Aim, Vec<Verdict>)>);

/// How findings stand to the aims.
pub(super) fn of<'a>(aims: &'a [Aim], findings: &Findings) -> Precision<'a> {
    let stands = |aim| (aim, verdicts(aim, findings).expect("aims were looked up before the run"));
    Precision(aims.iter().map(stands).collect())
}

impl Precision<'_> {
    /// Whether every arm reaches every aim.
    pub(super) fn is_reached(&self) -> bool {
        self.0
            .iter()
            .flat_map(|(_, verdicts)| verdicts)
            .all(|verdict| verdict.standing.is_reached())
    }

    /// All of it, without a newline at the end; nothing without an aim.
    pub(super) fn told(&self) -> Option<String> {
        let told: Vec<String> = self.0.iter().map(|(aim, verdicts)| aimed(aim, verdicts)).collect();
        (!told.is_empty()).then(|| told.join("\n").trim_end().to_owned())
    }

    /// A line for each arm that does not reach an aim; nothing where all do.
    pub(super) fn missed(&self, scenario: &str) -> Option<String> {
        let lines: Vec<String> =
            self.0.iter().flat_map(|(aim, verdicts)| missed(aim, verdicts)).collect();
        (!lines.is_empty()).then(|| {
            lines.iter().map(|line| format!("{scenario}: {line}")).collect::<Vec<_>>().join("\n")
        })
    }
}
