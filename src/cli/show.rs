//! `inertness show`: a built-in scenario, to start one's own from.

use super::args::ShowArgs;
use super::output::print;
use super::sources::nearest;
use super::{CliError, Exit};
use crate::scenario::built_ins;

pub(super) fn show(args: &ShowArgs) -> Result<Exit, CliError> {
    let found = built_ins().iter().find(|scenario| scenario.name == args.name);
    let scenario =
        found.ok_or_else(|| CliError::NoBuiltIn { name: args.name.clone(), near: nearest(&args.name) })?;
    print(scenario.text.as_bytes())?;
    Ok(Exit::Done)
}
