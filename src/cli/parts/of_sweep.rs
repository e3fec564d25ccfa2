//! A sweep in parts.

use super::work::{Facts, PartBody, Watch, Work, counted, facts, only_of_runs, share};
use crate::cli::CliError;
use crate::cli::args::MergeArgs;
use crate::cli::session::{Session, check_output_folder, deliver};
use crate::jobs::Sweep;
use crate::question::Part;
use crate::results::Swept;
use crate::store::{PartLabel, digest};
use std::path::Path;

/// The name of the fact for the number of points.
const COUNT: &str = "number of points";

impl Work for Sweep {
    type PartBody = Swept;

    fn facts(&self) -> Facts {
        let (points, Swept { made, targets, .. }) = (self.points(), self.started());
        let targets: Vec<String> = targets.into_iter().map(|target| target.target).collect();
        let more = [
            ("list of keys", points.keys.join(" ")),
            (COUNT, points.values.len().to_string()),
            ("list of points", format!("of SHA-256 {:.16}…", digest(&points.values))),
            ("list of numbers asked for", targets.join(" ")),
        ];
        facts(&made.version, "scenario", &made.inputs, more, &made.overrides)
    }

    fn check_output_folder(&self, out: &Path, force: bool) -> Result<(), CliError> {
        check_output_folder::<Swept>(Some(out), self.started().targets.len(), force)
    }

    fn items(&self, part: Part) -> u64 {
        share(part, self.points().values.len() as u64).len() as u64
    }

    fn started(&self, _part: Part) -> Swept {
        self.started()
    }

    fn has_begun(&self, part: Part, found: &Swept) -> bool {
        found.points.len() <= share(part, self.points().values.len() as u64).len()
            && found.fits(&self.started())
    }

    fn resume(&self, part: Part, found: &mut Swept, watch: &mut Watch<'_>) {
        let range = share(part, self.points().values.len() as u64);
        self.resume(range, found, &mut |found| watch.at(found.points.len() as u64, found));
    }
}

impl PartBody for Swept {
    const KIND: &'static str = "sweep";
    const ITEMS: &'static str = "points";
    /// The number of points, and the sweep without them.
    type Whole = (u64, Self);

    fn whole(&self, label: &PartLabel, args: &MergeArgs) -> Result<Self::Whole, CliError> {
        only_of_runs("a sweep", args)?;
        check_output_folder::<Self>(args.out.as_deref(), self.targets.len(), args.force)?;
        Ok((counted(label, COUNT), Self { points: vec![], ..self.clone() }))
    }

    fn has_all_of(&self, part: Part, (points, head): &Self::Whole) -> bool {
        self.points.len() == share(part, *points).len() && self.fits(head)
    }

    fn append(&mut self, next: Self) {
        self.points.extend(next.points);
    }

    fn finish(self, _: Self::Whole, args: &MergeArgs, _: &Session) -> Result<(), CliError> {
        deliver(&self, args.out.as_deref(), args.shape()).map(drop)
    }
}
