//! Chart: Sobol indices, the shares of variance due to each key.

use super::sensitivity_text::{MOST_ROWS, left_out, panel_name, source};
use crate::report::analysis::sensitivity::{Finding, in_hundred, short_key};
use crate::report::chart::layout::axis::{Axis, AxisScale};
use crate::report::chart::layout::bars::{Bar, BarRows, DrawnAxis, Panel, Segment};
use crate::report::chart::layout::picture::Picture;
use crate::results::{
    AlternativeSensitivity, Index, KeySensitivity, Sensitivity, TargetSensitivity,
};
use plotters::prelude::RGBColor;

const ALONE: RGBColor = RGBColor(0x00, 0x72, 0xb2);
const TOGETHER: RGBColor = RGBColor(0x9c, 0xcb, 0xe8);

/// Smallest part that is visible.
const UNSEEN: f64 = 0.003;

/// The content of the chart; `None` where the target does not vary.
pub(crate) fn picture(found: &Sensitivity, target: &TargetSensitivity) -> Option<Picture> {
    let varying: Vec<&AlternativeSensitivity> =
        target.alternatives.iter().filter(|alternative| alternative.varies()).collect();
    let first = *varying.first()?;
    let panels: Vec<Panel> = varying.iter().map(|alternative| panel(target, alternative)).collect();
    let shown: usize = panels.iter().map(|panel| panel.rows.len()).sum();
    Some(Picture {
        title: Finding::of(first).sentence(target, &first.alternative, |key| short_key(key, first)),
        subtitle: format!(
            "Dark: the part that a key makes alone, and that would go if it became known \
             (first-order index). Light: what it makes together with others, so that bars may sum \
             to more than 100 %. Whiskers: 95 % interval of the whole bar (total-effect index).{} \
             Chance is not in it.",
            left_out(
                varying.iter().map(|alternative| alternative.keys.len()).sum::<usize>() - shown,
                "with the least parts or such as do not differ significantly from zero"
            )
        ),
        source: source(found),
        body: Box::new(BarRows {
            key: vec![
                ("first-order index".to_owned(), ALONE),
                ("together with others".to_owned(), TOGETHER),
            ],
            panels,
        }),
    })
}

fn panel(target: &TargetSensitivity, alternative: &AlternativeSensitivity) -> Panel {
    let seen = |index: &Index| index.is_distinguishable() && index.value > UNSEEN;
    let known = |key: &&KeySensitivity| [key.first, key.total].iter().flatten().any(seen);
    let wording: Vec<&KeySensitivity> =
        alternative.keys.iter().filter(known).take(MOST_ROWS).collect();
    // where no index is significant, the widest intervals show it
    let shown =
        if wording.is_empty() { alternative.keys.iter().take(3).collect() } else { wording };
    Panel {
        name: panel_name(target, alternative, "parts of the variance"),
        axis: Some(DrawnAxis {
            across: Axis { scale: AxisScale::Linear, low: 0.0, high: 1.0 },
            say: |part| format!("{:.0} %", 100.0 * part),
            middle: None,
        }),
        rows: shown.into_iter().filter_map(row).collect(),
    }
}

fn row(key: &KeySensitivity) -> Option<Bar> {
    let (first, total) = (key.first?, key.total?);
    let alone = first.value.min(total.value);
    let segment = |values: [f64; 2], color: RGBColor| Segment { values, over: [0.0, 1.0], color };
    Some(Bar {
        name: key.key.clone(),
        segments: vec![segment([0.0, alone], ALONE), segment([alone, total.value], TOGETHER)],
        whisker: Some(total.interval),
        value: format!("first-order {}; total-effect {}", percent(first), percent(total)),
    })
}

fn percent(index: Index) -> String {
    let said = in_hundred(index);
    match said.split_once(" (") {
        Some((value, interval)) => format!("{value} % ({interval}"),
        None if index.is_distinguishable() => format!("{said} %"),
        None => said,
    }
}
