//! Drawing of curves: intervals, lines, and marks at the lower edge.

use super::lines::{Curves, Line};
use crate::report::chart::canvas::clip::{Frame, PaperPoint, line, polygon};
use crate::report::chart::canvas::palette::{WHITE, colour};
use crate::report::chart::canvas::paper::Paper;
use plotters::style::Color;

/// Length of the visible dashes where several lines coincide, px.
const MARK: f64 = 12.0;

/// Curves, their panel and the canvas.
#[derive(Clone, Copy)]
pub(crate) struct Plot<'a> {
    pub(crate) all: &'a Curves,
    pub(crate) panel: Frame,
    pub(crate) paper: &'a Paper,
}

impl Plot<'_> {
    /// The curves with their indices, in order.
    pub(crate) fn lines(&self) -> impl DoubleEndedIterator<Item = (usize, &Line)> {
        self.all.lines.iter().enumerate()
    }

    fn points(&self, values: &[f64]) -> Vec<PaperPoint> {
        self.all.points(values, self.panel)
    }

    /// Draws a dashed line inside the panel.
    fn dashes(&self, points: &[PaperPoint], dash: [f64; 2], at: usize, opacity: f64, wide: f64) {
        for piece in line(points, self.panel) {
            self.paper.dashes(&piece, dash, colour(at).mix(opacity), wide);
        }
    }

    /// Shades the interval of a line, or draws a bar.
    ///
    /// It is a bar where there is a single time.
    pub(crate) fn shading(&self, curve: &Line, at: usize) {
        let Some(interval) = &curve.interval else { return };
        let (low, high) = (self.points(&interval.low), self.points(&interval.high));
        let outline: Vec<PaperPoint> = match (low.as_slice(), high.as_slice()) {
            ([low], [high]) => {
                let (left, right) = (self.beside(*low, at) - 5.0, self.beside(*low, at) + 5.0);
                vec![(left, low.1), (left, high.1), (right, high.1), (right, low.1)]
            }
            _ => low.into_iter().chain(high.into_iter().rev()).collect(),
        };
        let opacity = match self.all.lines.len() {
            0..=3 => 0.15,
            4..=8 => 0.075,
            many => 0.6 / many as f64,
        };
        self.paper.fill(&polygon(&outline, self.panel), colour(at).mix(opacity));
    }

    /// The x coordinate of a line's dot at a single time.
    ///
    /// It is shifted so that dots do not cover each other.
    fn beside(&self, point: PaperPoint, at: usize) -> f64 {
        point.0 + 16.0 * (at as f64 - (self.all.lines.len() as f64 - 1.0) / 2.0)
    }

    /// Draws the lines of an alternative, or a dot.
    ///
    /// It is a dot where there is a single time.
    pub(crate) fn curve(&self, curve: &Line, at: usize) {
        let mean = self.points(&curve.mean);
        if let [only] = mean.as_slice() {
            if only.1 <= self.panel.bottom {
                let edge = (self.beside(*only, at), only.1.max(self.panel.top));
                self.paper.dot(edge, 4.5, colour(at));
            }
            return;
        }
        if let Some(values) = &curve.dashed {
            self.dashes(&self.points(values), [5.0, 4.0], at, 1.0, 1.2);
        }
        for piece in line(&mean, self.panel) {
            self.paper.stroke(&piece, colour(at), 2.6);
        }
        // medians exist only where the findings give one beside the mean
        let mut first = 0;
        for run in curve.median.split(Option::is_none) {
            let values: Vec<f64> = run.iter().flatten().copied().collect();
            let points = self.all.points_from(first, &values, self.panel);
            self.dashes(&points, [14.0, 5.0], at, 1.0, 1.6);
            first += run.len() + 1;
        }
    }

    /// Draws the edges of an unfilled interval as dotted lines.
    pub(crate) fn edges(&self, curve: &Line, at: usize) {
        for edge in curve.edges.iter().flat_map(|interval| [&interval.low, &interval.high]) {
            self.dashes(&self.points(edge), [1.6, 3.2], at, 0.75, 1.3);
        }
    }

    /// Draws rings at the highlighted points of a line.
    pub(crate) fn rings(&self, curve: &Line, at: usize) {
        for &(along, value) in &curve.rings {
            let (x, y) = (self.all.across.position(along), self.all.up.position(value));
            if (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y) {
                let centre = (self.panel.x(x), self.panel.y(y));
                self.paper.dot(centre, 6.5, colour(at));
                self.paper.dot(centre, 3.8, WHITE);
            }
        }
    }

    /// Draws dashes where earlier lines cover this one.
    ///
    /// So each line is visible.
    pub(crate) fn show_through(&self, curve: &Line, at: usize) {
        for (over, stretch) in self.visible_parts(&self.points(&curve.mean), at) {
            if over > 0 {
                self.dashes(&stretch, [MARK, MARK * over as f64], at, 1.0, 2.6);
            }
        }
    }

    /// Splits a line where the number of covering earlier lines changes.
    ///
    /// Each part has that number.
    fn visible_parts(&self, mean: &[PaperPoint], at: usize) -> Vec<(usize, Vec<PaperPoint>)> {
        let others: Vec<Vec<PaperPoint>> =
            self.all.lines[..at].iter().map(|other| self.points(&other.mean)).collect();
        let close = |other: &[PaperPoint], position: usize| {
            other.get(position).is_some_and(|other| (other.1 - mean[position].1).abs() < 1.0)
        };
        let mut visible_parts: Vec<(usize, Vec<PaperPoint>)> = vec![];
        for (position, pair) in mean.windows(2).enumerate() {
            let over = others
                .iter()
                .filter(|other| close(other, position) && close(other, position + 1))
                .count();
            match visible_parts.last_mut() {
                Some((same, stretch)) if *same == over => stretch.push(pair[1]),
                _ => visible_parts.push((over, pair.to_vec())),
            }
        }
        visible_parts
    }

    /// Draws triangles where lines leave for good through the lower edge.
    ///
    /// They are stacked where they would cover each other.
    pub(crate) fn leaving(&self) {
        let panel = self.panel;
        let last = |mean: &[PaperPoint]| match mean {
            [only] => only.0,
            mean => line(mean, panel)
                .last()
                .and_then(|piece| piece.last())
                .map_or(panel.left, |end| end.0),
        };
        let mut exits: Vec<(f64, usize)> = self
            .lines()
            .filter(|(_, curve)| curve.ends_below(self.all.up))
            .map(|(at, curve)| (last(&self.points(&curve.mean)), at))
            .collect();
        exits.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut before, mut y) = (f64::NEG_INFINITY, panel.bottom);
        for (x, at) in exits {
            y = if x - before < 13.0 { y - 11.0 } else { panel.bottom };
            self.paper.fill(&[(x - 6.0, y - 10.0), (x + 6.0, y - 10.0), (x, y)], colour(at));
            before = x;
        }
    }

    /// Draws upper limits where nothing was observed.
    ///
    /// Each is a bar at the right edge with an arrow downwards.
    pub(crate) fn bounds(&self) {
        let marks =
            self.lines().filter_map(|(at, line)| Some((at, line.bound_position(self.all.up)?)));
        for (beside, (at, position)) in marks.enumerate() {
            let x = self.panel.right - 10.0 - 24.0 * beside as f64;
            let y = self.panel.y(position);
            let tip = (y + 20.0).min(self.panel.bottom);
            self.paper.stroke(&[(x - 9.0, y), (x + 9.0, y)], colour(at), 2.6);
            self.paper.stroke(&[(x, y), (x, tip)], colour(at), 1.6);
            let arrow = [(x - 4.0, tip - 5.0), (x, tip), (x + 4.0, tip - 5.0)];
            self.paper.stroke(&arrow, colour(at), 1.6);
        }
    }
}
