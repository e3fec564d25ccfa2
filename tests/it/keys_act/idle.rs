//! Changes that must not matter change nothing: every number of every alternative is the same, to
//! the last bit.

use super::bases::{BATTERY, Base, COLD_SEASON, PERSISTENT, TWO_PASSES, run};
use inertness::question::Quantity;
use inertness::results::AlternativeFindings;

/// An electrical laying as a list, with self-destruct at 20 d.
const TIMER: &str =
    "$fuse.settings=[{ rated_life = \"200d\", self_destruct = \"20d\", share = 1 }]";

/// The alternatives of a run without and with overrides, in the same scenario.
fn alternatives(
    base: Base,
    with: &[&'static str],
    change: &[&'static str],
) -> [Vec<AlternativeFindings>; 2] {
    let before = [&base.overrides()[..], with].concat();
    let after = [&before[..], change].concat();
    [before, after].map(|overrides| run(&overrides).findings().alternatives.clone())
}

#[test]
fn a_mechanism_that_never_acts_changes_no_mine() {
    let deactivation_failure = "$fuse.deactivation_failure={ probability = 0, life = { lognormal = \
                                { median = \"5y\", gsd = 2 } } }";
    let never_works = "$fuse.self_destruct={ reliability = 0, cv = 0.3 }";
    let nothing: [(&str, &[&'static str], &[&'static str]); 18] = [
        ("a deactivation failure that never happens", &[], &[deactivation_failure]),
        ("a self-destruct that never works", &[], &[TIMER, never_works]),
        (
            "a self-destruct that no setting uses",
            &[],
            &["$fuse.self_destruct={ reliability = 0.9 }"],
        ),
        (
            "a setting with no share",
            &[],
            &["$fuse.settings=[{ rated_life = \"200d\", share = 1 }, \
                 { rated_life = \"4h\", share = 0 }]"],
        ),
        (
            "nobody dead on arrival",
            &[],
            &["$fuse.dead_on_arrival=0", "$persistent.dead_on_arrival=0", "$persistent.never=0"],
        ),
        (
            "risk_reduction that prevents nothing",
            &[],
            &["risk_reduction=[{ name = \"marking\", effectiveness = [[\"0d\", 0]] }]"],
        ),
        (
            "risk_reduction of an alternative that prevents nothing",
            &[],
            &["alternative[0].risk_reduction=[{ name = \"fence\", effectiveness = [[\"0d\", 0]] \
                 }]"],
        ),
        ("lots that are all alike", &["$battery.lot_cv=0"], &["$battery.lots=7"]),
        (
            "a knee where the cold takes nothing",
            &["$battery.cold_loss_per_c=0"],
            &["$battery.cold_knee_c=-20", "$battery.minimum_capacity=0.5"],
        ),
        (
            "an activation energy of no share",
            &["$battery.self_discharge_share=0"],
            &["$battery.activation_energy_kj_mol=50", "$battery.reference_c=-10"],
        ),
        (
            "a share without activation energy",
            &["$battery.activation_energy_kj_mol=0"],
            &["$battery.self_discharge_share=0.7"],
        ),
        (
            "storage that loses nothing",
            &["$battery.storage_loss_per_year=0"],
            &["$battery.storage_years=12"],
        ),
        ("no storage", &["$battery.storage_years=0"], &["$battery.storage_loss_per_year=0.2"]),
        (
            "no delay of return",
            &[],
            &["alternative[0].return_delay=0d", "alternative[1].return_delay=0d"],
        ),
        ("all hours of the day", &[], &["$adults.active_hours=[0, 24]"]),
        (
            "a limit of capacity that is never reached",
            &["$battery.cold_loss_per_c=0.03"],
            &["$battery.minimum_capacity=0.001"],
        ),
        (
            "clearance of the site where both alternatives have their own",
            &[
                "alternative[0].clearance={ start = \"9d\", rate_m2_per_day = 5000, \
                 clearance_effectiveness = 0.5 }",
                "alternative[1].clearance={ start = \"9d\", rate_m2_per_day = 5000, \
                 clearance_effectiveness = 0.5 }",
            ],
            &["clearance={ start = \"1d\", rate_m2_per_day = 50000, clearance_effectiveness = \
                 0.9 }"],
        ),
        (
            "the defaults, written out",
            &[],
            &[
                "civilians.group[0].age=adult",
                "$fuse.dead_on_arrival=0",
                "$battery.storage_years=0",
                "$battery.reference_c=20",
            ],
        ),
    ];
    let tried =
        [Base::Alone, Base::Together].into_iter().flat_map(|base| nothing.map(|case| (base, case)));
    for (base, (what, with, change)) in tried {
        let [before, after] = alternatives(base, with, change);
        assert!(before == after, "{what} changes something, {}", base.name());
    }
}

/// No clearance at all and clearance that finds nothing are told apart by what they report of
/// clearance, not by any mine.
#[test]
fn clearance_that_finds_nothing_leaves_every_mine_where_it_is() {
    let blind = "clearance={ start = \"5d\", rate_m2_per_day = 20000, clearance_effectiveness = 0, \
                 passes = 3 }";
    let late =
        "clearance={ start = \"401d\", rate_m2_per_day = 20000, clearance_effectiveness = 1 }";
    for base in [Base::Alone, Base::Dormancy] {
        for clearance in [blind, late] {
            let [before, after] = alternatives(base, &[], &[clearance]);
            for (before, after) in before.iter().zip(&after) {
                assert!(before.curves == after.curves && before.at == after.at, "{clearance}");
                let found = after.clearance.as_ref().expect("it was asked for");
                assert_eq!((found.removed, before.clearance.is_none()), (0.0, true));
            }
        }
    }
}

/// The cold leaves a battery that is indifferent to it as it is at constant temperature.
#[test]
fn a_season_changes_no_battery_that_ignores_it() {
    let [season, _] = COLD_SEASON;
    let [before, after] = alternatives(Base::Lots, &[], &[season]);
    assert!(before == after);
}

#[test]
fn another_alternative_leaves_the_numbers_of_the_others_as_they_are() {
    let laying = "{ mines = 700, mechanical = { life = { exponential = { median = \"90d\" } } } }";
    let battery = "{ mines = 150, electrical = { settings = [{ rated_life = \"9d\", self_destruct \
                   = \"4d\", share = 1 }], self_destruct = { reliability = 0.5, cv = 0.1 }, \
                   battery = { life = { gamma = { cv = 0.5 } }, lots = 9, lot_cv = 0.3 } } }";
    let text = super::bases::spelt_out("$laying");
    assert_eq!(text, "alternative[0].laying[0]");
    let own = "{ mines = 300, electrical = { settings = [{ rated_life = \"200d\", share = 1 }], \
               battery = { life = { lognormal = { cv = 0.4 } } } } }";
    let persistent =
        "{ mines = 300, mechanical = { life = { weibull = { median = \"300d\", shape = 1.5 } } } }";
    let two = format!(
        "alternative=[{{ name = \"battery\", laying = [{own}] }}, {{ name = \"persistent\", laying \
         = [{persistent}] }}]"
    );
    let clearance =
        "{ start = \"20d\", rate_m2_per_day = 9000, clearance_effectiveness = 0.7, passes = 2 }";
    let three = format!(
        "alternative=[{{ name = \"battery\", laying = [{own}] }}, {{ name = \"mixed\", \
         return_delay = \"9d\", clearance = {clearance}, laying = [{laying}, {battery}] }}, {{ \
         name = \"persistent\", laying = [{persistent}] }}]"
    );
    let (two, three) = (run(&[&two]), run(&[&three]));
    let (two, three) = (two.findings(), three.findings());
    assert!(
        two.alternatives == run(&[]).findings().alternatives,
        "the alternatives written again are the file's"
    );
    assert!(
        two.alternatives[BATTERY] == three.alternatives[0]
            && two.alternatives[PERSISTENT] == three.alternatives[2]
    );
    assert!(two.comparison[0] == three.comparison[0]);
}

/// What these checks rest on: they see the least that can happen.
#[test]
fn a_mechanism_that_hardly_acts_is_seen() {
    let slight: [(&[&'static str], &[&'static str]); 4] = [
        (
            &[],
            &["$fuse.deactivation_failure={ probability = 0.001, life = { exponential = { median \
                 = \"9y\" } } }"],
        ),
        (&[], &[TIMER, "$fuse.self_destruct={ reliability = 0.001 }"]),
        (&["$battery.lots=7"], &["$battery.lot_cv=0.01"]),
        (&[TWO_PASSES], &["clearance.clearance_effectiveness=0.401"]),
    ];
    for (with, change) in slight {
        let [before, after] = alternatives(Base::Alone, with, change);
        assert!(
            before[BATTERY].curves[&Quantity::Explosive]
                != after[BATTERY].curves[&Quantity::Explosive]
                || before[BATTERY].curves[&Quantity::Functional]
                    != after[BATTERY].curves[&Quantity::Functional],
            "{change:?}"
        );
    }
}
