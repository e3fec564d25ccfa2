//! The totals over all areas, as text and as `areas.json`.

use crate::report::output::{Output, Rows};
use crate::report::text::lines::{Text, aligned};
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::draws::median_note;
use crate::report::wording::made;
use crate::report::wording::words::{count, number, plural, short, span};
use crate::results::{AreaQuantity, AreaTotals, Areas, AreasProvenance, BASIS, DrawSummary};
use serde::Serialize;

/// The content of `areas.json`.
#[derive(Serialize)]
struct AreasDocument<'a> {
    format: u32,
    made: &'a AreasProvenance,
    title: &'a str,
    currency: &'a Option<String>,
    basis: &'static str,
    areas: usize,
    totals: Vec<AreaTotals>,
}

impl Output for Areas {
    fn text(&self, _rows: Rows) -> String {
        let (mut text, made) = (Text::default(), &self.made);
        text.say(&self.title);
        text.paragraph(&heading(self));
        text.gap();
        text.rows(aligned(&table(self), &[]));
        text.gap();
        let some = |areas: usize| plural(areas as u64, "area", "areas");
        let after = self.rows.iter().filter(|row| row.is_after(made)).count();
        if after > 0 {
            let after = some(after);
            text.say(&format!("{after}: the mines are laid after it, and nothing of them counts."));
        }
        let overstated = self.rows.iter().filter(|row| row.is_overstated()).count();
        if overstated > 0 {
            text.say(&format!(
                "In {} more casualties are expected than 5 % of the people near. The model does \
                 not take casualties from the people who are there, so that it overstates there, \
                 and in the sums.",
                some(overstated)
            ));
        }
        let draws = made::draws(made.draws);
        if (2..20).contains(&made.draws) {
            text.say(&format!(
                "With {draws} a 90 % uncertainty interval is little more than their range."
            ));
        }
        let intervals = if made.draws > 1 {
            "In brackets: 90 % uncertainty interval (parameters). What is unknown of all areas is \
             the same for all of them in a parameter draw, so that it does not average out; what \
             is unknown of one area does. "
        } else {
            "One parameter draw: no interval is known. "
        };
        let medians = median_note(text.lines().iter());
        text.say(&format!("{intervals}Expected values; chance is not in them.{medians}"));
        text.say(&format!(
            "{} {}, {} engine, {draws}, seed {}. Basis of each area: {BASIS}.",
            made.program, made.version, made.engine, made.seed
        ));
        text.say(CLOSING);
        text.done()
    }

    /// The provenance and the totals.
    fn document(&self) -> impl Serialize {
        AreasDocument {
            format: 1,
            made: &self.made,
            title: &self.title,
            currency: &self.currency,
            basis: BASIS,
            areas: self.rows.len(),
            totals: self.totals(),
        }
    }
}

/// The totals, with a row for each number.
fn table(areas: &Areas) -> Vec<Vec<String>> {
    let totals = areas.totals();
    let row = |name: &str, cell: &dyn Fn(&AreaTotals) -> String| -> Vec<String> {
        std::iter::once(name.to_owned()).chain(totals.iter().map(cell)).collect()
    };
    let mut rows = vec![
        row("", &|total| total.kind.clone().unwrap_or_else(|| "all areas".to_owned())),
        row("areas", &|total| count(total.areas)),
        row("mines laid", &|total| count(total.mines)),
        row("area, km²", &|total| plain_text(total.area_m2 / 1e6)),
    ];
    for &quantity in &areas.quantities {
        let (name, say) = number_format(quantity, areas);
        rows.push(row(&name, &|total| bracketed(&total.expected[&quantity], say)));
        // medians, where there are any, have a row of their own under the means
        let median = |total: &AreaTotals| {
            total.expected[&quantity].median.map(|median| format!("median {}", say(median)))
        };
        if totals.iter().any(|total| median(total).is_some()) {
            rows.push(row("", &|total| median(total).unwrap_or_default()));
        }
    }
    rows
}

fn heading(areas: &Areas) -> String {
    match (&areas.made.between, areas.made.horizon_days) {
        (Some([from, until]), _) => format!("From {from} to {until}"),
        (None, Some(days)) => {
            format!("In each area, from the day its mines were laid to {} after it", span(days))
        }
        (None, None) => String::new(),
    }
}

/// The name of a quantity and the format of its numbers.
fn number_format(quantity: AreaQuantity, areas: &Areas) -> (String, fn(f64) -> String) {
    let (name, say): (&str, fn(f64) -> String) = match quantity {
        AreaQuantity::Casualties => ("casualties", plain_text),
        AreaQuantity::Killed => ("  of them killed", plain_text),
        AreaQuantity::ItemsLeft => ("mines in the ground at the end", whole),
        AreaQuantity::ItemsCleared => ("mines cleared", whole),
        // for a country, square kilometres are easier to read than square metres
        AreaQuantity::SearchedM2 => ("area searched, km²", |m2| plain_text(1e-6 * m2)),
        AreaQuantity::ClearanceCost => {
            let currency = areas.currency.as_deref().unwrap_or("in the scenario's currency");
            return (format!("cost of that, {currency}"), plain_text);
        }
    };
    (name.to_owned(), say)
}

/// A mean with its interval, where its ends differ.
fn bracketed(number: &DrawSummary, say: fn(f64) -> String) -> String {
    let ends = number.uncertainty_interval.map(|ends| ends.map(say));
    match ends.filter(|[low, high]| low != high) {
        Some([low, high]) => format!("{} ({low} to {high})", say(number.mean)),
        None => say(number.mean),
    }
}

/// Formats a number of mines, which people add up.
///
/// It is whole from 10 on, and has two figures below.
fn whole(x: f64) -> String {
    if x >= 10.0 { count(x.round() as u64) } else { short(x) }
}

/// Formats a number, in words if large and short if small.
fn plain_text(x: f64) -> String {
    if x >= 1.0 { number(x) } else { short(x) }
}
