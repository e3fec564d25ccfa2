//! `inertness show`: a built-in scenario, to start one's own from.

use super::args::ShowArgs;
use super::session::print;
use super::sources::instead;
use super::{CliError, Exit};
use crate::scenario::built_ins;

pub(super) fn show(args: &ShowArgs) -> Result<Exit, CliError> {
    let found = built_ins().iter().find(|scenario| scenario.name == args.name);
    let scenario = found.ok_or_else(|| {
        let name = &args.name;
        CliError::Asked(format!("no built-in scenario is called `{name}`; {}", instead(name)))
    })?;
    print(scenario.text)?;
    Ok(Exit::Done)
}
