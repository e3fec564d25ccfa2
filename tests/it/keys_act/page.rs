//! The table as a page of Markdown, kept up to date by a test.

use super::bases::{BATTERY, Base, spelt_out};
use super::row::{Effect, Row, Way};
use super::rows;
use std::fmt::Write as _;
use std::path::Path;

const OPENING: &str = "# What each key moves

Made by a test; do not edit. A key that does nothing would be a trap, so every key of the grammar
is changed in a small scenario of a battery alternative and a persistent one, and something named
has to move in a named direction: alone, with production lots that mines share (lots), in a cold
season in which batteries fall silent and wake (dormancy), with two passes of clearance, with
repeated laying, and with all four together. Runs have the same seed; a mean has to move by more
than 4.5 standard errors of the difference of two independent runs, a number without chance by
more than rounding. A change inside one alternative has to leave every other alternative as it
was, to the last bit. A key that needs others (a season, a timer, storage) is changed in a
scenario that has them. \"Shows in\" stands where a key is no physics. The changes are made for
this test and are no advice.

";

/// The whole page.
fn page() -> String {
    let mut page = OPENING.to_owned();
    let rows = rows::all();
    let mut section = None;
    for row in &rows {
        let table = row.key.rsplit_once('.').map_or("", |(table, _)| table);
        if section != Some(table) {
            let title =
                if table.is_empty() { "Top of the file".to_owned() } else { format!("`{table}`") };
            let line = if section.is_some() { "\n" } else { "" };
            append(
                &mut page,
                format_args!(
                    "{line}## {title}\n\n| key | changed to | what moves | on | why \
                     |\n|---|---|---|---|---|\n"
                ),
            );
            section = Some(table);
        }
        write_row(&mut page, row);
    }
    page
}

fn write_row(page: &mut String, row: &Row) {
    let name = row.key.rsplit('.').next().unwrap_or(row.key);
    let changes: Vec<String> =
        row.change.iter().map(|change| format!("`{}`", short(change))).collect();
    let effects: Vec<String> = row.effects.iter().map(said).collect();
    let mut bases = vec!["all six".to_owned()];
    if !row.meaningless.is_empty() {
        bases = Base::ALL
            .into_iter()
            .filter(|&base| row.idle_on(base).is_none())
            .map(|base| base.name().to_owned())
            .collect();
    }
    let idle: String =
        row.meaningless.iter().map(|(_, why)| format!("; not on the others: {why}")).collect();
    append(
        page,
        format_args!(
            "| `{name}` | {} | {} | {}{idle} | {} |\n",
            changes.join(", "),
            effects.join("; "),
            bases.join(", "),
            row.why
        ),
    );
}

/// A change without the tables above the one it is in.
fn short(change: &str) -> String {
    let change = spelt_out(change);
    let (path, value) = change.split_once('=').unwrap_or((&change, ""));
    let kept = path.rsplit('.').next().unwrap_or(path);
    let above = path.rsplit('.').nth(1).filter(|above| above.ends_with(']'));
    above.map_or_else(|| format!("{kept} = {value}"), |above| format!("{above}.{kept} = {value}"))
}

fn said(effect: &Effect) -> String {
    match effect {
        Effect::Moves { alternative, of, at, way } => {
            let alternative = if *alternative == BATTERY { "battery" } else { "persistent" };
            let way = if *way == Way::Up { "up" } else { "down" };
            format!("{alternative}: {} {way}", of.name(at))
        }
        Effect::Shows { what, .. } => format!("shows in {what}"),
        Effect::Refused { words } => format!("refused: `{words}`"),
    }
}

fn append(page: &mut String, text: std::fmt::Arguments<'_>) {
    page.write_fmt(text).expect("writing into memory does not fail");
}

#[test]
fn the_page_of_keys_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    if std::env::var_os("INERTNESS_BLESS").is_some() {
        std::fs::write(&path, page()).expect("docs can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page(), "docs/keys.md is out of date: run this test with INERTNESS_BLESS=1");
}
