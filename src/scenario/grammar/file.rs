//! The top of a scenario file: what is asked, where and when, and how warm it is there.

use super::arms::ARM;
use super::people::{CIVILIANS, CLAIM, CLEARANCE, LAND, MITIGATION};
use super::{Choice, Kind, MOST_TIMES, Need, Range, Table, optional, preset, required};
use crate::question::{MOST_DRAWS, MOST_REPLICATES};

const THOUSAND_YEARS: f64 = 365_250.0;

/// The whole file.
pub(in crate::scenario) static FILE: Table = Table {
    keys: &[
        required("format", Kind::Integer(1, 1), "The version of this grammar."),
        required("title", Kind::Line, "What the scenario is called."),
        optional("question", Kind::Text, "The question it puts, in a sentence."),
        required("simulation", Kind::Table(&SIMULATION), "How much to run, and when to look."),
        required("site", Kind::Table(&SITE), "Where and when it happens."),
        required("civilians", Kind::Table(&CIVILIANS), "Who is there and what a detonation does."),
        optional(
            "mitigation",
            Kind::Tables(&MITIGATION, 0, 100),
            "What keeps people from mines, in every arm.",
        ),
        optional("clearance", Kind::Table(&CLEARANCE), "Clearance, in every arm without its own."),
        optional("land", Kind::Table(&LAND), "What the land is worth."),
        required("arm", Kind::Tables(&ARM, 1, 100), "The courses of action that are compared."),
        optional(
            "claim",
            Kind::Tables(&CLAIM, 0, 1000),
            "What somebody says of the mines, to be judged.",
        ),
    ],
    choices: &[],
};

static SIMULATION: Table = Table {
    keys: &[
        required("seed", Kind::Integer(0, i64::MAX), "The seed of all random numbers."),
        preset(
            "draws",
            Kind::Integer(1, MOST_DRAWS as i64),
            Need::Integer(1),
            "Parameter draws: what we do not know. A count.",
        ),
        preset(
            "replicates",
            Kind::Integer(1, MOST_REPLICATES as i64),
            Need::Integer(1000),
            "Fields in each draw: luck. A count.",
        ),
        required(
            "horizon",
            Kind::PlainDuration(Range::above(0.0, THOUSAND_YEARS)),
            "The end of the run, after the start.",
        ),
        required(
            "report_at",
            Kind::Times(Range::above(0.0, THOUSAND_YEARS)),
            "When to report, after the start: increasing, up to the horizon, at most 1,000 times.",
        ),
        optional(
            "baseline",
            Kind::Line,
            "The arm that the others are compared with. Left out, the last arm whose layings are \
             all mechanical, else the first.",
        ),
    ],
    choices: &[],
};

const _: () = assert!(MOST_TIMES == 1_000, "the text of report_at says so");

static SITE: Table = Table {
    keys: &[
        required("start", Kind::Date, "Local solar date and time of t = 0."),
        required("area_m2", Kind::Number(Range::above(0.0, 1e14)), "Area of the site, m²."),
        required("temperature", Kind::Table(&TEMPERATURE), "How warm it is where the mines lie."),
    ],
    choices: &[],
};

static TEMPERATURE: Table = Table {
    keys: &[
        optional("constant", Kind::Table(&CONSTANT), "The same temperature always."),
        optional(
            "seasonal",
            Kind::Table(&SEASONAL),
            "A yearly and a daily wave, damped by the soil.",
        ),
        optional("series", Kind::Table(&SERIES), "Measured temperatures in a CSV file."),
    ],
    choices: &[Choice { keys: &["constant", "seasonal", "series"], needed: true }],
};

static CONSTANT: Table = Table {
    keys: &[required("celsius", Kind::Number(Range::CELSIUS), "The temperature, °C.")],
    choices: &[],
};

static SEASONAL: Table = Table {
    keys: &[
        required("mean_c", Kind::Number(Range::CELSIUS), "Mean of the year, °C."),
        preset(
            "annual_amplitude_c",
            Kind::Number(Range::within(0.0, 80.0)),
            Need::Number(0.0),
            "Half the range of the year at the surface, °C.",
        ),
        preset(
            "warmest_day",
            Kind::Number(Range::within(1.0, 366.0)),
            Need::Number(200.0),
            "Day of the year of the annual peak, at 00:00; 1 is 1 January.",
        ),
        preset(
            "diurnal_amplitude_c",
            Kind::Number(Range::within(0.0, 80.0)),
            Need::Number(0.0),
            "Half the range of the day at the surface, °C.",
        ),
        preset(
            "warmest_hour",
            Kind::Number(Range::below(0.0, 24.0)),
            Need::Number(15.0),
            "Local solar hour of the daily peak at the surface.",
        ),
        preset(
            "depth_m",
            Kind::Number(Range::within(0.0, 10.0)),
            Need::Number(0.0),
            "Depth z at which the mines lie, m.",
        ),
        preset(
            "diffusivity_m2_s",
            Kind::Number(Range::above(0.0, 1e-3)),
            Need::Number(5e-7),
            "Thermal diffusivity α of the soil, m²/s.",
        ),
    ],
    choices: &[],
};

static SERIES: Table = Table {
    keys: &[
        required(
            "file",
            Kind::Text,
            "A CSV beside the scenario with the header `time,celsius`: local date and time, or \
             days since the start; °C.",
        ),
        optional(
            "repeat",
            Kind::Word(|| vec!["yearly"]),
            "Whether a series of a year or more comes again every 365.25 d.",
        ),
    ],
    choices: &[],
};
