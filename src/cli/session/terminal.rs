//! Standard output and standard error.

use crate::cli::CliError;
use std::ffi::OsStr;
use std::io::{IsTerminal, Write as _};

/// Writes all of a text to standard output.
///
/// A closed reader gives an error, never a panic.
pub(crate) fn print(text: impl AsRef<[u8]>) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let printed = out.write_all(text.as_ref()).and_then(|()| out.flush());
    printed.map_err(CliError::io("write to standard output"))
}

/// Writes a message to standard error; failures are ignored.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Whether output to a stream may be coloured.
///
/// It is a terminal, and plain text was not requested.
pub fn in_colour(stream: &impl IsTerminal) -> bool {
    let said = |name| std::env::var_os(name);
    stream.is_terminal() && colours_allowed(said("NO_COLOR").as_deref(), said("TERM").as_deref())
}

/// Whether `NO_COLOR` and `TERM` allow colours.
///
/// By no-color.org, only a value of `NO_COLOR` that is not empty counts.
fn colours_allowed(no_color: Option<&OsStr>, terminal: Option<&OsStr>) -> bool {
    no_color.is_none_or(OsStr::is_empty) && terminal.is_some_and(|kind| kind != "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_color_and_a_dumb_terminal_ask_for_plain_text() {
        let allowed = |no_color: Option<&str>, kind: Option<&str>| {
            colours_allowed(no_color.map(OsStr::new), kind.map(OsStr::new))
        };
        assert!(allowed(None, Some("xterm")) && allowed(Some(""), Some("xterm")));
        assert!(
            !allowed(Some("1"), Some("xterm"))
                && !allowed(None, Some("dumb"))
                && !allowed(None, None)
        );
    }
}
