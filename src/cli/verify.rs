//! `inertness verify`: checks that the engines agree.

use super::args::VerifyArgs;
use super::session::{Session, print, tell};
use super::sources::{read_all, sources};
use super::{CliError, Exit};
use crate::jobs::{Effort, FALSE_ALARM, Verified, verify};
use crate::report::lines;
use crate::report::words;
use crate::report::{Rows, agreement_summary, agreement_table, json, scaled_down};
use crate::scenario::{Scenario, built_ins};
use serde::Serialize;

/// Rough time limit for a scenario in a simulating engine, thread-seconds.
const SECONDS: f64 = 5.0;

/// The JSON document of a scenario.
#[derive(Serialize)]
struct VerifyDocument<'a> {
    scenario: &'a str,
    agrees: bool,
    #[serde(flatten)]
    verified: &'a Verified,
}

pub(super) fn run(args: &VerifyArgs) -> Result<Exit, CliError> {
    let typed: Vec<String> = if args.scenarios.is_empty() {
        built_ins().iter().map(|scenario| scenario.name.to_owned()).collect()
    } else {
        args.scenarios.clone()
    };
    let scenarios = read_all(sources(&typed)?, &args.settings.overrides())?;
    let session = Session::begin(args.settings.pool()?, false)?;
    let effort = Effort { seconds: SECONDS, level: FALSE_ALARM / scenarios.len() as f64 };
    let mut verified = Vec::new();
    for (index, (named, scenario)) in scenarios.iter().enumerate() {
        let found = session.install(|| verify(scenario, effort));
        if !args.json {
            let gap = if index > 0 { "\n" } else { "" };
            print(format!("{gap}{}", described(&named.name, scenario, &found, args.rows())))?;
        }
        verified.push(found);
    }
    let agree = verified.iter().all(|found| found.agreement.agrees());
    if args.json {
        let both = verified.iter().zip(&scenarios);
        let documents: Vec<VerifyDocument<'_>> = both
            .map(|(verified, (named, _))| VerifyDocument {
                scenario: &named.name,
                agrees: verified.agreement.agrees(),
                verified,
            })
            .collect();
        print(json(&documents)?)?;
    } else if verified.len() > 1 {
        print(format!("\n{}\n", overall(&verified)))?;
    }
    if !agree && args.json {
        tell("the engines do not agree");
    }
    Ok(if agree { Exit::Done } else { Exit::Failed })
}

fn described(name: &str, scenario: &Scenario, found: &Verified, rows: Rows) -> String {
    let (plan, scale) = (scenario.plan(), &found.scale);
    let draws = if scale.draws == 1 { "1 draw" } else { &format!("{} draws", scale.draws) };
    let replicates = if scale.cohort_replicates == scale.replicates {
        format!("{} replicates", words::count(scale.replicates.into()))
    } else {
        let [replicates, counted] =
            [scale.replicates, scale.cohort_replicates].map(|n| words::count(n.into()));
        format!("{replicates} replicates ({counted} of cohort)")
    };
    let opening = format!(
        "{name}: {draws} of {replicates}, {}",
        scaled_down(&plan.alternatives, &scale.mines, &scale.mines_run)
    );
    let mut lines = lines::wrapped(&opening, 100);
    lines.push(String::new());
    let table = agreement_table(&found.agreement, rows);
    format!("{}\n{table}\n{}\n", lines.join("\n"), agreement_summary(&found.agreement))
}

/// The verdict on all scenarios in a sentence.
fn overall(verified: &[Verified]) -> String {
    let differing = verified.iter().filter(|found| !found.agreement.agrees()).count();
    let comparisons: usize = verified.iter().map(|found| found.agreement.comparisons).sum();
    let verdict = match differing {
        0 => "the engines agree".to_owned(),
        1 => "the engines do NOT agree on one of them".to_owned(),
        differing => format!("the engines do NOT agree on {differing} of them"),
    };
    format!(
        "{} scenarios, {} comparisons, together at most one false alarm in a million runs: \
         {verdict}",
        verified.len(),
        words::count(comparisons as u64)
    )
}
