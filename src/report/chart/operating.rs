//! The operating characteristic: how often a test passes, by the true probability of an exception.

use super::ChartError;
use super::axis::{Axis, Scale};
use super::drawing::{Drawing, svg};
use super::picture::{Body, Curves, Line, Picture};
use super::sizes::Layout;
use crate::estimate::{Answer, Confidence, Figure, TestPlan};
use crate::numeric::{exp, ln, whole_part_of_share};
use crate::report::evidence::{command, figure, in_words, plan_said};
use crate::report::words::{count, number, share};

/// Points of a curve.
const POINTS: u32 = 240;
/// Of the plans of an answer, those that are drawn, where there are so many.
const DRAWN: [usize; 3] = [0, 1, 4];
/// How far the axis goes below and above the figure, in times of it.
const BELOW: f64 = 100.0;
const ABOVE: f64 = 8.0;

/// The chart of an answer.
///
/// # Errors
/// Where it cannot be drawn.
pub fn operating_characteristic(answer: &Answer, layout: Layout) -> Result<Drawing, ChartError> {
    const NAME: &str = "operating-characteristic";
    let picture = picture(answer);
    let svg = svg(NAME, &picture, layout)?;
    let (title, description) = (picture.title.clone(), picture.description());
    Ok(Drawing { name: NAME, layout, title, description, svg })
}

/// What is drawn of an answer.
struct Shown {
    title: String,
    plans: Vec<TestPlan>,
    /// The probability that is pointed out on the first curve, and what it is.
    mark: Option<(f64, String)>,
    /// The ends of the axis.
    ends: [f64; 2],
    confidence: Confidence,
}

fn picture(answer: &Answer) -> Picture {
    let shown = shown(answer);
    let lot = shown.plans[0].lot;
    let along = along(shown.ends, lot);
    let lines: Vec<Line> =
        shown.plans.iter().enumerate().map(|(at, plan)| line(plan, &along, &shown, at == 0)).collect();
    let limit = "A model of populations of mines: it says nothing about whether any piece of ground is safe.";
    let ring = shown.mark.as_ref().map_or_else(String::new, |(_, what)| format!(" The ring is {what}."));
    let [low, high] = [0, along.len() - 1].map(|at| along[at]);
    Picture {
        title: shown.title.clone(),
        subtitle: format!(
            "How often so many items show no more exceptions than are allowed, by the probability that an item is not \
             inert by the day claimed for it.{ring}"
        ),
        source: [format!("inertness {}: {}.", env!("CARGO_PKG_VERSION"), command(answer)), limit.to_owned()],
        body: Body::Curves(Curves {
            vertical_name: "Share of such tests that pass".to_owned(),
            across_name: match lot {
                None => "True probability of an exception, on a logarithmic scale".to_owned(),
                Some(lot) => {
                    format!("True share of exceptions in the lot of {}, on a logarithmic scale", count(lot))
                }
            },
            across: if high > low {
                Axis { scale: Scale::Log, low, high }
            } else {
                Axis { scale: Scale::Log, low: low / 10.0, high: low * 10.0 }
            },
            along,
            say_across: Some(|p| if p >= 1.0 { "all".to_owned() } else { share(p) }),
            up: Axis::from_zero(1.0),
            say: |p| format!("{:.0} %", 100.0 * p),
            lines,
            references: vec![(
                shown.confidence.doubt(),
                format!("{} %", number(100.0 * shown.confidence.doubt())),
            )],
            strip: None,
        }),
    }
}

fn shown(answer: &Answer) -> Shown {
    let around = |of: Figure| {
        let p = of.exception();
        [p / BELOW, (ABOVE * p).min(1.0)]
    };
    match answer {
        Answer::Needed { figure: of, confidence, plans } => Shown {
            title: format!("{} support the figure of {}", plan_said(&plans[0]), in_words(*of)),
            plans: DRAWN.iter().filter_map(|&at| plans.get(at).copied()).collect(),
            mark: Some((*of).exception()).map(|p| match plans[0].lot {
                None => (p, format!("the figure: there at most {} pass", at_most(*confidence))),
                Some(lot) => (
                    (whole_part_of_share(lot, p) + 1) as f64 / lot as f64,
                    format!(
                        "the lot with one more exception than the figure allows: of such lots at most {} pass",
                        at_most(*confidence)
                    ),
                ),
            }),
            ends: around(*of),
            confidence: *confidence,
        },
        Answer::Observed { observed, confidence, upper_bound, figure: of, .. } => {
            let plan = TestPlan { items: observed.of(), allowed: observed.exceptions(), lot: None };
            let low = upper_bound.min(of.map_or(1.0, Figure::exception));
            let high = upper_bound.max(of.map_or(0.0, Figure::exception));
            Shown {
                title: format!(
                    "{} come easily up to a probability of {}",
                    plan_said(&plan),
                    share(*upper_bound)
                ),
                plans: vec![plan],
                mark: Some((*upper_bound, "the upper bound of Clopper and Pearson".to_owned())),
                ends: [low / BELOW, (ABOVE * high).min(1.0)],
                confidence: *confidence,
            }
        }
        Answer::Apart { better, worse, confidence, plan, .. } => Shown {
            title: format!(
                "{} tell {} from {}",
                plan_said(&plan.plan),
                figure(better.exception()),
                figure(worse.exception())
            ),
            plans: vec![plan.plan],
            mark: Some((
                worse.exception(),
                format!(
                    "the worse figure: {} pass there, and {} at the better one",
                    share(plan.worse_passes),
                    share(plan.better_passes)
                ),
            )),
            ends: [(better.exception() / 2.0).min(around(*worse)[0]), around(*worse)[1]],
            confidence: *confidence,
        },
    }
}

/// 1 less the confidence, in words.
fn at_most(confidence: Confidence) -> String {
    share(confidence.doubt())
}

/// Places of the points, equally far apart on the axis; of a lot, whole items.
fn along([low, high]: [f64; 2], lot: Option<u64>) -> Vec<f64> {
    let step = ln(high / low) / f64::from(POINTS);
    let places = (0..=POINTS).map(|at| (low * exp(f64::from(at) * step)).min(1.0));
    let Some(lot) = lot else { return places.collect() };
    let mut items: Vec<u64> = places.map(|p| whole_part_of_share(lot, p).max(1)).collect();
    items.dedup();
    items.into_iter().map(|items| items as f64 / lot as f64).collect()
}

fn line(plan: &TestPlan, along: &[f64], shown: &Shown, is_first: bool) -> Line {
    let passes = |p: f64| match plan.lot {
        None => plan.acceptance(p),
        Some(lot) => plan.acceptance_of(lot, (p * lot as f64).round() as u64),
    };
    let half = along.iter().copied().find(|&p| passes(p) < 0.5);
    Line {
        name: plan_said(plan),
        last: half.map_or_else(
            || "passes in half of all tests or more".to_owned(),
            |p| format!("half of all tests pass at {}", share(p)),
        ),
        mean: along.iter().map(|&p| passes(p)).collect(),
        band: None,
        edges: None,
        dashed: None,
        mark: shown.mark.as_ref().filter(|_| is_first).map(|(p, _)| (*p, passes(*p))),
    }
}
