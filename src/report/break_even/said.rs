//! Where harm breaks even, in words.

use crate::numeric::ln;
use crate::question::Quantity;
use crate::report::made;
use crate::report::ratio;
use crate::report::sensitivity::{quantity_said, when};
use crate::report::words::{count, quoted, short, span};
use crate::results::{AtValue, BreakEven, Place, Side, Spread};

/// A value of the range: three figures, a duration as a span.
pub(crate) fn value_said(found: &BreakEven, value: f64) -> String {
    if found.range.is_duration() { span(value) } else { plain(value) }
}

/// A number to at most three figures, without noughts at its end: 1e-6, 0.015, 365.
pub(crate) fn plain(value: f64) -> String {
    let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    if rounded != 0.0 && !(1e-3..1e5).contains(&rounded.abs()) {
        format!("{rounded:e}")
    } else {
        rounded.to_string()
    }
}

/// What is compared, as a sentence names it: `casualties after 10 y`.
pub(crate) fn subject(found: &BreakEven) -> String {
    format!("{} {}", quantity_said(found.quantity, found.part.as_deref()), when(found.days))
}

/// Whether it is one thing, or many.
fn is_one(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::PAnyCasualty | Quantity::IndividualRiskPerYear)
}

/// A band in brackets, after a space; nothing where there is none.
pub(crate) fn ends_said(spread: &Spread, say: impl Fn(f64) -> String) -> String {
    spread
        .epistemic
        .map_or_else(String::new, |[low, high]| format!(" ({} to {})", say(low), say(high)))
}

/// The finding, without its full stop; the key is written so.
pub(crate) fn finding(found: &BreakEven, key: &str) -> String {
    let turns = &found.turns;
    let [reach, fall, equal, are, that] = if is_one(found.quantity) {
        ["reaches", "falls to", "equals", "is", "that"]
    } else {
        ["reach", "fall to", "equal", "are", "those"]
    };
    let opening = format!("With {}, {}", quoted(&found.arm), subject(found));
    let of = format!("{that} of {}", quoted(&found.baseline));
    let [low, high] = [found.range.low(), found.range.high()].map(|end| value_said(found, end));
    let range = format!("{key} from {low} to {high}");
    let falling = turns
        .of_draws
        .iter()
        .filter(|turned| turned.times > 0 && turned.begins == Side::More)
        .count() as u32;
    // a direction is said where every draw has it
    let comes_to = match falling {
        0 => reach,
        falling if falling == turns.turned => fall,
        _ => equal,
    };
    if turns.turned == 0 {
        return match [turns.fewer_throughout, turns.more_throughout] {
            [all, _] if all == turns.draws => {
                format!("{opening} {reach} {of} at no value of {range}")
            }
            [_, all] if all == turns.draws => {
                format!("{opening} {are} more than {of} at every value of {range}")
            }
            [0, 0] => format!("{opening} {are} as many as {of} at every value of {range}"),
            [fewer, more] => format!(
                "{opening} turn over against {of} at no value of {range}: at all values fewer in \
                 {} of {} parameter draws, and more in {}",
                count(fewer.into()),
                count(turns.draws.into()),
                count(more.into())
            ),
        };
    }
    let never = turns.draws - turns.turned;
    match turns.median {
        Place::At(value) => {
            let band = turns.epistemic.map_or_else(String::new, |ends| {
                let [from, to] = ends.map(|end| place_said(found, end));
                format!(" (90 % epistemic band {from} to {to})")
            });
            let missing = if never > 0 {
                format!(
                    ", and at no value of it from {low} to {high} in {}",
                    in_draws(never, turns.draws)
                )
            } else {
                String::new()
            };
            format!(
                "{opening} {comes_to} {of} at a {key} of {}{band}{missing}",
                value_said(found, value)
            )
        }
        Place::BelowRange | Place::AboveRange => {
            let others = turns.extent().map_or_else(String::new, |ends| {
                let [from, to] = ends.map(|end| value_said(found, end));
                let at = if from == to { from } else { format!("{from} to {to}") };
                format!(", and in the other {} at {at}", count(turns.turned.into()))
            });
            format!(
                "{opening} {comes_to} {of} at no value of {range} in {}{others}",
                in_draws(never, turns.draws)
            )
        }
    }
}

fn in_draws(some: u32, all: u32) -> String {
    format!("{} of {} parameter draws", count(some.into()), count(all.into()))
}

fn place_said(found: &BreakEven, place: Place) -> String {
    match place {
        Place::BelowRange => format!("below {}", value_said(found, found.range.low())),
        Place::At(value) => value_said(found, value),
        Place::AboveRange => format!("above {}", value_said(found, found.range.high())),
    }
}

/// How far apart the two are where they are nearest, at an end of the range, if they do not meet in
/// between; nothing where there is no ratio.
pub(super) fn nearest(found: &BreakEven) -> Option<String> {
    if matches!(found.turns.median, Place::At(_)) {
        return None;
    }
    let [first, last] = [found.values.first()?, found.values.last()?];
    let apart = |at: &AtValue| at.ratio.map(|ratio| ln(ratio.median.max(1e-300)).abs());
    let at = if apart(first)? < apart(last)? { first } else { last };
    let (ratio, they_are) = (at.ratio?, if is_one(found.quantity) { "it is" } else { "they are" });
    let of = if is_one(found.quantity) { " of it" } else { " of them" };
    let median =
        if ratio.epistemic.is_some() { ", in the median over parameter draws" } else { "" };
    Some(format!(
        "At {} {they_are} {}{median}",
        value_said(found, at.value),
        ratio_said(&ratio, of)
    ))
}

/// A ratio to the baseline with its band.
pub(crate) fn ratio_said(ratio: &Spread, of: &str) -> String {
    let ends = ratio.epistemic.map(|[low, high]| (Some(low), high));
    ratio::said(ratio.median, of, "90 % epistemic band ", ends)
}

/// How to make it again.
pub(crate) fn made_by(found: &BreakEven) -> String {
    let made = &found.made;
    let draws = made::spelt_draws(made.draws);
    format!(
        "{} {}, {} engine, {draws}, seed {}",
        made.program, made.version, made.engine, made.seed
    )
}

/// A number of a narrow table with its band.
pub(super) fn cell(spread: &Spread) -> String {
    format!("{}{}", short(spread.median), ends_said(spread, short))
}
