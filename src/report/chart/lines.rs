//! Curves in a panel, and what is pointed out of them, before they have a place on paper.

use super::axis::Axis;
use super::clip::{Frame, Point};
use crate::results::Band;

/// Curves in a panel.
#[derive(Clone, Debug)]
pub(crate) struct Curves {
    /// What runs up the left.
    pub(crate) vertical_name: String,
    /// What runs along the bottom.
    pub(crate) across_name: String,
    /// Places of the points: times after the start, days, or counts.
    pub(crate) along: Vec<f64>,
    /// The axis along the bottom.
    pub(crate) across: Axis,
    /// How its values are written: none for times, which have ticks of their own.
    pub(crate) say_across: Option<fn(f64) -> String>,
    /// The value axis.
    pub(crate) up: Axis,
    /// How values are written.
    pub(crate) say: fn(f64) -> String,
    /// One line for each arm.
    pub(crate) lines: Vec<Line>,
    /// Values to compare with, and what each is.
    pub(crate) references: Vec<(f64, String)>,
    /// Temperatures at the points, °C, drawn as a strip above.
    pub(crate) strip: Option<Vec<f64>>,
    /// Places along the bottom that are pointed out.
    pub(crate) marks: Vec<Mark>,
}

/// The curve of an arm.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// The arm's name.
    pub(crate) name: String,
    /// Its last value, in words.
    pub(crate) last: String,
    /// The line.
    pub(crate) mean: Vec<f64>,
    /// The shading.
    pub(crate) band: Option<Band>,
    /// A band drawn by its edges alone.
    pub(crate) edges: Option<Band>,
    /// A thinner line under it.
    pub(crate) dashed: Option<Vec<f64>>,
    /// The median where that stands beside the mean.
    pub(crate) median: Vec<Option<f64>>,
    /// Places on the line that are pointed out, each by a ring.
    pub(crate) rings: Vec<(f64, f64)>,
    /// The upper bound at its end, where nothing was seen.
    pub(crate) bound: Option<f64>,
}

impl Curves {
    /// Where a value stands on a panel.
    pub(crate) fn point(&self, along: f64, value: f64, panel: Frame) -> Point {
        (panel.x(self.across.place(along)), panel.y(self.up.place(value)))
    }

    /// The points of a curve on a panel, from the first of the places along the bottom on.
    pub(crate) fn points(&self, values: &[f64], panel: Frame) -> Vec<Point> {
        self.points_from(0, values, panel)
    }

    /// The points of a curve that begins at so many of the places along the bottom.
    pub(crate) fn points_from(&self, first: usize, values: &[f64], panel: Frame) -> Vec<Point> {
        let along = self.along.iter().skip(first);
        along.zip(values).map(|(&along, &value)| self.point(along, value, panel)).collect()
    }
}

impl Line {
    /// A line, shaded from end to end where every point has ends.
    pub(crate) fn shaded(
        name: &str,
        mean: Vec<f64>,
        ends: Option<Vec<[f64; 2]>>,
        last: String,
    ) -> Self {
        let side = |ends: &[[f64; 2]], side: usize| ends.iter().map(|end| end[side]).collect();
        let band = ends.map(|ends| Band { low: side(&ends, 0), high: side(&ends, 1) });
        Self { name: name.to_owned(), last, mean, band, ..Self::default() }
    }

    /// Whether it ends below the lower edge of such an axis.
    pub(crate) fn ends_below(&self, up: Axis) -> bool {
        self.mean.last().is_some_and(|&last| up.place(last) < 0.0)
    }

    /// Where the mark of its upper bound stands on such an axis, if it is on it.
    pub(crate) fn bound_place(&self, up: Axis) -> Option<f64> {
        let place = up.place(self.bound.filter(|&bound| bound > 0.0 && up.low > 0.0)?);
        (0.0..=1.0).contains(&place).then_some(place)
    }
}

/// A place that is pointed out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// Where on the axis along the bottom.
    pub(crate) along: f64,
    /// What it is.
    pub(crate) name: String,
}
