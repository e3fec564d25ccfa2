//! Plain text: wrapped lines, paragraphs and aligned columns.

/// The widest line, in characters.
pub(crate) const WIDE: usize = 100;
/// The gap before the first column and between columns.
const GAP: &str = "  ";

/// Wraps text into lines of at most `width` characters.
///
/// A number and its unit are kept together. A word longer than a line is cut.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![];
    let mut line = String::new();
    for word in unbroken(text) {
        let mut word: Vec<char> = word.chars().collect();
        let used = line.chars().count();
        if used > 0 && used + 1 + word.len() > width {
            lines.push(std::mem::take(&mut line));
        }
        while word.len() > width {
            lines.push(word.drain(..width.max(1)).collect());
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The words of a text, split at plain spaces.
///
/// A number with its unit or with "million" is one word, and so is `1 in 840`.
pub(crate) fn unbroken(text: &str) -> Vec<String> {
    const UNITS: [&str; 8] = ["%", "y", "d", "h", "min", "million", "billion", "trillion"];
    let ends_in_digit = |word: &str| word.ends_with(|letter: char| letter.is_ascii_digit());
    let starts_number =
        |word: &str| word == "a" || word.starts_with(|letter: char| letter.is_ascii_digit());
    let mut words: Vec<String> = vec![];
    let mut rest = text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = rest.next() {
        let unit = UNITS.contains(&word.trim_end_matches([',', ';', '.', ':', ')']));
        let over = word == "in" && rest.peek().is_some_and(|next| starts_number(next));
        match words.last_mut() {
            Some(last) if (unit || over) && (ends_in_digit(last) || last.ends_with(" in a")) => {
                last.push(' ');
                last.push_str(word);
            }
            Some(last) if last.ends_with(" in") => {
                last.push(' ');
                last.push_str(word);
            }
            Some(_) | None => words.push(word.to_owned()),
        }
    }
    words
}

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

    /// Adds a paragraph behind an empty line.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.gap();
        self.say(text);
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
        self.indented_by(2, text);
    }

    /// Adds a paragraph, indented by some spaces.
    pub(crate) fn indented_by(&mut self, spaces: usize, text: &str) {
        let lines = wrapped(text, WIDE - spaces).into_iter();
        self.lines.extend(lines.map(|line| format!("{}{line}", " ".repeat(spaces))));
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

/// Aligns rows into lines. Each column is as wide as its widest cell.
///
/// The columns in `right` are aligned to the right, the others to the left.
pub(crate) fn aligned<R: AsRef<[String]>>(rows: &[R], right: &[usize]) -> Vec<String> {
    aligned_by(rows, right, GAP)
}

/// Aligns rows into lines, with `gap` between columns.
pub(crate) fn aligned_by<R: AsRef<[String]>>(
    rows: &[R],
    right: &[usize],
    gap: &str,
) -> Vec<String> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        let row = row.as_ref();
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let cell = |(column, (cell, &width)): (usize, (&String, &usize))| {
        if right.contains(&column) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
    };
    let line = |row: &R| {
        let cells: Vec<String> = row.as_ref().iter().zip(&widths).enumerate().map(cell).collect();
        format!("{GAP}{}", cells.join(gap)).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_and_no_line_ends_in_spaces() {
        let rows = [["a", "10", "é"], ["long", "1", ""]].map(|row| row.map(str::to_owned));
        assert_eq!(aligned(&rows, &[1]), ["  a     10  é", "  long   1"]);
        assert_eq!(aligned_by(&rows, &[], " "), ["  a    10 é", "  long 1"]);
    }
}
