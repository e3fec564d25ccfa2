//! Arms: what is laid, with what fuse, and what differs there from the rest of the scenario.

use super::people::{CLEARANCE, MITIGATION};
use super::{Choice, Kind, MOST_WAVES, Need, Range, Table, optional, preset, required};

pub(super) static ARM: Table = Table {
    keys: &[
        required("name", Kind::Line, "What the arm is called."),
        optional(
            "return_delay",
            Kind::Duration(Range::SPAN),
            "How much later than the presence curves say people are there.",
        ),
        required("laying", Kind::Tables(&LAYING, 1, 100), "What is laid: mines of one fuse each."),
        optional(
            "mitigation",
            Kind::Tables(&MITIGATION, 0, 100),
            "What keeps people from mines in this arm, on top of the site's.",
        ),
        optional(
            "clearance",
            Kind::Table(&CLEARANCE),
            "Clearance in this arm; replaces the site's.",
        ),
    ],
    choices: &[],
};

static LAYING: Table = Table {
    keys: &[
        required(
            "mines",
            Kind::Integer(0, 10_000_000_000),
            "How many mines, in all waves of `laid` together or in each wave of `renew`. A count.",
        ),
        optional(
            "laid",
            Kind::Tables(&LAID, 1, MOST_WAVES),
            "Waves. Left out, all mines are laid at the start.",
        ),
        optional("renew", Kind::Table(&RENEW), "A wave of `mines` again and again."),
        optional("electrical", Kind::Table(&ELECTRICAL), "A fuse that needs its battery."),
        optional("mechanical", Kind::Table(&MECHANICAL), "A persistent fuse."),
    ],
    choices: &[
        Choice { keys: &["laid", "renew"], needed: false },
        Choice { keys: &["electrical", "mechanical"], needed: true },
    ],
};

static LAID: Table = Table {
    keys: &[
        required(
            "at",
            Kind::Duration(Range::SPAN),
            "When the wave is laid, after the start; up to the horizon.",
        ),
        required("share", Kind::Plain(Range::UNIT), "Its share of the mines; the shares sum to 1."),
    ],
    choices: &[],
};

static RENEW: Table = Table {
    keys: &[
        required(
            "every",
            Kind::PlainDuration(Range::LASTING),
            "Time between waves; the first is at the start.",
        ),
        required(
            "until",
            Kind::PlainDuration(Range::LASTING),
            "Waves are laid before this, after the start.",
        ),
    ],
    choices: &[],
};

static ELECTRICAL: Table = Table {
    keys: &[
        required(
            "settings",
            Kind::Tables(&SETTING, 1, 100),
            "The rated lives that mines are set to.",
        ),
        preset(
            "dead_on_arrival",
            Kind::Number(Range::UNIT),
            Need::Number(0.0),
            "Probability that a mine never functions.",
        ),
        optional("overrun", Kind::Table(&OVERRUN), "Mines that their battery does not end."),
        optional(
            "self_destruct",
            Kind::Table(&SELF_DESTRUCT),
            "How well the self-destruct of settings works.",
        ),
        required("battery", Kind::Table(&BATTERY), "The battery."),
    ],
    choices: &[],
};

static SETTING: Table = Table {
    keys: &[
        required("rated_life", Kind::Duration(Range::LASTING), "Rated life r."),
        required(
            "share",
            Kind::Plain(Range::UNIT),
            "Share of the mines set to it; the shares sum to 1.",
        ),
        optional(
            "self_destruct",
            Kind::Duration(Range::LASTING),
            "When the mine is to destroy itself, after it was laid.",
        ),
    ],
    choices: &[],
};

static OVERRUN: Table = Table {
    keys: &[
        required(
            "probability",
            Kind::Number(Range::UNIT),
            "Probability, among mines not dead on arrival.",
        ),
        required("life", Kind::Table(&LIFE), "Their life, in calendar time."),
    ],
    choices: &[],
};

static SELF_DESTRUCT: Table = Table {
    keys: &[
        required(
            "reliability",
            Kind::Number(Range::UNIT),
            "Probability that it works in a mine that is functional at the moment.",
        ),
        preset(
            "cv",
            Kind::Number(Range::CV),
            Need::Number(0.0),
            "Coefficient of variation of its moment.",
        ),
    ],
    choices: &[],
};

