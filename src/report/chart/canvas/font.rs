//! The bundled font: its characters, their widths and outlines.

use read_fonts::model::pen::PathElement;
use read_fonts::ps::cff::CffFontRef;
use read_fonts::tables::gpos::{PairPos, PositionSubtables};
use read_fonts::types::{GlyphId, Tag};
use read_fonts::{FontRef, ReadError, TableProvider as _};
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Inter Regular, a subset (OFL, see `assets/fonts/OFL.txt`).
const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/Inter-Regular.otf");
/// Inter SemiBold, a subset.
const SEMI_BOLD: &[u8] = include_bytes!("../../../../assets/fonts/Inter-SemiBold.otf");

/// The weight of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// For running text.
    Regular,
    /// For headings.
    SemiBold,
}

impl Weight {
    fn font(self) -> &'static Font {
        static REGULAR_FONT: LazyLock<Font> = LazyLock::new(|| Font::read(REGULAR).expect(WHOLE));
        static SEMI_BOLD_FONT: LazyLock<Font> =
            LazyLock::new(|| Font::read(SEMI_BOLD).expect(WHOLE));
        match self {
            Self::Regular => &REGULAR_FONT,
            Self::SemiBold => &SEMI_BOLD_FONT,
        }
    }
}

/// The reason why reading a bundled font cannot fail.
const WHOLE: &str = "the bundled fonts are whole: a test reads them";

/// A font, with its most used data.
struct Font {
    outlines: CffFontRef<'static>,
    units_per_em: f64,
    /// Glyphs of characters, and their advance widths, em.
    letters: BTreeMap<u32, (GlyphId, f64)>,
    /// Rules of pair kerning: the bundled fonts have no others in `GPOS`.
    pairs: Vec<PairPos<'static>>,
    /// Cache of the kerning of pairs, font units.
    known_pairs: Mutex<BTreeMap<(GlyphId, GlyphId), i16>>,
}

impl Font {
    fn read(bytes: &'static [u8]) -> Result<Self, ReadError> {
        let file = FontRef::new(bytes)?;
        let units_per_em = file.head()?.units_per_em();
        let (cmap, advances) = (file.cmap()?, file.hmtx()?);
        let (_, _, letters) = cmap.best_subtable().ok_or(ReadError::OutOfBounds)?;
        let em = |glyph| Some(f64::from(advances.advance(glyph)?) / f64::from(units_per_em));
        let letters =
            letters.iter().filter_map(|(letter, glyph)| Some((letter, (glyph, em(glyph)?))));
        let mut pairs = vec![];
        for lookup in file.gpos()?.lookup_list()?.lookups().iter() {
            if let PositionSubtables::Pair(tables) = lookup?.subtables()? {
                pairs.extend(tables.iter().collect::<Result<Vec<_>, _>>()?);
            }
        }
        let cff = file.table_data(Tag::new(b"CFF ")).ok_or(ReadError::OutOfBounds)?;
        let outlines = CffFontRef::new_cff(cff.as_bytes(), 0, Some(units_per_em.into()));
        Ok(Self {
            outlines: outlines.map_err(|_| ReadError::MalformedData("outlines"))?,
            units_per_em: units_per_em.into(),
            letters: letters.collect(),
            pairs,
            known_pairs: Mutex::default(),
        })
    }

    /// Advance width of a character, em.
    ///
    /// It is one em, the width of the widest, if the font lacks the character.
    fn width(&self, letter: char) -> f64 {
        self.letters.get(&u32::from(letter)).map_or(1.0, |&(_, width)| width)
    }

    /// The glyphs of a line with their offsets, and its width, em.
    ///
    /// Pair kerning is included.
    fn line(&self, text: &str) -> (Vec<(GlyphId, f64)>, f64) {
        let (mut glyphs, mut x) = (vec![], 0.0);
        let mut previous = None;
        let mut known = self.known_pairs.lock().unwrap_or_else(PoisonError::into_inner);
        for letter in text.chars() {
            let glyph =
                self.letters.get(&u32::from(letter)).map_or(GlyphId::NOTDEF, |&(glyph, _)| glyph);
            if let Some(previous) = previous {
                let pair = (previous, glyph);
                let kerning = known.entry(pair).or_insert_with(|| self.kerning(pair).expect(WHOLE));
                x += f64::from(*kerning) / self.units_per_em;
            }
            glyphs.push((glyph, x));
            x += self.width(letter);
            previous = Some(glyph);
        }
        (glyphs, x)
    }

    /// Kerning of a pair by the first rule for it, font units.
    fn kerning(&self, (first, second): (GlyphId, GlyphId)) -> Result<i16, ReadError> {
        for pairs in &self.pairs {
            if let Some(kerning) = kerning(pairs, first, second)? {
                return Ok(kerning);
            }
        }
        Ok(0)
    }

