//! Axes: where a value stands between the ends, and which values are written beside it.

use crate::numeric::{ln, pow};
use crate::report::words;
use crate::units::Days;

/// How values spread over an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Equal steps add.
    Linear,
    /// Equal steps multiply.
    Log,
}

/// An axis from `low` to `high`; on a logarithmic one both are above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axis {
    /// How values spread.
    pub(crate) scale: Scale,
    /// The value at its beginning.
    pub(crate) low: f64,
    /// The value at its end.
    pub(crate) high: f64,
}

/// A value written beside an axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tick {
    /// Where, from 0 to 1.
    pub(crate) place: f64,
    /// What is written.
    pub(crate) label: String,
}

/// Where zero stands on a logarithmic axis that has no place for it: far below, so that a line to
/// it is cut at the edge.
const FAR_BELOW: f64 = -1.0;
/// A logarithmic axis shows at most this many powers of ten.
const DECADES: i32 = 6;
/// The same where it reaches down to the bound of what was not seen.
const DECADES_TO_A_BOUND: i32 = 10;

impl Axis {
    /// Where a value stands: 0 at `low`, 1 at `high`, outside beyond them.
    pub(crate) fn place(self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => (value - self.low) / (self.high - self.low),
            Scale::Log if value > 0.0 => ln(value / self.low) / ln(self.high / self.low),
            Scale::Log => FAR_BELOW,
        }
    }

    /// The time axis of these times: logarithmic from the first after the start to the last, with
    /// room on both sides of a single one.
    pub(crate) fn of_times(times: &[f64]) -> Option<Self> {
        let low = times.iter().copied().find(|&time| time > 0.0)?;
        let high = times.last().copied().filter(|&last| last >= low)?;
        let (low, high) = if high > low { (low, high) } else { (low / 4.0, high * 4.0) };
        Some(Self { scale: Scale::Log, low, high })
    }

    /// An axis from 0 to a little above the greatest value.
    pub(crate) fn from_zero(greatest: f64) -> Self {
        let high = if greatest > 0.0 { greatest } else { 1.0 };
        let step = linear_step(high);
        Self { scale: Scale::Linear, low: 0.0, high: step * (high / step - 1e-9).ceil() }
    }

    /// A logarithmic axis from the power of ten under `least` to the one over `greatest`, at most
    /// [`DECADES`] apart.
    pub(crate) fn logarithmic(least: f64, greatest: f64) -> Self {
        let top = -power_under(1.0 / greatest);
        let bottom = power_under(least).clamp(top - DECADES, top - 1);
        Self { scale: Scale::Log, low: ten_to(bottom), high: ten_to(top) }
    }

    /// The same down to a bound, where there is one that lies lower, and [`DECADES_TO_A_BOUND`] at
    /// most.
    pub(crate) fn down_to(self, bound: Option<f64>) -> Self {
        match bound {
            Some(bound) if self.low > 0.0 && bound < self.low => {
                let least = power_under(self.high) - DECADES_TO_A_BOUND;
                Self { low: ten_to(power_under(bound).max(least)), ..self }
            }
            Some(_) | None => self,
        }
    }

    /// The values written beside it, from the low end up.
    pub(crate) fn ticks(self, say: fn(f64) -> String) -> Vec<Tick> {
        let values: Vec<f64> = match self.scale {
            Scale::Linear => {
                let step = linear_step(self.high);
                let count = (self.high / step).round().clamp(1.0, 20.0) as u32;
                (0..=count).map(|at| f64::from(at) * self.high / f64::from(count)).collect()
            }
            Scale::Log => {
                let powers = power_under(self.low)..=power_under(self.high);
                let step = if powers.clone().count() > 8 { 2 } else { 1 };
                let mut values: Vec<f64> = powers.rev().step_by(step).map(ten_to).collect();
                values.reverse();
                values
            }
        };
        values
            .into_iter()
            .map(|value| Tick { place: self.place(value), label: say(value) })
            .collect()
    }

    /// The values written beside an axis that is `wide` pixels, none where it would touch another:
    /// of a logarithmic one powers of ten, then twice and five times those.
    pub(crate) fn ticks_apart(
        self,
        wide: f64,
        say: fn(f64) -> String,
        width: impl Fn(&str) -> f64,
    ) -> Vec<Tick> {
        let values: Vec<f64> = match self.scale {
            Scale::Linear => {
                let step = linear_step(self.high - self.low);
                let first = (self.low / step - 1e-9).ceil();
                (0..20).map(|at| (first + f64::from(at)) * step).collect()
            }
            Scale::Log => {
                let powers = power_under(self.low)..=power_under(self.high);
                let times = |part: f64| powers.clone().map(move |power| part * ten_to(power));
                [1.0, 2.0, 5.0].into_iter().flat_map(times).collect()
            }
        };
        // whole powers of ten first
        let labels = values.into_iter().map(|value| (value, say(value)));
        self.that_do_not_touch(labels, wide, 8.0, width)
    }

    /// Times written beside a time axis that is `wide` pixels, with labels as wide as `width` says,
    /// the most telling first, and none where it would touch another.
    pub(crate) fn time_ticks(self, wide: f64, width: impl Fn(&str) -> f64) -> Vec<Tick> {
        let time =
            |text: &str| (Days::parse(text).expect("a duration of ours").days(), text.to_owned());
        let end = |days: f64| (days, words::span(days));
        // where the axis ends is told before all
        let labels = std::iter::once(end(self.high)).chain(TIMES.map(time));
        let labels = labels.chain([end(self.low), time(LEAST_TELLING)]);
        self.that_do_not_touch(labels, wide, 6.0, width)
    }

    /// Of labels those on the axis that touch none of those before them, with so much free on both
    /// sides of each; in the order of the axis.
    fn that_do_not_touch(
        self,
        labels: impl Iterator<Item = (f64, String)>,
        wide: f64,
        free: f64,
        width: impl Fn(&str) -> f64,
    ) -> Vec<Tick> {
        let mut kept: Vec<(f64, f64, Tick)> = vec![];
        for (value, label) in labels {
            let place = self.place(value);
            let (centre, half) = (place * wide, width(&label) / 2.0 + free);
            let touches =
                |&(from, to, _): &(f64, f64, Tick)| centre - half < to && from < centre + half;
            if (-1e-9..=1.0 + 1e-9).contains(&place) && !kept.iter().any(touches) {
                kept.push((centre - half, centre + half, Tick { place, label }));
            }
        }
        let mut ticks: Vec<Tick> = kept.into_iter().map(|(_, _, tick)| tick).collect();
        ticks.sort_by(|a, b| a.place.total_cmp(&b.place));
        ticks
    }
}

