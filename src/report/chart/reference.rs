//! The lines to compare with, and their names where they cover least.

use super::clip::Frame;
use super::lettering::WIDER;
use super::lines::Curves;
use super::palette::{INK, WHITE};
use super::paper::{Paper, RIGHT};
use super::sizes::Sizes;
use plotters::style::Color;

/// Height on the panel of each value to compare with that is on it, and its name.
fn on_panel(curves: &Curves, panel: Frame) -> impl Iterator<Item = (f64, &str)> {
    curves.references.iter().filter_map(move |(value, name)| {
        let place = curves.up.place(*value);
        (0.0..=1.0).contains(&place).then_some((panel.y(place), name.as_str()))
    })
}

/// Draws the lines to compare with.
pub(crate) fn lines(curves: &Curves, panel: Frame, paper: &Paper) {
    for (y, _) in on_panel(curves, panel) {
        paper.dashes(&[(panel.left, y), (panel.right, y)], [2.0, 4.0], INK, 1.4);
    }
}

/// Writes their names.
pub(crate) fn names(curves: &Curves, panel: Frame, sizes: &Sizes, paper: &Paper) {
    for (frame, name) in placed(curves, panel, sizes) {
        let (middle, half) = ((frame.top + frame.bottom) / 2.0, 0.6 * sizes.head.size);
        // paper behind the words, where a line has to run through them
        let (corner, opposite) =
            ((frame.left - 2.0, middle - half), (frame.right + 2.0, middle + half));
        paper.rectangle(corner, opposite, WHITE.mix(0.78));
        paper.text(&name, (frame.left, middle), sizes.head, RIGHT);
    }
}

/// The names, each above or below its line where fewest lines run through it, and never over
/// another name. One that has no such place is left out.
fn placed(curves: &Curves, panel: Frame, sizes: &Sizes) -> Vec<(Frame, String)> {
    let mut placed: Vec<(Frame, String)> = vec![];
    let room = panel.right - panel.left - 16.0;
    for (y, name) in on_panel(curves, panel) {
        let Some(name) = sizes.head.wrapped(name, room / WIDER, 1).pop() else {
            continue;
        };
        let wide = sizes.head.room(&name);
        let free = places(panel, y, wide)
            .filter(|place| !placed.iter().any(|(other, _)| meet(*place, *other)));
        if let Some(place) = free.min_by_key(|place| crossed(curves, panel, *place)) {
            placed.push((place, name));
        }
    }
    placed
}

/// The places above and below a line.
fn places(panel: Frame, y: f64, wide: f64) -> impl Iterator<Item = Frame> {
    let room = (panel.right - panel.left - wide - 16.0).max(0.0);
    let place = move |step: u32, top: f64| {
        let left = panel.left + 8.0 + room * f64::from(step) / 8.0;
        Frame { left, top, right: left + wide, bottom: top + 16.0 }
    };
    let both = move |step| [place(step, y - 20.0), place(step, y + 4.0)];
    (0..=8)
        .flat_map(both)
        .filter(move |place| place.top >= panel.top && place.bottom <= panel.bottom)
}

/// Whether two names would touch.
fn meet(one: Frame, other: Frame) -> bool {
    one.left < other.right + 6.0
        && other.left < one.right + 6.0
        && one.top < other.bottom
        && other.top < one.bottom
}

/// How many curves, rings and other lines run through a place.
fn crossed(curves: &Curves, panel: Frame, place: Frame) -> usize {
    let wider = Frame {
        left: place.left - 6.0,
        top: place.top - 3.0,
        right: place.right + 6.0,
        bottom: place.bottom + 3.0,
    };
    let runs_through =
        |values: &&Vec<f64>| !super::clip::line(&curves.points(values, panel), wider).is_empty();
    let drawn =
        curves.lines.iter().flat_map(|line| std::iter::once(&line.mean).chain(&line.dashed));
    let rings = curves.lines.iter().flat_map(|line| &line.rings).filter(|(along, value)| {
        let (x, y) = curves.point(*along, *value, panel);
        wider.left < x + 7.0
            && x - 7.0 < wider.right
            && wider.top < y + 7.0
            && y - 7.0 < wider.bottom
    });
    let others = on_panel(curves, panel).filter(|(y, _)| place.top < *y && *y < place.bottom);
    drawn.filter(runs_through).count() + rings.count() + others.count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::axis::{Axis, Scale};
    use crate::report::chart::lines::Line;
    use crate::report::chart::sizes::Layout;

    const PANEL: Frame = Frame { left: 80.0, top: 60.0, right: 880.0, bottom: 500.0 };

    fn curves(levels: &[f64]) -> Curves {
        let along = vec![1.0, 10.0, 100.0];
        let line = |factor: f64| {
            Line::shaded(
                "arm",
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
            up: Axis { scale: Scale::Log, low: 1e-7, high: 1e-1 },
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
                    // levels a factor of three apart all have their names
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
