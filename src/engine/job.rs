//! What an engine is given: what to run, and a study for each parameter draw.

use crate::model::Study;
use crate::question::{Plan, TimeGrid};
use crate::uncertainty::{Label, Point};

/// What the engine is given: what to run, and a study for each parameter draw.
pub struct Job<'a> {
    /// How much to run and when to look.
    pub plan: &'a Plan,
    /// The times of the curves.
    pub grid: &'a TimeGrid,
    /// Names of the uncertain parameters: coordinates of a draw come in their order.
    pub labels: &'a [Label],
    /// The study of a parameter draw.
    pub study_of: &'a (dyn Fn(&Point) -> Study + Sync),
}

impl std::fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("plan", self.plan).field("labels", &self.labels).finish_non_exhaustive()
    }
}
