//! What an engine is given: what to run, and the study of each parameter draw.

use super::streams::point;
use crate::model::Study;
use crate::question::{Plan, TimeGrid};
use crate::uncertainty::{Label, Point};
use std::sync::Arc;

/// Plan, times and parameter draws of a run.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// How much to run and when to look.
    pub plan: &'a Plan,
    /// The times of the curves.
    pub grid: &'a TimeGrid,
    /// Every parameter draw of the plan, in order.
    pub draws: Arc<[ParameterDraw]>,
}

/// A parameter draw and its study.
#[derive(Clone, Debug)]
pub struct ParameterDraw {
    /// Its coordinates.
    pub point: Point,
    /// Its study.
    pub study: Study,
}

impl ParameterDraw {
    /// All draws of a plan, whose coordinates come in the order of the labels.
    pub fn all(plan: &Plan, labels: &[Label], study_of: impl Fn(&Point) -> Study) -> Arc<[Self]> {
        let draw = |number: u32| {
            let point = point(labels, plan.seed, number);
            let study = study_of(&point);
            Self { point, study }
        };
        (0..plan.draws).map(draw).collect()
    }
}
