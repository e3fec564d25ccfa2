//! Text styles, and the measured size of text.

use super::font::{Weight, width};
use super::palette::{GREY, INK};
use crate::report::text::lines::unbroken;
use plotters::prelude::RGBColor;

/// Extra width for readers with a slightly wider font than the bundled.
pub(crate) const WIDER: f64 = 1.03;

/// Line height, as a multiple of the font size.
const SPACING: f64 = 1.35;

/// A text style: size, weight and colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lettering {
    /// The font size, px.
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) colour: RGBColor,
}

impl Lettering {
    /// The style of primary text.
    pub(crate) const fn bold(size: f64) -> Self {
        Self { size, weight: Weight::SemiBold, colour: INK }
    }

    /// The style of secondary text.
    pub(crate) const fn regular(size: f64) -> Self {
        Self { size, weight: Weight::Regular, colour: GREY }
    }

    /// The same style in another colour.
    pub(crate) const fn in_colour(self, colour: RGBColor) -> Self {
        Self { colour, ..self }
    }

    /// Height of this many lines, px.
    pub(crate) fn high(self, lines: usize) -> f64 {
        lines as f64 * self.size * SPACING
    }

    /// Width of a line of text, px.
    pub(crate) fn width(self, text: &str) -> f64 {
        width(text, self.size, self.weight)
    }

    /// Width reserved for a line of text, px.
    pub(crate) fn room(self, text: &str) -> f64 {
        WIDER * self.width(text)
    }

    /// Width reserved for the widest of these lines, px.
    pub(crate) fn widest<'a>(self, texts: impl IntoIterator<Item = &'a String>) -> f64 {
        WIDER * texts.into_iter().map(|text| self.width(text)).fold(0.0, f64::max)
    }

    /// Wraps text to a width and a number of lines.
    ///
    /// The last line ends in `…` where text is cut.
    pub(crate) fn wrapped(self, text: &str, wide: f64, lines: usize) -> Vec<String> {
        let fits = |line: &str| self.width(line) <= wide;
        let mut done: Vec<String> = vec![];
        let mut line = String::new();
        for word in unbroken(text) {
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                done.push(std::mem::take(&mut line));
            }
            // a word wider than a line is cut between characters
            for letter in word.chars() {
                if !line.is_empty() && !fits(&format!("{line}{letter}")) {
                    done.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        if !line.is_empty() {
            done.push(line);
        }
        if done.len() > lines {
            done.truncate(lines);
            if let Some(last) = done.last_mut() {
                *last = self.ended(last, wide);
            }
        }
        done
    }

    /// Wraps text into lines of similar length, without a single last word.
    pub(crate) fn balanced(self, text: &str, wide: f64, lines: usize) -> Vec<String> {
        let full = self.wrapped(text, wide, lines);
        let (mut narrow, mut enough) = (wide / lines as f64, wide);
        for _ in 0..12 {
            let middle = (narrow + enough) / 2.0;
            // one line more than allowed, to detect that text would be cut
            if self.wrapped(text, middle, full.len() + 1).len() > full.len() {
                narrow = middle;
            } else {
                enough = middle;
            }
        }
        let even = self.wrapped(text, enough, full.len());
        if full.last().is_some_and(|last| last.ends_with('…')) { full } else { even }
    }

    /// Shortens the line until `…` fits after it.
    fn ended(self, line: &str, wide: f64) -> String {
        let mut letters: Vec<char> = line.chars().collect();
        loop {
            let text = format!("{}…", letters.iter().collect::<String>().trim_end());
            if letters.is_empty() || self.width(&text) <= wide {
                return text;
            }
            letters.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_words_and_says_that_there_was_more() {
        let letters = Lettering::regular(10.0);
        let lines = letters.wrapped("one two three four five", 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(lines.iter().all(|line| letters.width(line) <= 60.0));
    }
}
