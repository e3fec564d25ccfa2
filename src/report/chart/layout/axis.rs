//! Axes: the positions of values, and tick labels.

use crate::numeric::{ln, pow};
use crate::report::wording::words;
use crate::units::Days;

/// The scale of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AxisScale {
    /// Equal distances are equal differences.
    Linear,
    /// Equal distances are equal factors.
    Log,
}

/// An axis from `low` to `high`, both above 0 if logarithmic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axis {
    /// The scale.
    pub(crate) scale: AxisScale,
    /// The value at its start.
    pub(crate) low: f64,
    /// The value at its end.
    pub(crate) high: f64,
}

/// A labelled value on an axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tick {
    /// The position, from 0 to 1.
    pub(crate) position: f64,
    /// The label.
    pub(crate) label: String,
}

/// The position of zero on a logarithmic axis.
///
/// It is far below the axis, so that a line to zero is clipped at the edge.
const FAR_BELOW: f64 = -1.0;
/// Most powers of ten on a logarithmic axis.
const DECADES: i32 = 6;
/// Most powers of ten on an axis down to an upper limit.
const DECADES_TO_A_BOUND: i32 = 10;

impl Axis {
    /// The position of a value: 0 at `low`, 1 at `high`.
    ///
    /// Values beyond these are outside.
    pub(crate) fn position(self, value: f64) -> f64 {
        match self.scale {
            AxisScale::Linear => (value - self.low) / (self.high - self.low),
            AxisScale::Log if value > 0.0 => ln(value / self.low) / ln(self.high / self.low),
            AxisScale::Log => FAR_BELOW,
        }
    }

    /// The logarithmic time axis from the first to the last time.
    ///
    /// It begins after the start. A single time has room on both sides.
    pub(crate) fn of_times(times: &[f64]) -> Option<Self> {
        let low = times.iter().copied().find(|&time| time > 0.0)?;
        let high = times.last().copied().filter(|&last| last >= low)?;
        let (low, high) = if high > low { (low, high) } else { (low / 4.0, high * 4.0) };
        Some(Self { scale: AxisScale::Log, low, high })
    }

    /// A linear axis from 0 to a little above the greatest value.
    pub(crate) fn from_zero(greatest: f64) -> Self {
        let high = if greatest > 0.0 { greatest } else { 1.0 };
        let step = linear_step(high);
        Self { scale: AxisScale::Linear, low: 0.0, high: step * (high / step - 1e-9).ceil() }
    }

    /// A logarithmic axis between powers of ten around `least` and `greatest`.
    ///
    /// It has at most [`DECADES`] powers of ten.
    pub(crate) fn logarithmic(least: f64, greatest: f64) -> Self {
        let top = -power_under(1.0 / greatest);
        let bottom = power_under(least).clamp(top - DECADES, top - 1);
        Self { scale: AxisScale::Log, low: ten_to(bottom), high: ten_to(top) }
    }

    /// Extends the axis down to `bound`. It has at most [`DECADES_TO_A_BOUND`] powers of ten.
    pub(crate) fn down_to(self, bound: Option<f64>) -> Self {
        match bound {
            Some(bound) if self.low > 0.0 && bound < self.low => {
                let least = power_under(self.high) - DECADES_TO_A_BOUND;
                Self { low: ten_to(power_under(bound).max(least)), ..self }
            }
            Some(_) | None => self,
        }
    }

    /// The ticks, from the low end up.
    pub(crate) fn ticks(self, say: fn(f64) -> String) -> Vec<Tick> {
        let values: Vec<f64> = match self.scale {
            AxisScale::Linear => {
                let step = linear_step(self.high);
                let count = (self.high / step).round().clamp(1.0, 20.0) as u32;
                (0..=count).map(|at| f64::from(at) * self.high / f64::from(count)).collect()
            }
            AxisScale::Log => {
                let powers = power_under(self.low)..=power_under(self.high);
                let step = if powers.clone().count() > 8 { 2 } else { 1 };
                let mut values: Vec<f64> = powers.rev().step_by(step).map(ten_to).collect();
                values.reverse();
                values
            }
        };
        values
            .into_iter()
            .map(|value| Tick { position: self.position(value), label: say(value) })
            .collect()
    }

    /// The ticks of an axis, without overlapping labels.
    ///
    /// The axis is `wide` pixels long. If logarithmic, it has powers of ten first, then twice and
    /// five times those.
    pub(crate) fn spaced_ticks(
        self,
        wide: f64,
        say: fn(f64) -> String,
        width: impl Fn(&str) -> f64,
    ) -> Vec<Tick> {
        let values: Vec<f64> = match self.scale {
            AxisScale::Linear => {
                let step = linear_step(self.high - self.low);
                let first = (self.low / step - 1e-9).ceil();
                (0..20).map(|at| (first + f64::from(at)) * step).collect()
            }
            AxisScale::Log => {
                let powers = power_under(self.low)..=power_under(self.high);
                let times = |part: f64| powers.clone().map(move |power| part * ten_to(power));
                [1.0, 2.0, 5.0].into_iter().flat_map(times).collect()
            }
        };
        // whole powers of ten first
        let labels = values.into_iter().map(|value| (value, say(value)));
        self.that_do_not_touch(labels, wide, 8.0, width)
    }

