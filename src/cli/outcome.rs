//! Output of a run: files, printed text, and the precision check.

use super::CliError;
use super::session::{deferring_interrupts, print, tell};
use crate::estimate::verdicts;
use crate::jobs::RunOutcome;
use crate::question::Aim;
use crate::report;
use crate::report::aimed;
use crate::report::{OutputFolder, missed, results_json};
use crate::results::{Findings, Verdict};
use crate::scenario::Scenario;

/// Options for what a run prints.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Printout<'a> {
    /// Print only warnings and missed aims, beside the JSON.
    pub(super) quiet: bool,
    /// Print `results.json` instead of the summary.
    pub(super) json: bool,
    /// The precision aims.
    pub(super) aims: &'a [Aim],
}

/// Refuses an aim for a number that the scenario does not report.
pub(super) fn look_up(aims: &[Aim], name: &str, scenario: &Scenario) -> Result<(), CliError> {
    let refused = |aim, fault| CliError::Asked(format!("--aim '{aim}', {name}: {fault}"));
    aims.iter().try_for_each(|aim| match aim.target().report_of(scenario.plan()) {
        Ok(_) => Ok(()),
        Err(fault) => Err(refused(aim, fault)),
    })
}

/// Writes and prints the results of a run.
///
/// Returns whether all precision aims are reached.
///
/// Everything is rendered before anything is written.
pub(super) fn deliver(
    name: &str,
    outcome: &RunOutcome,
    folder: Option<&OutputFolder>,
    shown: Printout<'_>,
) -> Result<bool, CliError> {
    let RunOutcome { findings, draws } = outcome;
    let stands = precision(shown.aims, findings);
    let mut printed = match (shown.json, shown.quiet) {
        (true, _) => results_json(findings)?,
        (false, true) => vec![],
        (false, false) => report::summary(findings).into_bytes(),
    };
    let message = precise(&stands);
    let mut to_tell = vec![];
    if shown.quiet {
        if !shown.json {
            let warning = |warning| format!("{name}: warning: {warning}");
            to_tell.extend(findings.warnings.iter().map(warning));
        }
        to_tell.extend(not_precise(&stands).map(|line| format!("{name}: {line}")));
    } else if shown.json {
        to_tell.extend(message);
    } else if let Some(message) = message {
        printed.extend(format!("\n{message}\n").into_bytes());
    }
    if let Some(folder) = folder {
        let contents = folder.rendered(findings, draws)?;
        let listing = folder.listing(&contents);
        deferring_interrupts(|| folder.write(contents))?;
        if !shown.quiet && !shown.json {
            printed.extend(format!("\n{listing}").into_bytes());
        }
    }
    print(printed)?;
    to_tell.iter().for_each(|text| tell(text));
    Ok(stands.iter().flat_map(|(_, verdicts)| verdicts).all(|one| one.standing.is_reached()))
}

/// The verdicts of a run for each precision aim.
type Stands<'a> = Vec<(&'a Aim, Vec<Verdict>)>;

fn precision<'a>(aims: &'a [Aim], findings: &Findings) -> Stands<'a> {
    let of = |aim| (aim, verdicts(aim, findings).expect("aims were looked up before the run"));
    aims.iter().map(of).collect()
}

/// The text on all aims, without a final newline; `None` without aims.
fn precise(stands: &Stands<'_>) -> Option<String> {
    let message: Vec<String> = stands.iter().map(|(aim, verdicts)| aimed(aim, verdicts)).collect();
    (!message.is_empty()).then(|| message.join("\n").trim_end().to_owned())
}

/// A line for each alternative that does not reach an aim.
fn not_precise<'a>(stands: &'a Stands<'_>) -> impl Iterator<Item = String> + 'a {
    stands.iter().flat_map(|(aim, verdicts)| missed(aim, verdicts))
}
