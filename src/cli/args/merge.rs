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
pub(in crate::cli) struct MergeArgs {
    /// Folders of part files, or part files
    #[arg(value_name = "DIR", required = true)]
    pub(in crate::cli) from: Vec<PathBuf>,
    /// Folder for the results, as of the undivided command [default: results/<scenario> of a run,
    /// none of a sweep or areas]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Folder of the files that the scenario of a run names [default: where they were when the
    /// parts were made]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) inputs: Option<PathBuf>,
    /// Threads to finish a run on; no result depends on it [default: all]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub(in crate::cli) threads: Option<u16>,
    /// Print nothing but warnings and errors
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
    /// Of a run alone: write no chart files, which take most of the time of a short run, and remove
    /// those of an earlier one; `inertness charts` draws them later
    #[arg(long)]
    pub(in crate::cli) no_charts: bool,
    /// Write even into a folder that holds other results, which are written over, or files that no
    /// run wrote, which stay
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

impl MergeArgs {
    /// What is printed of a sweep or areas.
    pub(in crate::cli) const fn shape(&self) -> Shape {
        if self.quiet { Shape::Nothing } else { Shape::Text }
    }
}
