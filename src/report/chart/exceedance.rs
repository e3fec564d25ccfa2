//! How likely it is that so many people or more are hurt.

use super::ChartError;
use super::axis::Axis;
use super::picture::{Body, Curves, Line, Picture, both_fit, source};
use crate::estimate::{ArmFindings, AtTime, Findings};
use crate::report::words::{count, power_of_ten, quoted_whole, share, span};

/// The picture; none where no fields were lived, or nobody was hurt in any.
pub(crate) fn picture(findings: &Findings) -> Result<Option<Picture>, ChartError> {
    let Some(last) = findings.arms.first().and_then(|arm| arm.at.last()) else { return Ok(None) };
    let horizon = span(last.days);
    let arms: Option<Vec<(&ArmFindings, &AtTime)>> =
        findings.arms.iter().map(|arm| Some((arm, arm.at.last()?))).collect();
    let arms = arms.unwrap_or_default();
    let fields = arms.iter().map(|(_, at)| fields(at)).max().unwrap_or(0);
    let mut counts: Vec<u64> =
        arms.iter().flat_map(|(_, at)| &at.casualty_counts).map(|cell| cell.0).filter(|&k| k > 0).collect();
    counts.sort_unstable();
    counts.dedup();
    let Some(&most) = counts.last() else { return Ok(None) };
    if counts.first() != Some(&1) {
        counts.insert(0, 1);
    }
    // one more than the greatest, so that every line is seen to end
    counts.push(most + (most / 20).max(1));
    let along: Vec<f64> = counts.iter().map(|&k| k as f64).collect();
    let lines: Vec<Line> = arms
        .iter()
        .map(|(arm, at)| Line {
            name: arm.name.clone(),
            last: match at_least(at, 1) {
                0.0 => format!("nobody hurt in any of {} fields", count(self::fields(at))),
                _ => format!(
                    "anybody in {} of {} fields; at most {}{}",
                    count(hit(at)),
                    count(self::fields(at)),
                    about(greatest(at)),
                    count(greatest(at))
                ),
            },
            mean: counts.iter().map(|&k| at_least(at, k)).collect(),
            band: None,
            edges: None,
            dashed: None,
            mark: None,
        })
        .collect();
    let across =
        Axis { low: 1.0, high: along.last().copied().unwrap_or(2.0), ..Axis::logarithmic(1.0, 10.0) };
    Ok(Some(Picture {
        title: title(&arms, &horizon),
        subtitle: format!(
            "Share of {} fields, luck and parameter draws together, in which so many people or more are killed or \
             injured by {horizon}. A line that ends in a triangle was seen no further, or \
             falls below the lower edge.",
            count(fields)
        ),
        source: source(findings),
        body: Body::Curves(Curves {
            vertical_name: "Probability of at least so many casualties".to_owned(),
            across_name: "Casualties in one field, on a logarithmic scale".to_owned(),
            along,
            across,
            say_across: Some(number_of_people),
            up: Axis::logarithmic(1.0 / fields.max(2) as f64, 1.0),
            say: power_of_ten,
            lines,
            references: vec![],
            strip: None,
        }),
    }))
}

/// Counts above 255 stand for a cell.
const fn about(casualties: u64) -> &'static str {
    if casualties > 255 { "about " } else { "" }
}

fn number_of_people(people: f64) -> String {
    count(people.round() as u64)
}

fn fields(at: &AtTime) -> u64 {
    at.casualty_counts.iter().map(|cell| cell.1).sum()
}

/// Fields with a casualty.
fn hit(at: &AtTime) -> u64 {
    at.casualty_counts.iter().filter(|cell| cell.0 > 0).map(|cell| cell.1).sum()
}

fn greatest(at: &AtTime) -> u64 {
    at.casualty_counts.iter().map(|cell| cell.0).max().unwrap_or(0)
}

/// The share of fields with so many casualties or more.
fn at_least(at: &AtTime, casualties: u64) -> f64 {
    let more = at.casualty_counts.iter().filter(|cell| cell.0 >= casualties).map(|cell| cell.1).sum::<u64>();
    more as f64 / fields(at).max(1) as f64
}

/// The finding: how likely it is that anybody is hurt.
fn title(arms: &[(&ArmFindings, &AtTime)], horizon: &str) -> String {
    let said = |at: &AtTime| match at_least(at, 1) {
        0.0 => "in none".to_owned(),
        p => format!("in {}", share(p).replace(" in ", " of ")),
    };
    match arms {
        [(_, at)] => format!("Somebody is hurt within {horizon} {} fields", said(at)),
        [(one, a), (other, b)] if both_fit(&one.name, &other.name) => format!(
            "Somebody is hurt within {horizon} {} fields with {}, {} with {}",
            said(a),
            quoted_whole(&one.name),
            said(b),
            quoted_whole(&other.name)
        ),
        _ => format!("How likely it is that so many people are hurt within {horizon}"),
    }
}
