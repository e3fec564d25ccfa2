//! Charts of a break-even analysis: the ratio, and the numbers behind it.

use crate::question::{Quantity, Spacing};
use crate::report::analysis::break_even::{
    ends_text, finding, made_by, plain, ratio_text, subject, value_text,
};
use crate::report::chart::drawing::drawn_of;
use crate::report::chart::layout::axis::{Axis, AxisScale, extent};
use crate::report::chart::layout::lines::{Curves, Line, Mark};
use crate::report::chart::layout::picture::Picture;
use crate::report::chart::run::over_time::lower_edge_note;
use crate::report::chart::{Drawing, Layout};
use crate::report::wording::frequency;
use crate::report::wording::frequency::share;
use crate::report::wording::ratio::one_over;
use crate::report::wording::words::{capital, count, number, quoted, sentence, small, span};
use crate::results::{AtValue, BreakEven, Spread};

/// The charts: the ratio, and the numbers behind it.
///
/// `break-even` is drawn where all values have a ratio.
pub(crate) fn break_even_charts(found: &BreakEven, layout: Layout) -> Vec<Drawing> {
    drawn_of([("break-even", ratios(found)), ("ladder", Some(functioning_and_harm(found)))], layout)
}

/// The chart of the ratio along the range.
fn ratios(found: &BreakEven) -> Option<Picture> {
    let ratios: Option<Vec<Spread>> = found.values.iter().map(|at| at.ratio).collect();
    let ratios = ratios?;
    let last = *ratios.last()?;
    let line = Line { last: ratio_text(&last, ""), ..line(&found.alternative, &ratios) };
    let up = vertical(&ratios, Some(1.0));
    let reference = format!("as many as with {}", quoted(&found.baseline));
    let subtitle = format!(
        "What is compared: {}. {}{}{}",
        subject(found),
        shading(found),
        lower_edge_note(std::slice::from_ref(&line), up, ratio_beside),
        where_written(found)
    );
    let name = format!("Ratio to {}", quoted(&found.baseline));
    let references = vec![(1.0, reference)];
    let title = finding(found, short_key(&found.key));
    Some(Picture {
        title,
        ..picture(found, subtitle, name, up, ratio_beside, vec![line], references)
    })
}

/// The chart of the numbers behind the ratio, along the range.
///
/// They are the mines able to function and the compared quantity.
fn functioning_and_harm(found: &BreakEven) -> Picture {
    let counts = found.quantity.is_count();
    let mines = found.mines as f64;
    let able: Vec<Spread> = found
        .values
        .iter()
        .map(|at| if counts { scaled(at.able_to_function, mines) } else { at.able_to_function })
        .collect();
    let hurt: Vec<Spread> = found.values.iter().map(|at| at.alternative).collect();
    let laid = format!("of {} laid", count(found.mines));
    let mut lines =
        vec![line(&format!("Mines able to function {}, {laid}", span_text(found)), &able)];
    if found.quantity != Quantity::AbleToFunction {
        lines.push(line(&capital(&subject(found)), &hurt));
    }
    for (line, spreads) in lines.iter_mut().zip([&able, &hurt]) {
        if let Some(last) = spreads.last() {
            line.last = if counts {
                format!("{}{}", number(last.median), ends_text(last, number))
            } else {
                frequency(last)
            };
        }
    }
    let all: Vec<Spread> = able.iter().chain(&hurt).copied().collect();
    let up = vertical(&all, None);
    let beside: fn(f64) -> String = if counts { plain } else { share };
    let subtitle = format!(
        "{}{}{}",
        shading(found),
        lower_edge_note(&lines, up, beside),
        where_written(found)
    );
    let name = if counts { "How many" } else { "Share of mines, and probability" }.to_owned();
    let ends = [found.values.first(), found.values.last()]
        .map(|at| at.map(|at| at.able_to_function.median));
    let title = match (ends, counts) {
        ([Some(first), Some(last)], true) => format!(
            "From {} to {} of {} mines with {} can still function {}, by what {} is",
            small(first * mines),
            number(last * mines),
            count(found.mines),
            quoted(&found.alternative),
            span_text(found),
            short_key(&found.key)
        ),
        _ => format!("What is left, by what {} is", short_key(&found.key)),
    };
    Picture { title, ..picture(found, subtitle, name, up, beside, lines, vec![]) }
}

