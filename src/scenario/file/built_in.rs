//! Built-in scenarios, and sources of scenarios.

use std::path::PathBuf;

/// A built-in scenario.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its name on the command line.
    pub name: &'static str,
    /// The text of its file.
    pub text: &'static str,
}

/// The source of a scenario.
///
/// # Example
///
/// ```
/// use inertness::scenario::{Source, built_ins, read};
///
/// let default = Source::BuiltIn(&built_ins()[0]);
/// assert_eq!(read(&default, &[])?.plan().alternatives, ["battery", "persistent"]);
/// # Ok::<(), inertness::scenario::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A built-in scenario.
    BuiltIn(&'static BuiltIn),
    /// A file.
    File(PathBuf),
    /// The text stored in results.
    Saved {
        /// The name of its file.
        name: String,
        /// The text.
        text: String,
        /// The folder of the files that it names.
        folder: PathBuf,
    },
}

static BUILT_INS: [BuiltIn; 5] = [
    BuiltIn { name: "default", text: include_str!("../../../scenarios/default.toml") },
    BuiltIn { name: "rated-lives", text: include_str!("../../../scenarios/rated-lives.toml") },
    BuiltIn { name: "claims-ladder", text: include_str!("../../../scenarios/claims-ladder.toml") },
    BuiltIn {
        name: "timer-with-back-up",
        text: include_str!("../../../scenarios/timer-with-back-up.toml"),
    },
    BuiltIn {
        name: "winter-and-spring",
        text: include_str!("../../../scenarios/winter-and-spring.toml"),
    },
];

/// A minimal scenario to start from.
pub const MINIMAL: &str = include_str!("../minimal.toml");

/// The built-in scenarios, the default first.
pub fn built_ins() -> &'static [BuiltIn] {
    &BUILT_INS
}

impl BuiltIn {
    /// Its title.
    pub fn title(&self) -> String {
        self.top_text("title").unwrap_or_default()
    }

    /// The scenario's question, if any.
    pub fn question(&self) -> Option<String> {
        self.top_text("question")
    }

    fn top_text(&self, key: &str) -> Option<String> {
        let table: toml::Table = self.text.parse().ok()?;
        Some(table.get(key)?.as_str()?.to_owned())
    }
}

impl Source {
    /// The name in messages. It is that of the scenario, or the path as given.
    pub fn name(&self) -> String {
        match self {
            Self::BuiltIn(scenario) => scenario.name.to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::Saved { name, .. } => name.clone(),
        }
    }
}
