//! People and what is done for them: civilians, risk reduction, clearance, the land; and what is
//! claimed of mines.

use super::table::*;
use crate::model::Age;
use crate::question::{MOST_CRITERIA, Per, Quantity, Split};

table! { CiviliansKeys, CiviliansDraft {
    trigger_probability: Number(Range::UNIT) = Number(1.0),
        "Probability that a contact sets off a functional mine.";
    extra_casualties_mean: Number(Range::within(0.0, 100.0)) = Number(0.0),
        "Mean number of casualties of a detonation beyond the first.";
    risk_criterion: Tables[RiskCriterionDraft, 1, MOST_CRITERIA] or HseCriteria,
        "Levels of individual risk to compare with; left out, two of HSE, Reducing Risks, \
         Protecting People.";
    group: Tables[GroupDraft, 0, 100] or Nothing, "People who share a way of life.";
}}

table! { RiskCriterionKeys, RiskCriterionDraft {
    name: Line, "What the level is called.";
    per_year: Plain(Range::above(0.0, 1.0)), "Individual risk of death, per person and year.";
}}

table! { GroupKeys, GroupDraft {
    name: Line, "What the group is called.";
    age: Word[Age] = Word("adult"), "Adults or children.";
    people: Number(Range::within(0.0, 1e10)), "How many people. A count.";
    presence: Curve(Range::UNIT),
        "Share of them that is there, over time: linear between points, constant before the first \
         and after the last.";
    entries_per_person_year: Number(Range::within(0.0, 1e5)),
        "Entries into the hazardous area while present, per person and year.";
    path_per_entry_m: Number(Range::within(0.0, 1e6)), "Path of an entry, m.";
    contact_width_m: Number(Range::within(0.0, 100.0)),
        "Width within which a person meets a mine, m.";
    active_hours: Hours = AllDay, "Local hours [from, to) in which entries fall, evenly.";
    case_fatality was "fatality": Number(Range::UNIT) = Number(0.3), "Probability that a casualty \
                                                                      dies.";
}}

table! { RiskReductionKeys, RiskReductionDraft {
    name: Line, "What it is: marking, fencing, risk education, learning.";
    effectiveness: Curve(Range::UNIT),
        "Share of contacts that it prevents, over time: linear between points, constant before the \
         first and after the last.";
}}

table! { ClearanceKeys, ClearanceDraft {
    start: Time(Range::SPAN), "When it starts, after the start of the scenario, or on a date.";
    rate_m2_per_day: Number(Range::above(0.0, 1e14)), "Area searched per day, m²/d.";
    clearance_effectiveness was "detection": Number(Range::UNIT), "Probability that a pass removes \
                                                                   a mine that it reaches.";
    passes: Integer(1, 1000) = Integer(1), "How often the whole area is searched. A count.";
    cost_per_m2: Number(Range::within(0.0, 1e9)) or Nothing,
        "Cost of searching a square metre, in the currency of the land, each pass counted.";
}}

table! { LandKeys, LandDraft {
    value_per_hectare_year: Number(Range::within(0.0, 1e12)) or Nothing,
        "Value of the use of a hectare for a year, in the currency.";
    currency: Line or Nothing, "The currency of values and costs.";
}}

table! { ClaimKeys, ClaimDraft {
    alternative was "arm": Line, "The alternative it speaks of.";
    quantity: Word[Quantity], "What it speaks of.";
    at: PlainDuration(Range::SPAN), "When, after the start; up to the horizon.";
    per: Word[Per],
        "Whether the figure is a share of the mines laid or counts the whole replicate.";
    source: Text or Nothing, "The source of the claim.";
} one bound: BoundKeys {
    at_most AtMost: Plain(Range::within(0.0, 1e18)), "The figure, if it is an upper bound.";
    at_least AtLeast: Plain(Range::within(0.0, 1e18)), "The figure, if it is a lower bound.";
} }

impl Word for Age {
    fn words() -> Vec<(&'static str, Self)> {
        vec![("adult", Self::Adult), ("child", Self::Child)]
    }
}

impl Word for Per {
    fn words() -> Vec<(&'static str, Self)> {
        vec![("mine", Self::Mine), ("replicate", Self::Replicate)]
    }
}

/// The quantities that are one number: a claim has one figure.
impl Word for Quantity {
    fn words() -> Vec<(&'static str, Self)> {
        let whole = |quantity: &Self| quantity.split() == Split::Whole;
        Self::ALL.into_iter().filter(whole).map(|quantity| (quantity.name(), quantity)).collect()
    }
}
