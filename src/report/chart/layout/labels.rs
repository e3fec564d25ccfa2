//! Labels at the ends of lines, moved apart where they overlap.

use super::lines::Line;
use super::sizes::{LEADING, Sizes};

/// The gap between two labels, px.
const BETWEEN: f64 = 9.0;
/// Largest width of the column of labels, px.
const WIDEST: f64 = 236.0;

/// A label: a name with a value under it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndLabel {
    /// The index of its line.
    pub(crate) line: usize,
    /// The name, cut into lines.
    pub(crate) name: Vec<String>,
    /// The value, cut into lines.
    pub(crate) value: Vec<String>,
    /// Upper edge, px.
    pub(crate) top: f64,
}

impl EndLabel {
    fn height(&self) -> f64 {
        LEADING * (self.name.len() + self.value.len()) as f64
    }

    /// Its lower edge, px.
    pub(crate) fn bottom(&self) -> f64 {
        self.top + self.height()
    }
}

/// Extra width for readers with a slightly wider font than the bundled.
const WIDER: f64 = 1.04;

/// The width of the column of labels, px.
pub(crate) fn column_width(lines: &[Line], sizes: &Sizes) -> f64 {
    let widest = lines
        .iter()
        .flat_map(|line| [sizes.name.width(&line.name), sizes.value.width(&line.last)])
        .fold(80.0, f64::max);
    (WIDER * widest).min(WIDEST)
}

/// The label of a line, within a width and numbers of lines.
fn label(
    lines: &[Line],
    line: usize,
    sizes: &Sizes,
    wide: f64,
    [of_name, of_value]: [usize; 2],
    top: f64,
) -> EndLabel {
    let wide = wide / WIDER;
    let name = sizes.name.wrapped(&lines[line].name, wide, of_name);
    let value = match of_value {
        0 => vec![],
        most => sizes.value.wrapped(&lines[line].last, wide, most),
    };
    EndLabel { line, name, value, top }
}

/// Labels beside lines that end at the heights `ends`.
///
/// They are placed from `top` to the first of `bottoms`, or to the second where there is too little
/// room. Where not all fit, values are dropped first, then names are cut to one line. Labels that
/// still do not fit are left out.
pub(crate) fn placed(
    lines: &[Line],
    sizes: &Sizes,
    ends: &[f64],
    wide: f64,
    top: f64,
    bottoms: [f64; 2],
) -> Vec<EndLabel> {
    let [first, bottom] = bottoms;
    let fits = |label: &EndLabel, bottom: f64| label.bottom() <= bottom + 0.5;
    for (parts, bottom) in
        [([4, 2], first), ([4, 2], bottom), ([3, 0], bottom), ([2, 0], bottom), ([1, 0], bottom)]
    {
        let labels = spread(lines, sizes, ends, wide, parts, top, bottom);
        if labels.last().is_none_or(|label| fits(label, bottom)) {
            return labels;
        }
    }
    let mut labels = spread(lines, sizes, ends, wide, [1, 0], top, bottom);
    labels.retain(|label| fits(label, bottom));
    labels
}

/// Labels in a list, from 0 down.
pub(crate) fn listed(lines: &[Line], sizes: &Sizes, wide: f64) -> Vec<EndLabel> {
    let mut labels: Vec<EndLabel> =
        (0..lines.len()).map(|at| label(lines, at, sizes, wide, [3, 2], 0.0)).collect();
    push_down(&mut labels, 0.0);
    labels
}

/// Labels in order of height, each near to its own height.
fn spread(
    lines: &[Line],
    sizes: &Sizes,
    ends: &[f64],
    wide: f64,
    parts: [usize; 2],
    top: f64,
    bottom: f64,
) -> Vec<EndLabel> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| ends[a].total_cmp(&ends[b]));
    // the first line of a label is level with the end of its curve
    let level = |at: usize| label(lines, at, sizes, wide, parts, ends[at] - 0.5 * LEADING);
    let mut labels: Vec<EndLabel> = order.into_iter().map(level).collect();
    push_down(&mut labels, top);
    let mut most = bottom;
    for label in labels.iter_mut().rev() {
        label.top = label.top.min(most - label.height()).max(top);
        most = label.top - BETWEEN;
    }
    // a stack that is too tall now begins above `top`; it is moved down, so that the caller sees
    // this
    push_down(&mut labels, top);
    labels
}

/// Moves labels down below `top` and below the one before each.
fn push_down(labels: &mut [EndLabel], top: f64) {
    let mut least = top;
    for label in labels {
        label.top = label.top.max(least);
        least = label.bottom() + BETWEEN;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::layout::sizes::Layout;

    const WIDE: Sizes = Layout::Wide.sizes();

    fn line(name: &str) -> Line {
        Line { name: name.to_owned(), last: "1 in 10".to_owned(), ..Line::default() }
    }

    #[test]
    fn labels_keep_the_order_of_the_lines_and_never_overlap() {
        let lines: Vec<Line> = (0..8)
            .map(|at| line(&format!("alternative {at} {}", "with a long name ".repeat(3))))
            .collect();
        let ends = [400.0, 400.0, 400.0, 100.0, 101.0, 399.0, 250.0, 400.0];
        let labels = placed(&lines, &WIDE, &ends, 200.0, 50.0, [530.0, 560.0]);
        assert_eq!(labels.len(), 8);
        for pair in labels.windows(2) {
            assert!(pair[0].bottom() < pair[1].top, "{pair:?}");
            assert!(ends[pair[0].line] <= ends[pair[1].line]);
        }
        assert!(labels[0].top >= 50.0 && labels[7].bottom() <= 560.5);
    }

    #[test]
    fn too_many_labels_are_cut_short_rather_than_run_together() {
        let lines: Vec<Line> = (0..60).map(|at| line(&format!("alternative {at}"))).collect();
        let labels = placed(&lines, &WIDE, &[300.0; 60], 200.0, 50.0, [530.0, 560.0]);
        assert!(labels.len() > 15 && labels.len() < 60);
        assert!(labels.windows(2).all(|pair| pair[0].bottom() < pair[1].top));
    }
}
