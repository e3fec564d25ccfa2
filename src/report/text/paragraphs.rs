//! Plain text for a terminal, built by paragraph.

use super::lines::wrapped;
use super::table::WIDE;

/// Text wrapped at [`WIDE`] columns where names allow.
#[derive(Debug, Default)]
pub(crate) struct Text {
    lines: Vec<String>,
}

impl Text {
    /// Adds a paragraph.
    pub(crate) fn say(&mut self, text: &str) {
        self.lines.extend(wrapped(text, WIDE));
    }

    /// Adds an empty line.
    pub(crate) fn gap(&mut self) {
        self.lines.push(String::new());
    }

    /// Adds an item of a list.
    pub(crate) fn item(&mut self, text: &str) {
        let lines = wrapped(text, WIDE - 2).into_iter().enumerate();
        let mark = |at: usize| if at == 0 { "- " } else { "  " };
        self.lines.extend(lines.map(|(at, line)| format!("{}{line}", mark(at))));
    }

    /// Adds a paragraph indented by two columns.
    pub(crate) fn indented(&mut self, text: &str) {
        self.lines.extend(wrapped(text, WIDE - 2).iter().map(|line| format!("  {line}")));
    }

    /// Adds lines as they are.
    pub(crate) fn rows(&mut self, lines: impl IntoIterator<Item = String>) {
        self.lines.extend(lines);
    }

    /// The lines so far.
    pub(crate) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The whole text, with a newline at the end.
    pub(crate) fn done(self) -> String {
        self.lines.join("\n") + "\n"
    }
}
