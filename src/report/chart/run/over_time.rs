//! Curves of every alternative over time, and their notes.

use crate::question::Quantity;
use crate::report::chart::ChartError;
use crate::report::chart::layout::axis::Axis;
use crate::report::chart::layout::lines::{Curves, Line};
use crate::report::wording::format_estimate::Evidence;
use crate::report::wording::words::{only_if, span};
use crate::results::{AlternativeFindings, AtTime, Curve, Findings, IntervalCurve};

/// The interval that is shaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shading {
    /// The uncertainty interval, of expected values over parameter draws.
    Uncertainty,
    /// The prediction interval, of single replicates.
    Prediction,
    /// No interval.
    None,
}

impl Shading {
    /// Selects uncertainty intervals if there are any, otherwise prediction intervals.
    fn of(curves: &[Curve]) -> Self {
        if curves.iter().any(|curve| curve.uncertainty_interval.is_some()) {
            Self::Uncertainty
        } else if curves.iter().any(|curve| curve.prediction_interval.is_some()) {
            Self::Prediction
        } else {
            Self::None
        }
    }

    /// The selected interval of a curve.
    fn interval(self, curve: &Curve) -> Option<&IntervalCurve> {
        match self {
            Self::Uncertainty => curve.uncertainty_interval.as_ref(),
            Self::Prediction => curve.prediction_interval.as_ref(),
            Self::None => None,
        }
    }

    /// The note on the shading.
    const fn note(self) -> &'static str {
        match self {
            Self::Uncertainty => "Line: mean; shading: 90 % uncertainty interval (parameters).",
            Self::Prediction => {
                "Line: mean; shading: 90 % prediction interval (parameters and chance)."
            }
            Self::None => "Line: mean, without an interval.",
        }
    }
}

/// The index of the first time after the start.
pub(crate) fn first_after_start(findings: &Findings) -> Result<usize, ChartError> {
    let first = findings.times_days.iter().position(|&time| time > 0.0);
    first
        .filter(|_| findings.times_days.iter().all(|time| time.is_finite()))
        .ok_or(ChartError::NoTime)
}

/// A curve over the times after the start, multiplied by a factor.
///
/// A curve that is too short is an error.
pub(crate) fn curve_over_times(
    findings: &Findings,
    alternative: &AlternativeFindings,
    quantity: Quantity,
    factor: f64,
) -> Result<Curve, ChartError> {
    let no_curve =
        || ChartError::NoCurve { alternative: alternative.name.clone(), quantity: quantity.name() };
    let first = first_after_start(findings)?;
    let scaled = |values: &[f64]| {
        let whole = values.len() == findings.times_days.len()
            && values.iter().all(|value| value.is_finite());
        let kept = values.get(first..).filter(|_| whole).ok_or_else(no_curve)?;
        Ok::<Vec<f64>, ChartError>(kept.iter().map(|value| factor * value).collect())
    };
    let medians = |medians: &[Option<f64>]| {
        let whole = medians.is_empty() || medians.len() == findings.times_days.len();
        let kept = medians.get(first..).filter(|_| whole).unwrap_or_default();
        kept.iter().map(|median| median.map(|median| factor * median)).collect()
    };
    let interval = |interval: &Option<IntervalCurve>| match interval {
        Some(interval) => {
            Ok(Some(IntervalCurve { low: scaled(&interval.low)?, high: scaled(&interval.high)? }))
        }
        None => Ok::<Option<IntervalCurve>, ChartError>(None),
    };
    let curve =
        alternative.curves.get(&quantity).and_then(|entry| entry.whole()).ok_or_else(no_curve)?;
    Ok(Curve {
        mean: scaled(&curve.mean)?,
        prediction_interval: interval(&curve.prediction_interval)?,
        uncertainty_interval: interval(&curve.uncertainty_interval)?,
        median: medians(&curve.median),
    })
}

/// Curves of the alternatives over the times after the start.
pub(crate) struct OverTime<'a> {
    findings: &'a Findings,
    /// Times after the start, days.
    times: Vec<f64>,
    /// The curve of each alternative.
    pub(crate) curves: Vec<Curve>,
    pub(crate) shading: Shading,
    /// Upper limits at the horizon, for alternatives where nothing was observed.
    bounds: Vec<Option<f64>>,
}

impl<'a> OverTime<'a> {
    /// The curves, and the reported upper limits at the horizon.
    pub(crate) fn of(
        findings: &'a Findings,
        curve: impl Fn(&AlternativeFindings) -> Result<Curve, ChartError>,
        bound: impl Fn(&AlternativeFindings, &AtTime) -> Option<f64>,
    ) -> Result<Self, ChartError> {
        let times = findings.times_days[first_after_start(findings)?..].to_vec();
        let curves = findings.alternatives.iter().map(curve).collect::<Result<Vec<Curve>, _>>()?;
        let bounds = findings
            .alternatives
            .iter()
            .map(|alternative| bound(alternative, at_horizon(findings, alternative)?));
        let (bounds, shading) = (bounds.collect(), Shading::of(&curves));
        Ok(Self { findings, times, curves, shading, bounds })
    }

