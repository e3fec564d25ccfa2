//! The curves of a picture on paper: bands, lines, and the marks of lines that leave through the
//! lower edge.

use super::ChartError;
use super::clip::{Frame, Point, dashes, line, polygon};
use super::lines::{Curves, Line};
use super::paper::{Paper, colour};
use plotters::style::Color;

/// The points of a curve on paper.
pub(crate) fn points(values: &[f64], all: &Curves, panel: Frame) -> Vec<Point> {
    points_from(0, values, all, panel)
}

/// The points of a curve that begins at so many of the places along the bottom.
fn points_from(first: usize, values: &[f64], all: &Curves, panel: Frame) -> Vec<Point> {
    let on_paper = |(&time, &value): (&f64, &f64)| {
        let (x, y) = (all.across.place(time), all.up.place(value));
        (panel.left + x * (panel.right - panel.left), panel.bottom - y * (panel.bottom - panel.top))
    };
    all.along.iter().skip(first).zip(values).map(on_paper).collect()
}

/// The band of a line; a bar where there is a single time.
pub(crate) fn shading(
    curve: &Line,
    at: usize,
    all: &Curves,
    panel: Frame,
    paper: &Paper,
) -> Result<(), ChartError> {
    let Some(band) = &curve.band else { return Ok(()) };
    let (low, high) = (points(&band.low, all, panel), points(&band.high, all, panel));
    let outline: Vec<Point> = match (low.as_slice(), high.as_slice()) {
        ([low], [high]) => {
            let (left, right) = (beside(*low, at, all) - 5.0, beside(*low, at, all) + 5.0);
            vec![(left, low.1), (left, high.1), (right, high.1), (right, low.1)]
        }
        _ => low.into_iter().chain(high.into_iter().rev()).collect(),
    };
    let opacity = match all.lines.len() {
        0..=3 => 0.15,
        4..=8 => 0.075,
        many => 0.6 / many as f64,
    };
    paper.fill(&polygon(&outline, panel), colour(at).mix(opacity))
}

/// Where the dot of a line stands, so that dots of one time do not cover each other.
fn beside(point: Point, at: usize, all: &Curves) -> f64 {
    point.0 + 16.0 * (at as f64 - (all.lines.len() as f64 - 1.0) / 2.0)
}

/// The lines of an arm; a dot where there is a single time.
pub(crate) fn curves(
    curve: &Line,
    at: usize,
    all: &Curves,
    panel: Frame,
    paper: &Paper,
) -> Result<(), ChartError> {
    let color = colour(at).to_rgba();
    let mean = points(&curve.mean, all, panel);
    if let [only] = mean.as_slice() {
        let x = beside(*only, at, all);
        let edge = (x, only.1.clamp(panel.top, panel.bottom));
        return if only.1 > panel.bottom { Ok(()) } else { paper.dot(edge, 4.5, color) };
    }
    if let Some(values) = &curve.dashed {
        for piece in line(&points(values, all, panel), panel) {
            for dash in dashes(&piece, 5.0, 4.0) {
                paper.stroke(&dash, color, 1.2)?;
            }
        }
    }
    for piece in line(&mean, panel) {
        paper.stroke(&piece, color, 2.6)?;
    }
    medians(curve, at, all, panel, paper)
}

/// The medians that stand beside the mean, in long dashes.
fn medians(
    curve: &Line,
    at: usize,
    all: &Curves,
    panel: Frame,
    paper: &Paper,
) -> Result<(), ChartError> {
    let mut first = 0;
    for run in curve.median.split(Option::is_none) {
        let values: Vec<f64> = run.iter().flatten().copied().collect();
        for piece in line(&points_from(first, &values, all, panel), panel) {
            for dash in dashes(&piece, 14.0, 5.0) {
                paper.stroke(&dash, colour(at).to_rgba(), 1.6)?;
            }
        }
        first += run.len() + 1;
    }
    Ok(())
}

/// The edges of a band that is not filled, in dots.
pub(crate) fn edges(
    curve: &Line,
    at: usize,
    all: &Curves,
    panel: Frame,
    paper: &Paper,
) -> Result<(), ChartError> {
    let Some(band) = &curve.edges else { return Ok(()) };
    for edge in [&band.low, &band.high] {
        for piece in line(&points(edge, all, panel), panel) {
            for dash in dashes(&piece, 1.6, 3.2) {
                paper.stroke(&dash, colour(at).mix(0.75), 1.3)?;
            }
        }
    }
    Ok(())
}

