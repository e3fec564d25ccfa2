//! `inertness list`: lists the built-in scenarios.

use super::session::print;
use super::{CliError, Exit};
use crate::scenario::built_ins;

pub(super) fn run() -> Result<Exit, CliError> {
    let width = built_ins().iter().map(|scenario| scenario.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for scenario in built_ins() {
        text += &format!("{:width$}  {}\n", scenario.name, scenario.title());
    }
    print(text)?;
    Ok(Exit::Done)
}
