//! Ctrl-C: ends the program at once, but not while results are written.

use super::terminal::tell;
use crate::cli::{CliError, Exit};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// The lock held while results are written.
static WRITING: Mutex<()> = Mutex::new(());

/// Whether a checkpoint for `--resume` exists.
static CAN_RESUME: AtomicBool = AtomicBool::new(false);

/// Installs the handler of Ctrl-C.
///
/// It waits for files being written, then ends the program.
pub(crate) fn listen() -> Result<(), CliError> {
    ctrlc::set_handler(|| stop())?;
    Ok(())
}

/// Ends the program after files being written are complete.
pub(crate) fn stop() -> ! {
    let _written = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    tell(if CAN_RESUME.load(Ordering::Relaxed) {
        "\nstopped; the same command with --resume goes on from what is kept"
    } else {
        "\nstopped; a run that was not done has written nothing"
    });
    std::process::exit(Exit::Interrupted as i32);
}

/// Runs a write that Ctrl-C does not interrupt.
pub(crate) fn deferring_interrupts<T>(write: impl FnOnce() -> T) -> T {
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    write()
}

/// Makes Ctrl-C mention `--resume` from here on.
pub(crate) fn says_how_to_go_on() {
    CAN_RESUME.store(true, Ordering::Relaxed);
}