    /// The ticks of a time axis, without overlapping labels.
    ///
    /// The axis is `wide` pixels long, and `width` gives the width of a label. The most useful
    /// times come first.
    pub(crate) fn time_ticks(self, wide: f64, width: impl Fn(&str) -> f64) -> Vec<Tick> {
        let time =
            |text: &str| (Days::parse(text).expect("a duration of ours").days(), text.to_owned());
        let end = |days: f64| (days, words::span(days));
        // the end of the axis has precedence
        let labels = std::iter::once(end(self.high)).chain(TIMES.map(time));
        let labels = labels.chain([end(self.low), time(LEAST_TELLING)]);
        self.that_do_not_touch(labels, wide, 6.0, width)
    }

    /// The labels on the axis that do not overlap any earlier one.
    ///
    /// Each keeps `free` pixels on both sides. They are in the order of the axis.
    fn that_do_not_touch(
        self,
        labels: impl Iterator<Item = (f64, String)>,
        wide: f64,
        free: f64,
        width: impl Fn(&str) -> f64,
    ) -> Vec<Tick> {
        let mut kept: Vec<(f64, f64, Tick)> = vec![];
        for (value, label) in labels {
            let position = self.position(value);
            let (centre, half) = (position * wide, width(&label) / 2.0 + free);
            let touches =
                |&(from, to, _): &(f64, f64, Tick)| centre - half < to && from < centre + half;
            if (-1e-9..=1.0 + 1e-9).contains(&position) && !kept.iter().any(touches) {
                kept.push((centre - half, centre + half, Tick { position, label }));
            }
        }
        let mut ticks: Vec<Tick> = kept.into_iter().map(|(_, _, tick)| tick).collect();
        ticks.sort_by(|a, b| a.position.total_cmp(&b.position));
        ticks
    }
}

/// The smallest and the largest positive value, if any.
pub(crate) fn extent<'a>(values: impl Iterator<Item = &'a f64>) -> Option<(f64, f64)> {
    values.copied().filter(|&value| value > 0.0).fold(None, |extent, value| match extent {
        Some((least, greatest)) => Some((value.min(least), value.max(greatest))),
        None => Some((value, value)),
    })
}

/// Customary times, the most useful first.
const TIMES: [&str; 21] = [
    "4 h", "1 d", "14 d", "1 y", "10 y", "100 y", "30 d", "120 d", "30 y", "1 min", "1 h", "2 d",
    "7 d", "3 y", "10 min", "12 h", "4 d", "60 d", "2 y", "5 y", "20 y",
];
/// The least useful time, used after the start of the axis.
const LEAST_TELLING: &str = "200 d";

/// A step of 1, 2 or 5 times a power of ten.
///
/// The axis then has four to eight steps.
fn linear_step(whole: f64) -> f64 {
    let unit = ten_to(power_under(whole / 4.0));
    let expected = whole / 4.0 / unit;
    unit * if expected >= 5.0 {
        5.0
    } else if expected >= 2.0 {
        2.0
    } else {
        1.0
    }
}

/// The exponent of the largest power of ten up to a value.
fn power_under(value: f64) -> i32 {
    let guess = (ln(value) / std::f64::consts::LN_10).round() as i32;
    if ten_to(guess) <= value * (1.0 + 1e-9) { guess } else { guess - 1 }
}

/// Ten to an integer power.
fn ten_to(power: i32) -> f64 {
    pow(10.0, f64::from(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_enclose_the_values() {
        let axis = Axis::logarithmic(3e-4, 0.97);
        assert!((axis.low / 1e-4 - 1.0).abs() < 1e-9 && (axis.high - 1.0).abs() < 1e-9, "{axis:?}");
        assert_eq!(axis.ticks(crate::report::wording::frequency::share).len(), 5);
        assert!((Axis::logarithmic(1e-30, 1.0).low / 1e-6 - 1.0).abs() < 1e-9);
        assert!((Axis::logarithmic(1.0, 1.0).low - 0.1).abs() < 1e-9);
        assert!((Axis::logarithmic(10.0, 1000.0).high - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn a_linear_axis_ends_on_a_round_value_above_the_greatest() {
        for (greatest, high, ticks) in
            [(22.0, 25.0, 6), (1.0, 1.0, 6), (0.0, 1.0, 6), (7.3, 8.0, 5), (410.0, 500.0, 6)]
        {
            let axis = Axis::from_zero(greatest);
            assert!((axis.high - high).abs() < 1e-9, "{greatest}: {axis:?}");
            assert_eq!(axis.ticks(words::number).len(), ticks, "{greatest}");
        }
    }

    #[test]
    fn times_do_not_touch() {
        let axis = Axis { scale: AxisScale::Log, low: 1.0 / 24.0, high: 30.0 * 365.25 };
        let ticks = axis.time_ticks(800.0, |label| 8.0 * label.len() as f64);
        for pair in ticks.windows(2) {
            assert!((pair[1].position - pair[0].position) * 800.0 > 30.0, "{pair:?}");
        }
        assert_eq!(ticks.last().unwrap().label, "30 y");
        assert!(ticks.iter().any(|tick| tick.label == "14 d"));
    }
}