    /// The last time, days.
    pub(crate) fn horizon(&self) -> f64 {
        self.times.last().copied().unwrap_or_default()
    }

    /// Extends a value axis down to the smallest upper limit.
    ///
    /// It has room for the limit's mark.
    pub(crate) fn down_to_bounds(&self, up: Axis) -> Axis {
        up.down_to(self.bounds.iter().flatten().copied().reduce(f64::min).map(|bound| bound / 4.0))
    }

    /// The shaded intervals.
    pub(crate) fn intervals(&self) -> impl Iterator<Item = &IntervalCurve> {
        self.curves.iter().filter_map(|curve| self.shading.interval(curve))
    }

    /// The line of each alternative, with a label for its last value.
    ///
    /// In the label, `unit` follows the value, and `before` precedes the time.
    pub(crate) fn lines(&self, say: fn(f64) -> String, unit: &str, before: &str) -> Vec<Line> {
        let horizon = span(self.horizon());
        let line =
            |((alternative, curve), bound): ((&AlternativeFindings, &Curve), &Option<f64>)| Line {
                name: alternative.name.clone(),
                last: match curve.mean.last() {
                    Some(&last) if last > 0.0 => {
                        let median = curve.median.last().copied().flatten();
                        let median =
                            median.map_or_else(String::new, |of| format!(", median {}", say(of)));
                        format!("{}{unit} {before} {horizon}{median}", say(last))
                    }
                    _ => format!("{} {before} {horizon}", self.none_seen(*bound, say)),
                },
                interval: self.shading.interval(curve).cloned(),
                mean: curve.mean.clone(),
                median: curve.median.clone(),
                bound: *bound,
                ..Line::default()
            };
        self.findings.alternatives.iter().zip(&self.curves).zip(&self.bounds).map(line).collect()
    }

    /// The text for a zero, with any 95 % upper limit.
    fn none_seen(&self, bound: Option<f64>, say: fn(f64) -> String) -> String {
        let nothing = Evidence::of(self.findings).nothing();
        bound.map_or(nothing.clone(), |bound| format!("{nothing}, under {} (95 %)", say(bound)))
    }

    /// The legend of the shading and the lines.
    pub(crate) fn legend(&self, lines: &[Line]) -> String {
        let is_epistemic = self.shading == Shading::Uncertainty;
        let few = only_if(is_epistemic, Evidence::of(self.findings).few_text());
        format!("{}{few}{}", self.shading.note(), medians_note(lines))
    }

    /// The curves with their axes.
    pub(crate) fn drawn(
        self,
        vertical_name: &str,
        up: Axis,
        say: fn(f64) -> String,
        lines: Vec<Line>,
    ) -> Result<Curves, ChartError> {
        Ok(Curves {
            across_name: "Time since the start, on a logarithmic scale".to_owned(),
            vertical_name: vertical_name.to_owned(),
            across: Axis::of_times(&self.times).ok_or(ChartError::NoTime)?,
            along: self.times,
            say_across: None,
            up,
            say,
            lines,
            references: vec![],
            strip: None,
            marks: vec![],
        })
    }
}

/// The estimates of an alternative at the horizon, if reported.
pub(crate) fn at_horizon<'a>(
    findings: &Findings,
    alternative: &'a AlternativeFindings,
) -> Option<&'a AtTime> {
    alternative.at.last().filter(|at| Some(&at.days) == findings.times_days.last())
}

/// The note on lines that leave through the lower edge.
///
/// Empty without such lines.
pub(crate) fn lower_edge_note(lines: &[Line], up: Axis, say: fn(f64) -> String) -> String {
    if lines.iter().any(|line| line.ends_below(up)) {
        let low = say(up.low);
        format!(" A line that ends in a triangle at the lower edge falls below {low}, or to none.")
    } else {
        String::new()
    }
}

/// The note on medians beside the lines; may be empty.
pub(crate) fn medians_note(lines: &[Line]) -> &'static str {
    only_if(
        lines.iter().any(|line| line.median.iter().any(Option::is_some)),
        " Long dashes: median, where the mean is carried by few draws; half of the draws lie below \
         it.",
    )
}

/// The note on marks of upper limits; may be empty.
pub(crate) fn bounds_note(lines: &[Line], up: Axis) -> &'static str {
    only_if(
        lines.iter().any(|line| line.bound_position(up).is_some()),
        " Bar with an arrow: 0 observed, 95 % upper limit.",
    )
}
