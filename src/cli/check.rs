//! `inertness check`: is a scenario right, what would it run, and roughly how long would it take?

use super::args::{pool, threads};
use super::cost::{threads_said, work_said};
use super::session::{Session, in_colour, print};
use super::sources::{Named, read_all, sources};
use super::{CliError, Exit};
use crate::campaign::{Cost, oddities};
use crate::question::Engine;
use crate::report::{self, words};
use crate::scenario::Scenario;
use clap::Args;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness check mine.toml\n  inertness check scenarios/*.toml --set \
                  simulation.draws=1000"
)]
pub(super) struct CheckArgs {
    /// Scenario files, folders of them, or names of built-in scenarios
    #[arg(value_name = "SCENARIO", required = true)]
    pub(super) scenarios: Vec<String>,
    /// Change a key of the scenario, checked like the file; may be given again and again
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// Threads to reckon with [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub(super) threads: Option<u16>,
}

pub(super) fn check(args: &CheckArgs) -> Result<Exit, CliError> {
    let scenarios = read_all(sources(&args.scenarios)?, &args.set)?;
    let session = Session::begin(pool(args.threads)?, false)?;
    for (index, (named, scenario)) in scenarios.iter().enumerate() {
        let gap = if index > 0 { "\n" } else { "" };
        let odd = session.install(|| oddities(scenario));
        print(format!("{gap}{}", described(named, scenario, &odd, session.threads())))?;
    }
    Ok(Exit::Done)
}

fn described(named: &Named, scenario: &Scenario, odd: &[String], threads: usize) -> String {
    let plan = scenario.plan();
    let cost = Cost::of(scenario, Engine::Auto, threads);
    let mut text = format!("{}: ok\n  {}\n", named.name, plan.title);
    for (arm, mines) in plan.arms.iter().zip(&plan.mines) {
        let baseline = if plan.arms[plan.baseline] == *arm && plan.arms.len() > 1 {
            ", the baseline"
        } else {
            ""
        };
        text += &format!("  arm      {arm} ({} mines{baseline})\n", words::count(*mines));
    }
    for group in &plan.groups {
        text += &format!("  group    {group}\n");
    }
    text += &format!("  unknown  {}\n", unknown(scenario));
    text += &format!(
        "  runs     {} draws of {} fields to {}: {}\n",
        words::count(plan.draws.into()),
        words::count(plan.replicates.into()),
        words::span(plan.horizon.days()),
        work_said(&cost)
    );
    text += &format!("  takes    {} on {}\n", words::clock(cost.estimate), threads_said(threads));
    for warning in scenario.warnings(&report::font_has) {
        text += &format!("\n{}\n", warning.render(in_colour(&std::io::stdout())));
    }
    for warning in odd {
        text += &format!("\nwarning: {warning}\n");
    }
    text
}

/// What is given as a law.
fn unknown(scenario: &Scenario) -> String {
    let labels: Vec<&str> = scenario.labels().iter().map(|label| label.as_str()).collect();
    if labels.is_empty() {
        "nothing: every number is fixed".to_owned()
    } else {
        labels.join("\n           ")
    }
}
