//! Long work, or a part of it: checks, checkpoints and output.

use super::checkpoint::Checkpoint;
use super::work::{PartBody as _, Watch, Work};
use crate::cli::CliError;
use crate::cli::args::{PartArgs, typed};
use crate::cli::session::{Session, deferring_interrupts, print, tell};
use crate::question::Part;
use crate::store::{self, PartLabel};
use std::path::{Path, PathBuf};

/// The default folder of parts.
pub(crate) const PARTS: &str = "parts";

/// Work to be done, all of it or one part.
pub(crate) struct Task<'a, W: Work> {
    work: &'a W,
    part: Part,
    /// The file of the part, if the work is done in parts.
    file: Option<PathBuf>,
    checkpoint: Checkpoint,
    /// The checkpoint of an interrupted command.
    left: Option<W::PartBody>,
}

impl<'a, W: Work> Task<'a, W> {
    /// Checks the destination before anything runs.
    ///
    /// A bad path thus fails in the first second. `None` where the part exists already and may be
    /// kept.
    pub(crate) fn open(
        work: &'a W,
        name: &str,
        out: Option<&Path>,
        args: &PartArgs,
        force: bool,
    ) -> Result<Option<Self>, CliError> {
        let part = args.part.unwrap_or(Part::WHOLE);
        let label = PartLabel {
            kind: W::PartBody::KIND.to_owned(),
            facts: work.facts(),
            number: part.number(),
            of: part.of(),
            command: typed(),
            given_in: std::env::current_dir().unwrap_or_default(),
        };
        if args.part.is_none() {
            if args.resume && out.is_none() {
                let why = "--resume goes on from what is kept in --out, and no --out is named";
                return Err(CliError::asked(why));
            }
            let checkpoint = Checkpoint::new(label, out, name)?;
            let left = checkpoint.left(args.resume, force, |left| work.has_begun(part, left))?;
            // files interrupted while being written exist in part
            let may = force || (args.resume && checkpoint.is_there());
            out.map_or(Ok(()), |out| work.check_output_folder(out, may))?;
            return Ok(Some(Self { work, part, file: None, checkpoint, left }));
        }
        let unsaid = Path::new(PARTS).join(name);
        let folder = out.unwrap_or(&unsaid);
        let name = format!("{name}.{}-of-{}", part.number(), part.of());
        let path = folder.join(format!("{name}.part"));
        if is_made(&path, &label, args.resume, force)? {
            return Ok(None);
        }
        // the folder is kept: other tasks may be about to write in it
        let doing = || CliError::io(format!("write in {}", folder.display()));
        std::fs::create_dir_all(folder).map_err(doing())?;
        tempfile::Builder::new().prefix(".probe-").tempfile_in(folder).map_err(doing())?;
        let checkpoint = Checkpoint::new(label, Some(folder), &name)?;
        let left = checkpoint.left(args.resume, force, |left| work.has_begun(part, left))?;
        Ok(Some(Self { work, part, file: Some(path), checkpoint, left }))
    }

    /// The work.
    pub(crate) const fn work(&self) -> &'a W {
        self.work
    }

    /// Does the remaining work, then writes the part or shows the results.
    ///
    /// The checkpoint is removed after the results are shown.
    pub(crate) fn carry_out<R>(
        self,
        session: &Session,
        quiet: bool,
        show: impl FnOnce(W::PartBody) -> Result<R, CliError>,
    ) -> Result<Option<R>, CliError> {
        let Self { work, part, file, mut checkpoint, left } = self;
        let body = session.run(work.items(part), W::PartBody::ITEMS, |bar| {
            let mut body = left.unwrap_or_else(|| work.started(part));
            work.resume(part, &mut body, &mut Watch::new(bar, &mut checkpoint));
            body
        });
        let Some(path) = file else {
            let shown = show(body)?;
            checkpoint.clear();
            return Ok(Some(shown));
        };
        deferring_interrupts(|| {
            let written = store::keep(&path, checkpoint.label(), &body);
            written.map(|()| checkpoint.clear())
        })?;
        if !quiet {
            print(format!("part     {}\n", path.display()))?;
        }
        Ok(None)
    }
}

/// Whether a part exists already and may be kept.
fn is_made(path: &Path, label: &PartLabel, resume: bool, force: bool) -> Result<bool, CliError> {
    if !path.exists() || force {
        return Ok(false);
    }
    let shown = path.display();
    if !resume {
        let why = "the part is there already; --resume lets it stay, --force makes it again";
        return Err(CliError::Asked(format!("{shown}: {why}")));
    }
    match store::check(path) {
        Ok(there) if there.is_of_the_same(label) => {
            tell(&format!("{shown}: is there already"));
            Ok(true)
        }
        Ok(there) => {
            let why = match there.differs(label) {
                Some((what, found, expected)) => {
                    format!("its {what} is {found}, and now it is {expected}")
                }
                None => "is another part than its name says".to_owned(),
            };
            Err(CliError::PartsDoNotFit(format!("{shown}: {why}; --force makes it again")))
        }
        Err(fault) => {
            tell(&format!("{fault}; it is made again"));
            Ok(false)
        }
    }
}
