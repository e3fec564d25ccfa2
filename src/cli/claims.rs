//! `inertness claims`: is what somebody says of the mines borne out?

use super::args::Settings;
use super::output::{in_colour, print, tell};
use super::sources::{read_all, sources};
use super::{CliError, Exit, interrupt, progress};
use crate::campaign::{self, Run, simulate};
use crate::estimate::{Findings, JudgedClaim};
use crate::question::{Engine, Origin, Part};
use crate::report::{self, claims_json, claims_summary};
use clap::Args;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness claims default\n  inertness claims mine.toml --set \
                  simulation.draws=1000\n  inertness claims mine.toml --json | jq \
                  '.claims[].verdict'\n\n\
                  Exit codes: 0 every claim of the scenario is borne out, 10 one is not, 11 one is \
                  undecided or cannot be tested and none fails. A scenario without claims is held \
                  against the limits of the treaty in the same way. Published figures are shown \
                  and decide nothing."
)]
pub(super) struct ClaimsArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    #[command(flatten)]
    settings: Settings,
    /// Print the verdicts as JSON
    #[arg(long)]
    json: bool,
}

/// Why there is nothing to judge.
const NOTHING_CLAIMED: &str = "nothing is claimed: the scenario has no [[claim]], and no arm of \
                               battery mines alone, all laid at the start, that can be held \
                               against the figures of a treaty after their rated life and before \
                               the horizon";

pub(super) fn judge(args: &ClaimsArgs) -> Result<Exit, CliError> {
    let overrides = args.settings.overrides();
    let mut scenarios = read_all(sources(std::slice::from_ref(&args.scenario))?, &overrides)?;
    let (Some((named, scenario)), true) = (scenarios.pop(), scenarios.is_empty()) else {
        return Err(CliError::OneScenario(scenarios.len() + 1));
    };
    for warning in scenario.warnings(&report::font_has) {
        tell(&format!("{}\n", warning.render(in_colour(&std::io::stderr()))));
    }
    let pool = args.settings.pool()?;
    interrupt::listen()?;
    let bar = progress::bar(Run::new(&scenario, Engine::Expected).work(Part::WHOLE), !args.json);
    let mut outcome =
        pool.install(|| simulate(&scenario, Engine::Expected, |done| bar.set_position(done)));
    outcome.findings.claims = pool.install(|| campaign::judge(&scenario));
    bar.finish_and_clear();
    if outcome.findings.claims.is_empty() {
        return Err(CliError::Asked(format!("{}: {NOTHING_CLAIMED}", named.name)));
    }
    if args.json {
        print(&claims_json(&outcome.findings)?)?;
    } else {
        print(claims_summary(&outcome.findings).as_bytes())?;
    }
    Ok(exit(&outcome.findings))
}

/// By the scenario's own claims; where it makes none, by the limits of the treaty.
fn exit(findings: &Findings) -> Exit {
    let of = |origin: Origin| {
        findings.claims.iter().filter(|claim| claim.origin == origin).collect::<Vec<_>>()
    };
    let own = of(Origin::Scenario);
    let deciding: Vec<&JudgedClaim> = if own.is_empty() { of(Origin::Treaty) } else { own };
    let borne_out: Vec<Option<bool>> =
        deciding.iter().map(|claim| claim.verdict.bears_out(claim.bound)).collect();
    if borne_out.contains(&Some(false)) {
        Exit::ClaimFails
    } else if borne_out.contains(&None) {
        Exit::Undecided
    } else {
        Exit::Done
    }
}
