//! How fast the pieces are: laws, the tables of a parameter draw, one field, a whole run.
//!
//! `reference.toml` is the job that is also written in `numpy_reference.py`, for comparison in one sitting; see
//! `docs/performance.md`. Every group counts mines (or values), so that its rate stands beside its time.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use inertness::campaign::simulate;
use inertness::engine::{Job, run};
use inertness::model::{LifeLaw, MultiplierLaw, Study};
use inertness::numeric::normal_quantile;
use inertness::question::{Engine, TimeGrid};
use inertness::scenario::{Scenario, Source, built_ins, read};
use inertness::uncertainty::Point;
use inertness::units::Days;
use std::hint::black_box;
use std::path::Path;

fn reference(overrides: &[&str]) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/reference.toml");
    scenario(&Source::File(path), overrides)
}

fn default() -> Scenario {
    scenario(&Source::BuiltIn(&built_ins()[0]), &[])
}

fn scenario(source: &Source, overrides: &[&str]) -> Scenario {
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    match read(source, &overrides) {
        Ok(scenario) => scenario,
        Err(refusal) => panic!("{refusal}"),
    }
}

/// The quantile of each law, over a spread of probabilities.
fn laws(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("laws");
    let luck: Vec<f64> = (0..1000).map(|k| (f64::from(k) + 0.5) / 1000.0).collect();
    group.throughput(Throughput::Elements(luck.len() as u64));
    let mut over = |name: &str, quantile: &dyn Fn(f64) -> f64| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| luck.iter().map(|&u| quantile(black_box(u))).sum::<f64>());
        });
    };
    over("normal", &normal_quantile);
    for (name, law) in [
        ("lognormal multiplier", MultiplierLaw::lognormal(0.15)),
        ("weibull multiplier", MultiplierLaw::weibull(0.15)),
        ("gamma multiplier", MultiplierLaw::gamma(0.15)),
    ] {
        over(name, &|u| law.ln_quantile(u));
    }
    let weibull = LifeLaw::Weibull { median: Days::from_years(30.0), shape: 1.5 };
    over("weibull life", &|u| weibull.quantile(u).days());
    group.finish();
}

/// The tables of a parameter draw: a run without a mine.
fn tables(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("tables");
    group.sample_size(20);
    for (name, scenario) in [("default", default()), ("reference", reference(&[]))] {
        let mut plan = scenario.plan().clone();
        (plan.draws, plan.replicates) = (1, 1);
        let grid = TimeGrid::new(&plan);
        let study_of = |point: &Point| without_mines(scenario.study(point));
        let job = Job { plan: &plan, grid: &grid, labels: scenario.labels(), study_of: &study_of };
        group.bench_function(name, |bencher| bencher.iter(|| run(&job, |_| ())));
    }
    group.finish();
}

fn without_mines(mut study: Study) -> Study {
    let layings = study.arms.iter_mut().flat_map(|arm| &mut arm.layings);
    layings.flat_map(|laying| &mut laying.waves).for_each(|wave| wave.mines = 0);
    study
}

/// One field after another on one thread, tables included once: fields of different sizes.
fn fields(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("fields");
    group.sample_size(10);
    for (mines, fields) in [(1_000_u64, 1_000_u64), (100_000, 10)] {
        let set = [format!("arm[0].laying[0].mines={mines}"), format!("simulation.replicates={fields}")];
        let set: Vec<&str> = set.iter().map(String::as_str).collect();
        let scenario = reference(&set);
        group.throughput(Throughput::Elements(mines * fields));
        group.bench_function(BenchmarkId::new("mines a field", mines), |bencher| {
            bencher.iter(|| on_threads(1, || simulate(&scenario, Engine::Individual, |_| ())));
        });
    }
    group.finish();
}

/// Whole runs, from a checked scenario to findings.
fn runs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("runs");
    group.sample_size(10);
    for (name, scenario, threads) in [
        ("reference, one thread", reference(&[]), 1),
        ("reference, two threads", reference(&[]), 2),
        ("default, two threads", default(), 2),
    ] {
        let plan = scenario.plan();
        let fields = u64::from(plan.draws) * u64::from(plan.replicates);
        group.throughput(Throughput::Elements(plan.mines.iter().sum::<u64>() * fields));
        group.bench_function(name, |bencher| {
            bencher.iter(|| on_threads(threads, || simulate(&scenario, Engine::Individual, |_| ())));
        });
    }
    group.finish();
}

fn on_threads<T: Send>(threads: usize, job: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
    pool.install(job)
}

criterion_group!(benches, laws, tables, fields, runs);
criterion_main!(benches);
