//! `inertness verify`: do the engines agree?

use super::args::VerifyArgs;
use super::session::{Session, print, tell};
use super::sources::{read_all, sources};
use super::{CliError, Exit};
use crate::campaign::{Effort, FALSE_ALARM, Verified, verify};
use crate::report::{Rows, agreement_summary, agreement_table, json, lines, scaled_down, words};
use crate::scenario::{Scenario, built_ins};
use serde::Serialize;

/// Seconds of one thread that an engine that lives fields may take for a scenario, roughly.
const SECONDS: f64 = 5.0;

/// What --json prints of a scenario.
#[derive(Serialize)]
struct Document<'a> {
    scenario: &'a str,
    agrees: bool,
    #[serde(flatten)]
    verified: &'a Verified,
}

pub(super) fn verify_all(args: &VerifyArgs) -> Result<Exit, CliError> {
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
        let documents: Vec<Document<'_>> = both
            .map(|(verified, (named, _))| Document {
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
    let fields = if scale.cohort_fields == scale.fields {
        format!("{} fields", words::count(scale.fields.into()))
    } else {
        let [fields, counted] = [scale.fields, scale.cohort_fields].map(|n| words::count(n.into()));
        format!("{fields} fields ({counted} of cohort)")
    };
    let opening = format!(
        "{name}: {draws} of {fields}, {}",
        scaled_down(&plan.arms, &scale.mines, &scale.mines_run)
    );
    let mut lines = lines::wrapped(&opening, 100);
    lines.push(String::new());
    let table = agreement_table(&found.agreement, rows);
    format!("{}\n{table}\n{}\n", lines.join("\n"), agreement_summary(&found.agreement))
}

/// All scenarios in a sentence.
fn overall(verified: &[Verified]) -> String {
    let apart = verified.iter().filter(|found| !found.agreement.agrees()).count();
    let comparisons: usize = verified.iter().map(|found| found.agreement.comparisons).sum();
    let verdict = match apart {
        0 => "the engines agree".to_owned(),
        1 => "the engines do NOT agree on one of them".to_owned(),
        apart => format!("the engines do NOT agree on {apart} of them"),
    };
    format!(
        "{} scenarios, {} comparisons, together at most one false alarm in a million runs: \
         {verdict}",
        verified.len(),
        words::count(comparisons as u64)
    )
}
