//! The findings and the table, for the terminal.

use super::said::{Finding, NOTHING, in_hundred, moved_to, unsettled};
use crate::report::aligned::aligned_by;
use crate::report::limits::NO_GROUND_IS_SAFE;
use crate::report::text::Text;
use crate::report::words;
use crate::results::{ArmSensitivity, KeySensitivity, Sensitivity, TargetSensitivity};

/// Between two columns.
const GAP: &str = "   ";
/// A swing below this part of the number is not worth a row of its own.
const STILL: f64 = 0.01;

/// The summary, plain text of at most 100 columns, with a newline at the end: for every target and
/// arm the finding, then a row for each key.
pub(super) fn summary(found: &Sensitivity) -> String {
    let mut text = Text::default();
    text.say(&found.title);
    text.say(found.question.as_deref().unwrap_or_default());
    for target in &found.targets {
        for arm in &target.arms {
            text.gap();
            tell(target, arm, &mut text);
        }
    }
    text.gap();
    text.say(&key(found));
    text.gap();
    text.say(&made_by(found));
    text.say(NO_GROUND_IS_SAFE);
    text.done()
}

/// Tells one number of one arm.
fn tell(target: &TargetSensitivity, arm: &ArmSensitivity, text: &mut Text) {
    text.say(&format!("{}, {}", target.target, words::quoted(&arm.arm)));
    let finding = Finding::of(arm);
    text.say(&format!("{}.", finding.sentence(target, &arm.arm, |key| &key.key)));
    if matches!(finding, Finding::Known) {
        text.say(&format!("It is {}.", words::number(arm.at_medians)));
        return;
    }
    text.say(&format!(
        "Its mean is {}, its standard deviation over what is not known {}; with every key at its \
         median it is {}.",
        words::number(arm.mean.unwrap_or_default()),
        words::number(arm.standard_deviation.unwrap_or_default()),
        words::number(arm.at_medians)
    ));
    text.gap();
    let (rows, rest): (Vec<&KeySensitivity>, Vec<&KeySensitivity>) =
        arm.keys.iter().partition(|key| is_told(arm, key));
    let heads = ["alone", "in all", "with the key at its 5 % and 95 %"].map(str::to_owned);
    let cells: Vec<[String; 3]> =
        std::iter::once(heads).chain(rows.iter().map(|key| cells(key))).collect();
    let mut under = aligned_by(&cells, &[], GAP).into_iter().map(|line| format!("    {line}"));
    text.rows(under.next());
    for (key, under) in rows.iter().zip(under) {
        text.indented(&format!("{}  {}{}", key.key, key.law, open_said(key)));
        text.rows([under]);
    }
    if !rest.is_empty() {
        let names: Vec<&str> = rest.iter().map(|key| key.key.as_str()).collect();
        text.indented(&format!("{NOTHING}, alone or in all: {}", names.join(", ")));
    }
}

/// Whether a key has a row of its own: its part can be told from 0, or it moves the number by
/// itself.
fn is_told(arm: &ArmSensitivity, key: &KeySensitivity) -> bool {
    let indices = || [key.first, key.total].into_iter().flatten();
    let known = indices().any(|index| index.is_distinguishable());
    let unsettled = indices().any(|index| unsettled(Some(index)).is_some());
    known || unsettled || key.swing().width(arm.at_medians) > STILL * arm.at_medians.abs()
}

fn cells(key: &KeySensitivity) -> [String; 3] {
    let index = |index: Option<_>| index.map_or_else(String::new, in_hundred);
    let [low, high] = moved_to(key);
    let say = apart([key.at_low, key.at_high]);
    let at = |value: f64, at: &str| format!("{} at {at}", say(value));
    [
        index(key.first),
        index(key.total),
        format!("{}, {}", at(key.at_low, &low), at(key.at_high, &high)),
    ]
}

/// What of a key is not settled, behind its law.
fn open_said(key: &KeySensitivity) -> String {
    let parts = [("alone", key.first), ("in all", key.total)];
    let open = parts
        .into_iter()
        .filter_map(|(name, index)| Some(format!("{name} up to {}", unsettled(index)?)));
    match open.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        open => format!(" (not settled: {})", open.join(", ")),
    }
}

/// Numbers in as many figures, from two to six, as tell them apart.
fn apart([low, high]: [f64; 2]) -> impl Fn(f64) -> String {
    let told =
        |figures: &usize| words::number_to(low, *figures) != words::number_to(high, *figures);
    let figures = if low == high { None } else { (3..=6).find(told) };
    let plainly = words::short(low) != words::short(high);
    move |value| match figures {
        Some(figures) if !plainly => words::number_to(value, figures),
        _ => words::short(value),
    }
}

/// What the columns hold.
fn key(found: &Sensitivity) -> String {
    let per_key = "Of 100 parts of the variance, \"alone\" is what a key makes by itself and would \
                   take with it if it became known (first-order index), \"in all\" what it makes \
                   alone and together with others (total index), in brackets the 95 % intervals";
    let keys = || found.targets.iter().flat_map(|target| &target.arms).flat_map(|arm| &arm.keys);
    let open = keys()
        .flat_map(|key| [key.first, key.total])
        .flatten()
        .any(|index| !index.is_distinguishable() && in_hundred(index) != NOTHING);
    let open = words::only_if(
        open,
        " \"Up to\" is where the interval of a part ends that is not settled: more --points settle \
         it.",
    );
    let crossed = keys().any(|key| {
        key.first.zip(key.total).is_some_and(|(first, total)| first.value > total.value)
    });
    let crossed = words::only_if(
        crossed,
        " Where \"alone\" is above \"in all\" that is the scatter of estimates, which more \
         --points narrow.",
    );
    format!(
        "{per_key} from {} independently scrambled designs. Last: the number with the key at its 5 \
         % and at its 95 % quantile and all others at their medians. The variance is that of \
         expected values over what is not known; luck is not in it. A key of several arms is \
         one.{open}{crossed}",
        found.made.scrambles
    )
}

/// How to make it again.
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
