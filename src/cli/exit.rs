//! Exit codes, in a table that never changes.

use std::process::ExitCode;

/// The outcome of a command; its numbers never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success.
    Done = 0,
    /// Any other failure.
    Failed = 1,
    /// The command line or a scenario was refused.
    BadInput = 2,
    /// The requested precision was not reached.
    NotPrecise = 3,
    /// Parts of a run do not fit together.
    PartsDoNotFit = 4,
    /// A claim fails.
    ClaimFails = 10,
    /// A claim is undecided, or cannot be tested.
    Undecided = 11,
    /// Ctrl-C: 128 plus the signal number, as in shells.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
