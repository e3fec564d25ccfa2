//! Reference lines, and their labels where they cover least.

use super::lines::Curves;
use super::sizes::Sizes;
use crate::report::chart::canvas::clip::Frame;
use crate::report::chart::canvas::lettering::WIDER;
use crate::report::chart::canvas::palette::{INK, WHITE};
use crate::report::chart::canvas::paper::{Paper, RIGHT};
use plotters::style::Color;

/// The height and label of each reference value on the panel.
fn on_panel(curves: &Curves, panel: Frame) -> impl Iterator<Item = (f64, &str)> {
    curves.references.iter().filter_map(move |(value, name)| {
        let position = curves.up.position(*value);
        (0.0..=1.0).contains(&position).then_some((panel.y(position), name.as_str()))
    })
}

/// Draws the reference lines.
pub(crate) fn lines(curves: &Curves, panel: Frame, paper: &Paper) {
    for (y, _) in on_panel(curves, panel) {
        paper.dashes(&[(panel.left, y), (panel.right, y)], [2.0, 4.0], INK, 1.4);
    }
}

/// Writes their labels.
pub(crate) fn names(curves: &Curves, panel: Frame, sizes: &Sizes, paper: &Paper) {
    for (frame, name) in placed(curves, panel, sizes) {
        let (middle, half) = ((frame.top + frame.bottom) / 2.0, 0.6 * sizes.head.size);
        // a background behind the label, where a line has to cross it
        let (corner, opposite) =
            ((frame.left - 2.0, middle - half), (frame.right + 2.0, middle + half));
        paper.rectangle(corner, opposite, WHITE.mix(0.78));
        paper.text(&name, (frame.left, middle), sizes.head, RIGHT);
    }
}

/// Places the labels, each above or below its line.
///
/// A label takes the position that fewest lines cross, and never overlaps another label. One
/// without such a position is left out.
fn placed(curves: &Curves, panel: Frame, sizes: &Sizes) -> Vec<(Frame, String)> {
    let mut placed: Vec<(Frame, String)> = vec![];
    let room = panel.right - panel.left - 16.0;
    for (y, name) in on_panel(curves, panel) {
        let Some(name) = sizes.head.wrapped(name, room / WIDER, 1).pop() else {
            continue;
        };
        let wide = sizes.head.room(&name);
        let free = positions(panel, y, wide)
            .filter(|position| !placed.iter().any(|(other, _)| meet(*position, *other)));
        if let Some(position) = free.min_by_key(|position| crossed(curves, panel, *position)) {
            placed.push((position, name));
        }
    }
    placed
}

/// The possible positions above and below a line.
fn positions(panel: Frame, y: f64, wide: f64) -> impl Iterator<Item = Frame> {
    let room = (panel.right - panel.left - wide - 16.0).max(0.0);
    let position = move |step: u32, top: f64| {
        let left = panel.left + 8.0 + room * f64::from(step) / 8.0;
        Frame { left, top, right: left + wide, bottom: top + 16.0 }
    };
    let both = move |step| [position(step, y - 20.0), position(step, y + 4.0)];
    (0..=8)
        .flat_map(both)
        .filter(move |position| position.top >= panel.top && position.bottom <= panel.bottom)
}

/// Whether two labels would touch.
fn meet(one: Frame, other: Frame) -> bool {
    one.left < other.right + 6.0
        && other.left < one.right + 6.0
        && one.top < other.bottom
        && other.top < one.bottom
}

/// The number of curves, rings and other lines that cross a position.
fn crossed(curves: &Curves, panel: Frame, position: Frame) -> usize {
    let wider = Frame {
        left: position.left - 6.0,
        top: position.top - 3.0,
        right: position.right + 6.0,
        bottom: position.bottom + 3.0,
    };
    let runs_through = |values: &&Vec<f64>| {
        !crate::report::chart::canvas::clip::line(&curves.points(values, panel), wider).is_empty()
    };
    let drawn =
        curves.lines.iter().flat_map(|line| std::iter::once(&line.mean).chain(&line.dashed));
    let rings = curves.lines.iter().flat_map(|line| &line.rings).filter(|(along, value)| {
        let (x, y) = curves.point(*along, *value, panel);
        wider.left < x + 7.0
            && x - 7.0 < wider.right
            && wider.top < y + 7.0
            && y - 7.0 < wider.bottom
    });
    let others = on_panel(curves, panel).filter(|(y, _)| position.top < *y && *y < position.bottom);
    drawn.filter(runs_through).count() + rings.count() + others.count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::layout::axis::{Axis, AxisScale};
    use crate::report::chart::layout::lines::Line;
    use crate::report::chart::layout::sizes::Layout;

    const PANEL: Frame = Frame { left: 80.0, top: 60.0, right: 880.0, bottom: 500.0 };

    fn curves(levels: &[f64]) -> Curves {
        let along = vec![1.0, 10.0, 100.0];
        let line = |factor: f64| {
            Line::shaded(
                "alternative",
                [1e-2, 1e-4, 1e-6].map(|x| factor * x).to_vec(),
                None,
                String::new(),
            )
        };
        Curves {
            vertical_name: String::new(),
            across_name: String::new(),
            across: Axis::of_times(&along).unwrap(),
            along,
            say_across: None,
            up: Axis { scale: AxisScale::Log, low: 1e-7, high: 1e-1 },
            say: |x| x.to_string(),
            lines: vec![line(1.0), line(0.1)],
            references: levels
                .iter()
                .map(|&level| (level, format!("a level that somebody has set: {level}")))
                .collect(),
            strip: None,
            marks: vec![],
        }
    }

    #[test]
    fn names_of_lines_never_touch_and_stay_on_the_panel() {
        let narrow = Frame { left: 60.0, right: 380.0, bottom: 300.0, ..PANEL };
        for (layout, panel) in [(Layout::Wide, PANEL), (Layout::Narrow, narrow)] {
            for apart in [1.0, 1.05, 1.5, 3.0, 10.0] {
                for count in 1..=8 {
                    let levels: Vec<f64> = (0..count)
                        .map(|at| 1e-6 * crate::numeric::pow(apart, f64::from(at)))
                        .collect();
                    let all = curves(&levels);
                    let names = placed(&all, panel, &layout.sizes());
                    for (at, (one, name)) in names.iter().enumerate() {
                        assert!(one.left >= panel.left && one.right <= panel.right, "{name}");
                        assert!(one.top >= panel.top && one.bottom <= panel.bottom, "{name}");
                        assert!(names[..at].iter().all(|(other, _)| !meet(*one, *other)), "{name}");
                    }
                    // levels a factor of three apart all have their labels
                    let on_panel = levels.iter().filter(|&&level| level <= 1e-1).count();
                    assert!(
                        apart < 3.0 || names.len() == on_panel,
                        "{count} levels, {apart} apart: {}",
                        names.len()
                    );
                }
            }
        }
    }

    #[test]
    fn a_level_beyond_the_axis_has_no_line() {
        assert_eq!(placed(&curves(&[1e-9, 0.5, 1e-6]), PANEL, &Layout::Wide.sizes()).len(), 1);
    }
}
