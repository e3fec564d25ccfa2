//! `inertness show`: a built-in scenario, to start one's own from.

use super::args::ShowArgs;
use super::output::print;
use super::{CliError, Exit};
use crate::question::nearest;
use crate::scenario::built_ins;

pub(super) fn show(args: &ShowArgs) -> Result<Exit, CliError> {
    let found = built_ins().iter().find(|scenario| scenario.name == args.name);
    let names = built_ins().iter().map(|scenario| scenario.name);
    let near = || nearest(&args.name, names).map(str::to_owned);
    let scenario =
        found.ok_or_else(|| CliError::NoBuiltIn { name: args.name.clone(), near: near() })?;
    print(scenario.text.as_bytes())?;
    Ok(Exit::Done)
}
