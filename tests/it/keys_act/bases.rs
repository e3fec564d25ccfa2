//! The scenario that every key is changed in, alone and together with what could hide the change,
//! and its runs.

use inertness::jobs::{RunOutcome, simulate};
use inertness::question::Engine;
use inertness::results::Findings;
use inertness::scenario::{Refusal, Scenario, Source, read};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

/// A battery alternative and a persistent one, at constant temperature; contacts are frequent, so
/// that few replicates tell much.
const TEXT: &str = r#"
format = 1
title = "Every key"
question = "What moves?"
[simulation]
seed = 11
replicates = 40
horizon = "400d"
report_at = ["12h", "30d", "60d", "150d", "250d", "400d"]
[site]
start = 2024-11-20T12:00:00
area_m2 = 1_000_000
[site.temperature]
constant = { celsius = 10.0 }
[civilians]
trigger_probability = 0.8
extra_casualties_mean = 0.2
[[civilians.risk_criterion]]
name = "a level"
per_year = 1e-2
[[civilians.group]]
name = "adults"
people = 1000
presence = [["0d", 1.0]]
entries_per_person_year = 2.5
path_per_entry_m = 300
contact_width_m = 0.3
case_fatality = 0.3
[[civilians.group]]
name = "children"
age = "child"
people = 600
presence = [["0d", 1.0]]
entries_per_person_year = 2.5
path_per_entry_m = 250
contact_width_m = 0.25
case_fatality = 0.3
[land]
value_per_hectare_year = 100
currency = "USD"
[[alternative]]
name = "battery"
[[alternative.laying]]
mines = 300
[alternative.laying.electrical]
settings = [{ rated_life = "200d", share = 1.0 }]
[alternative.laying.electrical.battery]
life = { lognormal = { cv = 0.4 } }
[[alternative]]
name = "persistent"
[[alternative.laying]]
mines = 300
[alternative.laying.mechanical]
life = { weibull = { median = "300d", shape = 1.5 } }
"#;

/// Where the battery alternative stands in the file.
pub(crate) const BATTERY: usize = 0;
/// Where the persistent alternative stands.
pub(crate) const PERSISTENT: usize = 1;

/// Few replicates, where it is a name that shows.
pub(crate) const FEW: &[&str] = &["simulation.replicates=2"];
/// Cold enough for most batteries to fall silent in winter and to wake in spring.
pub(crate) const COLD_SEASON: [&str; 2] = [
    "site.temperature={ seasonal = { mean_c = 8, annual_amplitude_c = 14, warmest_day = 200, \
     diurnal_amplitude_c = 4, warmest_hour = 15 } }",
    "$battery.cold_loss_per_c=0.035",
];
/// Fifty days a pass, from the fiftieth on.
pub(crate) const TWO_PASSES: &str = "clearance={ start = \"50d\", rate_m2_per_day = 20000, \
                                     clearance_effectiveness = 0.4, passes = 2, cost_per_m2 = 0.3 \
                                     }";
/// Three waves of all mines.
pub(crate) const RENEW: &str = "$laying.renew={ every = \"40d\", until = \"100d\" }";

/// Series of temperatures that lie beside the scenario.
const SERIES: [(&str, &str); 3] = [
    ("cold-winter.csv", "time,celsius\n0,-3\n100,-3\n140,15\n1000,15\n"),
    ("mild-winter.csv", "time,celsius\n0,12\n100,12\n140,15\n1000,15\n"),
    ("warm-year-cold-year.csv", "time,celsius\n0,25\n366,25\n367,-15\n1000,-15\n"),
];

/// What a key is changed together with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Base {
    /// The scenario as it stands.
    Alone,
    /// Lots that mines share.
    Lots,
    /// A cold season in which batteries are dormant.
    Dormancy,
    /// Two passes of clearance.
    TwoPasses,
    /// Repeated laying.
    Renew,
    /// All four.
    Together,
}

impl Base {
    pub(crate) const ALL: [Self; 6] =
        [Self::Alone, Self::Lots, Self::Dormancy, Self::TwoPasses, Self::Renew, Self::Together];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Lots => "lots",
            Self::Dormancy => "dormancy",
            Self::TwoPasses => "two passes",
            Self::Renew => "repeated laying",
            Self::Together => "together",
        }
    }

    /// What makes the base.
    pub(crate) fn overrides(self) -> Vec<&'static str> {
        match self {
            Self::Alone => vec![],
            Self::Lots => vec!["$battery.lots=5", "$battery.lot_cv=0.4"],
            Self::Dormancy => COLD_SEASON.to_vec(),
            Self::TwoPasses => vec![TWO_PASSES],
            Self::Renew => vec![
                RENEW,
                "alternative[1].laying[0].renew={ every = \"40d\", until = \"100d\" }",
                "alternative[0].laying[0].mines=120",
                "alternative[1].laying[0].mines=120",
            ],
            Self::Together => [Self::Lots, Self::Dormancy, Self::TwoPasses, Self::Renew]
                .map(Self::overrides)
                .concat(),
        }
    }
}

/// Short names of places in the file.
const PLACES: [(&str, &str); 5] = [
    ("$battery", "alternative[0].laying[0].electrical.battery"),
    ("$fuse", "alternative[0].laying[0].electrical"),
    ("$laying", "alternative[0].laying[0]"),
    ("$persistent", "alternative[1].laying[0].mechanical"),
    ("$adults", "civilians.group[0]"),
];

/// An override with its places spelt out.
pub(crate) fn spelt_out(text: &str) -> String {
    PLACES.iter().fold(text.to_owned(), |text, (short, long)| text.replace(short, long))
}

/// A scenario that has been read, and is run when its findings are asked for.
pub(crate) struct Run {
    pub(crate) scenario: Scenario,
    outcome: OnceLock<RunOutcome>,
}

impl Run {
    pub(crate) fn outcome(&self) -> &RunOutcome {
        self.outcome.get_or_init(|| simulate(&self.scenario, Engine::Individual, |_| ()))
    }

    pub(crate) fn findings(&self) -> &Findings {
        &self.outcome().findings
    }
}

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in SERIES.into_iter().chain([("scenario.toml", TEXT)]) {
        std::fs::write(folder.path().join(name), text).expect("room for a scenario");
    }
    folder
});

/// The scenario with overrides, unless it is refused.
pub(crate) fn attempt(overrides: &[&str]) -> Result<Run, Refusal> {
    let overrides: Vec<String> = overrides.iter().map(|text| spelt_out(text)).collect();
    let path: PathBuf = FOLDER.path().join("scenario.toml");
    Ok(Run { scenario: read(&Source::File(path), &overrides)?, outcome: OnceLock::new() })
}

/// The scenario with overrides.
pub(crate) fn run(overrides: &[&str]) -> Run {
    attempt(overrides).unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// The same, kept: many keys are changed in the same scenario.
pub(crate) fn kept(overrides: &[&'static str]) -> Result<Arc<Run>, Refusal> {
    type Runs = Mutex<BTreeMap<Vec<&'static str>, Arc<Run>>>;
    static RUNS: Runs = Mutex::new(BTreeMap::new());
    let mut runs = RUNS.lock().expect("no holder of the lock fails");
    if let Some(found) = runs.get(overrides) {
        return Ok(Arc::clone(found));
    }
    let made = Arc::new(attempt(overrides)?);
    runs.insert(overrides.to_vec(), Arc::clone(&made));
    Ok(made)
}
