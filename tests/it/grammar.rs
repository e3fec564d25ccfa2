//! The grammar: what is read, what is published of it, and that these agree.

use inertness::model::{Climate, Fuse};
use inertness::question::{Assumption, RiskCriterion};
use inertness::scenario::{Scenario, Source, WarningKind, built_ins, key_reference, keys, read};
use inertness::uncertainty::Point;
use inertness::units::Days;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn tomls(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    assert!(!paths.is_empty(), "{folder} is empty");
    paths
}

fn good_files() -> Vec<PathBuf> {
    let mut paths = tomls("tests/scenarios/good");
    paths.extend(tomls("scenarios"));
    paths.extend([root().join("assets/known/fixed.toml"), root().join("benches/reference.toml")]);
    paths
}

fn scenario(path: &Path, overrides: &[&str]) -> Scenario {
    let overrides: Vec<String> = overrides.iter().map(|&text| text.to_owned()).collect();
    read(&Source::File(path.to_owned()), &overrides).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn whole_grammar(overrides: &[&str]) -> Scenario {
    scenario(&root().join("tests/scenarios/good/whole-grammar.toml"), overrides)
}

fn middle(scenario: &Scenario) -> Point {
    Point(vec![0.5; scenario.labels().len()])
}

#[test]
fn every_good_scenario_is_read_and_settled() {
    for path in good_files() {
        let scenario = scenario(&path, &[]);
        let study = scenario.study(&middle(&scenario));
        assert_eq!(study.alternatives.len(), scenario.plan().alternatives.len());
        for (alternative, mines) in study.alternatives.iter().zip(&scenario.plan().mines) {
            assert_eq!(alternative.mines(), *mines, "{}", path.display());
        }
    }
}

#[test]
fn every_scenario_that_is_shipped_is_built_in_and_read() {
    let mut names: Vec<_> =
        built_ins().iter().map(|scenario| format!("{}.toml", scenario.name)).collect();
    names.sort();
    let files = tomls("scenarios");
    let shipped: Vec<_> =
        files.iter().map(|path| path.file_name().unwrap().to_string_lossy()).collect();
    assert_eq!(names, shipped);
    for scenario in built_ins() {
        let read =
            read(&Source::BuiltIn(scenario), &[]).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!(
            (read.text(), &read.files()[0].file),
            (scenario.text, &scenario.name.to_owned())
        );
        assert_eq!(read.plan().title, scenario.title());
        assert_eq!(read.plan().question, scenario.question());
        let odd: Vec<_> =
            read.warnings(&|_| true).iter().map(|warning| warning.render(false)).collect();
        assert!(odd.is_empty(), "{}", odd.join("\n"));
    }
}

#[test]
fn the_whole_grammar_becomes_the_model_number_by_number() {
    let scenario = whole_grammar(&[]);
    let study = scenario.study(&middle(&scenario));
    assert_eq!((study.start.day_of_year, study.start.hour), (324, 6.0));
    assert_eq!(study.horizon, Days::from_years(30.0));
    assert!(
        matches!(study.climate, Climate::Seasonal(s) if s.mean.0 == 8.7 && s.warmest_day == 201.0)
    );
    let plan = scenario.plan();
    assert_eq!((plan.seed, plan.draws, plan.replicates), (20_241_120, 100, 100));
    assert_eq!((plan.baseline, plan.currency.as_deref()), (2, Some("USD")));
    assert_eq!(plan.report_at[2].text, "14d");
    assert_eq!(study.civilians.groups[1].active_hours.to, 19.0);
    assert_eq!(study.alternatives[1].risk_reduction.len(), 2);
    let starts: Vec<_> =
        study.alternatives.iter().map(|alternative| alternative.clearance.unwrap().start).collect();
    assert_eq!(starts, [Days::from_years(2.0), Days::new(200.0), Days::from_years(2.0)]);
    let waves = &study.alternatives[0].layings[0].waves;
    assert_eq!((waves[0].at, waves[0].mines, waves[1].at), (Days::ZERO, 500, Days::new(3.0)));
    let Fuse::Electrical(fuse) = &study.alternatives[0].layings[0].fuse else {
        panic!("it has a battery")
    };
    let probability = fuse.deactivation_failure.unwrap().probability.value();
    assert!((probability / (6e-6_f64 * 1.5e-2).sqrt() - 1.0).abs() < 1e-9, "{probability}");
    assert_eq!((fuse.battery.lots, fuse.battery.minimum_capacity), (10, 0.3));
    let Fuse::Electrical(timer) = &study.alternatives[1].layings[0].fuse else {
        panic!("it has a battery")
    };
    assert_eq!(timer.settings[2].self_destruct, Some(Days::new(15.0)));
    assert_eq!((timer.battery.lots, timer.battery.cold_knee.0), (1, 20.0));
    assert_eq!(scenario.claims().len(), 1);
    assert!(
        scenario
            .inputs()
            .iter()
            .any(|input| input.parameter.path == "civilians.group[0].case_fatality")
    );
}

#[test]
fn the_same_key_in_two_alternatives_takes_one_quantile_of_two_distributions() {
    let (one, two) = (
        "clearance.clearance_effectiveness.uniform=[0.2, 0.4]",
        "clearance.clearance_effectiveness.uniform=[0.6, 0.8]",
    );
    let more = ["clearance.start=1y", "clearance.rate_m2_per_day=100"]
        .map(|text| format!("alternative[0].{text}"));
    let overrides = [
        &more[0],
        &more[1],
        &format!("alternative[0].{one}"),
        "alternative[1].clearance.clearance_effectiveness=0",
        &format!("alternative[1].{two}"),
    ];
    let path = root().join("tests/scenarios/good/whole-grammar.toml");
    let refused = read(&Source::File(path), &overrides.map(str::to_owned)).map(|_| ()).unwrap_err();
    // a number has no keys below it: the distribution replaces it as a whole
    assert_eq!(refused.faults().len(), 1, "{refused}");
    let two = "alternative[1].clearance.clearance_effectiveness={ uniform = [0.6, 0.8] }";
    let scenario = whole_grammar(&[overrides[0], overrides[1], overrides[2], two]);
    let mut point = middle(&scenario);
    let label = scenario
        .labels()
        .iter()
        .position(|label| label.as_str() == "alternative.clearance.clearance_effectiveness")
        .unwrap();
    point.0[label] = 0.25;
    let study = scenario.study(&point);
    let clearance_effectiveness = |alternative: usize| {
        study.alternatives[alternative].clearance.unwrap().clearance_effectiveness.value()
    };
    assert!(
        (clearance_effectiveness(0) - 0.25).abs() < 1e-12
            && (clearance_effectiveness(1) - 0.65).abs() < 1e-12
    );
}

#[test]
fn overrides_are_read_as_the_file_is() {
    let scenario = whole_grammar(&[
        "simulation.horizon=40y",
        "simulation.report_at=[\"1y\", \"40y\"]",
        "simulation.draws = 10",
        "alternative[0].laying[0].electrical.deactivation_failure.probability=1e-4",
        "site.temperature={ constant = { celsius = 10 } }",
        "alternative[2].return_delay=30d",
        "alternative[0].name=short",
        "claim=[]",
    ]);
    assert_eq!(scenario.plan().horizon, Days::from_years(40.0));
    assert_eq!((scenario.plan().draws, scenario.plan().alternatives[0].as_str()), (10, "short"));
    let study = scenario.study(&middle(&scenario));
    assert!(matches!(study.climate, Climate::Constant(celsius) if celsius.0 == 10.0));
    assert_eq!(study.alternatives[2].return_delay, Days::new(30.0));
    assert_eq!(scenario.overrides().len(), 8);
    assert!(
        scenario.text().contains("horizon = \"30y\""),
        "the text is the file's, overrides stand beside it"
    );
}

#[test]
fn a_distribution_of_a_waves_time_is_cut_at_the_horizon_and_waves_stay_in_order() {
    let laid = "alternative[0].laying[0].laid=[{ at = { uniform = [\"0d\", \"9d\"] }, share = 0.25 \
                }, { at = \"5d\", share = 0.75 }]";
    let scenario = whole_grammar(&[laid]);
    for u in [0.01, 0.5, 0.99] {
        let mut point = middle(&scenario);
        let label = scenario
            .labels()
            .iter()
            .position(|label| label.as_str().ends_with("laid[0].at"))
            .unwrap();
        point.0[label] = u;
        let waves = scenario.study(&point).alternatives.remove(0).layings.remove(0).waves;
        assert!(waves[0].at <= waves[1].at);
        let moved = waves.iter().find(|wave| wave.at != Days::new(5.0)).unwrap();
        assert_eq!(moved.mines, 250);
    }
}

#[test]
fn a_series_is_read_by_date_and_by_day_and_joins_the_inputs() {
    for name in ["series-by-date", "series-by-day"] {
        let scenario = scenario(&root().join(format!("tests/scenarios/good/{name}.toml")), &[]);
        let study = scenario.study(&Point::default());
        let at = |days| study.climate.at(study.start, Days::new(days)).0;
        assert!(
            (at(0.0) - 5.0).abs() < 1e-9 && (at(1.0) - 6.0).abs() < 1e-9,
            "{name}: {} {}",
            at(0.0),
            at(1.0)
        );
        let names: Vec<_> = scenario.files().iter().map(|file| file.file.as_str()).collect();
        assert_eq!(names, [format!("{name}.toml"), format!("{name}.csv")]);
        assert!(scenario.files().iter().all(|file| file.sha256.len() == 64));
    }
}

#[test]
fn a_date_is_the_time_since_the_start_wherever_people_return_or_clearance_begins() {
    let study = |overrides: &[&str]| {
        let scenario = whole_grammar(overrides);
        (scenario.study(&middle(&scenario)), scenario)
    };
    let presence = "civilians.group[0].presence=[[2024-12-20T06:00:00, 0], [2025-11-20, 1]]";
    let dates = [
        "clearance.start=2025-01-01",
        presence,
        "alternative[1].risk_reduction[0].effectiveness=[[2025-01-01, 0.5], [2026-01-01, 0]]",
    ];
    let (by_date, scenario) = study(&dates);
    let clearance = by_date.alternatives[0].clearance.unwrap();
    assert_eq!(clearance.start, Days::new(41.75));
    let points = by_date.civilians.groups[0].presence.points();
    assert_eq!(points.iter().map(|point| point.0.days()).collect::<Vec<_>>(), [30.0, 364.75]);
    let risk_reduction = by_date.alternatives[1].risk_reduction.last().unwrap();
    assert_eq!(risk_reduction.points()[0].0, Days::new(41.75));
    assert_eq!(scenario.written("clearance.start"), "2025-01-01");
    // a date stays where the start moves, and may lie before it
    let (later, _) = study(&[&dates[..], &["site.start=2025-06-01T00:00:00"]].concat());
    assert_eq!(later.alternatives[0].clearance.unwrap().start, Days::new(-151.0));
    assert!(later.civilians.groups[0].presence.points()[0].0.days() < 0.0);
    // a duration of something else is no date
    let source = Source::File(root().join("tests/scenarios/good/whole-grammar.toml"));
    for key in ["simulation.horizon", "alternative[0].laying[0].electrical.settings[0].rated_life"]
    {
        let refusal = read(&source, &[format!("{key}=2026-01-01")]).map(|_| ()).unwrap_err();
        let fault = refusal.faults()[0].to_string();
        assert!(fault.contains("found 2026-01-01, expected a duration"), "{fault}");
    }
}

#[test]
fn a_built_in_scenario_has_no_folder_to_read_a_series_from() {
    let source = Source::BuiltIn(&built_ins()[0]);
    let series = "site.temperature={ series = { file = \"kharkiv.csv\" } }".to_owned();
    let refusal = read(&source, &[series]).map(|_| ()).unwrap_err();
    let messages: Vec<_> = refusal.faults().iter().map(ToString::to_string).collect();
    let expected = "site.temperature.series.file: a built-in scenario has no folder to read \
                  \"kharkiv.csv\" from";
    assert_eq!(messages, [expected]);
}

#[test]
fn repeated_laying_lays_all_its_mines_in_every_wave() {
    let scenario = scenario(&root().join("tests/scenarios/good/repeated-laying.toml"), &[]);
    let waves = scenario.study(&Point::default()).alternatives.remove(0).layings.remove(0).waves;
    assert_eq!((waves.len(), scenario.plan().mines[0]), (27, 2700));
    assert!(waves.iter().all(|wave| wave.mines == 100));
    assert_eq!((waves[1].at, waves[26].at), (Days::new(14.0), Days::new(364.0)));
}

#[test]
fn distributions_of_durations_are_written_as_durations_and_settle_in_days() {
    let settled = |distribution: &str, u: f64| {
        let scenario = whole_grammar(&[&format!("clearance.start={distribution}")]);
        let input = scenario
            .inputs()
            .iter()
            .find(|input| input.parameter.path == "clearance.start")
            .unwrap();
        let mut point = middle(&scenario);
        point.0[input.label] = u;
        assert_eq!(
            scenario.study(&point).alternatives[0].clearance.unwrap().start,
            Days::new(input.value(&point))
        );
        input.value(&point)
    };
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 1e-6 * expected, "{found} {expected}")
    };
    near(settled("{ normal = [\"200d\", \"2d\"] }", 0.5), 200.0);
    near(settled("{ lognormal = [\"2y\", 3.0] }", 0.5), 730.5);
    near(settled("{ uniform = [\"24h\", \"2w\"] }", 0.25), 4.25);
    near(settled("{ triangular = [\"0d\", \"10d\", \"20d\"] }", 0.5), 10.0);
    near(settled("{ log_uniform = [\"1d\", \"100d\"] }", 0.5), 10.0);
}

