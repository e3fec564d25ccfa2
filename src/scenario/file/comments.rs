//! Sources of numbers, from the comments of a scenario file.

use super::document::Position;

/// The source of a value, from a comment. It is the comment on its own line, else the comment block
/// directly above. Comments inside a value of several lines are about its parts and come last.
pub(crate) fn source(text: &str, value: &Position) -> Option<String> {
    let written = text.get(value.start..value.end)?;
    let mut inside = comments_inside(written);
    let line_starts = text[..value.start].rfind('\n').map_or(0, |newline| newline + 1);
    let opening = opens_with_comment(written).then(|| inside.remove(0));
    let own = after(&text[value.end..]).or(opening);
    let comment_text: Vec<String> =
        own.or_else(|| above(&text[..line_starts])).into_iter().chain(inside).collect();
    (!comment_text.is_empty()).then(|| comment_text.join("; "))
}

/// A value on one line, without the comments inside it.
pub(crate) fn on_one_line(written: &str) -> String {
    let lines = written.lines().map(|line| line[..comment_at(line).unwrap_or(line.len())].trim());
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    // spaced as on one line
    text.replace("[ ", "[").replace(", ]", "]").replace(",]", "]")
}

/// The comment that follows on the same line. A comma or a closing bracket may come between.
fn after(rest: &str) -> Option<String> {
    let line = rest.lines().next()?;
    let between = line.trim_start_matches([' ', '\t', ',', ']', '}']);
    comment_text(between)
}

/// The comment lines directly above.
fn above(before: &str) -> Option<String> {
    let mut block: Vec<String> =
        before.lines().rev().map_while(|line| comment_text(line.trim_start())).collect();
    block.reverse();
    let text = block.join(" ").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// The text of a comment.
fn comment_text(comment: &str) -> Option<String> {
    comment.strip_prefix('#').map(|words| words.trim().to_owned())
}

/// Whether the first line of a longer value ends in a comment. That comment is on the key's line.
fn opens_with_comment(written: &str) -> bool {
    written.split_once('\n').is_some_and(|(first, _)| comment_at(first).is_some())
}

/// The comments between the lines of a value.
fn comments_inside(written: &str) -> Vec<String> {
    written.lines().filter_map(|line| comment_text(&line[comment_at(line)?..])).collect()
}

/// The start of the comment of a line. A `#` inside a text does not count.
fn comment_at(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut escaped = false;
    for (at, letter) in line.char_indices() {
        match (quote, letter) {
            (Some('"'), _) if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '#') => return Some(at),
            (Some(_) | None, _) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source of the value written so in the text.
    fn of(text: &str, value: &str) -> Option<String> {
        let start = text.find(value).unwrap();
        source(text, &Position::new(0, start..start + value.len()))
    }

    #[test]
    fn a_comment_on_the_line_comes_before_the_block_above() {
        assert_eq!(of("# above\na = 1 # own\n", "1").as_deref(), Some("own"));
        assert_eq!(of("# one\n#  two\r\na = 1\n", "1").as_deref(), Some("one two"));
        assert_eq!(of("# of another\n\na = 1\n", "1"), None);
        assert_eq!(of("b = 2 # of another\na = 1\n", "1"), None);
        assert_eq!(of("a = 1", "1"), None);
    }

    #[test]
    fn comments_between_the_lines_of_a_value_come_last_and_are_no_part_of_it() {
        let value = "[\n  { share = 0.3 }, # first\n  # second\n  { name = \"a # b\" },\n]";
        let text = format!("# above\na = {value}\n");
        assert_eq!(of(&text, value).as_deref(), Some("above; first; second"));
        assert_eq!(on_one_line(value), "[{ share = 0.3 }, { name = \"a # b\" }]");
        let value = "[ # own\n 1,\n]";
        assert_eq!(of(&format!("# above\na = {value}\n"), value).as_deref(), Some("own"));
    }
}
