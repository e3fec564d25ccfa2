//! Who is there, what a detonation does, and what keeps people from mines.

use crate::keys_act::bases::{BATTERY, FEW, PERSISTENT};
use crate::keys_act::row::{Of, Pair, Row, row};
use inertness::model::Age;
use inertness::question::Quantity::{
    Casualties, CasualtiesByGroup, CasualtyRatePerDay, Detonations, IndividualRiskPerYear,
    KilledByGroup,
};
use inertness::uncertainty::Point;

const ADULTS: Of = Of::Part(CasualtiesByGroup, "adults");
const CHILDREN: Of = Of::Part(CasualtiesByGroup, "children");

/// Adults only are a group of children now.
fn adults_are_children(pair: &Pair<'_>) -> bool {
    let point = Point(vec![0.5; pair.before.scenario.labels().len()]);
    let [before, after] =
        [pair.before, pair.after].map(|run| run.scenario.study(&point).civilians.groups[0].age);
    (before, after) == (Age::Adult, Age::Child)
}

fn renamed(pair: &Pair<'_>) -> bool {
    let names = |entry: &inertness::results::Entry<_>| -> Vec<String> {
        entry.by_name().into_iter().flat_map(|parts| parts.keys().cloned()).collect()
    };
    let [before, after] = [pair.before, pair.after]
        .map(|run| names(&run.findings().alternatives[0].at[0].quantities[&CasualtiesByGroup]));
    before == ["adults", "children"] && after == ["farmers", "children"]
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = vec![
        row(
            "civilians.trigger_probability",
            &["civilians.trigger_probability=0.2"],
            "Fewer contacts set a mine off.",
        )
        .down(BATTERY, Of::Mean(Casualties), "150d")
        .down(PERSISTENT, Of::Mean(Casualties), "150d")
        .down(PERSISTENT, Of::Mean(IndividualRiskPerYear), "150d"),
        row(
            "civilians.extra_casualties_mean",
            &["civilians.extra_casualties_mean=2"],
            "A detonation hurts more people, and there are no more of them.",
        )
        .up(BATTERY, Of::Mean(Casualties), "150d")
        .up(PERSISTENT, Of::Mean(CasualtyRatePerDay), "150d")
        .shows("`detonations`, which stay the same", |pair| {
            let [before, after] = [pair.before, pair.after].map(|run| run.findings());
            (0..2).all(|alternative| {
                before.alternatives[alternative].curves[&Detonations]
                    == after.alternatives[alternative].curves[&Detonations]
            })
        }),
        row(
            "civilians.risk_criterion.name",
            &["civilians.risk_criterion[0].name=another"],
            "It names the level in the results.",
        )
        .set(FEW)
        .shows("`time_to_criterion`", |pair| {
            let [before, after] = [pair.before, pair.after]
                .map(|run| run.findings().alternatives[0].time_to_criterion.keys());
            before.eq(["a level"]) && after.eq(["another"])
        }),
        row(
            "civilians.risk_criterion.per_year",
            &["civilians.risk_criterion[0].per_year=0.08"],
            "The same risk falls below a higher level earlier.",
        )
        .down(BATTERY, Of::TimeToCriterion, "")
        .down(BATTERY, Of::HectareYearsUntilCriterion, ""),
        row(
            "civilians.group.name",
            &["$adults.name=farmers"],
            "It names the group in the results.",
        )
        .set(FEW)
        .shows("`casualties_by_group`", renamed),
        row(
            "civilians.group.age",
            &["$adults.age=child"],
            "It is carried for readers: no number depends on it.",
        )
        .shows("the study only", adults_are_children),
    ];
    let of_adults = |key, change: &'static str, why| row(key, &[change], why);
    rows.extend([
        of_adults(
            "civilians.group.people",
            "$adults.people=20000",
            "More people meet more mines, and leave fewer to others; one person's risk is not \
             theirs.",
        )
        .up(BATTERY, ADULTS, "60d")
        .down(PERSISTENT, CHILDREN, "250d")
        .up(PERSISTENT, ADULTS, "60d"),
        of_adults(
            "civilians.group.presence",
            "$adults.presence=[[\"0d\", 1.0], [\"20d\", 0.0]]",
            "Who has left meets nothing.",
        )
        .down(BATTERY, ADULTS, "60d")
        .down(PERSISTENT, ADULTS, "150d"),
        of_adults(
            "civilians.group.entries_per_person_year",
            "$adults.entries_per_person_year=10",
            "Each person goes there more often.",
        )
        .up(BATTERY, ADULTS, "60d")
        .up(PERSISTENT, Of::Mean(IndividualRiskPerYear), "12h"),
        of_adults(
            "civilians.group.path_per_entry_m",
            "$adults.path_per_entry_m=1200",
            "A longer way passes more mines.",
        )
        .up(BATTERY, ADULTS, "60d")
        .up(PERSISTENT, Of::Mean(IndividualRiskPerYear), "12h"),
        of_adults(
            "civilians.group.contact_width_m",
            "$adults.contact_width_m=1.2",
            "A wider step meets more mines.",
        )
        .up(BATTERY, ADULTS, "60d")
        .up(PERSISTENT, Of::Mean(IndividualRiskPerYear), "12h"),
        of_adults(
            "civilians.group.active_hours",
            "$adults.active_hours=[0, 12]",
            "Between noon and midnight nobody goes out any more.",
        )
        .set(&["$adults.active_hours=[12, 24]", "$adults.entries_per_person_year=150"])
        .down(BATTERY, ADULTS, "12h")
        .down(PERSISTENT, ADULTS, "12h"),
        of_adults(
            "civilians.group.case_fatality",
            "$adults.case_fatality=0.9",
            "More of those hurt die, and no more are hurt.",
        )
        .up(BATTERY, Of::Part(KilledByGroup, "adults"), "60d")
        .up(PERSISTENT, Of::Mean(IndividualRiskPerYear), "12h")
        .shows("`casualties`, which stay the same", |pair| {
            let [before, after] = [pair.before, pair.after].map(|run| run.findings());
            (0..2).all(|alternative| {
                before.alternatives[alternative].curves[&Casualties]
                    == after.alternatives[alternative].curves[&Casualties]
            })
        }),
    ]);
    rows
}

