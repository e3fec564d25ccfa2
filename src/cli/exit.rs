//! The exit codes, one table for good.

use std::process::ExitCode;

/// How a command ended. The numbers never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Anything else went wrong.
    Failed = 1,
    /// The command line or a scenario was refused.
    BadInput = 2,
    /// The precision asked for was not reached.
    NotPrecise = 3,
    /// Parts of a run do not fit together.
    PartsDoNotFit = 4,
    /// A claim fails.
    ClaimFails = 10,
    /// A claim is undecided, or cannot be tested.
    Undecided = 11,
    /// Ctrl-C: 128 and the number of the signal, as shells have it.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