    /// The outline of a glyph as pen steps, font units. y is upwards.
    fn steps(&self, glyph: GlyphId) -> Result<Vec<PathElement>, read_fonts::ps::error::Error> {
        let mut steps = vec![];
        let subfont = self.outlines.subfont_index(glyph).unwrap_or(0);
        let subfont = self.outlines.subfont(subfont, &[])?;
        self.outlines.draw(&subfont, glyph, &[], None, &mut steps)?;
        Ok(steps)
    }
}

/// Kerning of a pair, font units, if the table covers it.
fn kerning(pairs: &PairPos<'_>, first: GlyphId, second: GlyphId) -> Result<Option<i16>, ReadError> {
    Ok(match pairs {
        PairPos::Format1(pairs) => {
            let Some(set) = pairs.coverage()?.get(first) else { return Ok(None) };
            let records = pairs.pair_sets().get(set.into())?;
            let mut records = records.pair_value_records().iter().filter_map(Result::ok);
            let record = records.find(|record| GlyphId::from(record.second_glyph()) == second);
            record.map(|record| record.value_record1().x_advance().unwrap_or(0))
        }
        PairPos::Format2(pairs) => {
            if pairs.coverage()?.get(first).is_none() {
                return Ok(None);
            }
            let [of_first, of_second] =
                [pairs.class_def1()?.get(first), pairs.class_def2()?.get(second)];
            let row = pairs.class1_records().get(of_first.into())?;
            let record = row.class2_records().get(of_second.into())?;
            Some(record.value_record1().x_advance().unwrap_or(0))
        }
    })
}

/// Whether the bundled font has this character in both weights.
pub fn font_has(letter: char) -> bool {
    let letter = u32::from(letter);
    [Weight::Regular, Weight::SemiBold]
        .iter()
        .all(|weight| weight.font().letters.contains_key(&letter))
}

/// Width of a line of text without kerning, in its size's unit.
///
/// It is an upper limit: kerning only makes text a little narrower.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let font = weight.font();
    size * text.chars().map(|letter| font.width(letter)).sum::<f64>()
}

/// Width of a line of text with kerning, in `size`'s unit.
pub(crate) fn drawn_width(text: &str, size: f64, weight: Weight) -> f64 {
    size * weight.font().line(text).1
}

/// The outline of a line of text, font units, with y upwards.
///
/// It is a list of pen steps, each with the offset of its glyph on the baseline, em. The second
/// value is the size of a font unit, em.
pub(crate) fn outline(text: &str, weight: Weight) -> (Vec<(f32, PathElement)>, f32) {
    let font = weight.font();
    let of_glyph = |(glyph, x): (GlyphId, f64)| {
        font.steps(glyph).expect(WHOLE).into_iter().map(move |step| (x as f32, step))
    };
    let steps = font.line(text).0.into_iter().flat_map(of_glyph).collect();
    (steps, 1.0 / font.units_per_em as f32)
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
        // from the font's own hmtx table: in Inter a digit is narrower than M and wider than i
        let em = |text| width(text, 1.0, Weight::Regular);
        assert!(em("i") < em("0") && em("0") < em("M"));
        assert!((0.2..0.3).contains(&em("i")), "{}", em("i"));
        assert!((em("MM") - 2.0 * em("M")).abs() < 1e-12);
        // sums of advances as read by another library (fontTools)
        assert!((width("casualties", 2816.0, Weight::Regular) - 13_328.0).abs() < 1e-6);
        assert!((width("2.7 (1 to 3)", 2816.0, Weight::SemiBold) - 14_505.0).abs() < 1e-6);
    }

    #[test]
    fn every_letter_is_drawn_and_every_pair_has_a_distance() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let letters: Vec<char> =
                weight.font().letters.keys().filter_map(|&c| char::from_u32(c)).collect();
            for &letter in &letters {
                let (steps, _) = outline(&letter.to_string(), weight);
                let is_drawn = steps.iter().any(|(_, step)| matches!(step, PathElement::Close));
                assert!(
                    is_drawn || letter.is_whitespace() || !letter.is_alphanumeric(),
                    "{letter}"
                );
            }
            for &first in &letters {
                for second in "AVTowy.,1”".chars() {
                    let pair: String = [first, second].iter().collect();
                    assert!(drawn_width(&pair, 1.0, weight) > 0.0, "{pair}");
                }
            }
        }
    }

    #[test]
    fn pairs_are_as_far_apart_as_in_the_fonts_own_table() {
        // read from GPOS by fontTools, in 2,816 units an em: glyph pairs, class pairs, and a pair
        // without a rule
        for (pair, units) in
            [("P.", -96.0), ("AV", -192.0), ("To", -224.0), ("”,", -280.0), ("MM", 0.0)]
        {
            let found =
                drawn_width(pair, 2816.0, Weight::Regular) - width(pair, 2816.0, Weight::Regular);
            assert!((found - units).abs() < 1e-6, "{pair}: {found}");
        }
    }
}
