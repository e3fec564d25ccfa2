//! Names at the ends of the lines, moved apart where they would overlap.

use super::lines::Line;
use super::sizes::{LEADING, Sizes};

/// Between two labels, px.
const APART: f64 = 9.0;
/// The widest column of names, px.
const WIDEST: f64 = 236.0;

/// A name with a value under it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Label {
    /// Which line it belongs to.
    pub(crate) line: usize,
    /// The name, cut into lines.
    pub(crate) name: Vec<String>,
    /// The value, cut into lines.
    pub(crate) value: Vec<String>,
    /// Upper edge, px.
    pub(crate) top: f64,
}

impl Label {
    fn height(&self) -> f64 {
        LEADING * (self.name.len() + self.value.len()) as f64
    }

    /// Its lower edge, px.
    pub(crate) fn bottom(&self) -> f64 {
        self.top + self.height()
    }
}

/// Room for readers whose own font is a little wider than ours.
const WIDER: f64 = 1.04;

/// The width that the names need, px.
pub(crate) fn column_width(lines: &[Line], sizes: &Sizes) -> f64 {
    let widest = lines
        .iter()
        .flat_map(|line| [sizes.name.width(&line.name), sizes.value.width(&line.last)])
        .fold(80.0, f64::max);
    (WIDER * widest).min(WIDEST)
}

/// The label of a line: its name and its value in so many lines, none wider than that.
fn label(
    lines: &[Line],
    line: usize,
    sizes: &Sizes,
    wide: f64,
    [of_name, of_value]: [usize; 2],
    top: f64,
) -> Label {
    let wide = wide / WIDER;
    let name = sizes.name.wrapped(&lines[line].name, wide, of_name);
    let value = match of_value {
        0 => vec![],
        most => sizes.value.wrapped(&lines[line].last, wide, most),
    };
    Label { line, name, value, top }
}

/// Labels for lines that end at these heights, from `top` down to the first of `bottoms`, or to the
/// second where that is too little. Where they do not all fit, values go first, then names are cut
/// to a line; what still does not fit is left out.
pub(crate) fn placed(
    lines: &[Line],
    sizes: &Sizes,
    ends: &[f64],
    wide: f64,
    top: f64,
    bottoms: [f64; 2],
) -> Vec<Label> {
    let [first, bottom] = bottoms;
    let fits = |label: &Label, bottom: f64| label.bottom() <= bottom + 0.5;
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

/// Labels one under the other, from 0 down.
pub(crate) fn listed(lines: &[Line], sizes: &Sizes, wide: f64) -> Vec<Label> {
    let mut labels: Vec<Label> =
        (0..lines.len()).map(|at| label(lines, at, sizes, wide, [3, 2], 0.0)).collect();
    push_down(&mut labels, 0.0);
    labels
}

/// Labels in the order of the heights, each as near to its own as the others let it.
fn spread(
    lines: &[Line],
    sizes: &Sizes,
    ends: &[f64],
    wide: f64,
    parts: [usize; 2],
    top: f64,
    bottom: f64,
) -> Vec<Label> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| ends[a].total_cmp(&ends[b]));
    // the first line of a label stands level with the end of its curve
    let level = |at: usize| label(lines, at, sizes, wide, parts, ends[at] - 0.5 * LEADING);
    let mut labels: Vec<Label> = order.into_iter().map(level).collect();
    push_down(&mut labels, top);
    let mut most = bottom;
    for label in labels.iter_mut().rev() {
        label.top = label.top.min(most - label.height()).max(top);
        most = label.top - APART;
    }
    // a stack taller than its place was pushed over its own top: lay it out from there, for the
    // caller to see
    push_down(&mut labels, top);
    labels
}

/// Moves labels down, so that none stands above this or over the one before it.
fn push_down(labels: &mut [Label], top: f64) {
    let mut least = top;
    for label in labels {
        label.top = label.top.max(least);
        least = label.bottom() + APART;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::sizes::Layout;

    const WIDE: Sizes = Layout::Wide.sizes();

    fn line(name: &str) -> Line {
        Line { name: name.to_owned(), last: "1 in 10".to_owned(), ..Line::default() }
    }

    #[test]
    fn labels_keep_the_order_of_the_lines_and_never_overlap() {
        let lines: Vec<Line> =
            (0..8).map(|at| line(&format!("arm {at} {}", "with a long name ".repeat(3)))).collect();
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
        let lines: Vec<Line> = (0..60).map(|at| line(&format!("arm {at}"))).collect();
        let labels = placed(&lines, &WIDE, &[300.0; 60], 200.0, 50.0, [530.0, 560.0]);
        assert!(labels.len() > 15 && labels.len() < 60);
        assert!(labels.windows(2).all(|pair| pair[0].bottom() < pair[1].top));
    }
}
