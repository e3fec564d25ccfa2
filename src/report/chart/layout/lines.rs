//! Curves of a panel with their highlights, before layout.

use super::axis::Axis;
use crate::report::chart::canvas::clip::{Frame, PaperPoint};
use crate::results::IntervalCurve;

/// Curves of a panel.
#[derive(Clone, Debug)]
pub(crate) struct Curves {
    /// The name of the value axis.
    pub(crate) vertical_name: String,
    /// The name of the horizontal axis.
    pub(crate) across_name: String,
    /// Horizontal values of the points: days after the start, or counts.
    pub(crate) along: Vec<f64>,
    /// The horizontal axis.
    pub(crate) across: Axis,
    /// The format of its values. `None` for times, which have their own ticks.
    pub(crate) say_across: Option<fn(f64) -> String>,
    /// The value axis.
    pub(crate) up: Axis,
    /// The format of values.
    pub(crate) say: fn(f64) -> String,
    /// One line for each alternative.
    pub(crate) lines: Vec<Line>,
    /// Reference values and their labels.
    pub(crate) references: Vec<(f64, String)>,
    /// Temperatures at the points, °C, drawn as a strip above.
    pub(crate) strip: Option<Vec<f64>>,
    /// Labelled values on the horizontal axis.
    pub(crate) marks: Vec<Mark>,
}

/// The curve of an alternative.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// The alternative's name.
    pub(crate) name: String,
    /// The text of its last value.
    pub(crate) last: String,
    /// The values of the line.
    pub(crate) mean: Vec<f64>,
    /// The shaded interval.
    pub(crate) interval: Option<IntervalCurve>,
    /// An interval drawn by its edges only.
    pub(crate) edges: Option<IntervalCurve>,
    /// The values of a thinner line under it.
    pub(crate) dashed: Option<Vec<f64>>,
    /// The median, where one is given beside the mean.
    pub(crate) median: Vec<Option<f64>>,
    /// Points on the line that are highlighted by rings.
    pub(crate) rings: Vec<(f64, f64)>,
    /// The upper limit at its end, where nothing was observed.
    pub(crate) bound: Option<f64>,
}

impl Curves {
    /// The point of a value on a panel.
    pub(crate) fn point(&self, along: f64, value: f64, panel: Frame) -> PaperPoint {
        (panel.x(self.across.position(along)), panel.y(self.up.position(value)))
    }

    /// The points of a curve on a panel.
    pub(crate) fn points(&self, values: &[f64], panel: Frame) -> Vec<PaperPoint> {
        self.points_from(0, values, panel)
    }

    /// The points of a curve from the horizontal index `first` on.
    pub(crate) fn points_from(
        &self,
        first: usize,
        values: &[f64],
        panel: Frame,
    ) -> Vec<PaperPoint> {
        let along = self.along.iter().skip(first);
        along.zip(values).map(|(&along, &value)| self.point(along, value, panel)).collect()
    }
}

impl Line {
    /// A line with a shaded interval, if given.
    pub(crate) fn shaded(
        name: &str,
        mean: Vec<f64>,
        ends: Option<Vec<[f64; 2]>>,
        last: String,
    ) -> Self {
        let side = |ends: &[[f64; 2]], side: usize| ends.iter().map(|end| end[side]).collect();
        let interval = ends.map(|ends| IntervalCurve { low: side(&ends, 0), high: side(&ends, 1) });
        Self { name: name.to_owned(), last, mean, interval, ..Self::default() }
    }

    /// Whether it ends below the lower edge of the axis `up`.
    pub(crate) fn ends_below(&self, up: Axis) -> bool {
        self.mean.last().is_some_and(|&last| up.position(last) < 0.0)
    }

    /// The position of its upper limit on the axis `up`, if any.
    pub(crate) fn bound_position(&self, up: Axis) -> Option<f64> {
        let position = up.position(self.bound.filter(|&bound| bound > 0.0 && up.low > 0.0)?);
        (0.0..=1.0).contains(&position).then_some(position)
    }
}

/// A labelled value on the horizontal axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// The value.
    pub(crate) along: f64,
    /// The label.
    pub(crate) name: String,
}
