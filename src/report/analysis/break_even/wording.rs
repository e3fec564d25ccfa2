//! The break-even point of harm in words.

use crate::numeric::ln;
use crate::question::Quantity;
use crate::report::wording::made;
use crate::report::wording::quantity::target_text;
use crate::report::wording::ratio;
use crate::report::wording::words::{count, only_if, quoted, short, span};
use crate::results::{AtValue, BreakEven, BreakEvenPoint, Side, Spread, TurningPoint};

/// Formats a value of the range: three figures, or a time span.
pub(crate) fn value_text(found: &BreakEven, value: f64) -> String {
    if found.range.is_duration() { span(value) } else { plain(value) }
}

/// Formats a number to at most three figures. It has no trailing zeros: 1e-6, 0.015, 365.
pub(crate) fn plain(value: f64) -> String {
    let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    if rounded != 0.0 && !(1e-3..1e5).contains(&rounded.abs()) {
        format!("{rounded:e}")
    } else {
        rounded.to_string()
    }
}

/// The compared quantity within a sentence: `casualties after 10 y`.
pub(crate) fn subject(found: &BreakEven) -> String {
    target_text(found.quantity, found.part.as_deref(), found.days)
}

/// Whether the quantity is singular in a sentence.
fn is_one(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::PAnyCasualty | Quantity::IndividualRiskPerYear)
}

/// Formats an interval in brackets after a space; empty without one.
pub(crate) fn ends_text(spread: &Spread, say: impl Fn(f64) -> String) -> String {
    let ends = spread.uncertainty_interval;
    ends.map_or_else(String::new, |[low, high]| format!(" ({} to {})", say(low), say(high)))
}

/// The finding, without a full stop. `key` is the text of the key.
pub(crate) fn finding(found: &BreakEven, key: &str) -> String {
    let turns = &found.turns;
    let [reach, fall, equal, are, that] = if is_one(found.quantity) {
        ["reaches", "falls to", "equals", "is", "that"]
    } else {
        ["reach", "fall to", "equal", "are", "those"]
    };
    let opening = format!("With {}, {}", quoted(&found.alternative), subject(found));
    let of = format!("{that} of {}", quoted(&found.baseline));
    let [low, high] = [found.range.low(), found.range.high()].map(|end| value_text(found, end));
    let range = format!("{key} from {low} to {high}");
    let falls = |of: &&BreakEvenPoint| of.times > 0 && of.begins == Side::More;
    let falling = turns.of_draws.iter().filter(falls).count() as u32;
    // a direction is stated where every draw has it
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
    let never_in = in_draws(never, turns.draws);
    match turns.median {
        TurningPoint::At(value) => {
            let interval = turns.uncertainty_interval.map_or_else(String::new, |ends| {
                let [from, to] = ends.map(|end| position_text(found, end));
                format!(" (90 % uncertainty interval {from} to {to})")
            });
            let missing = match never {
                0 => String::new(),
                _ => format!(", and at no value of it from {low} to {high} in {never_in}"),
            };
            let value = value_text(found, value);
            format!("{opening} {comes_to} {of} at a {key} of {value}{interval}{missing}")
        }
        TurningPoint::BelowRange | TurningPoint::AboveRange => {
            let others = turns.extent().map_or_else(String::new, |ends| {
                let [from, to] = ends.map(|end| value_text(found, end));
                let at = if from == to { from } else { format!("{from} to {to}") };
                format!(", and in the other {} at {at}", count(turns.turned.into()))
            });
            format!("{opening} {comes_to} {of} at no value of {range} in {never_in}{others}")
        }
    }
}

fn in_draws(some: u32, all: u32) -> String {
    format!("{} of {} parameter draws", count(some.into()), count(all.into()))
}

fn position_text(found: &BreakEven, place: TurningPoint) -> String {
    match place {
        TurningPoint::BelowRange => format!("below {}", value_text(found, found.range.low())),
        TurningPoint::At(value) => value_text(found, value),
        TurningPoint::AboveRange => format!("above {}", value_text(found, found.range.high())),
    }
}

/// The ratio nearest to 1 at an end of the range.
///
/// `None` where the median has a break-even point, or without ratios.
pub(super) fn nearest(found: &BreakEven) -> Option<String> {
    if matches!(found.turns.median, TurningPoint::At(_)) {
        return None;
    }
    let [first, last] = [found.values.first()?, found.values.last()?];
    let distance = |at: &AtValue| at.ratio.map(|ratio| ln(ratio.median.max(1e-300)).abs());
    let at = if distance(first)? < distance(last)? { first } else { last };
    let ratio = at.ratio?;
    let [they_are, of] =
        if is_one(found.quantity) { ["it is", " of it"] } else { ["they are", " of them"] };
    let median =
        only_if(ratio.uncertainty_interval.is_some(), ", in the median over parameter draws");
    Some(format!(
        "At {} {they_are} {}{median}",
        value_text(found, at.value),
        ratio_text(&ratio, of)
    ))
}

/// Formats a ratio to the baseline with its interval.
pub(crate) fn ratio_text(ratio: &Spread, of: &str) -> String {
    let ends = ratio.uncertainty_interval.map(|[low, high]| (Some(low), high));
    ratio::ratio_text(ratio.median, of, "90 % uncertainty interval ", ends)
}

/// Describes how to reproduce the result.
pub(crate) fn made_by(found: &BreakEven) -> String {
    let made = &found.made;
    let draws = made::spelt_draws(made.draws);
    format!(
        "{} {}, {} engine, {draws}, seed {}",
        made.program, made.version, made.engine, made.seed
    )
}

/// Formats a number of a narrow table with its interval.
pub(super) fn median_text(spread: &Spread) -> String {
    format!("{}{}", short(spread.median), ends_text(spread, short))
}
