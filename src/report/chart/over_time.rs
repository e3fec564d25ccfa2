//! Curves of every arm over time, and their captions.

use super::ChartError;
use super::axis::Axis;
use super::lines::{Curves, Line};
use crate::question::Quantity;
use crate::report::said::Evidence;
use crate::report::words::{only_if, span};
use crate::results::{ArmFindings, AtTime, Band, Curve, Findings};

/// The uncertainty interval that is shaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shading {
    /// Of expected values over parameter draws.
    Epistemic,
    /// Of single fields.
    Prediction,
    /// None.
    None,
}

impl Shading {
    /// The epistemic bands where there are any, else the prediction bands.
    fn of(curves: &[Curve]) -> Self {
        if curves.iter().any(|curve| curve.epistemic.is_some()) {
            Self::Epistemic
        } else if curves.iter().any(|curve| curve.prediction.is_some()) {
            Self::Prediction
        } else {
            Self::None
        }
    }

    /// That band of a curve.
    fn band(self, curve: &Curve) -> Option<&Band> {
        match self {
            Self::Epistemic => curve.epistemic.as_ref(),
            Self::Prediction => curve.prediction.as_ref(),
            Self::None => None,
        }
    }

    /// What the reader is told of it.
    const fn said(self) -> &'static str {
        match self {
            Self::Epistemic => {
                "Line: mean; shading: 90 % epistemic band, what the unknown parameters leave open."
            }
            Self::Prediction => {
                "Line: mean; shading: 90 % prediction band, where single fields fall by luck."
            }
            Self::None => "Line: mean, without a band.",
        }
    }
}

/// Where the times after the start begin.
pub(crate) fn first_after_start(findings: &Findings) -> Result<usize, ChartError> {
    let first = findings.times_days.iter().position(|&time| time > 0.0);
    first
        .filter(|_| findings.times_days.iter().all(|time| time.is_finite()))
        .ok_or(ChartError::NoTime)
}

/// A curve over the times after the start, each value multiplied by a factor; refused where it is
/// too short.
pub(crate) fn curve_over_times(
    findings: &Findings,
    arm: &ArmFindings,
    quantity: Quantity,
    factor: f64,
) -> Result<Curve, ChartError> {
    let no_curve = || ChartError::NoCurve { arm: arm.name.clone(), quantity: quantity.name() };
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
    let band = |band: &Option<Band>| match band {
        Some(band) => Ok(Some(Band { low: scaled(&band.low)?, high: scaled(&band.high)? })),
        None => Ok::<Option<Band>, ChartError>(None),
    };
    let curve = arm.curves.get(&quantity).and_then(|entry| entry.whole()).ok_or_else(no_curve)?;
    Ok(Curve {
        mean: scaled(&curve.mean)?,
        prediction: band(&curve.prediction)?,
        epistemic: band(&curve.epistemic)?,
        median: medians(&curve.median),
    })
}

/// Curves of the arms over the times after the start.
pub(crate) struct OverTime<'a> {
    findings: &'a Findings,
    /// Times after the start, days.
    times: Vec<f64>,
    /// The curve of each arm.
    pub(crate) curves: Vec<Curve>,
    pub(crate) shading: Shading,
    /// The upper bound of each arm at the horizon, where none was seen.
    bounds: Vec<Option<f64>>,
}

impl<'a> OverTime<'a> {
    /// The curves, and the bounds at the horizon that are reported.
    pub(crate) fn of(
        findings: &'a Findings,
        curve: impl Fn(&ArmFindings) -> Result<Curve, ChartError>,
        bound: impl Fn(&ArmFindings, &AtTime) -> Option<f64>,
    ) -> Result<Self, ChartError> {
        let times = findings.times_days[first_after_start(findings)?..].to_vec();
        let curves = findings.arms.iter().map(curve).collect::<Result<Vec<Curve>, _>>()?;
        let bounds = findings.arms.iter().map(|arm| bound(arm, at_horizon(findings, arm)?));
        let (bounds, shading) = (bounds.collect(), Shading::of(&curves));
        Ok(Self { findings, times, curves, shading, bounds })
    }

