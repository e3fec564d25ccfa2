//! The totals over all areas, as text and as `areas.json`.

use crate::report::output::{Output, Rows};
use crate::report::text::aligned::aligned;
use crate::report::text::paragraphs::Text;
use crate::report::wording::closing_sentence::CLOSING;
use crate::report::wording::draws::median_note;
use crate::report::wording::made;
use crate::report::wording::words;
use crate::report::wording::words::{count, plural, span};
use crate::results::{AreaQuantity, AreaTotals, Areas, BASIS, DrawSummary};
use indexmap::IndexMap;
use serde::Serialize;

/// The content of `areas.json`.
#[derive(Serialize)]
struct AreasDocument<'a> {
    format: u32,
    made: &'a crate::results::AreasProvenance,
    title: &'a str,
    currency: &'a Option<String>,
    basis: &'static str,
    areas: usize,
    totals: Vec<Total>,
}

#[derive(Serialize)]
struct Total {
    kind: Option<String>,
    areas: u64,
    mines: u64,
    area_m2: f64,
    expected: IndexMap<&'static str, DrawSummary>,
}

impl Output for Areas {
    fn text(&self, _rows: Rows) -> String {
        summary(self)
    }

    /// The provenance and the totals.
    fn document(&self) -> impl Serialize {
        let totals = self.totals().into_iter().map(|total| Total {
            kind: total.kind,
            areas: total.areas,
            mines: total.mines,
            area_m2: total.area_m2,
            expected: total.numbers.iter().map(|(of, number)| (of.name(), *number)).collect(),
        });
        AreasDocument {
            format: 1,
            made: &self.made,
            title: &self.title,
            currency: &self.currency,
            basis: BASIS,
            areas: self.rows.len(),
            totals: totals.collect(),
        }
    }
}

fn summary(areas: &Areas) -> String {
    let (mut text, made) = (Text::default(), &areas.made);
    text.say(&areas.title);
    text.gap();
    text.say(&heading(areas));
    text.gap();
    text.rows(aligned(&table(areas), &[]));
    text.gap();
    let some = |areas: usize| plural(areas as u64, "area", "areas");
    let after = areas.rows.iter().filter(|row| row.is_after(made)).count();
    if after > 0 {
        let after = some(after);
        text.say(&format!("{after}: the mines are laid after it, and nothing of them counts."));
    }
    let overstated = areas.rows.iter().filter(|row| row.is_overstated()).count();
    if overstated > 0 {
        text.say(&format!(
            "In {} more casualties are expected than 5 % of the people near. The model does not \
             take casualties from the people who are there, so that it overstates there, and in \
             the sums.",
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
        "In brackets: 90 % uncertainty interval (parameters). What is unknown of all areas is the \
         same for all of them in a parameter draw, so that it does not average out; what is \
         unknown of one area does. "
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

/// The totals, with a row for each number.
fn table(areas: &Areas) -> Vec<Vec<String>> {
    let totals = areas.totals();
    let mut rows = vec![of_all(&totals, "", |total| {
        total.kind.clone().unwrap_or_else(|| "all areas".to_owned())
    })];
    rows.push(of_all(&totals, "areas", |total| count(total.areas)));
    rows.push(of_all(&totals, "mines laid", |total| count(total.mines)));
    rows.push(of_all(&totals, "area, km²", |total| plain_text(total.area_m2 / 1e6)));
    for (at, &quantity) in areas.quantities.iter().enumerate() {
        let items = matches!(quantity, AreaQuantity::ItemsLeft | AreaQuantity::ItemsCleared);
        // for a country, square kilometres are easier to read than square metres
        let scale = if quantity == AreaQuantity::SearchedM2 { 1e-6 } else { 1.0 };
        let say = |x: f64| if items { whole(x) } else { plain_text(scale * x) };
        rows.push(of_all(&totals, &number_text(quantity, areas), |total| {
            cell(&total.numbers[at].1, say)
        }));
        // medians, where there are any, have a row of their own under the means
        let median = |total: &AreaTotals| total.numbers[at].1.median;
        if totals.iter().any(|total| median(total).is_some()) {
            let number_text = |total: &AreaTotals| {
                median(total).map_or_else(String::new, |median| format!("median {}", say(median)))
            };
            rows.push(of_all(&totals, "", number_text));
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

fn number_text(quantity: AreaQuantity, areas: &Areas) -> String {
    match quantity {
        AreaQuantity::Casualties => "casualties".to_owned(),
        AreaQuantity::Killed => "  of them killed".to_owned(),
        AreaQuantity::ItemsLeft => "mines in the ground at the end".to_owned(),
        AreaQuantity::ItemsCleared => "mines cleared".to_owned(),
        AreaQuantity::SearchedM2 => "area searched, km²".to_owned(),
        AreaQuantity::ClearanceCost => {
            format!(
                "cost of that, {}",
                areas.currency.as_deref().unwrap_or("in the scenario's currency")
            )
        }
    }
}

fn of_all(totals: &[AreaTotals], name: &str, cell: impl Fn(&AreaTotals) -> String) -> Vec<String> {
    std::iter::once(name.to_owned()).chain(totals.iter().map(cell)).collect()
}

fn cell(number: &DrawSummary, number_text: impl Fn(f64) -> String) -> String {
    match number.uncertainty_interval.map(|ends| ends.map(&number_text)) {
        Some([low, high]) if low != high => {
            format!("{} ({low} to {high})", number_text(number.mean))
        }
        Some(_) | None => number_text(number.mean),
    }
}

/// Formats a number of mines, which people add up.
///
/// It is whole from 10 on, and has two figures below.
fn whole(x: f64) -> String {
    if x >= 10.0 { count(x.round() as u64) } else { words::short(x) }
}

/// Formats a number, in words if large and short if small.
fn plain_text(x: f64) -> String {
    if x >= 1.0 { words::number(x) } else { words::short(x) }
}
