//! What a chart shows, before it has a place on paper: each chart makes one, `draw` draws any.

use super::ChartError;
use super::axis::Axis;
use super::bars::Bars;
use super::heat::Heat;
use super::icons::Icons;
use super::lines::{Curves, Line};
use super::ranges::Ranges;
use super::sheet::{Sheet, Texts};
use super::sizes::Layout;
use super::stacks::Stacks;
use crate::estimate::{ArmFindings, AtTime, Band, Curve, Findings};
use crate::question::Quantity;
use crate::report::limits::UNDER_A_CHART;
use crate::report::said::Evidence;
use crate::report::words::sentence;

/// A chart.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// The finding, in words.
    pub(crate) title: String,
    /// What is drawn, and what the shading is.
    pub(crate) subtitle: String,
    /// What stands at the foot.
    pub(crate) source: [String; 2],
    /// What is drawn.
    pub(crate) body: Body,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// Curves over time, or over a count.
    Curves(Curves),
    /// Bars in rows.
    Bars(Bars),
    /// Shares stacked over time.
    Stacks(Stacks),
    /// A thousand mines.
    Icons(Icons),
    /// Stretches in rows.
    Ranges(Ranges),
    /// Cells over two keys.
    Heat(Heat),
}

/// What runs along the bottom where that is time.
pub(crate) const TIME: &str = "Time since the start, on a logarithmic scale";

/// Which band the shading is.
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
    pub(crate) fn of(curves: &[Curve]) -> Self {
        if curves.iter().any(|curve| curve.epistemic.is_some()) {
            Self::Epistemic
        } else if curves.iter().any(|curve| curve.prediction.is_some()) {
            Self::Prediction
        } else {
            Self::None
        }
    }

    /// That band of a curve.
    pub(crate) fn band(self, curve: &Curve) -> Option<&Band> {
        match self {
            Self::Epistemic => curve.epistemic.as_ref(),
            Self::Prediction => curve.prediction.as_ref(),
            Self::None => None,
        }
    }

    /// What the reader is told of it.
    pub(crate) const fn said(self) -> &'static str {
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
    curve: Option<Curve>,
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
    let band = |band: Option<Band>| match band {
        Some(band) => Ok(Some(Band { low: scaled(&band.low)?, high: scaled(&band.high)? })),
        None => Ok::<Option<Band>, ChartError>(None),
    };
    let curve = curve.ok_or_else(no_curve)?;
    Ok(Curve {
        mean: scaled(&curve.mean)?,
        prediction: band(curve.prediction)?,
        epistemic: band(curve.epistemic)?,
        median: medians(&curve.median),
    })
}

/// The least and the greatest positive value, if there is any.
pub(crate) fn extent<'a>(values: impl Iterator<Item = &'a f64>) -> Option<(f64, f64)> {
    values.copied().filter(|&value| value > 0.0).fold(None, |extent, value| match extent {
        Some((least, greatest)) => Some((value.min(least), value.max(greatest))),
        None => Some((value, value)),
    })
}

/// What is told of lines that leave through the lower edge.
pub(crate) fn lower_edge_said(lines: &[Line], up: Axis, say: fn(f64) -> String) -> String {
    if lines.iter().any(|line| line.ends_below(up)) {
        format!(
            " A line that ends in a triangle at the lower edge falls below {}, or to none.",
            say(up.low)
        )
    } else {
        String::new()
    }
}

/// What is told of medians beside the lines.
pub(crate) fn medians_said(lines: &[Line]) -> &'static str {
    if lines.iter().any(|line| line.median.iter().any(Option::is_some)) {
        " Long dashes: median, where the mean is carried by few draws; half of the draws lie below \
         it."
    } else {
        ""
    }
}

/// The median at the end of a curve, where it stands beside the mean.
pub(crate) fn last_median(curve: &Curve, say: fn(f64) -> String) -> String {
    let last = curve.median.last().copied().flatten();
    last.map_or_else(String::new, |median| format!(", median {}", say(median)))
}