    /// The last time, days.
    pub(crate) fn horizon(&self) -> f64 {
        self.times.last().copied().unwrap_or_default()
    }

    /// A value axis down to the lowest of the bounds, with room for its mark below.
    pub(crate) fn down_to_bounds(&self, up: Axis) -> Axis {
        up.down_to(self.bounds.iter().flatten().copied().reduce(f64::min).map(|bound| bound / 4.0))
    }

    /// The bands that are shaded.
    pub(crate) fn bands(&self) -> impl Iterator<Item = &Band> {
        self.curves.iter().filter_map(|curve| self.shading.band(curve))
    }

    /// A line for each arm; its last value is said so, with a unit behind it and a word before the
    /// time.
    pub(crate) fn lines(&self, say: fn(f64) -> String, unit: &str, before: &str) -> Vec<Line> {
        let horizon = span(self.horizon());
        let line = |((arm, curve), bound): ((&ArmFindings, &Curve), &Option<f64>)| Line {
            name: arm.name.clone(),
            last: match curve.mean.last() {
                Some(&last) if last > 0.0 => {
                    let median = curve.median.last().copied().flatten();
                    let median =
                        median.map_or_else(String::new, |of| format!(", median {}", say(of)));
                    format!("{}{unit} {before} {horizon}{median}", say(last))
                }
                _ => format!("{} {before} {horizon}", self.none_seen(*bound, say)),
            },
            band: self.shading.band(curve).cloned(),
            mean: curve.mean.clone(),
            median: curve.median.clone(),
            bound: *bound,
            ..Line::default()
        };
        self.findings.arms.iter().zip(&self.curves).zip(&self.bounds).map(line).collect()
    }

    /// Nothing, in words: with the 95 % upper bound where there is one.
    fn none_seen(&self, bound: Option<f64>, say: fn(f64) -> String) -> String {
        let nothing = Evidence::of(self.findings).nothing();
        bound.map_or(nothing.clone(), |bound| format!("{nothing}, under {} (95 %)", say(bound)))
    }

    /// What the shading and the lines are.
    pub(crate) fn legend(&self, lines: &[Line]) -> String {
        let is_epistemic = self.shading == Shading::Epistemic;
        let few = only_if(is_epistemic, Evidence::of(self.findings).few_said());
        format!("{}{few}{}", self.shading.said(), medians_said(lines))
    }

    /// What is drawn.
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

/// The estimate of an arm at the horizon, which is not always reported.
pub(crate) fn at_horizon<'a>(findings: &Findings, arm: &'a ArmFindings) -> Option<&'a AtTime> {
    arm.at.last().filter(|at| Some(&at.days) == findings.times_days.last())
}

/// What is told of lines that leave through the lower edge.
pub(crate) fn lower_edge_said(lines: &[Line], up: Axis, say: fn(f64) -> String) -> String {
    if lines.iter().any(|line| line.ends_below(up)) {
        let low = say(up.low);
        format!(" A line that ends in a triangle at the lower edge falls below {low}, or to none.")
    } else {
        String::new()
    }
}

/// What is told of medians beside the lines.
pub(crate) fn medians_said(lines: &[Line]) -> &'static str {
    only_if(
        lines.iter().any(|line| line.median.iter().any(Option::is_some)),
        " Long dashes: median, where the mean is carried by few draws; half of the draws lie below \
         it.",
    )
}

/// What is told of marks of bounds.
pub(crate) fn bounds_said(lines: &[Line], up: Axis) -> &'static str {
    only_if(
        lines.iter().any(|line| line.bound_place(up).is_some()),
        " Bar with an arrow: none seen, 95 % upper bound.",
    )
}
