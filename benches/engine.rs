//! How fast the pieces are: distributions, the tables of a parameter draw, the least that a mine
//! could cost, one replicate, a whole run, and what each mechanism adds to it.
//!
//! `reference.toml` is the job that is also written in `numpy_reference.py`, for comparison in one
//! sitting; see `docs/performance.md`. Every group counts mines (or values), so that its rate
//! stands beside its time.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use inertness::engine::{Job, ParameterDraw, expect, run, run_cohort};
use inertness::jobs::simulate;
use inertness::model::{LifeDistribution, MultiplierDistribution, Study};
use inertness::numeric::normal_quantile;
use inertness::question::{Engine, TimeGrid};
use inertness::scenario::{Scenario, Source, built_ins, read};
use inertness::uncertainty::Point;
use inertness::units::Days;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
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

/// The quantile of each distribution, over a spread of probabilities.
fn distributions(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("distributions");
    let numbers: Vec<f64> = (0..1000).map(|k| (f64::from(k) + 0.5) / 1000.0).collect();
    group.throughput(Throughput::Elements(numbers.len() as u64));
    let mut over = |name: &str, quantile: &dyn Fn(f64) -> f64| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| numbers.iter().map(|&u| quantile(black_box(u))).sum::<f64>());
        });
    };
    over("normal", &normal_quantile);
    for (name, distribution) in [
        ("lognormal multiplier", MultiplierDistribution::lognormal(0.15)),
        ("weibull multiplier", MultiplierDistribution::weibull(0.15)),
        ("gamma multiplier", MultiplierDistribution::gamma(0.15)),
    ] {
        over(name, &|u| distribution.ln_quantile(u));
    }
    let weibull = LifeDistribution::Weibull { median: Days::from_years(30.0), shape: 1.5 };
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
        let draws = ParameterDraw::all(&plan, scenario.labels(), study_of);
        let job = Job { plan: &plan, grid: &grid, draws };
        group.bench_function(name, |bencher| bencher.iter(|| run(&job, |_| ())));
    }
    group.finish();
}

fn without_mines(mut study: Study) -> Study {
    let layings = study.alternatives.iter_mut().flat_map(|alternative| &mut alternative.layings);
    layings.flat_map(|laying| &mut laying.waves).for_each(|wave| wave.mines = 0);
    study
}

