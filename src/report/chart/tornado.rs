//! One at a time: where a number goes when one key is moved and the others stay at their medians.

use super::axis::{Axis, Scale};
use super::picture::Picture;
use super::rows::{Bar, BarRows, DrawnAxis, Panel, Segment};
use super::sensitivity_text::{MOST_ROWS, left_out, panel_name, source};
use crate::report::sensitivity::{extreme, moved_to, quantity_said, short_key, when};
use crate::report::words::{quoted, short};
use crate::results::{ArmSensitivity, KeySensitivity, Sensitivity, TargetSensitivity};
use plotters::prelude::RGBColor;

const AT_LOW: RGBColor = RGBColor(0x00, 0x9e, 0x73);
const AT_HIGH: RGBColor = RGBColor(0xd5, 0x5e, 0x00);
/// A linear axis would hide what is less than this part of the greatest value.
const APART: f64 = 20.0;
/// A swing below this part of the widest is too short to be seen.
const UNSEEN: f64 = 0.005;

/// The picture; none where no key moves the number by itself in any arm.
pub(crate) fn picture(found: &Sensitivity, target: &TargetSensitivity) -> Option<Picture> {
    let moving: Vec<(&ArmSensitivity, &KeySensitivity)> =
        target.arms.iter().filter_map(|arm| Some((arm, extreme(arm)?))).collect();
    let (arm, key) = *moving.first()?;
    let panels: Vec<Panel> =
        moving.iter().map(|(arm, widest)| panel(target, arm, widest)).collect();
    let shown: usize = panels.iter().map(|panel| panel.rows.len()).sum();
    Some(Picture {
        title: format!(
            "Moved one at a time, {} takes {} with {} {} furthest: from {} to {}",
            short_key(key, arm),
            quantity_said(target.quantity, target.part.as_deref()),
            quoted(&arm.arm),
            when(target.days),
            short(key.at_low),
            short(key.at_high)
        ),
        subtitle: format!(
            "Each key at its 5 % and at its 95 % quantile, all others at their medians; the line \
             stands where all are at their medians.{} What keys do together is not in it.",
            left_out(
                moving.iter().map(|(arm, _)| arm.keys.len()).sum::<usize>() - shown,
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

fn panel(target: &TargetSensitivity, arm: &ArmSensitivity, widest: &KeySensitivity) -> Panel {
    let wide = |key: &KeySensitivity| key.swing().width(arm.at_medians);
    let mut keys: Vec<&KeySensitivity> =
        arm.keys.iter().filter(|key| wide(key) > UNSEEN * wide(widest)).collect();
    keys.sort_by(|a, b| wide(b).total_cmp(&wide(a)));
    keys.truncate(MOST_ROWS);
    let ends = keys.iter().flat_map(|key| [key.at_low, key.at_high]).chain([arm.at_medians]);
    let [least, most] = ends
        .fold([f64::INFINITY, 0.0], |[least, most]: [f64; 2], end| [least.min(end), most.max(end)]);
    let across = if least > 0.0 && most > APART * least {
        Axis { scale: Scale::Log, low: least / 1.2, high: most * 1.2 }
    } else {
        Axis::from_zero(most)
    };
    let scale = if across.scale == Scale::Log { ", on a logarithmic scale" } else { "" };
    Panel {
        name: panel_name(target, arm, &format!("expected value{scale}")),
        axis: Some(DrawnAxis { across, say: short, middle: Some(arm.at_medians) }),
        rows: keys.into_iter().map(|key| row(key, arm.at_medians)).collect(),
    }
}

fn row(key: &KeySensitivity, middle: f64) -> Bar {
    // on the same side of the middle neither may hide the other
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