/// The least and the greatest positive value, if there is any.
pub(crate) fn extent<'a>(values: impl Iterator<Item = &'a f64>) -> Option<(f64, f64)> {
    values.copied().filter(|&value| value > 0.0).fold(None, |extent, value| match extent {
        Some((least, greatest)) => Some((value.min(least), value.max(greatest))),
        None => Some((value, value)),
    })
}

/// Times that people think in, the most telling first.
const TIMES: [&str; 21] = [
    "4 h", "1 d", "14 d", "1 y", "10 y", "100 y", "30 d", "120 d", "30 y", "1 min", "1 h", "2 d",
    "7 d", "3 y", "10 min", "12 h", "4 d", "60 d", "2 y", "5 y", "20 y",
];
/// The last, after the beginning of the axis.
const LEAST_TELLING: &str = "200 d";

/// A step of 1, 2 or 5 times a power of ten, of which four to eight make the whole.
fn linear_step(whole: f64) -> f64 {
    let unit = ten_to(power_under(whole / 4.0));
    let wanted = whole / 4.0 / unit;
    unit * if wanted >= 5.0 {
        5.0
    } else if wanted >= 2.0 {
        2.0
    } else {
        1.0
    }
}

/// The greatest whole power of ten at or under a value.
fn power_under(value: f64) -> i32 {
    let guess = (ln(value) / std::f64::consts::LN_10).round() as i32;
    if ten_to(guess) <= value * (1.0 + 1e-9) { guess } else { guess - 1 }
}

/// Ten to a whole power.
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
        assert_eq!(axis.ticks(crate::report::frequency::share).len(), 5);
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
        let axis = Axis { scale: Scale::Log, low: 1.0 / 24.0, high: 30.0 * 365.25 };
        let ticks = axis.time_ticks(800.0, |label| 8.0 * label.len() as f64);
        for pair in ticks.windows(2) {
            assert!((pair[1].place - pair[0].place) * 800.0 > 30.0, "{pair:?}");
        }
        assert_eq!(ticks.last().unwrap().label, "30 y");
        assert!(ticks.iter().any(|tick| tick.label == "14 d"));
    }
}
