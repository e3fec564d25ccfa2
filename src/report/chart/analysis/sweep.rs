//! Charts of a sweep: lines along one key, or heat maps.

use super::heatmap::{Heat, HeatPanel};
use crate::question::Quantity;
use crate::report::analysis::break_even::plain;
use crate::report::analysis::sweep::{made_by, short_keys, target_text, value_text};
use crate::report::chart::drawing::drawn_of;
use crate::report::chart::layout::axis::{Axis, AxisScale, extent};
use crate::report::chart::layout::lines::{Curves, Line};
use crate::report::chart::layout::picture::Picture;
use crate::report::chart::run::criteria::{beyond_note, references};
use crate::report::chart::run::over_time::{lower_edge_note, medians_note};
use crate::report::chart::{Drawing, Layout};
use crate::report::wording::draws::{MEANS_CARRIED, beside};
use crate::report::wording::frequency;
use crate::report::wording::frequency::share;
use crate::report::wording::words::{capital, number, only_if, quoted, sentence, short, span};
use crate::results::{DrawSummary, Swept};

/// Most values of a key in a heat map.
const MOST_CELLS: usize = 60;
/// Ratio of values from which an axis is logarithmic.
const LEAST_RATIO: f64 = 20.0;

/// The chart of a target. It is `lines` along the only key, `heat-map` over two.
///
/// There is none with more keys, with values along a line that are no numbers, or with points that
/// form no grid.
pub(crate) fn sweep_charts(found: &Swept, target: usize, layout: Layout) -> Vec<Drawing> {
    match found.keys.len() {
        1 => drawn_of([("lines", lines(found, target))], layout),
        2 => drawn_of([("heat-map", cells(found, target))], layout),
        _ => vec![],
    }
}

/// The target along the only key.
fn lines(found: &Swept, target: usize) -> Option<Picture> {
    let alternatives = found.alternatives()?;
    let values: Option<Vec<f64>> =
        found.points.iter().map(|point| point.values.first()?.number).collect();
    let values = values?;
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    order.dedup_by(|a, b| values[*a] == values[*b]);
    let along: Vec<f64> = order.iter().map(|&at| values[at]).collect();
    let (&[low, ..], &[.., high]) = (along.as_slice(), along.as_slice()) else { return None };
    if low == high {
        return None;
    }
    let is_log = low > 0.0 && high >= LEAST_RATIO * low;
    let is_duration = found.points[0].values[0].is_duration;
    let quantity = found.targets[target].quantity;
    let say = number_format(quantity);
    let numbers = |alternative: usize| -> Option<Vec<DrawSummary>> {
        let all = found.along(alternative, target)?;
        Some(order.iter().map(|&at| all[at]).collect())
    };
    let numbers: Vec<Vec<DrawSummary>> =
        (0..alternatives.len()).map(numbers).collect::<Option<_>>()?;
    let lines: Vec<Line> = alternatives
        .iter()
        .zip(&numbers)
        .map(|(name, numbers)| line(name, numbers, quantity))
        .collect();
    let up = vertical(&numbers);
    let (key, what) = (short_keys(&found.keys)[0], target_text(&found.targets[target]));
    // the finding: the alternative with the largest change along the key
    let moved = |numbers: &[DrawSummary]| {
        let means = || numbers.iter().map(|number| number.mean);
        let (least, most) = (means().fold(f64::INFINITY, f64::min), means().fold(0.0, f64::max));
        // a change from 0 is larger than any factor
        if most > 0.0 { most / least } else { 1.0 }
    };
    let most = (0..alternatives.len())
        .max_by(|&a, &b| moved(&numbers[a]).total_cmp(&moved(&numbers[b])))?;
    let [first, last] = [numbers[most].first()?, numbers[most].last()?];
    let value = |at: usize| value_text(&found.points[order[at]].values[0]);
    let means = [first.mean, last.mean];
    let [from, to] = if is_share(quantity) { frequency::compared(means) } else { means.map(say) };
    let median = |of: &DrawSummary| {
        of.median.map_or_else(String::new, |median| format!(" (median {})", say(median)))
    };
    let title = format!(
        "{} with {}: {}{} where {key} is {}, {}{} where it is {}",
        capital(&what),
        quoted(alternatives[most]),
        from,
        median(first),
        value(0),
        to,
        median(last),
        value(order.len() - 1)
    );
    let beside: fn(f64) -> String = if is_share(quantity) { share } else { plain };
    let criteria =
        (quantity == Quantity::IndividualRiskPerYear).then_some(found.risk_criteria.as_slice());
    let subtitle = format!(
        "{}{}{}{}",
        shading(found),
        medians_note(&lines),
        lower_edge_note(&lines, up, beside),
        criteria.map_or_else(String::new, |criteria| {
            format!(" Dotted: the scenario's risk criteria.{}", beyond_note(criteria, up))
        })
    );
    Some(Picture {
        title,
        subtitle,
        source: source(found),
        body: Box::new(Curves {
            vertical_name: capital(&what),
            across_name: format!("{key}{}", if is_log { ", on a logarithmic scale" } else { "" }),
            along,
            across: Axis {
                scale: if is_log { AxisScale::Log } else { AxisScale::Linear },
                low,
                high,
            },
            say_across: match (is_duration, is_log) {
                (true, true) => None,
                (true, false) => Some(span),
                (false, _) => Some(plain),
            },
            up,
            say: beside,
            lines,
            references: criteria.map_or_else(Vec::new, |criteria| references(criteria, up)),
            strip: None,
            marks: vec![],
        }),
    })
}

