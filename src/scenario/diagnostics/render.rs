//! Text of faults and warnings, with place and caret. The place is a file, line and column; the
//! caret points at the key or value.

use crate::scenario::file::document::Position;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::sync::Arc;

/// A text of a scenario with its name in messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceText {
    pub(crate) name: String,
    pub(crate) text: Arc<str>,
}

/// A message with its position.
#[derive(Debug)]
pub(crate) struct Message<'a> {
    pub(crate) level: Level<'static>,
    pub(crate) text: String,
    pub(crate) position: Option<&'a Position>,
}

/// The message with the line at its position.
pub(crate) fn render(message: &Message<'_>, sources: &[SourceText], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let Some((position, source)) =
        message.position.and_then(|position| Some((position, sources.get(position.source)?)))
    else {
        let title = message.level.clone().primary_title(message.text.as_str());
        return renderer.render(&[Group::with_title(title)]);
    };
    let line = SourceLine::around(&source.text, position);
    let snippet = Snippet::source(line.text)
        .line_start(line.number)
        .path(source.name.as_str())
        .annotation(AnnotationKind::Primary.span(line.from..line.to));
    renderer.render(&[message.level.clone().primary_title(message.text.as_str()).element(snippet)])
}

/// The line in which a position begins. It alone is shown, so that a message about a long file
/// stays short.
struct SourceLine<'a> {
    text: &'a str,
    /// Its number, from 1.
    number: usize,
    /// First byte of the position in the line.
    from: usize,
    /// The byte after the last, on a character boundary.
    to: usize,
}

impl<'a> SourceLine<'a> {
    fn around(text: &'a str, position: &Position) -> Self {
        let at = edge_before(text, position.start);
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        let number = 1 + text[..start].matches('\n').count();
        let line = text[start..end].trim_end_matches('\r');
        let from = (at - start).min(line.len());
        let to = edge_before(text, position.end).saturating_sub(start).clamp(from, line.len());
        Self { text: line, number, from, to }
    }
}

/// The last character boundary at or before a byte.
fn edge_before(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line and column of a position, both from 1. The column counts characters.
pub(crate) fn line_and_column(text: &str, position: &Position) -> (usize, usize) {
    let line = SourceLine::around(text, position);
    (line.number, 1 + line.text[..line.from].chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_outside_the_text_or_inside_a_letter_is_shown_at_the_nearest_letter() {
        let at = |start, end| Position { source: 0, start, end };
        let text = "one\r\nzwölf\n";
        assert_eq!(line_and_column(text, &at(5, 8)), (2, 1));
        assert_eq!(line_and_column(text, &at(8, 9)), (2, 3));
        assert_eq!(line_and_column(text, &at(99, 120)), (3, 1));
        let sources = [SourceText { name: "a.toml".into(), text: text.into() }];
        let message = |at: &Position| {
            let text = "odd".to_owned();
            render(&Message { level: Level::ERROR, text, position: Some(at) }, &sources, false)
        };
        assert!(message(&at(5, 11)).contains("a.toml:2:1"));
        assert!(message(&at(99, 120)).contains("a.toml:3:1"));
    }
}