/// The places of a line that are pointed out: rings.
pub(crate) fn rings(
    curve: &Line,
    at: usize,
    all: &Curves,
    panel: Frame,
    paper: &Paper,
) -> Result<(), ChartError> {
    for &(along, value) in &curve.rings {
        let (x, y) = (all.across.place(along), all.up.place(value));
        if (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y) {
            let centre = (
                panel.left + x * (panel.right - panel.left),
                panel.bottom - y * (panel.bottom - panel.top),
            );
            paper.dot(centre, 6.5, colour(at).to_rgba())?;
            paper.dot(centre, 3.8, plotters::style::WHITE.to_rgba())?;
        }
    }
    Ok(())
}

/// Length of what is seen of each of several lines that run in one, px.
const MARK: f64 = 12.0;

/// Marks of a line where lines before it were drawn over it, so that each is seen in turn.
pub(crate) fn show_through(
    curve: &Line,
    at: usize,
    all: &Curves,
    panel: Frame,
    paper: &Paper,
) -> Result<(), ChartError> {
    let mean = points(&curve.mean, all, panel);
    for (over, stretch) in stretches(&mean, at, all, panel) {
        if over == 0 {
            continue;
        }
        for piece in line(&stretch, panel) {
            for mark in dashes(&piece, MARK, MARK * over as f64) {
                paper.stroke(&mark, colour(at).to_rgba(), 2.6)?;
            }
        }
    }
    Ok(())
}

/// A line in stretches, each with how many of the lines before it run over it there.
fn stretches(mean: &[Point], at: usize, all: &Curves, panel: Frame) -> Vec<(usize, Vec<Point>)> {
    let others: Vec<Vec<Point>> =
        all.lines[..at].iter().map(|other| points(&other.mean, all, panel)).collect();
    let close = |other: &[Point], place: usize| {
        other.get(place).is_some_and(|other| (other.1 - mean[place].1).abs() < 1.0)
    };
    let mut stretches: Vec<(usize, Vec<Point>)> = vec![];
    for (place, pair) in mean.windows(2).enumerate() {
        let over =
            others.iter().filter(|other| close(other, place) && close(other, place + 1)).count();
        match stretches.last_mut() {
            Some((same, stretch)) if *same == over => stretch.push(pair[1]),
            _ => stretches.push((over, pair.to_vec())),
        }
    }
    stretches
}

/// Triangles where lines leave for good through the lower edge, one over the other where they would
/// cover each other.
pub(crate) fn leaving(all: &Curves, panel: Frame, paper: &Paper) -> Result<(), ChartError> {
    let mut exits: Vec<(f64, usize)> = vec![];
    for (at, curve) in all.lines.iter().enumerate().filter(|(_, curve)| curve.ends_below(all.up)) {
        let mean = points(&curve.mean, all, panel);
        let x = match mean.as_slice() {
            [only] => only.0,
            mean => line(mean, panel)
                .last()
                .and_then(|piece| piece.last())
                .map_or(panel.left, |end| end.0),
        };
        exits.push((x, at));
    }
    exits.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut before, mut y) = (f64::NEG_INFINITY, panel.bottom);
    for (x, at) in exits {
        y = if x - before < 13.0 { y - 11.0 } else { panel.bottom };
        paper.fill(&[(x - 6.0, y - 10.0), (x + 6.0, y - 10.0), (x, y)], colour(at).to_rgba())?;
        before = x;
    }
    Ok(())
}

/// Upper bounds where nothing was seen: a bar at the right edge with an arrow down from it.
pub(crate) fn bounds(all: &Curves, panel: Frame, paper: &Paper) -> Result<(), ChartError> {
    let marks =
        all.lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.bound_place(all.up)?)));
    for (beside, (at, place)) in marks.enumerate() {
        let x = panel.right - 10.0 - 24.0 * beside as f64;
        let y = panel.bottom - place * (panel.bottom - panel.top);
        let tip = (y + 20.0).min(panel.bottom);
        let color = colour(at).to_rgba();
        paper.stroke(&[(x - 9.0, y), (x + 9.0, y)], color, 2.6)?;
        paper.stroke(&[(x, y), (x, tip)], color, 1.6)?;
        paper.stroke(&[(x - 4.0, tip - 5.0), (x, tip), (x + 4.0, tip - 5.0)], color, 1.6)?;
    }
    Ok(())
}
