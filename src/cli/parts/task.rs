//! Long work, in one go or a part of it: looked at before it runs, kept while it runs, written
//! after.

use super::checkpoint::Checkpoint;
use super::work::{Body as _, Watch, Work};
use crate::cli::CliError;
use crate::cli::args::{PartArgs, typed};
use crate::cli::session::{Session, print, tell, undisturbed};
use crate::question::Part;
use crate::store::{self, Label};
use std::path::{Path, PathBuf};

/// Where parts go if nothing is said.
pub(in crate::cli) const PARTS: &str = "parts";

/// Work that is about to be done, all of it or one part.
pub(in crate::cli) struct Task<'a, W: Work> {
    work: &'a W,
    part: Part,
    /// Where the part goes, of work that is done in parts.
    file: Option<PathBuf>,
    checkpoint: Checkpoint,
    /// What an interrupted command has left.
    left: Option<W::Body>,
}

impl<'a, W: Work> Task<'a, W> {
    /// Looked at before anything runs: a bad path fails in the first second. None where a part is
    /// there already and may stay.
    pub(in crate::cli) fn open(
        work: &'a W,
        name: &str,
        out: Option<&Path>,
        args: &PartArgs,
        force: bool,
    ) -> Result<Option<Self>, CliError> {
        let part = args.part.unwrap_or(Part::WHOLE);
        let label = Label {
            kind: W::Body::KIND.to_owned(),
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
            let left = checkpoint.left(args.resume, force)?;
            // what was cut off while it was written is there in part
            let may = force || (args.resume && checkpoint.is_there());
            out.map_or(Ok(()), |out| work.may_take(out, may))?;
            return Ok(Some(Self { work, part, file: None, checkpoint, left }));
        }
        let unsaid = Path::new(PARTS).join(name);
        let folder = out.unwrap_or(&unsaid);
        let name = format!("{name}.{}-of-{}", part.number(), part.of());
        let path = folder.join(format!("{name}.part"));
        if is_made(&path, &label, args.resume, force)? {
            return Ok(None);
        }
        // the folder is made and stays: other tasks may be about to write in it
        let doing = || CliError::io(format!("write in {}", folder.display()));
        std::fs::create_dir_all(folder).map_err(doing())?;
        tempfile::Builder::new().prefix(".probe-").tempfile_in(folder).map_err(doing())?;
        let checkpoint = Checkpoint::new(label, Some(folder), &name)?;
        let left = checkpoint.left(args.resume, force)?;
        Ok(Some(Self { work, part, file: Some(path), checkpoint, left }))
    }

    /// What is done.
    pub(in crate::cli) const fn work(&self) -> &'a W {
        self.work
    }

    /// Does what is left of it, and writes the part; or shows the results, after which what was
    /// kept goes.
    pub(in crate::cli) fn carry_out<R>(
        self,
        session: &Session,
        quiet: bool,
        show: impl FnOnce(W::Body) -> Result<R, CliError>,
    ) -> Result<Option<R>, CliError> {
        let Self { work, part, file, mut checkpoint, left } = self;
        let body = session.run(work.items(part), W::Body::ITEMS, |bar| {
            let mut body = left.unwrap_or_else(|| work.begun(part));
            work.go_on(part, &mut body, &mut Watch::new(bar, &mut checkpoint));
            body
        });
        let Some(path) = file else {
            let shown = show(body)?;
            checkpoint.clear();
            return Ok(Some(shown));
        };
        undisturbed(|| {
            let written = store::keep(&path, checkpoint.label(), &body);
            written.map(|()| checkpoint.clear())
        })?;
        if !quiet {
            print(format!("part     {}\n", path.display()))?;
        }
        Ok(None)
    }
}

/// Whether a part is there already and may stay.
fn is_made(path: &Path, label: &Label, resume: bool, force: bool) -> Result<bool, CliError> {
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
                Some((what, found, wanted)) => {
                    format!("its {what} is {found}, and now it is {wanted}")
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
