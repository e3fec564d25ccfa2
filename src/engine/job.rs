//! What an engine is given: what to run, and a study for each parameter draw.

use super::in_order::in_order;
use super::streams::point;
use crate::model::Study;
use crate::question::{Plan, TimeGrid};
use crate::uncertainty::{Label, Point};
use std::ops::Range;

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

/// A parameter draw that is done.
#[derive(Clone, Debug)]
pub struct DrawFacts {
    /// Its coordinates.
    pub point: Point,
    /// Its study.
    pub study: Study,
}

impl Job<'_> {
    /// Parameter draws, in order: their coordinates and studies.
    pub(super) fn draws(&self, numbers: Range<u32>) -> Vec<DrawFacts> {
        in_order(numbers, |number| {
            let point = point(self.labels, self.plan.seed, number);
            let study = (self.study_of)(&point);
            DrawFacts { point, study }
        })
    }
}

impl std::fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job")
            .field("plan", self.plan)
            .field("labels", &self.labels)
            .finish_non_exhaustive()
    }
}