#[test]
fn a_scenario_can_be_asked_from_many_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Scenario>();
}

#[test]
fn odd_things_are_named_and_the_whole_grammar_has_none() {
    let drawn = |letter: char| letter.is_ascii();
    let odd = |overrides: &[&str]| -> Vec<WarningKind> {
        whole_grammar(overrides).warnings(&drawn).into_iter().map(|warning| warning.kind).collect()
    };
    assert_eq!(odd(&[]), []);
    assert_eq!(odd(&["simulation.draws=1"]), [WarningKind::OneDraw]);
    assert_eq!(odd(&["title=Мины"]), [WarningKind::Letter { letter: 'М' }]);
    assert_eq!(odd(&["clearance.start=50y"]), [WarningKind::LateClearance]);
    assert_eq!(odd(&["clearance.start=1990-01-01"]), [WarningKind::PastClearance]);
    assert_eq!(odd(&["clearance.start=2024-11-01"]), [], "it goes on after the start");
    let always = ["0", "1"].map(|group| format!("civilians.group[{group}].presence=0.5"));
    assert_eq!(odd(&[&always[0], &always[1]]), [WarningKind::NoReturn]);
    assert_eq!(odd(&[&always[0], "alternative[0].return_delay=90d"]), []);
    assert_eq!(odd(&["civilians.group[0].people=0"]), [WarningKind::Nobody { key: "people" }]);
    assert_eq!(
        odd(&["civilians.group[0].presence=[[\"0d\", 0]]"]),
        [WarningKind::Nobody { key: "presence" }]
    );
    assert_eq!(
        odd(&["alternative[1].risk_reduction[0].effectiveness=[[\"0d\", 0]]"]),
        [WarningKind::IdleRiskReduction]
    );
    assert_eq!(
        odd(&["alternative[0].laying[0].electrical.deactivation_failure.probability=0"]),
        [WarningKind::NoDeactivationFailure]
    );
    let battery =
        |text: &str| odd(&[&format!("alternative[0].laying[0].electrical.battery.{text}")]);
    assert_eq!(battery("storage_years=0"), [WarningKind::Without { without: "storage_years" }]);
    assert_eq!(
        battery("activation_energy_kj_mol=0"),
        [WarningKind::Without { without: "activation_energy_kj_mol" }]
    );
    assert_eq!(
        odd(&["alternative[0].laying[0].electrical.self_destruct.reliability=0.9"]),
        [WarningKind::UnusedSelfDestruct]
    );
    let warning = whole_grammar(&["simulation.draws=1"]).warnings(&drawn).remove(0);
    assert!(warning.render(false).contains("--set 1:1:18"), "{}", warning.render(false));
}