fn line(name: &str, numbers: &[DrawSummary], quantity: Quantity) -> Line {
    let say = number_format(quantity);
    let ends: Option<Vec<[f64; 2]>> =
        numbers.iter().map(|number| number.uncertainty_interval).collect();
    let last = numbers.last().map_or_else(String::new, |last| match last.uncertainty_interval {
        Some(ends) => {
            let end = |end: f64| {
                if is_share(quantity) { frequency::end(last.mean, end) } else { say(end) }
            };
            let median = beside(last.median, end);
            let ends = if is_share(quantity) {
                frequency::ends(last.mean, ends)
            } else {
                format!("{} to {}", say(ends[0]), say(ends[1]))
            };
            format!("{} ({ends}{median})", say(last.mean))
        }
        None => say(last.mean),
    });
    let mean = numbers.iter().map(|number| number.mean).collect();
    let median = numbers.iter().map(|number| number.median).collect();
    Line { median, ..Line::shaded(name, mean, ends, last) }
}

fn vertical(numbers: &[Vec<DrawSummary>]) -> Axis {
    let all: Vec<f64> = numbers
        .iter()
        .flatten()
        .flat_map(|number| {
            [number.mean].into_iter().chain(number.uncertainty_interval.into_iter().flatten())
        })
        .collect();
    match extent(all.iter()) {
        Some((least, greatest)) if greatest > LEAST_RATIO * least => {
            Axis::logarithmic(least, greatest)
        }
        Some((_, greatest)) => Axis::from_zero(greatest),
        None => Axis::from_zero(1.0),
    }
}

/// The target over both keys, the first along the bottom.
fn cells(found: &Swept, target: usize) -> Option<Picture> {
    let alternatives = found.alternatives()?;
    let [across, up] = [0, 1].map(|key| values(found, key));
    let whole = across.len() * up.len() == found.points.len();
    if !whole || across.len() < 2 || up.len() < 2 || across.len().max(up.len()) > MOST_CELLS {
        return None;
    }
    let position = |column: &str, row: &str| {
        found
            .points
            .iter()
            .find(|point| point.values[0].written == column && point.values[1].written == row)
    };
    let of_alternative = |alternative: usize| -> Option<Vec<Vec<f64>>> {
        let cell = |row: &str, column: &str| {
            Some(position(column, row)?.alternatives[alternative].numbers[target].mean)
        };
        up.iter().map(|row| across.iter().map(|column| cell(row, column)).collect()).collect()
    };
    let all: Vec<Vec<Vec<f64>>> =
        (0..alternatives.len()).map(of_alternative).collect::<Option<_>>()?;
    let varies = |cells: &Vec<Vec<f64>>| cells.iter().flatten().any(|&value| value != cells[0][0]);
    let (moving, still): (Vec<usize>, Vec<usize>) =
        (0..alternatives.len()).partition(|&alternative| varies(&all[alternative]));
    let first = *moving.first()?;
    let say = number_format(found.targets[target].quantity);
    let (keys, what) = (short_keys(&found.keys), target_text(&found.targets[target]));
    let still: Vec<String> = still
        .iter()
        .map(|&alternative| {
            format!(
                " With {} it is {} everywhere.",
                quoted(alternatives[alternative]),
                say(all[alternative][0][0])
            )
        })
        .collect();
    let ends = || all[first].iter().flatten().copied();
    let ends = [ends().fold(f64::INFINITY, f64::min), ends().fold(0.0, f64::max)];
    let is_share = is_share(found.targets[target].quantity);
    let [least, most] = if is_share { frequency::compared(ends) } else { ends.map(say) };
    let carried = found.points.iter().flat_map(|point| &point.alternatives);
    let carried =
        carried.into_iter().any(|alternative| alternative.numbers[target].median.is_some());
    let from = if carried { String::new() } else { format!(": from {least} to {most}") };
    Some(Picture {
        title: format!(
            "{} with {}{from}, by {} and {}",
            capital(&what),
            quoted(alternatives[first]),
            keys[0],
            keys[1]
        ),
        subtitle: format!(
            "Mean over parameter draws of the expected value; the darker, the more.{}{}",
            still.concat(),
            only_if(carried, MEANS_CARRIED)
        ),
        source: source(found),
        body: Box::new(Heat {
            across: (keys[0].to_owned(), across),
            up: (keys[1].to_owned(), up),
            panels: moving
                .into_iter()
                .map(|alternative| HeatPanel {
                    name: format!("{}, {}", quoted(alternatives[alternative]), what),
                    cells: all[alternative].clone(),
                })
                .collect(),
            say: if is_share { share } else { short },
        }),
    })
}

/// The distinct values of a key.
///
/// Numbers are sorted, other values keep their order.
fn values(found: &Swept, key: usize) -> Vec<String> {
    let mut values: Vec<(Option<f64>, String)> = vec![];
    for value in found.points.iter().map(|point| &point.values[key]) {
        if !values.iter().any(|(_, written)| *written == value.written) {
            values.push((value.number, value.written.clone()));
        }
    }
    if values.iter().all(|(number, _)| number.is_some()) {
        values.sort_by(|a, b| a.0.unwrap_or_default().total_cmp(&b.0.unwrap_or_default()));
    }
    values.into_iter().map(|(_, written)| written).collect()
}

fn is_share(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::PAnyCasualty | Quantity::IndividualRiskPerYear)
}

/// The number format.
fn number_format(quantity: Quantity) -> fn(f64) -> String {
    if is_share(quantity) { share } else { number }
}

fn shading(found: &Swept) -> &'static str {
    if found.points.iter().any(|point| point.draws > 1) {
        "Line: mean; shading: 90 % uncertainty interval (other parameters). Every point has the \
         same parameter draws."
    } else {
        "Line: the one parameter draw, without an interval."
    }
}

fn source(found: &Swept) -> String {
    format!("{} {} Varied: {}.", sentence(&found.title), made_by(found), found.keys.join(", "))
}