static BATTERY: Table = Table {
    keys: &[
        required("life", Kind::Table(&MULTIPLIER), "Law of the mine's own multiplier W, mean 1."),
        preset(
            "lots",
            Kind::Integer(1, 1_000_000),
            Need::Integer(1),
            "Production lots in each laying. A count.",
        ),
        preset(
            "lot_cv",
            Kind::Number(Range::CV),
            Need::Number(0.0),
            "Coefficient of variation of the multiplier V that a lot shares.",
        ),
        preset(
            "storage_years",
            Kind::Number(Range::within(0.0, 100.0)),
            Need::Number(0.0),
            "Time in storage before it is laid, years.",
        ),
        preset(
            "storage_loss_per_year",
            Kind::Number(Range::below(0.0, 1.0)),
            Need::Number(0.0),
            "Share of the charge lost per year of storage.",
        ),
        preset(
            "reference_c",
            Kind::Number(Range::CELSIUS),
            Need::Number(20.0),
            "Temperature T_ref at which the life is the rated one, °C.",
        ),
        preset(
            "self_discharge_share",
            Kind::Number(Range::UNIT),
            Need::Number(0.0),
            "Share φ of the drain that depends on temperature.",
        ),
        preset(
            "activation_energy_kj_mol",
            Kind::Number(Range::within(0.0, 200.0)),
            Need::Number(0.0),
            "Activation energy Ea of that share, kJ/mol.",
        ),
        preset(
            "cold_loss_per_c",
            Kind::Number(Range::UNIT),
            Need::Number(0.0),
            "Share of the capacity lost per °C below the knee.",
        ),
        preset(
            "cold_knee_c",
            Kind::Number(Range::CELSIUS),
            Need::Number(20.0),
            "Temperature below which the cold costs capacity, °C.",
        ),
        preset(
            "minimum_capacity",
            Kind::Number(Range::above(0.0, 1.0)),
            Need::Number(0.05),
            "Least share of the capacity that the cold leaves.",
        ),
    ],
    choices: &[],
};

static MULTIPLIER: Table = Table {
    keys: &[
        optional("lognormal", Kind::Table(&SPREAD), "Lognormal."),
        optional("weibull", Kind::Table(&SPREAD), "Weibull."),
        optional("gamma", Kind::Table(&SPREAD), "Gamma."),
    ],
    choices: &[Choice { keys: &["lognormal", "weibull", "gamma"], needed: true }],
};

static SPREAD: Table = Table {
    keys: &[required("cv", Kind::Number(Range::CV), "Coefficient of variation.")],
    choices: &[],
};

static MECHANICAL: Table = Table {
    keys: &[
        preset(
            "dead_on_arrival",
            Kind::Number(Range::UNIT),
            Need::Number(0.0),
            "Probability that a mine never functions.",
        ),
        required("life", Kind::Table(&LIFE), "Life in calendar time."),
        preset(
            "never",
            Kind::Number(Range::UNIT),
            Need::Number(0.0),
            "Share of the rest that never stops functioning.",
        ),
    ],
    choices: &[],
};

static LIFE: Table = Table {
    keys: &[
        optional("weibull", Kind::Table(&WEIBULL), "Weibull."),
        optional("lognormal", Kind::Table(&LOGNORMAL), "Lognormal."),
        optional("exponential", Kind::Table(&EXPONENTIAL), "Exponential: age makes no difference."),
    ],
    choices: &[Choice { keys: &["weibull", "lognormal", "exponential"], needed: true }],
};

static WEIBULL: Table = Table {
    keys: &[
        required("median", Kind::Duration(Range::LASTING), "Half of the mines outlast this."),
        required(
            "shape",
            Kind::Number(Range::within(0.1, 20.0)),
            "Shape: above 1 failures become likelier with age.",
        ),
    ],
    choices: &[],
};

static LOGNORMAL: Table = Table {
    keys: &[
        required("median", Kind::Duration(Range::LASTING), "Half of the mines outlast this."),
        required("gsd", Kind::Number(Range::above(1.0, 100.0)), "Geometric standard deviation."),
    ],
    choices: &[],
};

static EXPONENTIAL: Table = Table {
    keys: &[required("median", Kind::Duration(Range::LASTING), "Half of the mines outlast this.")],
    choices: &[],
};
