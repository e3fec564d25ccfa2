//! The bundled font: which letters it has and how wide they are, read from its own tables.
//!
//! OpenType tables used: `head` (units per em), `hhea` and `hmtx` (advance widths), `cmap` formats 4 and 12 (letters).
//! Pair kerning is not counted: it only ever draws text a little tighter.

use crate::report::lines::unbroken;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Inter Regular, a subset (OFL, see `assets/fonts/OFL.txt`).
pub(crate) const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
/// Inter SemiBold, a subset.
pub(crate) const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");

/// Weight of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Running text.
    Regular,
    /// Headings.
    SemiBold,
}

static REGULAR_WIDTHS: LazyLock<Widths> = LazyLock::new(|| Widths::read(REGULAR));
static SEMI_BOLD_WIDTHS: LazyLock<Widths> = LazyLock::new(|| Widths::read(SEMI_BOLD));

/// Whether the bundled font draws this letter.
pub fn font_has(letter: char) -> bool {
    REGULAR_WIDTHS.of_letter.contains_key(&u32::from(letter))
        && SEMI_BOLD_WIDTHS.of_letter.contains_key(&u32::from(letter))
}

/// Width of a line of text, in the unit of its size. A letter the font lacks counts one em, as the widest do.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let widths = match weight {
        Weight::Regular => &*REGULAR_WIDTHS,
        Weight::SemiBold => &*SEMI_BOLD_WIDTHS,
    };
    let em = |letter: char| widths.of_letter.get(&u32::from(letter)).copied().unwrap_or(1.0);
    size * text.chars().map(em).sum::<f64>()
}

/// Text in lines no wider than this, at most so many; the last ends in `…` where there was more.
pub(crate) fn wrapped(text: &str, size: f64, weight: Weight, wide: f64, lines: usize) -> Vec<String> {
    let fits = |line: &str| width(line, size, weight) <= wide;
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
        // a word wider than a line is cut between letters
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
            *last = ended(last, size, weight, wide);
        }
    }
    done
}

/// The same in lines of about one length, so that no word is left alone on the last.
pub(crate) fn balanced(text: &str, size: f64, weight: Weight, wide: f64, lines: usize) -> Vec<String> {
    let full = wrapped(text, size, weight, wide, lines);
    let (mut narrow, mut enough) = (wide / lines as f64, wide);
    for _ in 0..12 {
        let middle = (narrow + enough) / 2.0;
        // one line more than allowed, to see that nothing is cut off
        if wrapped(text, size, weight, middle, full.len() + 1).len() > full.len() {
            narrow = middle;
        } else {
            enough = middle;
        }
    }
    let even = wrapped(text, size, weight, enough, full.len());
    if full.last().is_some_and(|last| last.ends_with('…')) { full } else { even }
}

/// The line, shortened until `…` fits behind it.
fn ended(line: &str, size: f64, weight: Weight, wide: f64) -> String {
    let mut letters: Vec<char> = line.chars().collect();
    loop {
        let text = format!("{}…", letters.iter().collect::<String>().trim_end());
        if letters.is_empty() || width(&text, size, weight) <= wide {
            return text;
        }
        letters.pop();
    }
}

/// Advance widths by letter, in em.
struct Widths {
    of_letter: BTreeMap<u32, f64>,
}

impl Widths {
    fn read(font: &'static [u8]) -> Self {
        let of_letter = of_letters(font).expect("the bundled fonts are whole: a test reads them");
        Self { of_letter }
    }
}

/// Width of every letter of a font, in em.
fn of_letters(font: &[u8]) -> Option<BTreeMap<u32, f64>> {
    let per_em = f64::from(short(table(font, b"head")?, 18)?);
    let measured = usize::from(short(table(font, b"hhea")?, 34)?);
    let advances = table(font, b"hmtx")?;
    let em = |glyph: u16| {
        let row = usize::from(glyph).min(measured.checked_sub(1)?);
        Some(f64::from(short(advances, 4 * row)?) / per_em)
    };
    let glyphs = glyphs(table(font, b"cmap")?)?;
    Some(glyphs.into_iter().filter_map(|(letter, glyph)| Some((letter, em(glyph)?))).collect())
}

