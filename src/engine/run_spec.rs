//! Input of an engine: the plan, and a study per parameter draw.

use super::rng::point;
use crate::model::Study;
use crate::question::{Plan, TimeGrid};
use crate::uncertainty::{Label, Point};
use std::sync::Arc;

/// Plan, times and parameter draws of a run.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// Number of draws and replicates, seed, and alternatives.
    pub plan: &'a Plan,
    /// Times of the curves.
    pub grid: &'a TimeGrid,
    /// All parameter draws of the plan, in order.
    pub draws: Arc<[ParameterDraw]>,
}

/// A parameter draw and its study.
#[derive(Clone, Debug)]
pub struct ParameterDraw {
    /// Coordinates of the draw.
    pub point: Point,
    /// Study of the draw.
    pub study: Study,
}

impl ParameterDraw {
    /// Builds all draws of a plan. Coordinates are in the order of the labels.
    pub fn all(plan: &Plan, labels: &[Label], study_of: impl Fn(&Point) -> Study) -> Arc<[Self]> {
        let draw = |number: u32| {
            let point = point(labels, plan.seed, number);
            let study = study_of(&point);
            Self { point, study }
        };
        (0..plan.draws).map(draw).collect()
    }
}
