//! People and what is done for them: civilians, mitigation, clearance, the land; and what is
//! claimed of mines.

use super::{Choice, Kind, Need, Range, Table, optional, preset, required};
use crate::question::{MOST_CRITERIA, Quantity, Split};

pub(super) static CIVILIANS: Table = Table {
    keys: &[
        preset(
            "trigger_probability",
            Kind::Number(Range::UNIT),
            Need::Number(1.0),
            "Probability that a contact sets off a functional mine.",
        ),
        preset(
            "extra_casualties_mean",
            Kind::Number(Range::within(0.0, 100.0)),
            Need::Number(0.0),
            "Mean number of casualties of a detonation beyond the first.",
        ),
        preset(
            "risk_criterion",
            Kind::Tables(&RISK_CRITERION, 1, MOST_CRITERIA),
            Need::HseCriteria,
            "Levels of individual risk to compare with; left out, two of HSE, Reducing Risks, \
             Protecting People.",
        ),
        optional("group", Kind::Tables(&GROUP, 0, 100), "People who share a way of life."),
    ],
    choices: &[],
};

static RISK_CRITERION: Table = Table {
    keys: &[
        required("name", Kind::Line, "What the level is called."),
        required(
            "per_year",
            Kind::Plain(Range::above(0.0, 1.0)),
            "Individual risk of death, per person and year.",
        ),
    ],
    choices: &[],
};

static GROUP: Table = Table {
    keys: &[
        required("name", Kind::Line, "What the group is called."),
        preset(
            "age",
            Kind::Word(|| vec!["adult", "child"]),
            Need::Word("adult"),
            "Adults or children.",
        ),
        required("people", Kind::Number(Range::within(0.0, 1e10)), "How many people. A count."),
        required("presence", Kind::Curve(Range::UNIT), "Share of them that is there, over time."),
        required(
            "entries_per_person_year",
            Kind::Number(Range::within(0.0, 1e5)),
            "Entries into the hazardous area while present, per person and year.",
        ),
        required("path_per_entry_m", Kind::Number(Range::within(0.0, 1e6)), "Path of an entry, m."),
        required(
            "contact_width_m",
            Kind::Number(Range::within(0.0, 100.0)),
            "Width within which a person meets a mine, m.",
        ),
        preset(
            "active_hours",
            Kind::Hours,
            Need::AllDay,
            "Local hours [from, to) in which entries fall, evenly.",
        ),
        preset(
            "fatality",
            Kind::Number(Range::UNIT),
            Need::Number(0.3),
            "Probability that a casualty dies.",
        ),
    ],
    choices: &[],
};

pub(super) static MITIGATION: Table = Table {
    keys: &[
        required("name", Kind::Line, "What it is: marking, fencing, risk education, learning."),
        required(
            "effectiveness",
            Kind::Curve(Range::UNIT),
            "Share of contacts that it prevents, over time.",
        ),
    ],
    choices: &[],
};

pub(super) static CLEARANCE: Table = Table {
    keys: &[
        required(
            "start",
            Kind::Duration(Range::SPAN),
            "When it starts, after the start of the scenario.",
        ),
        required(
            "rate_m2_per_day",
            Kind::Number(Range::above(0.0, 1e14)),
            "Area searched per day, m²/d.",
        ),
        required(
            "detection",
            Kind::Number(Range::UNIT),
            "Probability that a pass removes a mine that it reaches.",
        ),
        preset(
            "passes",
            Kind::Integer(1, 1000),
            Need::Integer(1),
            "How often the whole area is searched. A count.",
        ),
        optional(
            "cost_per_m2",
            Kind::Number(Range::within(0.0, 1e9)),
            "Cost of searching a square metre, in the currency of the land, each pass counted.",
        ),
    ],
    choices: &[],
};

pub(super) static LAND: Table = Table {
    keys: &[
        optional(
            "value_per_hectare_year",
            Kind::Number(Range::within(0.0, 1e12)),
            "Value of the use of a hectare for a year, in the currency.",
        ),
        optional("currency", Kind::Line, "The currency of values and costs."),
    ],
    choices: &[],
};

pub(super) static CLAIM: Table = Table {
    keys: &[
        required("arm", Kind::Line, "The arm it speaks of."),
        required("quantity", Kind::Word(whole_quantities), "What it speaks of."),
        required(
            "at",
            Kind::PlainDuration(Range::SPAN),
            "When, after the start; up to the horizon.",
        ),
        optional(
            "at_most",
            Kind::Plain(Range::within(0.0, 1e18)),
            "The figure, if it is an upper bound.",
        ),
        optional(
            "at_least",
            Kind::Plain(Range::within(0.0, 1e18)),
            "The figure, if it is a lower bound.",
        ),
        required(
            "per",
            Kind::Word(|| vec!["mine", "field"]),
            "Whether the figure is a share of the mines laid or counts the whole field.",
        ),
        optional("source", Kind::Text, "Who says so."),
    ],
    choices: &[Choice { keys: &["at_most", "at_least"], needed: true }],
};

/// The quantities that are one number: a claim has one figure.
fn whole_quantities() -> Vec<&'static str> {
    let whole = |quantity: &Quantity| quantity.split() == Split::Whole;
    Quantity::ALL
        .iter()
        .filter(|quantity| whole(quantity))
        .map(|quantity| quantity.name())
        .collect()
}
