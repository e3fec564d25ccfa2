//! A break-even analysis: the finding and its table, `break-even.json` and `break-even.csv`.

use super::wording::{finding, made_by, median_text, nearest, value_text};
use crate::report::chart::break_even_charts;
use crate::report::output::{CsvWriter, Files, Output, Rows, cell, ends};
use crate::report::text::lines::{Text, aligned};
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::words;
use crate::report::{Drawing, Layout, ReportError};
use crate::results::{AtValue, BreakEven, Spread};
use serde::Serialize;

/// The column names.
const HEAD: &str = "value,ratio,ratio_low,ratio_high,alternative,alternative_low,\
                    alternative_high,baseline,baseline_low,baseline_high,able_to_function,\
                    able_to_function_low,able_to_function_high,draws_with_more,figure";

/// The purpose of the analysis and its limit.
const NO_SEARCH: &str = "It says where harm breaks even in one disputed number, and nothing of \
                         what a mine ought to be.";

impl Output for BreakEven {
    /// The finding, then a row for every second value of the range and each published figure.
    fn text(&self, _rows: Rows) -> String {
        let mut text = Text::default();
        text.say(&format!("{}.", finding(self, &self.key)));
        nearest(self).iter().for_each(|said| text.say(&format!("{said}.")));
        if self.turns.more_than_once > 0 {
            text.say(&format!(
                "In {} of {} parameter draws the comparison turns over more than once along the \
                 range; the first value counts.",
                words::count(self.turns.more_than_once.into()),
                words::count(self.turns.draws.into())
            ));
        }
        text.gap();
        table(self, &mut text);
        text.paragraph(&key(self));
        text.paragraph(&format!("{} {}.", words::sentence(&self.title), made_by(self)));
        text.say(&format!("{NO_SEARCH} {CLOSING}"));
        text.done()
    }

    fn document(&self) -> impl Serialize {
        self
    }
}

impl Files for BreakEven {
    const NAME: &'static str = "break-even";
    const CHARTS: &'static [&'static str] = &["break-even", "ladder"];

    /// Writes a row for each value of the range.
    fn rows(&self, table: &mut CsvWriter) -> Result<(), ReportError> {
        table.write_record(HEAD.split(','))?;
        for at in &self.values {
            let spreads =
                [at.ratio, Some(at.alternative), Some(at.baseline), Some(at.able_to_function)];
            let figure = self.figures.iter().find(|figure| figure.value == at.value);
            let row = [at.value.to_string()].into_iter().chain(spreads.map(columns).concat());
            table
                .write_record(row.chain([at.more.to_string(), cell(figure.map(|of| &of.what))]))?;
        }
        Ok(())
    }

    fn charts(&self, _: usize, layout: Layout) -> Result<Vec<Drawing>, ReportError> {
        Ok(break_even_charts(self, layout))
    }
}

/// The cells of a median and of the ends of its interval.
fn columns(spread: Option<Spread>) -> [String; 3] {
    let [low, high] = ends(spread.and_then(|spread| spread.uncertainty_interval));
    [spread.map(|spread| spread.median), low, high].map(cell)
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
    let ratio = |at: &AtValue| at.ratio.as_ref().map_or_else(|| "none".to_owned(), median_text);
    let row = |at: &AtValue| {
        let note = mark(at).map_or_else(String::new, |place| format!(" {}", letter(place)));
        let value = format!("{}{note}", value_text(found, at.value));
        [value, ratio(at), median_text(&at.alternative), median_text(&at.able_to_function)]
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
        words::when(found.days),
        words::quoted(&found.alternative),
    )
}
