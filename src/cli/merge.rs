//! `inertness merge`: merges the parts of a run, a sweep or areas.

use super::args::{MergeArgs, pool};
use super::parts::{PartBody, Parts, RunBody, named};
use super::session::Session;
use super::{CliError, Exit};
use crate::results::{Areas, Swept};
use crate::store::MergeError;

pub(super) fn run(args: &MergeArgs) -> Result<Exit, CliError> {
    let files = named(&args.from)?;
    if files.is_empty() {
        let folders: Vec<String> =
            args.from.iter().map(|path| path.display().to_string()).collect();
        return Err(MergeError::NoParts { folders: folders.join(", ") }.into());
    }
    let parts = Parts::of(files)?;
    let (version, now) = (parts.label.fact("version").unwrap_or("none"), env!("CARGO_PKG_VERSION"));
    if version != now {
        return Err(CliError::PartsDoNotFit(format!(
            "the parts were produced by version {version}, and this is {now}; merge them with that \
             version, or make them again: {}",
            parts.label.command_for(1, "DIR")
        )));
    }
    match parts.label.kind.as_str() {
        RunBody::KIND => put_together::<RunBody>(args, &parts),
        Areas::KIND => put_together::<Areas>(args, &parts),
        Swept::KIND => put_together::<Swept>(args, &parts),
        other => Err(CliError::PartsDoNotFit(format!(
            "parts of {other:?} are none that this version knows"
        ))),
    }
}

fn put_together<B: PartBody>(args: &MergeArgs, parts: &Parts) -> Result<Exit, CliError> {
    let (joined, whole) = parts.joined(|first: &B| first.whole(&parts.label, args))?;
    let session = Session::begin(pool(args.threads)?, false)?;
    joined.finish(whole, args, &session)?;
    Ok(Exit::Done)
}
