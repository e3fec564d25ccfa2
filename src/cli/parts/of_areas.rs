//! Areas in parts.

use super::work::{Facts, PartBody, Watch, Work, counted, facts, only_of_runs, share};
use crate::cli::CliError;
use crate::cli::args::{AreasArgs, MergeArgs};
use crate::cli::session::{Session, check_output_folder, deliver};
use crate::jobs::AreaRuns;
use crate::question::Part;
use crate::results::Areas;
use crate::store::PartLabel;
use std::path::Path;

/// The name of the fact for the number of areas.
const COUNT: &str = "number of areas";

/// The runs of areas, with their arguments.
pub(crate) struct AreasWork<'a> {
    pub(crate) runs: AreaRuns,
    pub(crate) args: &'a AreasArgs,
}

impl Work for AreasWork<'_> {
    type PartBody = Areas;

    fn facts(&self) -> Facts {
        let Areas { made, hashtags, .. } = self.runs.started();
        let columns =
            self.args.column.iter().map(|(attribute, name)| format!("{attribute}={name}"));
        let between = made.between.map(|dates| dates.join(" to "));
        let more = [
            ("time that is looked at", between.unwrap_or_else(|| "the horizon".to_owned())),
            ("kind of areas that name none", self.args.kind.clone().unwrap_or_default()),
            ("list of columns", columns.collect::<Vec<_>>().join(" ")),
            ("row of hashtags", if hashtags { "expected" } else { "as it was" }.to_owned()),
            (COUNT, self.runs.cost().areas.to_string()),
        ];
        facts(&made.version, "file of areas", &made.inputs, more, &made.overrides)
    }

    fn check_output_folder(&self, out: &Path, force: bool) -> Result<(), CliError> {
        check_output_folder::<Areas>(Some(out), 1, force)
    }

    fn items(&self, part: Part) -> u64 {
        share(part, self.runs.cost().areas).len() as u64
    }

    fn started(&self, _part: Part) -> Areas {
        self.runs.started()
    }

    fn has_begun(&self, part: Part, areas: &Areas) -> bool {
        areas.rows.len() <= share(part, self.runs.cost().areas).len()
            && areas.fits(&self.runs.started())
    }

    fn resume(&self, part: Part, areas: &mut Areas, watch: &mut Watch<'_>) {
        let range = share(part, self.runs.cost().areas);
        self.runs.resume(range, areas, &mut |areas| watch.at(areas.rows.len() as u64, areas));
    }
}

impl PartBody for Areas {
    const KIND: &'static str = "areas";
    const ITEMS: &'static str = "areas";
    /// The number of areas, and the result without them.
    type Whole = (u64, Self);

    fn whole(&self, label: &PartLabel, args: &MergeArgs) -> Result<Self::Whole, CliError> {
        only_of_runs("areas", args)?;
        check_output_folder::<Self>(args.out.as_deref(), 1, args.force)?;
        Ok((counted(label, COUNT), Self { rows: vec![], ..self.clone() }))
    }

    fn has_all_of(&self, part: Part, (areas, head): &Self::Whole) -> bool {
        self.rows.len() == share(part, *areas).len() && self.fits(head)
    }

    fn append(&mut self, next: Self) {
        self.rows.extend(next.rows);
    }

    fn finish(self, _: Self::Whole, args: &MergeArgs, _: &Session) -> Result<(), CliError> {
        deliver(&self, args.out.as_deref(), args.shape()).map(drop)
    }
}
