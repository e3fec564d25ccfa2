//! The top of a scenario file: what is asked, where and when, and how warm it is there.

use super::alternatives::AlternativeDraft;
use super::people::{CiviliansDraft, ClaimDraft, ClearanceDraft, LandDraft, RiskReductionDraft};
use super::row::MOST_TIMES;
use super::table::*;
use crate::question::{MOST_DRAWS, MOST_REPLICATES};

const THOUSAND_YEARS: f64 = 365_250.0;
const _: () = assert!(MOST_TIMES == 1_000, "the text of report_at says so");

/// The whole file.
pub(crate) const FILE: &Table = <FileDraft as Draft>::ROW;

table! { FileKeys, FileDraft {
    format: Integer(1, 1), "The version of this grammar.";
    title: Line, "What the scenario is called.";
    question: Text or Nothing, "The question it puts, in a sentence.";
    simulation: Table[SimulationDraft], "How much to run, and when to look.";
    site: Table[SiteDraft], "Where and when it happens.";
    civilians: Table[CiviliansDraft], "Who is there and what a detonation does.";
    risk_reduction was "mitigation": Tables[RiskReductionDraft, 0, 100] or Nothing,
        "Risk reduction, in every alternative.";
    clearance: Table[ClearanceDraft] or Nothing, "Clearance, in every alternative without its own.";
    land: Table[LandDraft] or Nothing, "What the land is worth.";
    alternative was "arm": Tables[AlternativeDraft, 1, 100], "The courses of action that are \
                                                              compared.";
    claim: Tables[ClaimDraft, 0, 1000] or Nothing, "Claims about the mines, compared with expected \
                                                    values.";
}}

table! { SimulationKeys, SimulationDraft {
    seed: Integer(0, i64::MAX), "The seed of all random numbers.";
    draws: Integer(1, MOST_DRAWS as i64) = Integer(1),
        "Parameter draws (parameter uncertainty). A count.";
    replicates: Integer(1, MOST_REPLICATES as i64) = Integer(1000),
        "Replicates in each parameter draw (chance). A count.";
    horizon: PlainDuration(Range::above(0.0, THOUSAND_YEARS)),
        "The end of the run, after the start.";
    report_at: Times(Range::above(0.0, THOUSAND_YEARS)),
        "When to report, after the start: increasing, up to the horizon, at most 1,000 times.";
    baseline: Line or Nothing,
        "The alternative that the others are compared with. Left out, the last alternative whose \
         layings are all mechanical, else the first.";
}}

table! { SiteKeys, SiteDraft {
    start: Date, "Local solar date and time of t = 0.";
    area_m2: Number(Range::above(0.0, 1e14)), "Area of the site, m².";
    temperature: Table[TemperatureDraft], "How warm it is where the mines lie.";
}}

table! { TemperatureKeys, TemperatureDraft {} one climate: ClimateKeys {
    constant Constant: Table[ConstantDraft], "The same temperature always.";
    seasonal Seasonal: Table[SeasonalDraft], "A yearly and a daily wave, damped by the soil.";
    series Series: Table[SeriesDraft], "Measured temperatures in a CSV file.";
} }

table! { ConstantKeys, ConstantDraft {
    celsius: Number(Range::CELSIUS), "The temperature, °C.";
}}

table! { SeasonalKeys, SeasonalDraft {
    mean_c: Number(Range::CELSIUS), "Mean of the year, °C.";
    annual_amplitude_c: Number(Range::within(0.0, 80.0)) = Number(0.0),
        "Half the range of the year at the surface, °C.";
    warmest_day: Number(Range::within(1.0, 366.0)) = Number(200.0),
        "Day of the year of the annual peak, at 00:00; 1 is 1 January.";
    diurnal_amplitude_c: Number(Range::within(0.0, 80.0)) = Number(0.0),
        "Half the range of the day at the surface, °C.";
    warmest_hour: Number(Range::below(0.0, 24.0)) = Number(15.0),
        "Local solar hour of the daily peak at the surface.";
    depth_m: Number(Range::within(0.0, 10.0)) = Number(0.0), "Depth z at which the mines lie, m.";
    diffusivity_m2_s: Number(Range::above(0.0, 1e-3)) = Number(5e-7),
        "Thermal diffusivity α of the soil, m²/s.";
}}

table! { SeriesKeys, SeriesDraft {
    file: Text,
        "A CSV beside the scenario with the header `time,celsius`: local date and time, or days \
         since the start; °C.";
    repeat: Word[Yearly] or Nothing,
        "Whether a series of a year or more comes again every 365.25 d.";
}}

/// A series that comes again every year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Yearly;

impl Word for Yearly {
    fn words() -> Vec<(&'static str, Self)> {
        vec![("yearly", Self)]
    }
}
