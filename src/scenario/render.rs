//! Faults and warnings for people: file, line, column, and a caret under the key or value.

use super::document::Place;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::sync::Arc;

/// A text that went into a scenario, and what a message calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourceText {
    pub(super) name: String,
    pub(super) text: Arc<str>,
}

/// A message and where it points.
#[derive(Debug)]
pub(super) struct Message<'a> {
    pub(super) level: Level<'static>,
    pub(super) text: String,
    pub(super) place: Option<&'a Place>,
}

/// The message with the line it points at.
pub(super) fn render(message: &Message<'_>, sources: &[SourceText], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let Some((place, source)) =
        message.place.and_then(|place| Some((place, sources.get(place.source)?)))
    else {
        let title = message.level.clone().primary_title(message.text.as_str());
        return renderer.render(&[Group::with_title(title)]);
    };
    let line = Line::around(&source.text, place);
    let snippet = Snippet::source(line.text)
        .line_start(line.number)
        .path(source.name.as_str())
        .annotation(AnnotationKind::Primary.span(line.from..line.to));
    renderer.render(&[message.level.clone().primary_title(message.text.as_str()).element(snippet)])
}

/// The line in which a place begins; only that one is shown, so that a message about a long file
/// stays short.
struct Line<'a> {
    text: &'a str,
    /// From 1.
    number: usize,
    /// First byte of the place in the line.
    from: usize,
    /// The byte after the last, on a letter's edge.
    to: usize,
}

impl<'a> Line<'a> {
    fn around(text: &'a str, place: &Place) -> Self {
        let at = edge_before(text, place.start);
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        let number = 1 + text[..start].matches('\n').count();
        let line = text[start..end].trim_end_matches('\r');
        let from = (at - start).min(line.len());
        let to = edge_before(text, place.end).saturating_sub(start).clamp(from, line.len());
        Self { text: line, number, from, to }
    }
}

/// The last letter's edge at or before a byte.
fn edge_before(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line of a place, from 1, and the column in letters, from 1.
pub(super) fn position(text: &str, place: &Place) -> (usize, usize) {
    let line = Line::around(text, place);
    (line.number, 1 + line.text[..line.from].chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_outside_the_text_or_inside_a_letter_is_shown_at_the_nearest_letter() {
        let place = |start, end| Place { source: 0, start, end };
        let text = "one\r\nzwölf\n";
        assert_eq!(position(text, &place(5, 8)), (2, 1));
        assert_eq!(position(text, &place(8, 9)), (2, 3));
        assert_eq!(position(text, &place(99, 120)), (3, 1));
        let sources = [SourceText { name: "a.toml".into(), text: text.into() }];
        let message = |at: &Place| {
            let text = "odd".to_owned();
            render(&Message { level: Level::ERROR, text, place: Some(at) }, &sources, false)
        };
        assert!(message(&place(5, 11)).contains("a.toml:2:1"));
        assert!(message(&place(99, 120)).contains("a.toml:3:1"));
    }
}
