//! Areas in parts.

use super::work::{Body, Facts, Watch, Work, counted, facts, only_of_runs, share};
use crate::campaign::AreaRuns;
use crate::cli::CliError;
use crate::cli::args::{AreasArgs, MergeArgs};
use crate::cli::session::{Session, deliver, may_take};
use crate::question::Part;
use crate::results::Areas;
use crate::store::Label;
use std::path::Path;

/// The fact that says how many areas there are.
const COUNT: &str = "number of areas";

/// Areas, and what was asked of them.
pub(in crate::cli) struct AreasWork<'a> {
    pub(in crate::cli) runs: AreaRuns,
    pub(in crate::cli) args: &'a AreasArgs,
}

impl Work for AreasWork<'_> {
    type Body = Areas;

    fn facts(&self) -> Facts {
        let Areas { made, hashtags, .. } = self.runs.begun();
        let columns = self.args.column.iter().map(|(field, name)| format!("{field}={name}"));
        let between = made.between.map(|dates| dates.join(" to "));
        let more = [
            ("time that is looked at", between.unwrap_or_else(|| "the horizon".to_owned())),
            ("kind of areas that name none", self.args.kind.clone().unwrap_or_default()),
            ("list of columns", columns.collect::<Vec<_>>().join(" ")),
            ("row of hashtags", if hashtags { "wanted" } else { "as it was" }.to_owned()),
            (COUNT, self.runs.cost().areas.to_string()),
        ];
        facts(&made.version, "file of areas", &made.inputs, more, &made.overrides)
    }

    fn may_take(&self, out: &Path, force: bool) -> Result<(), CliError> {
        may_take::<Areas>(Some(out), 1, force)
    }

    fn items(&self, part: Part) -> u64 {
        share(part, self.runs.cost().areas).len() as u64
    }

    fn begun(&self, _part: Part) -> Areas {
        self.runs.begun()
    }

    fn go_on(&self, part: Part, areas: &mut Areas, watch: &mut Watch<'_>) {
        let range = share(part, self.runs.cost().areas);
        self.runs.go_on(range, areas, &mut |areas| watch.at(areas.rows.len() as u64, areas));
    }
}

impl Body for Areas {
    const KIND: &'static str = "areas";
    const ITEMS: &'static str = "areas";
    /// How many areas there are.
    type Whole = u64;

    fn whole(&self, label: &Label, args: &MergeArgs) -> Result<u64, CliError> {
        only_of_runs("areas", args)?;
        may_take::<Self>(args.out.as_deref(), 1, args.force)?;
        Ok(counted(label, COUNT))
    }

    fn has_all_of(&self, part: Part, areas: &u64) -> bool {
        self.rows.len() == share(part, *areas).len()
    }

    fn append(&mut self, next: Self) {
        self.rows.extend(next.rows);
    }

    fn finish(self, _: u64, args: &MergeArgs, _: &Session) -> Result<(), CliError> {
        deliver(&self, args.out.as_deref(), args.shape()).map(drop)
    }
}