/// One replicate after another on one thread, tables included once: replicates of different sizes.
fn total_replicates(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("replicates");
    group.sample_size(10);
    for (mines, total_replicates) in [(1_000_u64, 1_000_u64), (100_000, 10)] {
        let set = [
            format!("alternative[0].laying[0].mines={mines}"),
            format!("simulation.replicates={total_replicates}"),
        ];
        let set: Vec<&str> = set.iter().map(String::as_str).collect();
        let scenario = reference(&set);
        group.throughput(Throughput::Elements(mines * total_replicates));
        group.bench_function(BenchmarkId::new("mines a replicate", mines), |bencher| {
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
        let total_replicates = u64::from(plan.draws) * u64::from(plan.replicates);
        group.throughput(Throughput::Elements(plan.mines.iter().sum::<u64>() * total_replicates));
        group.bench_function(name, |bencher| {
            bencher
                .iter(|| on_threads(threads, || simulate(&scenario, Engine::Individual, |_| ())));
        });
    }
    group.finish();
}

fn on_threads<T: Send>(threads: usize, job: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
    pool.install(job)
}

/// The reference with more in its file.
fn reference_and(name: &str, more: &str) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/reference.toml");
    let text = std::fs::read_to_string(path).expect("the reference stands beside this file") + more;
    let path =
        std::env::temp_dir().join(format!("inertness-bench-{}-{name}.toml", std::process::id()));
    std::fs::write(&path, text).expect("the temporary folder can be written to");
    let scenario = scenario(&Source::File(path.clone()), &[]);
    std::fs::remove_file(path).expect("what was written can be removed");
    scenario
}

/// What each mechanism costs: the reference with one of them at a time, one thread.
fn mechanisms(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("mechanisms");
    group.sample_size(10);
    let fuse = "alternative[0].laying[0].electrical";
    let set = |keys: &[(&str, &str)]| -> Scenario {
        let keys: Vec<String> =
            keys.iter().map(|(key, value)| format!("{fuse}.{key}={value}")).collect();
        reference(&keys.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let timers = "[{ rated_life = \"4h\", share = 0.25, self_destruct = \"3h\" }, { rated_life = \
        \"48h\", share = 0.25, self_destruct = \"40h\" }, { rated_life = \"14d\", share = 0.5, \
        self_destruct = \"12d\" }]";
    let clearance = "[clearance]\nstart = \"10d\"\nrate_m2_per_day = 10_000\n\
                     clearance_effectiveness = 0.9\npasses = 2\n";
    let children = "[[civilians.group]]\nname = \"children\"\npeople = 100\npresence = [[\"0d\", \
                    1.0]]\n\
                    entries_per_person_year = 50\npath_per_entry_m = 300\ncontact_width_m = \
                    0.3\ncase_fatality = 0.3\n\
                    active_hours = [8, 19]\n";
    for (name, scenario) in [
        ("none", reference(&[])),
        ("dormancy", set(&[("battery.cold_loss_per_c", "0.01")])),
        (
            "self-destruct",
            set(&[
                ("settings", timers),
                ("self_destruct.reliability", "0.95"),
                ("self_destruct.cv", "0.05"),
            ]),
        ),
        ("clearance", reference_and("clearance", clearance)),
        ("two groups", reference_and("groups", children)),
        ("ten lots", set(&[("battery.lots", "10"), ("battery.lot_cv", "0.05")])),
        (
            "ten lots, gamma",
            set(&[
                ("battery.lots", "10"),
                ("battery.lot_cv", "0.05"),
                ("battery.life", "{ gamma = { cv = 0.15 } }"),
            ]),
        ),
    ] {
        group.throughput(Throughput::Elements(100_000 * u64::from(scenario.plan().replicates)));
        group.bench_function(name, |bencher| {
            bencher.iter(|| on_threads(1, || simulate(&scenario, Engine::Individual, |_| ())));
        });
    }
    group.finish();
}

/// The least that a mine could cost, beside what it costs: its random numbers alone, three random
/// numbers of which the first 16 bits are drawn; those with a look into a guide of three settings
/// and a count; the same with three whole numbers; and the engine.
fn floor(criterion: &mut Criterion) {
    const MINES: u64 = 1_000_000;
    const BLOCK: usize = 256;
    let mut group = criterion.benchmark_group("floor");
    group.sample_size(20);
    group.throughput(Throughput::Elements(MINES));
    let mut streams = [1, 2, 3].map(Xoshiro256PlusPlus::seed_from_u64);
    let mut numbers = [[0_u16; BLOCK]; 3];
    let mut draw = |numbers: &mut [[u16; BLOCK]; 3]| {
        for (stream, numbers) in streams.iter_mut().zip(numbers) {
            let mut copy = stream.clone();
            for four in numbers.as_chunks_mut::<4>().0 {
                let word = copy.next_u64();
                *four =
                    [word as u16, (word >> 16) as u16, (word >> 32) as u16, (word >> 48) as u16];
            }
            *stream = copy;
        }
    };
    let blocks = MINES / BLOCK as u64;
    group.bench_function("random numbers", |bencher| {
        bencher.iter(|| {
            for _ in 0..blocks {
                draw(black_box(&mut numbers));
            }
        });
    });
    let settings: Vec<u8> =
        (0..1024).map(|cell| u8::from(cell > 255) + u8::from(cell > 511)).collect();
    let guide: Vec<u16> =
        (0..3 * 2048).map(|cell| (cell / 2048 * 60 + (cell % 2048) / 40) as u16).collect();
    let mut census = vec![[0_u64; 4]; 256];
    group.bench_function("random numbers, guide, count", |bencher| {
        bencher.iter(|| {
            for _ in 0..blocks {
                draw(&mut numbers);
                let [nature, life, contact] = &numbers;
                let mut places = [0_u16; BLOCK];
                for (((place, nature), life), contact) in
                    places.iter_mut().zip(nature).zip(life).zip(contact)
                {
                    let setting = usize::from(settings[usize::from(nature >> 6)]);
                    let found = guide[setting << 11 | usize::from(life >> 5)];
                    *place = if *contact > 65_000 { 0 } else { found };
                }
                for (mine, &place) in places.iter().enumerate() {
                    census[usize::from(place)][mine % 4] += 1;
                }
            }
            black_box(&mut census);
        });
    });
    let mut streams = [1, 2, 3].map(Xoshiro256PlusPlus::seed_from_u64);
    group.bench_function("three whole numbers, guide, count", |bencher| {
        bencher.iter(|| {
            for mine in 0..MINES as usize {
                let [nature, life, contact] = streams.each_mut().map(Rng::next_u64);
                let setting = usize::from(settings[(nature >> 54) as usize]);
                let found = guide[setting << 11 | (life >> 53) as usize];
                let place = if contact > 65_000 << 48 { 0 } else { found };
                census[usize::from(place)][mine % 4] += 1;
            }
            black_box(&mut census);
        });
    });
    let scenario = reference(&[]);
    group.throughput(Throughput::Elements(100_000 * u64::from(scenario.plan().replicates)));
    group.bench_function("engine", |bencher| {
        bencher.iter(|| on_threads(1, || simulate(&scenario, Engine::Individual, |_| ())))
    });
    group.finish();
}

/// The expected values of a parameter draw, on one thread: the default scenario, and ten years of
/// one alternative.
fn expected(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("expected");
    group.sample_size(20);
    let area = ["simulation.horizon=10y", "simulation.report_at=[\"14d\",\"10y\"]"];
    for (name, scenario) in
        [("default", default()), ("ten years, one alternative", reference(&area))]
    {
        let mut plan = scenario.plan().clone();
        plan.draws = 1;
        let grid = TimeGrid::new(&plan);
        let draws = ParameterDraw::all(&plan, scenario.labels(), |point| scenario.study(point));
        let job = Job { plan: &plan, grid: &grid, draws };
        group.bench_function(name, |bencher| {
            bencher.iter(|| on_threads(1, || expect(&job, |_| ())))
        });
    }
    group.finish();
}

/// Replicates of a thousand, a million and a billion mines in counts, on one thread; their
/// quadrature, done once, is a group of its own: a run of one replicate.
fn cohort(criterion: &mut Criterion) {
    const REPLICATES: u32 = 100;
    for (name, scenario) in [("reference", reference(&[])), ("default", default())] {
        let mut group = criterion.benchmark_group(format!("cohort, {name}"));
        group.sample_size(10);
        for (mines, total_replicates) in
            [(1_000, 1), (1_000, REPLICATES), (1_000_000, REPLICATES), (1_000_000_000, REPLICATES)]
        {
            let study_of = |point: &Point| with_mines(scenario.study(point), mines);
            let mut plan = scenario.plan().clone();
            (plan.draws, plan.replicates) = (1, total_replicates);
            plan.mines = vec![mines; plan.alternatives.len()];
            let grid = TimeGrid::new(&plan);
            let draws = ParameterDraw::all(&plan, scenario.labels(), study_of);
            let job = Job { plan: &plan, grid: &grid, draws };
            group.throughput(Throughput::Elements(u64::from(total_replicates)));
            group.bench_function(
                format!("{total_replicates} replicates of {mines} mines"),
                |bencher| {
                    bencher.iter(|| on_threads(1, || run_cohort(&job, |_| ())));
                },
            );
        }
        group.finish();
    }
}

fn with_mines(mut study: Study, mines: u64) -> Study {
    for laying in study.alternatives.iter_mut().flat_map(|alternative| &mut alternative.layings) {
        laying.waves.iter_mut().for_each(|wave| wave.mines = mines);
    }
    study
}

criterion_group!(
    benches,
    distributions,
    tables,
    floor,
    total_replicates,
    runs,
    mechanisms,
    expected,
    cohort
);
criterion_main!(benches);
