//! `inertness claims`: is what somebody says of the mines borne out?

use super::args::{SEEDS, threads, whole};
use super::output::{in_colour, print, tell};
use super::sources::{read_all, sources};
use super::{CliError, Exit, interrupt, progress};
use crate::campaign::{self, Choice, simulate};
use crate::estimate::{Findings, JudgedClaim};
use crate::question::{Engine, Origin};
use crate::report::{self, claims_json, claims_summary};
use clap::Args;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness claims default\n  inertness claims mine.toml --set simulation.draws=1000\n  inertness claims mine.toml --json | jq '.claims[].verdict'\n\n\
                  Exit codes: 0 every claim of the scenario is borne out, 10 one is not, 11 one is undecided and none fails. A \
                  scenario without claims is held against the limits of the treaty in the same way. Published figures are shown and \
                  decide nothing."
)]
pub(super) struct ClaimsArgs {
    /// A scenario file, or the name of a built-in scenario
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    /// Seed of all random numbers; the same as --set simulation.seed=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = |text: &str| whole(text, 0..=SEEDS))]
    seed: Option<u64>,
    /// Parameter draws: what is not known; the same as --set simulation.draws=N
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = |text: &str| whole(text, 0..=u64::MAX))]
    draws: Option<u64>,
    /// Threads to use; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    threads: Option<u16>,
    /// Change a key of the scenario, checked like the file; may be given again and again
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    set: Vec<String>,
    /// Print the verdicts as JSON
    #[arg(long)]
    json: bool,
}

/// Why there is nothing to judge.
const NOTHING_CLAIMED: &str = "nothing is claimed: the scenario has no [[claim]], and no arm of battery mines alone, all laid at the \
                               start, that can be held against the figures of a treaty after their rated life and before the horizon";

pub(super) fn judge(args: &ClaimsArgs) -> Result<Exit, CliError> {
    let mut overrides = args.set.clone();
    overrides.extend(args.seed.map(|seed| format!("simulation.seed={seed}")));
    overrides.extend(args.draws.map(|draws| format!("simulation.draws={draws}")));
    let mut scenarios = read_all(sources(std::slice::from_ref(&args.scenario))?, &overrides)?;
    let (Some((named, scenario)), true) = (scenarios.pop(), scenarios.is_empty()) else {
        return Err(CliError::OneScenario(scenarios.len() + 1));
    };
    for warning in scenario.warnings(&report::font_has) {
        tell(&format!("{}\n", warning.render(in_colour(&std::io::stderr()))));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.threads.map_or(0, usize::from)).build()?;
    interrupt::listen()?;
    let bar = progress::bar(Choice::of(&scenario, Engine::Expected).work(scenario.plan()), !args.json);
    let mut outcome = pool.install(|| simulate(&scenario, Engine::Expected, |done| bar.set_position(done)));
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
    let of =
        |origin: Origin| findings.claims.iter().filter(|claim| claim.origin == origin).collect::<Vec<_>>();
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