/// Nothing, in words: with the 95 % upper bound where there is one.
pub(crate) fn none_seen(findings: &Findings, bound: Option<f64>, say: fn(f64) -> String) -> String {
    let nothing = Evidence::of(findings).nothing();
    bound.map_or(nothing.clone(), |bound| format!("{nothing}, under {} (95 %)", say(bound)))
}

/// The lowest of the bounds of arms, with room for its mark below.
pub(crate) fn least_bound(
    findings: &Findings,
    bound: fn(&Findings, &ArmFindings) -> Option<f64>,
) -> Option<f64> {
    let bounds = findings.arms.iter().filter_map(|arm| bound(findings, arm));
    bounds.reduce(f64::min).map(|bound| bound / 4.0)
}

/// What the shading is where it rests on few events.
pub(crate) fn few_said(findings: &Findings, shading: Shading) -> &'static str {
    if shading == Shading::Epistemic { Evidence::of(findings).few_said() } else { "" }
}

/// The estimate of an arm at the horizon, which is not always reported.
pub(crate) fn at_horizon<'a>(findings: &Findings, arm: &'a ArmFindings) -> Option<&'a AtTime> {
    arm.at.last().filter(|at| Some(&at.days) == findings.times_days.last())
}

/// What is told of marks of bounds.
pub(crate) fn bounds_said(lines: &[Line], up: Axis) -> &'static str {
    if lines.iter().any(|line| line.bound_place(up).is_some()) {
        " Bar with an arrow: none seen, 95 % upper bound."
    } else {
        ""
    }
}

/// Letters of two names that a heading has room for.
const IN_A_HEADING: usize = 80;

/// Whether the names of two arms fit into a heading together.
pub(crate) fn both_fit(one: &str, other: &str) -> bool {
    one.chars().count() + other.chars().count() < IN_A_HEADING
}

/// How to make the picture again, and what it does not say.
pub(crate) fn source(findings: &Findings) -> [String; 2] {
    let made = &findings.provenance;
    let run = format!(
        "{} {} {}, {}, seed {}.",
        sentence(&findings.title),
        made.program,
        made.version,
        crate::report::made::by(made),
        made.seed
    );
    [run, UNDER_A_CHART.to_owned()]
}

impl Picture {
    /// The sheet that it is drawn on.
    pub(crate) fn sheet(&self, layout: Layout) -> Sheet {
        let texts = Texts { title: &self.title, subtitle: &self.subtitle, source: &self.source };
        Sheet::of(texts, self.body.high(layout), layout)
    }

    /// The picture in words, for those who cannot see it.
    pub(crate) fn description(&self) -> String {
        format!("{} {}", self.subtitle, self.body.description())
    }
}

impl Body {
    /// Its height, px.
    pub(crate) fn high(&self, layout: Layout) -> f64 {
        match self {
            Self::Curves(curves) => super::curves_layout::high(curves, layout),
            Self::Bars(bars) => super::bars::high(bars, layout),
            Self::Stacks(stacks) => super::stacks::high(stacks, layout),
            Self::Icons(icons) => super::icons::high(icons, layout),
            Self::Ranges(ranges) => super::ranges::high(ranges, layout),
            Self::Heat(heat) => super::heat::high(heat, layout),
        }
    }

    fn description(&self) -> String {
        match self {
            Self::Curves(curves) => {
                let lines: Vec<String> = curves
                    .lines
                    .iter()
                    .map(|line| format!("{}: {}", line.name, line.last))
                    .collect();
                let marks = super::marks::description(&curves.marks);
                let names: Vec<&str> =
                    curves.references.iter().map(|(_, name)| name.as_str()).collect();
                let beside = if names.is_empty() {
                    String::new()
                } else {
                    format!(" Beside them: {}.", names.join("; "))
                };
                format!("{}. {}.{beside}{marks}", curves.vertical_name, lines.join("; "))
            }
            Self::Bars(bars) => super::bars::description(bars),
            Self::Stacks(stacks) => super::stacks::description(stacks),
            Self::Icons(icons) => super::icons::description(icons),
            Self::Ranges(ranges) => super::ranges::description(ranges),
            Self::Heat(heat) => super::heat::description(heat),
        }
    }
}