/// The glyph of every letter, from the best sub-table of `cmap`.
fn glyphs(cmap: &[u8]) -> Option<BTreeMap<u32, u16>> {
    let count = usize::from(short(cmap, 2)?);
    let subtables: Vec<&[u8]> =
        (0..count).filter_map(|at| cmap.get(usize::try_from(long(cmap, 4 + 8 * at + 4)?).ok()?..)).collect();
    let of_format = |wanted| subtables.iter().copied().find(|subtable| short(subtable, 0) == Some(wanted));
    of_format(12).map_or_else(|| of_format(4).and_then(format_4), format_12)
}

/// Segments of 32-bit letters with consecutive glyphs.
fn format_12(subtable: &[u8]) -> Option<BTreeMap<u32, u16>> {
    let mut found = BTreeMap::new();
    for group in 0..usize::try_from(long(subtable, 12)?).ok()? {
        let at = 16 + 12 * group;
        let (first, last, glyph) = (long(subtable, at)?, long(subtable, at + 4)?, long(subtable, at + 8)?);
        for letter in first..=last {
            found.insert(letter, u16::try_from(glyph + (letter - first)).ok()?);
        }
    }
    Some(found)
}

/// Segments of 16-bit letters, with a shift or a list of glyphs.
fn format_4(subtable: &[u8]) -> Option<BTreeMap<u32, u16>> {
    let twice = usize::from(short(subtable, 6)?);
    let (ends, starts) = (14, 16 + twice);
    let (shifts, offsets) = (starts + twice, starts + 2 * twice);
    let mut found = BTreeMap::new();
    for at in (0..twice).step_by(2) {
        let (first, last) = (short(subtable, starts + at)?, short(subtable, ends + at)?);
        let (shift, offset) = (short(subtable, shifts + at)?, usize::from(short(subtable, offsets + at)?));
        for letter in first..=last {
            let glyph = if offset == 0 {
                letter.wrapping_add(shift)
            } else {
                let place = offsets + at + offset + 2 * usize::from(letter - first);
                match short(subtable, place)? {
                    0 => 0,
                    glyph => glyph.wrapping_add(shift),
                }
            };
            if glyph != 0 && letter != u16::MAX {
                found.insert(u32::from(letter), glyph);
            }
        }
    }
    Some(found)
}

/// A table of the font by its tag.
fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(short(font, 4)?);
    let row = (0..count).map(|at| 12 + 16 * at).find(|&at| font.get(at..at + 4) == Some(tag))?;
    let (start, length) =
        (usize::try_from(long(font, row + 8)?).ok()?, usize::try_from(long(font, row + 12)?).ok()?);
    font.get(start..start.checked_add(length)?)
}

/// Two bytes, most significant first.
fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// Four bytes, most significant first.
fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_draws_what_our_texts_are_written_with() {
        for letter in "Aaz09 ,.%–—“”’…×≤−²éüßçñøΩαЖж·≥±".chars() {
            assert!(font_has(letter), "{letter}");
        }
        assert!(!font_has('漢'));
    }

    #[test]
    fn widths_are_those_of_the_font() {
        // from the font's own hmtx table: a digit of Inter is narrower than an M and wider than an i
        let em = |text| width(text, 1.0, Weight::Regular);
        assert!(em("i") < em("0") && em("0") < em("M"));
        assert!((0.2..0.3).contains(&em("i")), "{}", em("i"));
        assert!((em("MM") - 2.0 * em("M")).abs() < 1e-12);
        assert!(width("persistent", 1.0, Weight::SemiBold) > em("persistent"));
    }

    #[test]
    fn long_text_is_cut_between_words_and_says_that_there_was_more() {
        let lines = wrapped("one two three four five", 10.0, Weight::Regular, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(lines.iter().all(|line| width(line, 10.0, Weight::Regular) <= 60.0));
    }
}
