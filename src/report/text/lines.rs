//! Text wrapped into lines.

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
