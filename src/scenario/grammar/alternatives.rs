//! Alternatives: what is laid, with what fuse, and what differs there from the rest of the
//! scenario.

use super::people::{ClearanceDraft, RiskReductionDraft};
use super::row::MOST_WAVES;
use super::table::*;

table! { AlternativeKeys, AlternativeDraft {
    name: Line, "What the alternative is called.";
    return_delay: Duration(Range::SPAN) or Nothing,
        "How much later than the presence curves say people are there.";
    laying: Tables[LayingDraft, 1, 100], "What is laid: mines of one fuse each.";
    risk_reduction was "mitigation": Tables[RiskReductionDraft, 0, 100] or Nothing,
        "Risk reduction in this alternative, on top of the site's.";
    clearance: Table[ClearanceDraft] or Nothing, "Clearance in this alternative; replaces the \
                                                  site's.";
}}

table! { LayingKeys, LayingDraft, at most one of [laid, renew] {
    mines: Integer(0, 10_000_000_000),
        "How many mines, in all waves of `laid` together or in each wave of `renew`. A count.";
    laid: Tables[WaveDraft, 1, MOST_WAVES] or Nothing,
        "Waves. Left out, all mines are laid at the start.";
    renew: Table[RenewalDraft] or Nothing, "A wave of `mines` again and again.";
} one fuse: FuseKeys {
    electrical Electrical: Table[ElectricalDraft], "A fuse that needs its battery.";
    mechanical Mechanical: Table[MechanicalDraft], "A persistent fuse.";
} }

table! { WaveKeys, WaveDraft {
    at: Duration(Range::SPAN), "When the wave is laid, after the start; up to the horizon.";
    share: Plain(Range::UNIT), "Its share of the mines; the shares sum to 1.";
}}

table! { RenewalKeys, RenewalDraft {
    every: PlainDuration(Range::LASTING), "Time between waves; the first is at the start.";
    until: PlainDuration(Range::LASTING), "Waves are laid before this, after the start.";
}}

table! { ElectricalKeys, ElectricalDraft {
    settings: Tables[SettingDraft, 1, 100], "The rated lives that mines are set to.";
    dead_on_arrival: Number(Range::UNIT) = Number(0.0), "Probability that a mine never functions.";
    deactivation_failure was "overrun": Table[DeactivationFailureDraft] or Nothing, "Mines that \
                                                                                     their battery \
                                                                                     does not end.";
    self_destruct: Table[SelfDestructDraft] or Nothing,
        "How well the self-destruct of settings works.";
    battery: Table[BatteryDraft], "The battery.";
}}

table! { SettingKeys, SettingDraft {
    rated_life: Duration(Range::LASTING), "Rated life r.";
    share: Plain(Range::UNIT), "Share of the mines set to it; the shares sum to 1.";
    self_destruct: Duration(Range::LASTING) or Nothing,
        "When the mine is to destroy itself, after it was laid.";
}}

table! { DeactivationFailureKeys, DeactivationFailureDraft {
    probability: Number(Range::UNIT) as DeactivationFailure,
        "Probability, among mines not dead on arrival.";
    life: Table[LifeDraft], "Their life, in calendar time.";
}}

table! { SelfDestructKeys, SelfDestructDraft {
    reliability: Number(Range::UNIT),
        "Probability that it works in a mine that is functional at the moment.";
    cv: Number(Range::CV) = Number(0.0), "Coefficient of variation of its moment.";
}}

table! { BatteryKeys, BatteryDraft {
    life: Table[MultiplierDraft], "Distribution of the mine's own multiplier W, mean 1.";
    lots: Integer(1, 1_000_000) = Integer(1), "Production lots in each laying. A count.";
    lot_cv: Number(Range::CV) = Number(0.0),
        "Coefficient of variation of the multiplier V that a lot shares.";
    storage_years: Number(Range::within(0.0, 100.0)) = Number(0.0),
        "Time in storage before it is laid, years.";
    storage_loss_per_year: Number(Range::below(0.0, 1.0)) = Number(0.0),
        "Share of the charge lost per year of storage.";
    reference_c: Number(Range::CELSIUS) = Number(20.0),
        "Temperature T_ref at which the life is the rated one, °C.";
    self_discharge_share: Number(Range::UNIT) = Number(0.0),
        "Share φ of the drain that depends on temperature.";
    activation_energy_kj_mol: Number(Range::within(0.0, 200.0)) = Number(0.0),
        "Activation energy Ea of that share, kJ/mol.";
    cold_loss_per_c: Number(Range::UNIT) = Number(0.0),
        "Share of the capacity lost per °C below the knee.";
    cold_knee_c: Number(Range::CELSIUS) = Number(20.0),
        "Temperature below which the cold costs capacity, °C.";
    minimum_capacity: Number(Range::above(0.0, 1.0)) = Number(0.05),
        "Least share of the capacity that the cold leaves.";
}}

table! { MultiplierKeys, MultiplierDraft {} one distribution: MultiplierDistributionKeys {
    lognormal Lognormal: Table[SpreadDraft], "Lognormal.";
    weibull Weibull: Table[SpreadDraft], "Weibull.";
    gamma Gamma: Table[SpreadDraft], "Gamma.";
} }

table! { SpreadKeys, SpreadDraft {
    cv: Number(Range::CV), "Coefficient of variation.";
}}

table! { MechanicalKeys, MechanicalDraft {
    dead_on_arrival: Number(Range::UNIT) = Number(0.0), "Probability that a mine never functions.";
    life: Table[LifeDraft], "Life in calendar time.";
    never: Number(Range::UNIT) = Number(0.0), "Share of the rest that never stops functioning.";
}}

table! { LifeKeys, LifeDraft {} one distribution: LifeDistributionKeys {
    weibull Weibull: Table[WeibullDraft], "Weibull.";
    lognormal Lognormal: Table[LognormalDraft], "Lognormal.";
    exponential Exponential: Table[ExponentialDraft], "Exponential: age makes no difference.";
} }

table! { WeibullKeys, WeibullDraft {
    median: Duration(Range::LASTING), "Half of the mines outlast this.";
    shape: Number(Range::within(0.1, 20.0)), "Shape: above 1 failures become likelier with age.";
}}

table! { LognormalKeys, LognormalDraft {
    median: Duration(Range::LASTING), "Half of the mines outlast this.";
    gsd: Number(Range::above(1.0, 100.0)), "Geometric standard deviation.";
}}

table! { ExponentialKeys, ExponentialDraft {
    median: Duration(Range::LASTING), "Half of the mines outlast this.";
}}
