//! Chart: tornado, each key moved alone with the others at their medians.

use super::sensitivity_text::{MOST_ROWS, left_out, panel_name, source};
use crate::report::analysis::sensitivity::{extreme, moved_to, short_key};
use crate::report::chart::layout::axis::{Axis, AxisScale};
use crate::report::chart::layout::bars::{Bar, BarRows, DrawnAxis, Panel, Segment};
use crate::report::chart::layout::picture::Picture;
use crate::report::wording::quantity::quantity_text;
use crate::report::wording::words::{quoted, short, when};
use crate::results::{AlternativeSensitivity, KeySensitivity, Sensitivity, TargetSensitivity};
use plotters::prelude::RGBColor;

const AT_LOW: RGBColor = RGBColor(0x00, 0x9e, 0x73);
const AT_HIGH: RGBColor = RGBColor(0xd5, 0x5e, 0x00);
/// Ratio of values from which the axis is logarithmic.
const LEAST_RATIO: f64 = 20.0;
/// Smallest visible swing, as a part of the widest.
const UNSEEN: f64 = 0.005;

/// The content of the chart; `None` where every swing is zero.
pub(crate) fn picture(found: &Sensitivity, target: &TargetSensitivity) -> Option<Picture> {
    let moving: Vec<(&AlternativeSensitivity, &KeySensitivity)> = target
        .alternatives
        .iter()
        .filter_map(|alternative| Some((alternative, extreme(alternative)?)))
        .collect();
    let (alternative, key) = *moving.first()?;
    let panels: Vec<Panel> =
        moving.iter().map(|(alternative, widest)| panel(target, alternative, widest)).collect();
    let shown: usize = panels.iter().map(|panel| panel.rows.len()).sum();
    Some(Picture {
        title: format!(
            "Moved one at a time, {} takes {} with {} {} furthest: from {} to {}",
            short_key(key, alternative),
            quantity_text(target.quantity, target.part.as_deref()),
            quoted(&alternative.alternative),
            when(target.days),
            short(key.at_low),
            short(key.at_high)
        ),
        subtitle: format!(
            "Each key at its 5 % and at its 95 % quantile, all others at their medians; the line \
             stands where all are at their medians.{} What keys do together is not in it.",
            left_out(
                moving.iter().map(|(alternative, _)| alternative.keys.len()).sum::<usize>() - shown,
                "with the shortest bars"
            )
        ),
        source: source(found),
        body: Box::new(BarRows {
            key: vec![
                ("the key at its 5 % quantile".to_owned(), AT_LOW),
                ("the key at its 95 % quantile".to_owned(), AT_HIGH),
            ],
            panels,
        }),
    })
}

fn panel(
    target: &TargetSensitivity,
    alternative: &AlternativeSensitivity,
    widest: &KeySensitivity,
) -> Panel {
    let wide = |key: &KeySensitivity| key.swing().width(alternative.at_medians);
    let mut keys: Vec<&KeySensitivity> =
        alternative.keys.iter().filter(|key| wide(key) > UNSEEN * wide(widest)).collect();
    keys.sort_by(|a, b| wide(b).total_cmp(&wide(a)));
    keys.truncate(MOST_ROWS);
    let ends =
        keys.iter().flat_map(|key| [key.at_low, key.at_high]).chain([alternative.at_medians]);
    let [least, most] = ends
        .fold([f64::INFINITY, 0.0], |[least, most]: [f64; 2], end| [least.min(end), most.max(end)]);
    let across = if least > 0.0 && most > LEAST_RATIO * least {
        Axis { scale: AxisScale::Log, low: least / 1.2, high: most * 1.2 }
    } else {
        Axis::from_zero(most)
    };
    let scale = if across.scale == AxisScale::Log { ", on a logarithmic scale" } else { "" };
    Panel {
        name: panel_name(target, alternative, &format!("expected value{scale}")),
        axis: Some(DrawnAxis { across, say: short, middle: Some(alternative.at_medians) }),
        rows: keys.into_iter().map(|key| row(key, alternative.at_medians)).collect(),
    }
}

fn row(key: &KeySensitivity, middle: f64) -> Bar {
    // on the same side of the middle, neither bar may hide the other
    let same_side = (key.at_low - middle) * (key.at_high - middle) > 0.0;
    let over = if same_side { [[0.0, 0.5], [0.5, 1.0]] } else { [[0.0, 1.0]; 2] };
    let segment =
        |end: f64, over: [f64; 2], color: RGBColor| Segment { values: [middle, end], over, color };
    let [low, high] = moved_to(key);
    Bar {
        name: key.key.clone(),
        segments: vec![
            segment(key.at_low, over[0], AT_LOW),
            segment(key.at_high, over[1], AT_HIGH),
        ],
        whisker: None,
        value: format!("{} at {low}, {} at {high}", short(key.at_low), short(key.at_high)),
    }
}
