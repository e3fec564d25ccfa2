//! Differences between two results, in words and as JSON.

use super::lines::{Text, aligned};
use crate::report::output::{Output, Rows};
use crate::report::wording::words::{count, number_to, of_hundred, plural, short};
use crate::results::{Change, Pairing, Shift, Shifts};
use serde::Serialize;

/// Most rows listed unless all are requested.
const MOST: usize = 40;

impl Output for Shifts {
    /// Changed inputs, the method of comparison, and the numbers that moved.
    ///
    /// With all rows, also the numbers that differ within their error.
    fn text(&self, rows: Rows) -> String {
        let mut text = Text::default();
        text.say("Changed in what went in:");
        if self.changes.is_empty() {
            text.indented("nothing");
        }
        self.changes.iter().for_each(|change| text.indented(&change_text(change)));
        text.rows(self.unmatched.iter().map(|what| format!("  not compared: {what}")));
        text.paragraph(&how(&self.compared));
        let (moved, within): (Vec<&Shift>, Vec<&Shift>) =
            self.shifts.iter().partition(|shift| shift.moved);
        let unknown = within.iter().filter(|shift| shift.error.is_none()).count() as u64;
        text.gap();
        if moved.is_empty() {
            text.say("Moved:");
            let none =
                if unknown > 0 { "no number is known to have moved; see below" } else { "nothing" };
            text.indented(none);
        } else {
            text.rows(listed("Moved", &moved, rows));
        }
        if rows == Rows::All && !within.is_empty() {
            text.gap();
            let heading = "Differ within their error, or with one that is not known";
            text.rows(listed(heading, &within, rows));
        }
        text.gap();
        let within = within.len() as u64 - unknown;
        let mut said = format!(
            "{} moved, {} did not: {} within their error, {} the same.",
            counted(moved.len() as u64),
            counted(within + self.same),
            count(within),
            count(self.same)
        );
        if unknown > 0 {
            said.push_str(&format!(
                " Of {} that differ the error is not known: more draws would tell, or, of runs \
                 with as many draws and one seed, draws.csv beside both results.",
                counted(unknown)
            ));
        }
        if !matches!(self.compared, Pairing::Paired { exact: true, .. }) {
            said.push_str(
                " Of numbers that are truly the same, chance alone shows up to one in twenty as \
                 moved.",
            );
        }
        said.push_str(" Times to a criterion, clearance and land are not compared.");
        text.say(&said);
        text.done()
    }

    fn document(&self) -> impl Serialize {
        self
    }
}

/// The method of comparison.
fn how(compared: &Pairing) -> String {
    match compared {
        Pairing::Paired { draws, exact, same_inputs, other_inputs } => {
            let over = match draws {
                1 => "the same parameter draw".to_owned(),
                n => format!("the same {} parameter draws", count(*n as u64)),
            };
            let same = match same_inputs {
                0 => String::new(),
                1 => " 1 uncertain input has the same values in both.".to_owned(),
                n => {
                    let many = count(*n as u64);
                    format!(" {many} uncertain inputs have the same values in both.")
                }
            };
            let others = match other_inputs.join(", ") {
                none if none.is_empty() => none,
                names => format!(" Other values by a changed distribution: {names}."),
            };
            let errors = if *exact {
                " Expected values on the same draws have no sampling error: every difference \
                 beyond rounding is a move. The error is that of the mean change over parameter \
                 draws."
            } else {
                " Their values are sampled: a number moved where the mean of its differences is \
                 beyond their 95 % error."
            };
            format!("Compared draw by draw, over {over}.{same}{others}{errors}")
        }
        Pairing::Unpaired { because } => format!(
            "Compared unpaired, because {because}. The error is that of independent results: those \
             that share random numbers or draws differ by less."
        ),
    }
}

fn counted(n: u64) -> String {
    plural(n, "number", "numbers")
}

fn change_text(change: &Change) -> String {
    let [before, after] =
        [&change.before, &change.after].map(|value| value.as_deref().unwrap_or("left out"));
    format!("{}: {before} → {after}", change.what)
}

fn listed(heading: &str, shifts: &[&Shift], rows: Rows) -> Vec<String> {
    let shown = if rows == Rows::All { shifts.len() } else { shifts.len().min(MOST) };
    let heads = ["change", "before", "after", "95 % error", "draws up", "down", "number"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(shifts[..shown].iter().map(|shift| row(shift).to_vec()));
    let right: &[usize] = if shifts.iter().any(|shift| shift.rose.is_some()) {
        &[0, 1, 2, 3, 4, 5]
    } else {
        // without the shares of draws where there are none
        rows.iter_mut().for_each(|cells| drop(cells.drain(4..6)));
        &[0, 1, 2, 3]
    };
    let mut lines = vec![format!("{heading}, those that moved most first:")];
    lines.extend(aligned(&rows, right));
    if shown < shifts.len() {
        let more = count((shifts.len() - shown) as u64);
        lines.push(format!("  … and {more} more; --all lists them"));
    }
    lines
}

/// The cells of a number that differs, and its name.
fn row(shift: &Shift) -> [String; 7] {
    let [before, after] = two_texts([shift.before, shift.after]);
    let error = shift.error.map_or_else(|| "not known".to_owned(), short);
    let share = |share: Option<f64>| {
        share.map_or_else(String::new, |share| format!("{} %", of_hundred(share)))
    };
    let part = shift.part.as_ref().map_or_else(String::new, |part| format!(" / {part}"));
    let name = format!("{} / {} @ {}{part}", shift.alternative, shift.quantity, shift.time);
    [change(shift), before, after, error, share(shift.rose), share(shift.fell), name]
}

/// Formats a relative change: `+12 %`, `−0.4 %`, or `×31` where large.
fn change(shift: &Shift) -> String {
    let factor = shift.after / shift.before;
    match shift.relative {
        None => "from 0".to_owned(),
        Some(_) if factor > 10.0 || (0.0 < factor && factor < 0.01) => {
            format!("×{}", short(factor))
        }
        Some(relative) => {
            format!("{}{} %", if relative < 0.0 { "−" } else { "+" }, short(100.0 * relative.abs()))
        }
    }
}

/// Formats two numbers with enough figures to differ.
fn two_texts(values: [f64; 2]) -> [String; 2] {
    let said = |figures| values.map(|value| number_to(value, figures));
    if short(values[0]) != short(values[1]) {
        return values.map(short);
    }
    (3..=12)
        .map(said)
        .find(|[one, other]| one != other)
        .unwrap_or_else(|| values.map(|value| value.to_string()))
}
