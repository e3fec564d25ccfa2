//! Chart: operating characteristic, the acceptance probability by the true failure probability.

use crate::numeric::{exp, ln};
use crate::report::analysis::evidence::{
    command, figure, in_words, observed_text, percent_of, plan_text,
};
use crate::report::chart::drawing::{Drawing, drawn};
use crate::report::chart::layout::axis::{Axis, AxisScale};
use crate::report::chart::layout::lines::{Curves, Line};
use crate::report::chart::layout::picture::Picture;
use crate::report::chart::layout::sizes::Layout;
use crate::report::wording::frequency::{compared, share};
use crate::report::wording::words::count;
use crate::results::{Answer, Confidence, Figure, TestPlan};

/// The tested probability of an unlimited source.
const NOT_INERT: &str = "the probability that an item is not inert by the day claimed for it";

/// The number of points of a curve.
const POINTS: u32 = 240;
/// The plans of an answer that are drawn, if present.
const DRAWN: [usize; 3] = [0, 1, 4];
/// Factors to which the axis extends below and above the figure.
const BELOW: f64 = 100.0;
const ABOVE: f64 = 8.0;

/// Renders the chart of an answer.
pub fn operating_characteristic(answer: &Answer, layout: Layout) -> Drawing {
    drawn("operating-characteristic", &picture(answer), layout)
}

/// The content of the chart for an answer.
struct Shown {
    title: String,
    plans: Vec<TestPlan>,
    /// The highlighted value on the first curve, and its label.
    ring: (f64, String),
    /// The ends of the axis: probabilities, or items of a lot.
    ends: [f64; 2],
    confidence: Confidence,
}

fn picture(answer: &Answer) -> Picture {
    let shown = shown(answer);
    let lot = shown.plans[0].lot;
    let along = if lot.is_some() { items_along(shown.ends) } else { along(shown.ends) };
    let lines: Vec<Line> = shown
        .plans
        .iter()
        .enumerate()
        .map(|(at, plan)| line(plan, &along, &shown, at == 0))
        .collect();
    Picture {
        title: shown.title.clone(),
        subtitle: format!(
            "How often so many items show no more failures than that, by {}. The ring is {}.",
            match lot {
                None => NOT_INERT.to_owned(),
                Some(lot) => format!(
                    "how many of the lot of {} are not inert by the day claimed for them",
                    count(lot)
                ),
            },
            shown.ring.1
        ),
        source: format!("inertness {}: {}.", env!("CARGO_PKG_VERSION"), command(answer)),
        body: Box::new(Curves {
            vertical_name: "Share of such tests that pass".to_owned(),
            across_name: match lot {
                None => "True probability of a failure, on a logarithmic scale".to_owned(),
                Some(_) => "Failures in the whole lot, on a logarithmic scale".to_owned(),
            },
            along,
            across: Axis { scale: AxisScale::Log, low: shown.ends[0], high: shown.ends[1] },
            say_across: Some(match lot {
                None => |p| if p >= 1.0 { "all".to_owned() } else { share(p) },
                Some(_) => |items| count(items.round() as u64),
            }),
            up: Axis::from_zero(1.0),
            say: percent_of,
            lines,
            references: vec![(shown.confidence.doubt(), percent_of(shown.confidence.doubt()))],
            strip: None,
            marks: vec![],
        }),
    }
}