/// Formats a share with its interval.
fn frequency(spread: &Spread) -> String {
    let interval = spread
        .uncertainty_interval
        .map_or_else(String::new, |ends| format!(" ({})", frequency::ends(spread.median, ends)));
    format!("{}{interval}", share(spread.median))
}

fn span_text(found: &BreakEven) -> String {
    crate::report::wording::words::when(found.days)
}

fn scaled(spread: Spread, by: f64) -> Spread {
    Spread {
        median: spread.median * by,
        uncertainty_interval: spread.uncertainty_interval.map(|ends| ends.map(|end| end * by)),
    }
}

/// The parts common to both charts.
fn picture(
    found: &BreakEven,
    subtitle: String,
    vertical_name: String,
    up: Axis,
    say: fn(f64) -> String,
    lines: Vec<Line>,
    references: Vec<(f64, String)>,
) -> Picture {
    let (is_log, is_time) = (found.range.spacing() == Spacing::Log, found.range.is_duration());
    let scale = if is_log { AxisScale::Log } else { AxisScale::Linear };
    let marks = found.figures.iter().map(|figure| Mark {
        along: figure.value,
        name: format!("{}: {}", value_text(found, figure.value), figure.what),
    });
    Picture {
        title: String::new(),
        subtitle,
        source: format!(
            "{} {}. {} = {}.",
            sentence(&found.title),
            made_by(found),
            found.key,
            found.range
        ),
        body: Box::new(Curves {
            vertical_name,
            across_name: format!(
                "{}{}",
                short_key(&found.key),
                if is_log { ", on a logarithmic scale" } else { "" }
            ),
            along: found.values.iter().map(|at: &AtValue| at.value).collect(),
            across: Axis { scale, low: found.range.low(), high: found.range.high() },
            say_across: match (is_time, is_log) {
                (true, true) => None,
                (true, false) => Some(span),
                (false, _) => Some(plain),
            },
            up,
            say,
            lines,
            references,
            strip: None,
            marks: marks.collect(),
        }),
    }
}

fn line(name: &str, spreads: &[Spread]) -> Line {
    let ends: Option<Vec<[f64; 2]>> =
        spreads.iter().map(|spread| spread.uncertainty_interval).collect();
    Line::shaded(name, spreads.iter().map(|spread| spread.median).collect(), ends, String::new())
}

/// A logarithmic axis over medians, intervals and one further value.
fn vertical(spreads: &[Spread], besides: Option<f64>) -> Axis {
    let values: Vec<f64> = spreads
        .iter()
        .flat_map(|spread| {
            [spread.median].into_iter().chain(spread.uncertainty_interval.into_iter().flatten())
        })
        .chain(besides)
        .collect();
    let (least, greatest) = extent(values.iter()).unwrap_or((0.1, 1.0));
    Axis::logarithmic(least, greatest)
}

const fn shading(found: &BreakEven) -> &'static str {
    if found.made.draws > 1 {
        "Line: median over parameter draws; shading: 90 % uncertainty interval (other parameters)."
    } else {
        "Line: the one parameter draw, without an interval."
    }
}

/// The scenario's value and the meaning of the vertical lines.
///
/// The sentences begin with a space.
fn where_written(found: &BreakEven) -> String {
    let has = if found.written.is_empty() {
        String::new()
    } else {
        format!(" The scenario has {} there.", found.written)
    };
    let marks = if found.figures.is_empty() {
        ""
    } else {
        " Upright: published claims and limits of treaties."
    };
    format!("{marks}{has}")
}

/// Formats a ratio as a tick label.
fn ratio_beside(ratio: f64) -> String {
    if ratio < 0.5 {
        one_over(ratio)
    } else if ratio < 5.0 {
        "as many".to_owned()
    } else {
        format!("{} ×", plain(ratio))
    }
}

/// The end of a key that identifies it: `deactivation_failure.probability`.
fn short_key(key: &str) -> &str {
    let inside = key.split_once("].electrical.").or_else(|| key.split_once("].mechanical."));
    inside.map_or(key, |(_, rest)| rest)
}
