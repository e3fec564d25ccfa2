//! The finding and the table of a break-even analysis, for the terminal.

use super::wording::{cell, finding, made_by, nearest, value_text};
use crate::report::text::aligned::aligned;
use crate::report::text::paragraphs::Text;
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::words;
use crate::results::{AtValue, BreakEven};

/// The purpose of the analysis and its limit.
const NO_SEARCH: &str = "It says where harm breaks even in one disputed number, and nothing of \
                         what a mine ought to be.";

/// The summary as plain text of at most 100 columns.
///
/// It holds the finding, then a row for every second value of the range and each published figure.
/// It ends in a newline.
pub(super) fn summary(found: &BreakEven) -> String {
    let mut text = Text::default();
    text.say(&format!("{}.", finding(found, &found.key)));
    nearest(found).iter().for_each(|said| text.say(&format!("{said}.")));
    if found.turns.more_than_once > 0 {
        text.say(&format!(
            "In {} of {} parameter draws the comparison turns over more than once along the range; \
             the first value counts.",
            words::count(found.turns.more_than_once.into()),
            words::count(found.turns.draws.into())
        ));
    }
    text.gap();
    table(found, &mut text);
    text.gap();
    text.say(&key(found));
    text.gap();
    text.say(&format!("{} {}.", words::sentence(&found.title), made_by(found)));
    text.say(&format!("{NO_SEARCH} {CLOSING}"));
    text.done()
}

/// Writes the rows and the sources of the published figures.
fn table(found: &BreakEven, text: &mut Text) {
    let mark = |at: &AtValue| found.figures.iter().position(|figure| figure.value == at.value);
    let letter = |place: usize| char::from(b'a' + place as u8);
    let mut even = 0;
    let is_shown = |at: &&AtValue| {
        // published figures are shown between the steps, unless they are steps themselves
        let is_step = found.is_step(at.value);
        even += usize::from(is_step);
        mark(at).is_some() || (is_step && even % 2 == 1)
    };
    let ratio = |at: &AtValue| at.ratio.as_ref().map_or_else(|| "none".to_owned(), cell);
    let row = |at: &AtValue| {
        let note = mark(at).map_or_else(String::new, |place| format!(" {}", letter(place)));
        let value = format!("{}{note}", value_text(found, at.value));
        [value, ratio(at), cell(&at.alternative), cell(&at.able_to_function)]
    };
    let heads = ["value", "ratio", &found.target, "able to function, share"].map(str::to_owned);
    let rows: Vec<[String; 4]> =
        std::iter::once(heads).chain(found.values.iter().filter(is_shown).map(row)).collect();
    text.rows(aligned(&rows, &[]));
    for (place, figure) in found.figures.iter().enumerate() {
        let value = value_text(found, figure.value);
        text.indented(&format!("{} {value}: {}", letter(place), figure.source));
    }
}

/// The explanation of the columns.
fn key(found: &BreakEven) -> String {
    let has = if found.written.is_empty() {
        String::new()
    } else {
        format!("The scenario has {} there. ", found.written)
    };
    let intervals = if found.made.draws > 1 {
        "Medians over parameter draws of everything else, in brackets the 90 % uncertainty \
         interval: a draw has the same values of it at every value of the number."
    } else {
        "One parameter draw of everything else, which has no interval."
    };
    let few = if (2..20).contains(&found.made.draws) {
        format!(" Of {} draws a 90 % interval is little more than their range.", found.made.draws)
    } else {
        String::new()
    };
    format!(
        "{has}Ratio: {} of {} as a multiple of that of {}. Able to function {}: now or when it \
         warms, of the mines laid with {}. {intervals}{few} Expected values; chance is not in \
         them.",
        found.target,
        words::quoted(&found.alternative),
        words::quoted(&found.baseline),
        crate::report::analysis::sensitivity::when(found.days),
        words::quoted(&found.alternative),
    )
}
