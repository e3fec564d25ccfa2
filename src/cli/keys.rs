//! `inertness keys`: lists the keys of a scenario with their values.

use super::args::{Printed, Settings};
use super::session::{print, rendered};
use super::sources::read_one;
use super::{CliError, Exit};
use crate::report::Rows;
use crate::results::{KeyValue, ScenarioKeys};
use crate::scenario::{Scenario, key_at};
use clap::Args;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness keys\n  inertness keys mine.toml --format csv > \
                  keys.csv\n  inertness keys mine.toml --set 'battery:lots=20' | grep lots\n\n\
                  --set, --key and --vary take a path as printed here, or its last steps where no \
                  other path ends\nso: `draws`, `deactivation_failure.probability`, \
                  `persistent:mines`.")]
pub(super) struct KeysArgs {
    /// A scenario file or the name of a built-in scenario
    #[arg(value_name = "SCENARIO", default_value = "default")]
    scenario: String,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    printed: Printed,
}

pub(super) fn run(args: &KeysArgs) -> Result<Exit, CliError> {
    let (_, scenario) = read_one(&args.scenario, &args.settings.overrides())?;
    print(rendered(&keys_of(&scenario), args.printed.shape(), Rows::All)?)?;
    Ok(Exit::Done)
}

/// The keys of a scenario, each with what the grammar says of it.
fn keys_of(scenario: &Scenario) -> ScenarioKeys {
    let keys = scenario.assumptions().iter().map(|assumption| {
        let known = key_at(&assumption.path).expect("an assumption is a key of the grammar");
        let or = if known.takes_a_distribution { ", or a distribution" } else { "" };
        KeyValue {
            path: assumption.path.clone(),
            value: assumption.value.clone(),
            takes: format!("{}{or}", known.expected),
            meaning: known.doc.to_owned(),
            source: assumption.source.clone(),
        }
    });
    ScenarioKeys { title: scenario.plan().title.clone(), keys: keys.collect() }
}