#[test]
fn the_key_list_names_every_key_once_with_its_meaning() {
    let keys = keys();
    let mut paths: Vec<_> = keys.iter().map(|key| key.path.as_str()).collect();
    for path in [
        "alternative.laying.electrical.battery.cold_loss_per_c",
        "site.temperature.seasonal.depth_m",
        "claim.at_most",
    ] {
        assert!(paths.contains(&path), "{path}");
    }
    assert!(keys.iter().all(|key| key.doc.ends_with('.') && !key.expected.is_empty()));
    paths.sort_unstable();
    assert!(paths.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn the_key_reference_is_up_to_date() {
    let path = root().join("docs/grammar.md");
    if std::env::var_os("INERTNESS_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, key_reference()).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == key_reference(),
        "docs/grammar.md is out of date: run this test with INERTNESS_BLESS=1"
    );
}

#[test]
fn a_scenario_that_names_no_risk_criterion_has_the_two_of_hse_and_says_so() {
    let none = scenario(&root().join("benches/reference.toml"), &[]);
    assert_eq!(none.plan().criteria, RiskCriterion::presets());
    let listed =
        none.assumptions().iter().find(|listed| listed.path == "civilians.risk_criterion").unwrap();
    assert!(
        listed.source.as_deref() == Some(Assumption::DEFAULT) && listed.value.contains("1e-6"),
        "{listed:?}"
    );
    let named = scenario(
        &root().join("benches/reference.toml"),
        &["civilians.risk_criterion=[{ name = \"b\", per_year = 1e-3 }, \
             { name = \"a\", per_year = 1e-5 }]"],
    );
    let names: Vec<&str> =
        named.plan().criteria.iter().map(|criterion| criterion.name.as_str()).collect();
    assert_eq!(names, ["b", "a"], "in the order of the file");
}

#[test]
fn a_key_by_its_old_name_is_refused_with_its_new_one() {
    let renamed = |set: &str, now: &str| {
        let path = root().join("scenarios/default.toml");
        let refusal = read(&Source::File(path), &[set.to_owned()]).unwrap_err().to_string();
        assert!(refusal.contains(&format!("renamed to `{now}`")), "{set}: {refusal}");
    };
    for (set, now) in [
        ("arm[0].return_delay=9d", "alternative"),
        ("civilians.group[0].fatality=0.3", "case_fatality"),
        ("clearance.detection=0.9", "clearance_effectiveness"),
        ("alternative[0].mitigation=[]", "risk_reduction"),
        ("claim[0].arm=battery", "alternative"),
        ("mitigation=[]", "risk_reduction"),
        ("civilians.tolerable_risk_per_year=1e-6", "[[civilians.risk_criterion]]"),
        (
            "overrun.probability=1e-3",
            "alternative[0].laying[0].electrical.deactivation_failure.probability",
        ),
    ] {
        renamed(set, now);
    }
}

#[test]
fn a_plain_number_is_a_curve_that_never_changes_and_a_date_begins_at_midnight() {
    let study = |set: &str| {
        let scenario = whole_grammar(&[set]);
        format!("{:?}", scenario.study(&middle(&scenario)))
    };
    for (short, long) in [
        ("civilians.group[0].presence=0.5", "civilians.group[0].presence=[[\"0d\", 0.5]]"),
        ("site.start=2024-11-20", "site.start=2024-11-20T00:00:00"),
    ] {
        assert_eq!(study(short), study(long), "{short}");
        assert_ne!(study(short), study("simulation.seed=1"), "{short}");
    }
}

/// A design of points gives each label a dimension by its number.
#[test]
fn labels_are_numbered_in_the_order_of_their_ids_whatever_keys_are_called() {
    let default = scenario(&root().join("scenarios/default.toml"), &[]);
    let ids: Vec<Vec<&str>> =
        default.labels().iter().map(|label| label.id().split('.').collect()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    let label = &default.labels()[0];
    assert!(label.id().starts_with("arm.") && label.as_str().starts_with("alternative."));
}