const MARKING: &str = "risk_reduction=[{ name = \"marking\", effectiveness = [[\"0d\", 0.1]] }]";
const FENCE: &str =
    "alternative[0].risk_reduction=[{ name = \"fence\", effectiveness = [[\"0d\", 0.1]] }]";

pub(super) fn risk_reduction() -> Vec<Row> {
    vec![
        row(
            "risk_reduction.name",
            &["risk_reduction=[{ name = \"marking\", effectiveness = [[\"0d\", 0.1]] }, { name = \
                                  \"marking\", effectiveness = [[\"0d\", 0.1]] }]"],
            "It is a name for readers of the file: no result shows it, and none may come twice.",
        )
        .set(&[MARKING])
        .refused("risk_reduction[1].name: found \"marking\" a second time"),
        row(
            "risk_reduction.effectiveness",
            &["risk_reduction[0].effectiveness=[[\"0d\", 0.1], [\"20d\", 0.8]]"],
            "Contacts are prevented in every alternative.",
        )
        .set(&[MARKING])
        .down(BATTERY, Of::Mean(Casualties), "150d")
        .down(PERSISTENT, Of::Mean(Casualties), "150d")
        .down(PERSISTENT, Of::Mean(IndividualRiskPerYear), "60d"),
    ]
}

pub(super) fn risk_reduction_of_an_alternative() -> Vec<Row> {
    vec![
        row(
            "alternative.risk_reduction.name",
            &["alternative[0].risk_reduction[0].name=marking"],
            "It is a name for readers of the file: no result shows it, and it may not be one of \
             the site's.",
        )
        .set(&[MARKING, FENCE])
        .refused("alternative[0].risk_reduction[0].name: found \"marking\" a second time"),
        row(
            "alternative.risk_reduction.effectiveness",
            &["alternative[0].risk_reduction[0].effectiveness=[[\"0d\", 0.1], [\"20d\", 0.8]]"],
            "Contacts are prevented in this alternative, on top of the site's, and in no other.",
        )
        .set(&[MARKING, FENCE])
        .down(BATTERY, Of::Mean(Casualties), "150d")
        .down(BATTERY, Of::Mean(IndividualRiskPerYear), "60d")
        .up(BATTERY, Of::Averted, "250d"),
    ]
}
