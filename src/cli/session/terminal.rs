//! Standard output and standard error.

use crate::cli::CliError;
use std::ffi::OsStr;
use std::io::{IsTerminal, Write as _};

/// Writes to standard output, all of it or an error; never panics when the reader has gone.
pub(in crate::cli) fn print(text: impl AsRef<[u8]>) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let printed = out.write_all(text.as_ref()).and_then(|()| out.flush());
    printed.map_err(CliError::io("write to standard output"))
}

/// Tells the person something that is no result. That nobody listens is no reason to stop.
pub(in crate::cli) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Whether what is printed there may be coloured: by somebody who looks, and has not asked for
/// plain text.
pub fn in_colour(stream: &impl IsTerminal) -> bool {
    let said = |name| std::env::var_os(name);
    stream.is_terminal() && colours_allowed(said("NO_COLOR").as_deref(), said("TERM").as_deref())
}

/// By the rule of no-color.org, which asks for a value that is not empty, and what the terminal
/// says of itself.
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
