//! Labelled vertical lines, with labels in rows above the panel.

use super::lines::{Curves, Mark};
use super::sizes::Sizes;
use crate::report::chart::canvas::clip::Frame;
use crate::report::chart::canvas::palette::{GREY, INK, WHITE};
use crate::report::chart::canvas::paper::{LEFT, Paper, RIGHT};

/// Gaps between labels of a row, and beside a line, px.
const BETWEEN: f64 = 10.0;
const BESIDE: f64 = 4.0;
/// The gap between the lowest row and the panel, px.
const ABOVE: f64 = 6.0;

/// A mark with its position.
#[derive(Clone, Debug, PartialEq)]
struct Placed<'a> {
    mark: &'a Mark,
    x: f64,
    /// Left and right edge of the label.
    name: [f64; 2],
    /// Whether the label ends at its line.
    ends_here: bool,
    /// Row of the label, from above.
    row: usize,
}

/// The height of the rows, px.
pub(crate) fn high(curves: &Curves, sizes: &Sizes, sides: [f64; 2]) -> f64 {
    match placed(curves, sizes, sides).iter().map(|placed| placed.row).max() {
        Some(last) => sizes.tick.high(last + 1) + ABOVE,
        None => 0.0,
    }
}

/// Places the labels.
///
/// A label is on the right of its line where it fits, otherwise on the left. It takes the first row
/// in which it overlaps no other. Those on the right are placed from the left and the others from
/// the right, so that few lines begin above a label.
fn placed<'a>(curves: &'a Curves, sizes: &Sizes, [left, right]: [f64; 2]) -> Vec<Placed<'a>> {
    let on_axis = curves
        .marks
        .iter()
        .filter(|mark| (-1e-9..=1.0 + 1e-9).contains(&curves.across.position(mark.along)));
    let mut marks: Vec<(f64, &Mark)> = on_axis
        .map(|mark| (left + curves.across.position(mark.along) * (right - left), mark))
        .collect();
    marks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let position = |&(x, mark): &(f64, &'a Mark)| {
        let wide = 1.04 * sizes.tick.width(&mark.name);
        let goes_right = x + BESIDE + wide <= right;
        // a label that fits on neither side begins at the left edge of the panel
        let from = if goes_right { x + BESIDE } else { (x - BESIDE - wide).max(left) };
        let ends_here = !goes_right && from > left;
        (goes_right, Placed { mark, x, name: [from, from + wide], ends_here, row: 0 })
    };
    let (rightwards, mut leftwards): (Vec<_>, Vec<_>) =
        marks.iter().map(position).partition(|(right, _)| *right);
    leftwards.reverse();
    let mut done: Vec<Placed<'_>> = vec![];
    for (_, mut placed) in rightwards.into_iter().chain(leftwards) {
        let touches = |row: usize| {
            let [from, to] = placed.name;
            done.iter().any(|other| {
                other.row == row && from < other.name[1] + BETWEEN && other.name[0] < to + BETWEEN
            })
        };
        placed.row = (0..).find(|&row| !touches(row)).expect("a row that nothing stands in");
        done.push(placed);
    }
    done
}

/// Draws the lines, then the labels over them.
pub(crate) fn draw(curves: &Curves, panel: Frame, sizes: &Sizes, paper: &Paper) {
    let sides = [panel.left, panel.right];
    let top = panel.top - high(curves, sizes, sides);
    let row = sizes.tick.high(1);
    let placed = placed(curves, sizes, sides);
    for placed in &placed {
        let from = top + placed.row as f64 * row + 2.0;
        paper.dashes(&[(placed.x, from), (placed.x, panel.bottom)], [5.0, 3.0], GREY, 1.2);
    }
    for placed in &placed {
        let middle = top + (placed.row as f64 + 0.5) * row;
        let [from, to] = placed.name;
        let (upper, lower) = (middle - 0.5 * row, middle + 0.5 * row);
        paper.rectangle((from - 1.0, upper), (to + 1.0, lower), WHITE);
        let (at, stand) = if placed.ends_here { (to, LEFT) } else { (from, RIGHT) };
        paper.text(&placed.mark.name, (at, middle), sizes.tick.in_colour(INK), stand);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::layout::axis::{Axis, AxisScale};
    use crate::report::chart::layout::sizes::Layout;

    fn curves(marks: &[(f64, &str)]) -> Curves {
        Curves {
            vertical_name: String::new(),
            across_name: String::new(),
            along: vec![],
            across: Axis { scale: AxisScale::Log, low: 1e-6, high: 1e-1 },
            say_across: None,
            up: Axis::from_zero(1.0),
            say: |_| String::new(),
            lines: vec![],
            references: vec![],
            strip: None,
            marks: marks
                .iter()
                .map(|&(along, name)| Mark { along, name: name.to_owned() })
                .collect(),
        }
    }

    #[test]
    fn names_touch_neither_each_other_nor_the_edge_of_the_panel() {
        let all = curves(&[
            (6e-6, "6e-6: a claim of some length"),
            (7e-6, "7e-6: another"),
            (1e-4, "1e-4: a claim"),
            (1.5e-2, "0.015: a long name for a narrow place"),
            (1e-1, "0.1: a limit"),
            (0.5, "beyond the axis"),
        ]);
        for (layout, sides) in [(Layout::Wide, [80.0, 900.0]), (Layout::Narrow, [60.0, 370.0])] {
            let sizes = layout.sizes();
            let placed = placed(&all, &sizes, sides);
            assert_eq!(placed.len(), 5);
            for (at, one) in placed.iter().enumerate() {
                assert!(one.name[0] >= sides[0] && one.name[1] <= sides[1], "{one:?}");
                for other in &placed[at + 1..] {
                    let apart = one.name[1] < other.name[0] || other.name[1] < one.name[0];
                    assert!(apart || one.row != other.row, "{one:?} {other:?}");
                }
            }
            assert!(high(&all, &sizes, sides) > 0.0);
        }
        assert_eq!(high(&curves(&[]), &Layout::Wide.sizes(), [0.0, 1.0]), 0.0);
    }
}