fn shown(answer: &Answer) -> Shown {
    let around = |of: Figure| {
        let p = of.failure();
        [p / BELOW, (ABOVE * p).min(1.0)]
    };
    match answer {
        Answer::Needed { figure: of, confidence, plans } => {
            let rare = share(confidence.doubt());
            let title = format!("{} support the figure of {}", plan_text(&plans[0]), in_words(*of));
            let plans: Vec<TestPlan> =
                DRAWN.iter().filter_map(|&at| plans.get(at).copied()).collect();
            let (ring, ends) = match (plans[0].lot, plans[0].allowed_of_lot(*of)) {
                (Some(lot), Some(few)) => {
                    let many = (few + 1) as f64;
                    let ring = format!(
                        "the lot with one failure more than the figure lets it have: of such at \
                         most {rare} pass"
                    );
                    (
                        (many, ring),
                        [(many / BELOW).floor().max(1.0), (ABOVE * many).min(lot as f64).max(2.0)],
                    )
                }
                _ => {
                    ((of.failure(), format!("the figure: there at most {rare} pass")), around(*of))
                }
            };
            Shown { title, plans, ring, ends, confidence: *confidence }
        }
        Answer::Observed { observed, confidence, upper_bound, figure: of, .. } => {
            let plan = TestPlan { items: observed.of(), allowed: observed.failures(), lot: None };
            let low = upper_bound.min(of.map_or(1.0, Figure::failure));
            let high = upper_bound.max(of.map_or(0.0, Figure::failure));
            Shown {
                title: format!(
                    "{}: a probability of at most {}, with {} confidence",
                    observed_text(observed),
                    share(*upper_bound),
                    percent_of(confidence.level())
                ),
                plans: vec![plan],
                ring: (*upper_bound, "the upper bound of Clopper and Pearson".to_owned()),
                ends: [low / BELOW, (ABOVE * high).min(1.0)],
                confidence: *confidence,
            }
        }
        Answer::Discrimination { better, worse, confidence, plan, .. } => {
            let [worse_begins, ends] = around(*worse);
            let [worse_passes, better_passes] = compared([plan.worse_passes, plan.better_passes]);
            Shown {
                title: format!(
                    "{} tell {} from {}",
                    plan_text(&plan.plan),
                    figure(better.failure()),
                    figure(worse.failure())
                ),
                plans: vec![plan.plan],
                ring: (
                    worse.failure(),
                    format!(
                        "the worse figure: {worse_passes} pass there, and {better_passes} at the \
                         better one"
                    ),
                ),
                ends: [(better.failure() / 2.0).min(worse_begins), ends],
                confidence: *confidence,
            }
        }
    }
}

/// The values of the points, equally spaced on the logarithmic axis.
fn along([low, high]: [f64; 2]) -> Vec<f64> {
    let step = ln(high / low) / f64::from(POINTS);
    (0..=POINTS).map(|at| (low * exp(f64::from(at) * step)).min(high)).collect()
}

/// The values of the points in whole items.
///
/// Where they are few, each occurs twice, for a line that descends in steps.
fn items_along(ends: [f64; 2]) -> Vec<f64> {
    let mut items: Vec<f64> =
        along(ends).into_iter().map(|items| (items * (1.0 + 1e-12)).floor()).collect();
    items.dedup();
    if items.len() as u32 > POINTS / 2 {
        return items;
    }
    let [first, last] = ends;
    let mut places: Vec<f64> =
        (first as u64..=last as u64).flat_map(|n| [n as f64, n as f64]).collect();
    // the first point of an item is where the previous item ends
    places.remove(0);
    places
}

fn line(plan: &TestPlan, along: &[f64], shown: &Shown, is_first: bool) -> Line {
    let passes = |position: f64| match plan.lot {
        None => plan.acceptance(position),
        Some(lot) => plan.acceptance_of(lot, position as u64),
    };
    let mean: Vec<f64> = along
        .iter()
        .enumerate()
        .map(|(at, &position)| match along.get(at + 1) {
            // the first of two points at one value
            Some(&next) if next == position => passes(position - 1.0),
            _ => passes(position),
        })
        .collect();
    let last = match plan.lot {
        None => along.iter().find(|&&p| passes(p) < 0.5).map_or_else(
            || "more than half of all such tests pass".to_owned(),
            |&p| format!("half of all such tests pass at {}", share(p)),
        ),
        Some(_) => {
            let few = shown.ring.0 - 1.0;
            format!("{} pass with {} in the lot", share(passes(few)), count(few as u64))
        }
    };
    Line {
        name: plan_text(plan),
        last,
        mean,
        rings: is_first.then(|| (shown.ring.0, passes(shown.ring.0))).into_iter().collect(),
        ..Line::default()
    }
}
