//! Every key of the grammar acts: alone, and together with what could hide it.
//!
//! A table says for each key what a change of it moves and which way. Each row is tried on six
//! bases: alone, with lots that mines share, with batteries dormant in the cold, with two passes of
//! clearance, with repeated laying, and with all four. A move has to exceed 4.5 standard errors of
//! the difference of two independent runs.

mod bases;
mod idle;
mod page;
mod row;
mod rows;

use bases::{BATTERY, Base, PERSISTENT, TWO_PASSES, run};
use inertness::question::Quantity;
use inertness::scenario::keys;
use row::{Of, row};

/// Tries every row on a base.
fn act_on(base: Base) {
    let rows = rows::all();
    let tried = rows.iter().filter(|row| row.idle_on(base).is_none());
    let faults: Vec<String> = tried.flat_map(|row| row.faults(base)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_key_acts_alone() {
    act_on(Base::Alone);
}

#[test]
fn every_key_acts_together_with_lots() {
    act_on(Base::Lots);
}

#[test]
#[ignore = "slow: the gate runs it"]
fn every_key_acts_together_with_dormancy() {
    act_on(Base::Dormancy);
}

#[test]
fn every_key_acts_together_with_two_passes_of_clearance() {
    act_on(Base::TwoPasses);
}

#[test]
fn every_key_acts_together_with_repeated_laying() {
    act_on(Base::Renew);
}

#[test]
#[ignore = "slow: the gate runs it"]
fn every_key_acts_together_with_all_four() {
    act_on(Base::Together);
}

#[test]
fn the_table_has_every_key_of_the_grammar_and_no_other() {
    let rows = rows::all();
    let keys = keys();
    let missing: Vec<_> = keys
        .iter()
        .filter(|key| rows.iter().all(|row| row.key != key.path))
        .map(|key| &key.path)
        .collect();
    let unknown: Vec<_> = rows
        .iter()
        .filter(|row| keys.iter().all(|key| key.path != row.key))
        .map(|row| row.key)
        .collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing: {missing:?}; no keys: {unknown:?}");
    for row in &rows {
        assert!(!row.effects.is_empty() && row.why.ends_with('.'), "{}", row.key);
        assert!(row.idle_on(Base::Alone).is_none(), "{} acts alone", row.key);
        let name = row.key.rsplit('.').next().expect("a path has a last part");
        assert!(
            row.change.iter().any(|change| change.contains(name)),
            "{} is what is changed",
            row.key
        );
    }
}

/// The bases are what they say: dormant mines, lots that replicates differ by, mines removed by the
/// second pass, waves.
#[test]
fn each_base_has_the_mechanism_that_it_is_named_after() {
    let [alone, lots, dormancy, passes, renew, together] =
        Base::ALL.map(|base| run(&base.overrides()));
    let at = |run: &bases::Run, quantity, report: usize| {
        *run.findings().alternatives[BATTERY].at[report].quantities[&quantity]
            .whole()
            .expect("one number")
    };
    let dormant = |run, mines: f64| at(run, Quantity::Dormant, 2).mean / mines;
    assert!(
        dormant(&alone, 300.0) == 0.0 && dormant(&dormancy, 300.0) > 0.3,
        "a third is dormant after two months"
    );
    assert!(dormant(&together, 240.0) > 0.15, "{}", dormant(&together, 240.0));
    let spread = |run| at(run, Quantity::Functional, 3).std_error.expect("many replicates");
    assert!(spread(&lots) > 2.0 * spread(&alone));
    // at 150 d both passes are over; 60 % are left by one, 36 % by two
    for (run, mines) in [(&passes, 300.0), (&together, 360.0)] {
        let cleared = at(run, Quantity::Cleared, 3).mean / mines;
        assert!(cleared > 0.41, "{cleared}");
    }
    for run in [&renew, &together] {
        assert_eq!(
            run.findings()
                .alternatives
                .iter()
                .map(|alternative| alternative.mines)
                .collect::<Vec<_>>(),
            [360, 360]
        );
    }
}

/// The judge can refuse: a change of nothing, a move the other way, a move of less than chance.
#[test]
fn a_row_that_says_what_is_not_so_is_found_out() {
    let functional = Of::Mean(Quantity::Functional);
    let key = "alternative.laying.mines";
    let refused = [
        row(key, &["$laying.mines=300"], "").up(BATTERY, functional, "30d"),
        row(key, &["$laying.mines=400"], "").down(BATTERY, functional, "30d"),
        row(key, &["simulation.seed=12"], "").up(BATTERY, functional, "150d"),
        row(key, &["simulation.seed=12"], "").down(BATTERY, functional, "150d"),
        row(key, &["$laying.mines=400"], "").up(PERSISTENT, functional, "30d"),
        row(key, &["$laying.mines=400"], "")
            .shows("the seed", |pair| pair.after.findings().provenance.seed == 12),
        row(key, &["$laying.mines=400"], "").refused("too many"),
        row(key, &["clearance.cost_per_m2=0.3"], "").with(&[TWO_PASSES]).up(BATTERY, Of::Cost, ""),
    ];
    for wrong in refused {
        assert!(!wrong.faults(Base::Alone).is_empty(), "{:?} passes", wrong.change);
    }
}
