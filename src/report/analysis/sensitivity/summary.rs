//! The findings and the table of a sensitivity analysis, for the terminal.

use super::wording::{Finding, NOTHING, in_hundred, moved_to, unsettled};
use crate::report::text::aligned::aligned_by;
use crate::report::text::paragraphs::Text;
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::words;
use crate::results::{AlternativeSensitivity, KeySensitivity, Sensitivity, TargetSensitivity};

/// The gap between columns.
const GAP: &str = "   ";
/// Smallest swing with its own row, relative to the number.
const STILL: f64 = 0.01;

/// The summary as plain text of at most 100 columns.
///
/// It holds, for every target and alternative, the finding and a row for each key. It ends in a
/// newline.
pub(super) fn summary(found: &Sensitivity) -> String {
    let mut text = Text::default();
    text.say(&found.title);
    text.say(found.question.as_deref().unwrap_or_default());
    for target in &found.targets {
        for alternative in &target.alternatives {
            text.gap();
            tell(target, alternative, &mut text);
        }
    }
    text.gap();
    text.say(&key(found));
    text.gap();
    text.say(&made_by(found));
    text.say(CLOSING);
    text.done()
}

/// Writes the finding and the table of one target and alternative.
fn tell(target: &TargetSensitivity, alternative: &AlternativeSensitivity, text: &mut Text) {
    text.say(&format!("{}, {}", target.target, words::quoted(&alternative.alternative)));
    let finding = Finding::of(alternative);
    text.say(&format!("{}.", finding.sentence(target, &alternative.alternative, |key| &key.key)));
    if matches!(finding, Finding::Known) {
        text.say(&format!("It is {}.", words::number(alternative.at_medians)));
        return;
    }
    text.say(&format!(
        "Its mean is {}, its standard deviation over parameter draws {}; with every key at its \
         median it is {}.",
        words::number(alternative.mean.unwrap_or_default()),
        words::number(alternative.standard_deviation.unwrap_or_default()),
        words::number(alternative.at_medians)
    ));
    text.gap();
    let (rows, rest): (Vec<&KeySensitivity>, Vec<&KeySensitivity>) =
        alternative.keys.iter().partition(|key| is_conclusive(alternative, key));
    let heads =
        ["first-order", "total-effect", "with the key at its 5 % and 95 %"].map(str::to_owned);
    let cells: Vec<[String; 3]> =
        std::iter::once(heads).chain(rows.iter().map(|key| cells(key))).collect();
    let mut under = aligned_by(&cells, &[], GAP).into_iter().map(|line| format!("    {line}"));
    text.rows(under.next());
    for (key, under) in rows.iter().zip(under) {
        text.indented(&format!("{}  {}{}", key.key, key.distribution, open_text(key)));
        text.rows([under]);
    }
    if !rest.is_empty() {
        let names: Vec<&str> = rest.iter().map(|key| key.key.as_str()).collect();
        text.indented(&format!(
            "not significantly different from zero, first-order or total-effect: {}",
            names.join(", ")
        ));
    }
}

/// Whether a key has a row of its own.
///
/// It has one where an index is significantly different from zero or inconclusive, or where its
/// swing is large enough.
fn is_conclusive(alternative: &AlternativeSensitivity, key: &KeySensitivity) -> bool {
    let indices = || [key.first, key.total].into_iter().flatten();
    let known = indices().any(|index| index.is_distinguishable());
    let unsettled = indices().any(|index| unsettled(Some(index)).is_some());
    known
        || unsettled
        || key.swing().width(alternative.at_medians) > STILL * alternative.at_medians.abs()
}

fn cells(key: &KeySensitivity) -> [String; 3] {
    let index = |index: Option<_>| index.map_or_else(String::new, in_hundred);
    let [low, high] = moved_to(key);
    let say = number_format([key.at_low, key.at_high]);
    let at = |value: f64, at: &str| format!("{} at {at}", say(value));
    [
        index(key.first),
        index(key.total),
        format!("{}, {}", at(key.at_low, &low), at(key.at_high, &high)),
    ]
}

/// The inconclusive indices of a key, after its distribution.
fn open_text(key: &KeySensitivity) -> String {
    let parts = [("first-order", key.first), ("total-effect", key.total)];
    let open = parts
        .into_iter()
        .filter_map(|(name, index)| Some(format!("{name} up to {}", unsettled(index)?)));
    match open.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        open => format!(" (inconclusive: {})", open.join(", ")),
    }
}

/// The number format that makes two numbers differ.
///
/// It has two to six figures.
fn number_format([low, high]: [f64; 2]) -> impl Fn(f64) -> String {
    let wording =
        |figures: &usize| words::number_to(low, *figures) != words::number_to(high, *figures);
    let figures = if low == high { None } else { (3..=6).find(wording) };
    let plainly = words::short(low) != words::short(high);
    move |value| match figures {
        Some(figures) if !plainly => words::number_to(value, figures),
        _ => words::short(value),
    }
}

/// The explanation of the columns.
fn key(found: &Sensitivity) -> String {
    let per_key = "In parts of 100 of the variance: the first-order index is what a key makes by \
                   itself and would take with it if it became known, the total-effect index what \
                   it makes by itself and together with others; in brackets their 95 % intervals, \
                   which hold 0 where an index is not significant,";
    let keys = || {
        found
            .targets
            .iter()
            .flat_map(|target| &target.alternatives)
            .flat_map(|alternative| &alternative.keys)
    };
    let open = keys()
        .flat_map(|key| [key.first, key.total])
        .flatten()
        .any(|index| !index.is_distinguishable() && in_hundred(index) != NOTHING);
    let open = words::only_if(
        open,
        " \"Up to\" is where the interval of a part ends that is inconclusive: more --points \
         settle it.",
    );
    let crossed = keys().any(|key| {
        key.first.zip(key.total).is_some_and(|(first, total)| first.value > total.value)
    });
    let crossed = words::only_if(
        crossed,
        " A first-order index above the total-effect index is the scatter of estimates, which more \
         --points narrow.",
    );
    format!(
        "{per_key} from {} independently scrambled designs. Last: the number with the key at its 5 \
         % and at its 95 % quantile and all others at their medians. The variance is that of \
         expected values over parameter draws; chance is not in it. A key of several alternatives \
         is one.{open}{crossed}",
        found.made.scrambles
    )
}

/// Describes how to reproduce the result.
pub(crate) fn made_by(found: &Sensitivity) -> String {
    let made = &found.made;
    format!(
        "{} {}, {} engine, {} base points, seed {}.",
        made.program,
        made.version,
        made.engine,
        words::count(made.points.into()),
        made.seed
    )
}
