//! `inertness schema`: the JSON Schema of scenario files, for editors.

use super::session::print;
use super::{CliError, Exit};
use crate::scenario;

pub(super) fn run() -> Result<Exit, CliError> {
    print(format!("{:#}\n", scenario::schema()))?;
    Ok(Exit::Done)
}
