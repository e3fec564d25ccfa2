//! `inertness claims`: verdicts on claims about mines.

use super::args::Settings;
use super::session::{Session, print, warn};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::jobs::{Run, judged};
use crate::question::{Engine, Origin, Part};
use crate::report::{Output as _, Rows, Verdicts};
use crate::results::{Findings, JudgedClaim};
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

/// The message where there is nothing to judge.
const NOTHING_CLAIMED: &str = "nothing is claimed: the scenario has no [[claim]], and no \
                               alternative of battery mines alone, all laid at the start, that can \
                               be held against the figures of a treaty after their rated life and \
                               before the horizon";

pub(super) fn run(args: &ClaimsArgs) -> Result<Exit, CliError> {
    let (named, scenario) = read_one(&args.scenario, &args.settings.overrides())?;
    warn(&scenario);
    let session = Session::begin(args.settings.pool()?, !args.json)?;
    let work = Run::new(scenario.clone(), Engine::Expected).work(Part::WHOLE);
    let outcome = session.run(work, "replicates", |bar| {
        judged(&scenario, Engine::Expected, |done| bar.set_position(done))
    });
    if outcome.findings.claims.is_empty() {
        return Err(CliError::Asked(format!("{}: {NOTHING_CLAIMED}", named.name)));
    }
    let verdicts = Verdicts(&outcome.findings);
    print(&if args.json { verdicts.json()? } else { verdicts.text(Rows::Worst).into_bytes() })?;
    Ok(exit(&outcome.findings))
}

/// The exit code. It follows the scenario's own claims, or else the treaty's limits.
fn exit(findings: &Findings) -> Exit {
    let of = |origin: Origin| {
        findings.claims.iter().filter(|claim| claim.origin == origin).collect::<Vec<_>>()
    };
    let own = of(Origin::Scenario);
    let deciding: Vec<&JudgedClaim> = if own.is_empty() { of(Origin::Treaty) } else { own };
    let borne_out: Vec<Option<bool>> =
        deciding.iter().map(|claim| claim.verdict.supports_claim(claim.bound)).collect();
    if borne_out.contains(&Some(false)) {
        Exit::ClaimFails
    } else if borne_out.contains(&None) {
        Exit::Undecided
    } else {
        Exit::Done
    }
}
