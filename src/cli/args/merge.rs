//! Arguments of `inertness merge`.

use super::{Shape, threads};
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  inertness run default --part 1/2 --out parts/default\n  \
                  inertness run default --part 2/2 --out parts/default\n  \
                  inertness merge parts/default --out results/default\n\n\
                  Parts may come in any order and from several folders. They are refused, with \
                  exit code 4 and the command to run\n\
                  next, where one is missing, there twice, damaged, or of another scenario, file, \
                  seed, setting, version or engine.")]
pub(crate) struct MergeArgs {
    /// Folders of part files, or part files
    #[arg(value_name = "DIR", required = true)]
    pub(crate) from: Vec<PathBuf>,
    /// Folder for the results, as of the undivided command [default: results/<scenario> of a run,
    /// none of a sweep or areas]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Folder of the files that the scenario of a run names [default: where they were when the
    /// parts were made]
    #[arg(long, value_name = "DIR")]
    pub(crate) inputs: Option<PathBuf>,
    /// Threads to finish a run on; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub(crate) threads: Option<u16>,
    /// Print only warnings and errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Of a run alone: write no chart files, which take most of the time of a short run, and remove
    /// those of an earlier one; `inertness charts` draws them later
    #[arg(long)]
    pub(crate) no_charts: bool,
    /// Write even into a folder that holds other results, which are written over, or files that no
    /// run wrote, which stay
    #[arg(long)]
    pub(crate) force: bool,
}

impl MergeArgs {
    /// Output format of a sweep or areas.
    pub(crate) const fn shape(&self) -> Shape {
        if self.quiet { Shape::Nothing } else { Shape::Text }
    }
}
