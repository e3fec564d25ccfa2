//! The scenarios that come with the program, and where a scenario comes from.

use std::path::PathBuf;

/// A scenario that comes with the program.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its name on the command line.
    pub name: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Where a scenario comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// It comes with the program.
    BuiltIn(&'static BuiltIn),
    /// A file.
    File(PathBuf),
    /// The text that results keep.
    Saved {
        /// What its file was called.
        name: String,
        /// The text.
        text: String,
        /// Where the files are that it names.
        folder: PathBuf,
    },
}

static BUILT_INS: [BuiltIn; 5] = [
    BuiltIn { name: "default", text: include_str!("../../scenarios/default.toml") },
    BuiltIn { name: "rated-lives", text: include_str!("../../scenarios/rated-lives.toml") },
    BuiltIn { name: "claims-ladder", text: include_str!("../../scenarios/claims-ladder.toml") },
    BuiltIn {
        name: "timer-with-back-up",
        text: include_str!("../../scenarios/timer-with-back-up.toml"),
    },
    BuiltIn {
        name: "winter-and-spring",
        text: include_str!("../../scenarios/winter-and-spring.toml"),
    },
];

/// The scenarios that come with the program, the default first.
pub fn built_ins() -> &'static [BuiltIn] {
    &BUILT_INS
}

impl BuiltIn {
    /// Its title.
    pub fn title(&self) -> String {
        self.top_text("title").unwrap_or_default()
    }

    /// The question it puts, where it puts one.
    pub fn question(&self) -> Option<String> {
        self.top_text("question")
    }

    fn top_text(&self, key: &str) -> Option<String> {
        let table: toml::Table = self.text.parse().ok()?;
        Some(table.get(key)?.as_str()?.to_owned())
    }
}

impl Source {
    /// What a message calls it: the name, or the path as it was given.
    pub fn name(&self) -> String {
        match self {
            Self::BuiltIn(scenario) => scenario.name.to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::Saved { name, .. } => name.clone(),
        }
    }
}
