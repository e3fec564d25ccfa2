//! Names at the ends of the lines, moved apart where they would overlap.

use super::font::{Weight, width, wrapped};
use super::lines::Line;
use super::sizes::Sizes;

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
    /// Its height, px.
    pub(crate) fn height(&self, sizes: &Sizes) -> f64 {
        sizes.leading * (self.name.len() + self.value.len()) as f64
    }
}

/// The width that the names need, px.
pub(crate) fn column_width(lines: &[Line], sizes: &Sizes) -> f64 {
    let widest = lines
        .iter()
        .flat_map(|line| {
            [
                width(&line.name, sizes.name, Weight::SemiBold),
                width(&line.last, sizes.value, Weight::Regular),
            ]
        })
        .fold(80.0, f64::max);
    // a reader's own font may be a little wider than ours
    (1.04 * widest).min(WIDEST)
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
    for (parts, bottom) in
        [((4, 2), first), ((4, 2), bottom), ((3, 0), bottom), ((2, 0), bottom), ((1, 0), bottom)]
    {
        let labels = spread(lines, sizes, ends, wide, parts, top, bottom);
        if labels.last().is_none_or(|label| label.top + label.height(sizes) <= bottom + 0.5) {
            return labels;
        }
    }
    let mut labels = spread(lines, sizes, ends, wide, (1, 0), top, bottom);
    labels.retain(|label| label.top + label.height(sizes) <= bottom + 0.5);
    labels
}

/// Labels one under the other, from 0 down.
pub(crate) fn listed(lines: &[Line], sizes: &Sizes, wide: f64) -> Vec<Label> {
    let wide = wide / 1.04;
    let mut top = 0.0;
    let label = |(at, line): (usize, &Line)| {
        let name = wrapped(&line.name, sizes.name, Weight::SemiBold, wide, 3);
        let value = wrapped(&line.last, sizes.value, Weight::Regular, wide, 2);
        let label = Label { line: at, name, value, top };
        top += label.height(sizes) + APART;
        label
    };
    lines.iter().enumerate().map(label).collect()
}

/// Labels in the order of the heights, each as near to its own as the others let it.
fn spread(
    lines: &[Line],
    sizes: &Sizes,
    ends: &[f64],
    wide: f64,
    (name_lines, value_lines): (usize, usize),
    top: f64,
    bottom: f64,
) -> Vec<Label> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| ends[a].total_cmp(&ends[b]));
    let wide = wide / 1.04;
    let mut labels: Vec<Label> = order
        .iter()
        .map(|&at| {
            let name = wrapped(&lines[at].name, sizes.name, Weight::SemiBold, wide, name_lines);
            let value = match value_lines {
                0 => vec![],
                most => wrapped(&lines[at].last, sizes.value, Weight::Regular, wide, most),
            };
            // the first line of a label stands level with the end of its curve
            Label { line: at, name, value, top: ends[at] - 0.5 * sizes.leading }
        })
        .collect();
    let mut least = top;
    for label in &mut labels {
        label.top = label.top.max(least);
        least = label.top + label.height(sizes) + APART;
    }
    let mut most = bottom;
    for label in labels.iter_mut().rev() {
        label.top = label.top.min(most - label.height(sizes)).max(top);
        most = label.top - APART;
    }
    // a stack taller than its place was pushed over its own top: lay it out from there, for the
    // caller to see
    let mut least = top;
    for label in &mut labels {
        label.top = label.top.max(least);
        least = label.top + label.height(sizes) + APART;
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::sizes::Layout;

    const WIDE: Sizes = Layout::Wide.sizes();

    fn line(name: &str) -> Line {
        Line {
            name: name.to_owned(),
            last: "1 in 10".to_owned(),
            mean: vec![],
            band: None,
            edges: None,
            dashed: None,
            median: vec![],
            rings: vec![],
            bound: None,
        }
    }

    #[test]
    fn labels_keep_the_order_of_the_lines_and_never_overlap() {
        let lines: Vec<Line> =
            (0..8).map(|at| line(&format!("arm {at} {}", "with a long name ".repeat(3)))).collect();
        let ends = [400.0, 400.0, 400.0, 100.0, 101.0, 399.0, 250.0, 400.0];
        let labels = placed(&lines, &WIDE, &ends, 200.0, 50.0, [530.0, 560.0]);
        assert_eq!(labels.len(), 8);
        for pair in labels.windows(2) {
            assert!(pair[0].top + pair[0].height(&WIDE) < pair[1].top, "{pair:?}");
            assert!(ends[pair[0].line] <= ends[pair[1].line]);
        }
        assert!(labels[0].top >= 50.0 && labels[7].top + labels[7].height(&WIDE) <= 560.5);
    }

    #[test]
    fn too_many_labels_are_cut_short_rather_than_run_together() {
        let lines: Vec<Line> = (0..60).map(|at| line(&format!("arm {at}"))).collect();
        let labels = placed(&lines, &WIDE, &[300.0; 60], 200.0, 50.0, [530.0, 560.0]);
        assert!(labels.len() > 15 && labels.len() < 60);
        assert!(labels.windows(2).all(|pair| pair[0].top + pair[0].height(&WIDE) < pair[1].top));
    }
}
