//! Ctrl-C: ends the program at once, but never between the files of a result.

use super::terminal::tell;
use crate::cli::{CliError, Exit};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Held while results are written.
static WRITING: Mutex<()> = Mutex::new(());

/// Whether something is kept for --resume.
static KEPT: AtomicBool = AtomicBool::new(false);

/// From here on Ctrl-C waits for what is being written, and then ends the program.
pub(in crate::cli) fn listen() -> Result<(), CliError> {
    ctrlc::set_handler(|| stop())?;
    Ok(())
}

/// Ends the program when what is being written is written.
pub(in crate::cli) fn stop() -> ! {
    let _written = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    tell(if KEPT.load(Ordering::Relaxed) {
        "\nstopped; the same command with --resume goes on from what is kept"
    } else {
        "\nstopped; a run that was not done has written nothing"
    });
    std::process::exit(Exit::Interrupted as i32);
}

/// Writes something that is whole or not there.
pub(in crate::cli) fn undisturbed<T>(write: impl FnOnce() -> T) -> T {
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    write()
}

/// From here on Ctrl-C says how to go on.
pub(in crate::cli) fn says_how_to_go_on() {
    KEPT.store(true, Ordering::Relaxed);
}
