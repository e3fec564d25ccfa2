//! The indices of keys: a table for the terminal, `sensitivity.json` and `sensitivity.csv`.

use super::wording::{Finding, NOTHING, in_hundred, made_by, moved_to, unsettled};
use crate::report::chart::sensitivity_charts;
use crate::report::output::{CsvWriter, Files, Output, Rows};
use crate::report::text::lines::{Text, aligned_by};
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::words;
use crate::report::{Drawing, Layout, ReportError};
use crate::results::{
    AlternativeSensitivity, Index, KeySensitivity, Sensitivity, TargetSensitivity,
};
use serde::Serialize;

/// The gap between columns.
const GAP: &str = "   ";
/// Smallest swing with its own row, relative to the number.
const STILL: f64 = 0.01;
/// The column names.
const HEAD: &str = "target,alternative,key,distribution,first_order,first_order_low,\
                    first_order_high,total_effect,total_effect_low,total_effect_high,\
                    key_at_5_percent,key_at_95_percent,target_at_5_percent,target_at_95_percent";

impl Output for Sensitivity {
    /// For each target and alternative the finding, then the keys in order of their indices.
    fn text(&self, _rows: Rows) -> String {
        let mut text = Text::default();
        text.say(&self.title);
        text.say(self.question.as_deref().unwrap_or_default());
        for target in &self.targets {
            for alternative in &target.alternatives {
                text.gap();
                tell(target, alternative, &mut text);
            }
        }
        text.paragraph(&key(self));
        text.paragraph(&made_by(self));
        text.say(CLOSING);
        text.done()
    }

    fn document(&self) -> impl Serialize {
        self
    }
}

impl Files for Sensitivity {
    const NAME: &'static str = "sensitivity";
    const CHARTS: &'static [&'static str] = &["indices", "tornado"];

    /// Writes a row for each target, alternative and key.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        table.write_record(HEAD.split(','))?;
        for target in &self.targets {
            for alternative in &target.alternatives {
                for key in &alternative.keys {
                    let names =
                        [&target.target, &alternative.alternative, &key.key, &key.distribution];
                    let indices = [key.first, key.total].map(columns).concat();
                    let [low, high] = key.moved_to;
                    let moved = [low, high, key.at_low, key.at_high].map(|value| value.to_string());
                    table.write_record(names.into_iter().chain(&indices).chain(&moved))?;
                }
            }
        }
        Ok(())
    }

    fn targets(&self) -> usize {
        self.targets.len()
    }

    fn charts(&self, target: usize, layout: Layout) -> Result<Vec<Drawing>, ReportError> {
        Ok(sensitivity_charts(self, target, layout))
    }
}

/// The cells of an index and of the ends of its interval.
fn columns(index: Option<Index>) -> [String; 3] {
    index.map_or_else(Default::default, |Index { value, interval: [low, high] }| {
        [value, low, high].map(|value| value.to_string())
    })
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
