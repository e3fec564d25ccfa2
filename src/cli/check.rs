//! `inertness check`: checks a scenario and estimates the time of a run.

use super::args::{pool, threads};
use super::cost::{threads_text, work_text};
use super::session::{Session, in_colour, print};
use super::sources::{Named, read_all, sources};
use super::{CliError, Exit};
use crate::jobs::{Cost, warnings};
use crate::question::Engine;
use crate::report;
use crate::report::words;
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
    /// Set a key of the scenario, by its path or its last steps; repeatable
    #[arg(long = "set", value_name = "KEY.PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// Threads to assume [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub(super) threads: Option<u16>,
}

pub(super) fn run(args: &CheckArgs) -> Result<Exit, CliError> {
    let scenarios = read_all(sources(&args.scenarios)?, &args.set)?;
    let session = Session::begin(pool(args.threads)?, false)?;
    for (index, (named, scenario)) in scenarios.iter().enumerate() {
        let gap = if index > 0 { "\n" } else { "" };
        let odd = session.install(|| warnings(scenario));
        print(format!("{gap}{}", described(named, scenario, &odd, session.threads())))?;
    }
    Ok(Exit::Done)
}

fn described(named: &Named, scenario: &Scenario, odd: &[String], threads: usize) -> String {
    let plan = scenario.plan();
    let cost = Cost::of(scenario, Engine::Auto, threads);
    let mut text = format!("{}: ok\n  {}\n", named.name, plan.title);
    for (alternative, mines) in plan.alternatives.iter().zip(&plan.mines) {
        let baseline =
            if plan.alternatives[plan.baseline] == *alternative && plan.alternatives.len() > 1 {
                ", the baseline"
            } else {
                ""
            };
        text +=
            &format!("  alternative  {alternative} ({} mines{baseline})\n", words::count(*mines));
    }
    for group in &plan.groups {
        text += &format!("  group        {group}\n");
    }
    if let Some((file, span, repeats)) = scenario.series() {
        let [from, until] = span.map(|date| date.strftime("%Y-%m-%d %H:%M"));
        let again = if repeats { ", again every year" } else { "" };
        text += &format!("  temperature  {file}: {from} to {until}{again}\n");
    }
    text += &format!("  uncertain    {}\n", uncertain_keys(scenario));
    text += &format!(
        "  runs         {} draws of {} replicates to {}: {}\n",
        words::count(plan.draws.into()),
        words::count(plan.replicates.into()),
        words::span(plan.horizon.days()),
        work_text(&cost)
    );
    text +=
        &format!("  takes        {} on {}\n", words::clock(cost.estimate), threads_text(threads));
    for warning in scenario.warnings(&report::font_has) {
        text += &format!("\n{}\n", warning.render(in_colour(&std::io::stdout())));
    }
    for warning in odd {
        text += &format!("\nwarning: {warning}\n");
    }
    text
}

/// The inputs given as distributions.
fn uncertain_keys(scenario: &Scenario) -> String {
    let labels: Vec<&str> = scenario.labels().iter().map(|label| label.as_str()).collect();
    if labels.is_empty() {
        "nothing: every number is fixed".to_owned()
    } else {
        labels.join("\n               ")
    }
}
