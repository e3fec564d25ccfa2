//! The grammar of a scenario file, as data: every table and key, what it takes, what it is when it
//! is left out.
//!
//! Each table is written once, by `table!`, and read by everything that has to know the grammar:
//! the reader (`scenario::reading`), the JSON Schema, the key reference for people, the list of
//! keys for tests. A key that is not here does not exist; what is here is read, checked, documented
//! and published without another line being written. The rules that tie keys to each other (shares
//! that sum to 1, names that must exist) are not here but in `scenario::check`.

mod alternatives;
mod distributions;
mod file;
mod people;
mod range;
mod reference;
mod row;
mod schema;
mod table;

pub(super) use alternatives::{
    AlternativeDraft, AlternativeKeys, BatteryKeys, ElectricalDraft, ElectricalKeys, FuseKeys,
    LayingDraft, LayingKeys, LifeDistributionKeys, LifeKeys, MechanicalKeys,
    MultiplierDistributionKeys, MultiplierKeys, RenewalDraft, WaveKeys,
};
pub(super) use distributions::{DISTRIBUTIONS, DistributionForm, Sort};
pub(super) use file::{
    ClimateKeys, FILE, FileDraft, FileKeys, SimulationDraft, TemperatureDraft, TemperatureKeys,
};
pub(super) use people::{
    BoundKeys, CiviliansKeys, ClaimDraft, ClaimKeys, ClearanceKeys, GroupKeys, RiskReductionKeys,
};
pub(super) use range::{Range, count_text, number_text};
pub(super) use reference::left_out;
pub use reference::{KeyReference, key_at, key_reference, keys};
pub(super) use row::{
    ExclusiveKeys, Key, Kind, Located, MOST_POINTS, MOST_TIMES, MOST_WAVES, Need, RENAMED, Table,
};
pub use schema::schema;
