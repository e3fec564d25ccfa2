//! The curves of a picture on paper: bands, lines, and the marks of lines that leave through the
//! lower edge.

use super::clip::{Frame, Point, line, polygon};
use super::lines::{Curves, Line};
use super::palette::{WHITE, colour};
use super::paper::Paper;
use plotters::style::Color;

/// Length of what is seen of each of several lines that run in one, px.
const MARK: f64 = 12.0;

/// Curves on a panel.
#[derive(Clone, Copy)]
pub(crate) struct Plot<'a> {
    pub(crate) all: &'a Curves,
    pub(crate) panel: Frame,
    pub(crate) paper: &'a Paper,
}

impl Plot<'_> {
    /// The curves and their numbers, in order.
    pub(crate) fn lines(&self) -> impl DoubleEndedIterator<Item = (usize, &Line)> {
        self.all.lines.iter().enumerate()
    }

    fn points(&self, values: &[f64]) -> Vec<Point> {
        self.all.points(values, self.panel)
    }

    /// A line in dashes, as far as it lies on the panel.
    fn dashes(&self, points: &[Point], dash: [f64; 2], at: usize, opacity: f64, wide: f64) {
        for piece in line(points, self.panel) {
            self.paper.dashes(&piece, dash, colour(at).mix(opacity), wide);
        }
    }

    /// The band of a line; a bar where there is a single time.
    pub(crate) fn shading(&self, curve: &Line, at: usize) {
        let Some(band) = &curve.band else { return };
        let (low, high) = (self.points(&band.low), self.points(&band.high));
        let outline: Vec<Point> = match (low.as_slice(), high.as_slice()) {
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

    /// Where the dot of a line stands, so that dots of one time do not cover each other.
    fn beside(&self, point: Point, at: usize) -> f64 {
        point.0 + 16.0 * (at as f64 - (self.all.lines.len() as f64 - 1.0) / 2.0)
    }

    /// The lines of an arm; a dot where there is a single time.
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
        // the medians that stand beside the mean
        let mut first = 0;
        for run in curve.median.split(Option::is_none) {
            let values: Vec<f64> = run.iter().flatten().copied().collect();
            let points = self.all.points_from(first, &values, self.panel);
            self.dashes(&points, [14.0, 5.0], at, 1.0, 1.6);
            first += run.len() + 1;
        }
    }

    /// The edges of a band that is not filled, in dots.
    pub(crate) fn edges(&self, curve: &Line, at: usize) {
        for edge in curve.edges.iter().flat_map(|band| [&band.low, &band.high]) {
            self.dashes(&self.points(edge), [1.6, 3.2], at, 0.75, 1.3);
        }
    }

    /// The places of a line that are pointed out: rings.
    pub(crate) fn rings(&self, curve: &Line, at: usize) {
        for &(along, value) in &curve.rings {
            let (x, y) = (self.all.across.place(along), self.all.up.place(value));
            if (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y) {
                let centre = (self.panel.x(x), self.panel.y(y));
                self.paper.dot(centre, 6.5, colour(at));
                self.paper.dot(centre, 3.8, WHITE);
            }
        }
    }

    /// Marks of a line where lines before it were drawn over it, so that each is seen in turn.
    pub(crate) fn show_through(&self, curve: &Line, at: usize) {
        for (over, stretch) in self.stretches(&self.points(&curve.mean), at) {
            if over > 0 {
                self.dashes(&stretch, [MARK, MARK * over as f64], at, 1.0, 2.6);
            }
        }
    }

    /// A line in stretches, each with how many of the lines before it run over it there.
    fn stretches(&self, mean: &[Point], at: usize) -> Vec<(usize, Vec<Point>)> {
        let others: Vec<Vec<Point>> =
            self.all.lines[..at].iter().map(|other| self.points(&other.mean)).collect();
        let close = |other: &[Point], place: usize| {
            other.get(place).is_some_and(|other| (other.1 - mean[place].1).abs() < 1.0)
        };
        let mut stretches: Vec<(usize, Vec<Point>)> = vec![];
        for (place, pair) in mean.windows(2).enumerate() {
            let over = others
                .iter()
                .filter(|other| close(other, place) && close(other, place + 1))
                .count();
            match stretches.last_mut() {
                Some((same, stretch)) if *same == over => stretch.push(pair[1]),
                _ => stretches.push((over, pair.to_vec())),
            }
        }
        stretches
    }

    /// Triangles where lines leave for good through the lower edge, one over the other where they
    /// would cover each other.
    pub(crate) fn leaving(&self) {
        let panel = self.panel;
        let last = |mean: &[Point]| match mean {
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

    /// Upper bounds where nothing was seen: a bar at the right edge with an arrow down from it.
    pub(crate) fn bounds(&self) {
        let marks =
            self.lines().filter_map(|(at, line)| Some((at, line.bound_place(self.all.up)?)));
        for (beside, (at, place)) in marks.enumerate() {
            let x = self.panel.right - 10.0 - 24.0 * beside as f64;
            let y = self.panel.y(place);
            let tip = (y + 20.0).min(self.panel.bottom);
            self.paper.stroke(&[(x - 9.0, y), (x + 9.0, y)], colour(at), 2.6);
            self.paper.stroke(&[(x, y), (x, tip)], colour(at), 1.6);
            let arrow = [(x - 4.0, tip - 5.0), (x, tip), (x + 4.0, tip - 5.0)];
            self.paper.stroke(&arrow, colour(at), 1.6);
        }
    }
}
