//! A run in parts comes to what it comes to in one go, byte for byte, however it is cut and in
//! whatever order neighbours are put together.
use crate::support::scenario;
use inertness::jobs::{PartialRun, Run, RunOutcome, complete};
use inertness::question::{Engine, Part};
use inertness::report::{curves_csv, draws_csv, results_json};
use inertness::scenario::Scenario;

/// Four draws of seven replicates: cuts fall into draws, between them, and within couples of
/// replicates if nobody sees to it. In some draws mines are dormant and in others not.
const FEW_REPLICATES: &str = r#"
format = 1
title = "Parts"
[simulation]
seed = 8
draws = 4
replicates = 7
horizon = "200d"
report_at = ["20d", "200d"]
[site]
start = 2024-11-20T06:00:00
area_m2 = 200_000
[site.temperature]
seasonal = { mean_c = { uniform = [-8, 25] }, annual_amplitude_c = 6, diurnal_amplitude_c = 2 }
[civilians]
extra_casualties_mean = 0.4
[[civilians.group]]
name = "all"
people = 500
presence = [["0d", 1.0]]
entries_per_person_year = { uniform = [20, 200] }
path_per_entry_m = 300
contact_width_m = 0.3
case_fatality = 0.4
[[alternative]]
name = "battery"
[[alternative.laying]]
mines = 60
[alternative.laying.electrical]
settings = [{ rated_life = "90d", share = 1.0 }]
dead_on_arrival = 0.02
[alternative.laying.electrical.battery]
life = { lognormal = { cv = 0.3 } }
cold_loss_per_c = 0.04
[[alternative]]
name = "persistent"
[[alternative.laying]]
mines = 60
[alternative.laying.mechanical]
life = { exponential = { median = "10y" } }
"#;

/// A part that was produced by itself.
fn piece(scenario: &Scenario, engine: Engine, part: Part, threads: usize) -> PartialRun {
    let run = Run::new(scenario.clone(), engine);
    let mut piece = run.started(part);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (mut last, work) = (0, run.work(part));
    pool.install(|| run.resume(part, &mut piece, &mut |done, _| last = done));
    assert_eq!(last, work, "all of the part is done, and told");
    piece
}

/// Neighbours are put together first, then their neighbours.
fn in_pairs(mut pieces: Vec<PartialRun>) -> PartialRun {
    while pieces.len() > 1 {
        let mut together = vec![];
        let mut left = pieces.into_iter();
        while let Some(mut piece) = left.next() {
            if let Some(next) = left.next() {
                piece.append(next);
            }
            together.push(piece);
        }
        pieces = together;
    }
    pieces.pop().unwrap()
}

fn one_by_one(pieces: Vec<PartialRun>) -> PartialRun {
    let mut pieces = pieces.into_iter();
    let mut whole = pieces.next().unwrap();
    pieces.for_each(|piece| whole.append(piece));
    whole
}

fn bytes(outcome: &RunOutcome) -> [Vec<u8>; 3] {
    [
        results_json(&outcome.findings).unwrap(),
        curves_csv(&outcome.findings).unwrap(),
        draws_csv(&outcome.draws).unwrap(),
    ]
}

#[test]
#[ignore = "slow: the gate runs it"]
fn parts_come_to_the_bytes_of_the_undivided_run() {
    for (engine, overrides) in [
        (Engine::Auto, vec![]),
        (Engine::Auto, vec!["simulation.draws=1", "simulation.replicates=25"]),
        (Engine::Individual, vec!["simulation.replicates=1", "simulation.draws=9"]),
        (Engine::Individual, vec!["simulation.replicates=8"]),
        (Engine::Expected, vec![]),
        (
            Engine::Cohort,
            vec!["alternative[0].laying[0].mines=100000", "alternative[1].laying[0].mines=100000"],
        ),
    ] {
        let scenario = scenario(FEW_REPLICATES, &overrides);
        let whole = bytes(&complete(&scenario, engine, |_| {}));
        let run = Run::new(scenario.clone(), engine);
        for of in [1, 2, 3, 7, 10, 40] {
            let parts = (1..=of).map(|number| Part::new(number, of).unwrap());
            let threads = [1, 2, 7];
            let pieces: Vec<PartialRun> = parts
                .clone()
                .map(|part| piece(&scenario, engine, part, threads[part.number() as usize % 3]))
                .collect();
            for together in [one_by_one(pieces.clone()), in_pairs(pieces)] {
                assert!(
                    bytes(&run.complete(together)) == whole,
                    "{engine:?} {overrides:?} in {of} parts"
                );
            }
        }
    }
}

/// What was kept of a run at any moment goes on to the same end, through the bytes in which it is
/// kept.
#[test]
#[ignore = "slow: the gate runs it"]
fn a_run_that_stops_at_any_moment_goes_on_to_the_same_end() {
    let scenario = scenario(FEW_REPLICATES, &["simulation.draws=40", "simulation.replicates=21"]);
    let whole = bytes(&complete(&scenario, Engine::Auto, |_| {}));
    let run = Run::new(scenario.clone(), Engine::Auto);
    let mut kept = vec![];
    let mut piece = run.started(Part::WHOLE);
    run.resume(Part::WHOLE, &mut piece, &mut |done, so_far| {
        kept.push((done, postcard::to_stdvec(&so_far).unwrap()));
    });
    assert!(kept.len() > 6, "{} moments", kept.len());
    for (done, kept) in kept {
        let mut piece: PartialRun = postcard::from_bytes(&kept).unwrap();
        let mut first = None;
        run.resume(Part::WHOLE, &mut piece, &mut |done, _| first = first.or(Some(done)));
        assert!(first.is_none_or(|first| first > done), "it goes on from where it was");
        assert!(bytes(&run.complete(piece)) == whole, "stopped after {done}");
    }
}
