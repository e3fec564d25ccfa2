//! Random streams. The one place that builds generators.
//!
//! A stream belongs to what it is for: (seed, draw, field, laying, purpose). So adding a mechanism, a thread or a
//! field never shifts the numbers of another, the same laying in two arms lives the same luck, and the first k
//! fields of a longer run are the fields of a run of k. The generator is xoshiro256++ (Blackman and Vigna), named
//! and portable; its state is filled from the key by the finaliser of SplitMix64.

use crate::uncertainty::{Label, Point};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// The name of the generator, for provenance.
pub const GENERATOR: &str = "xoshiro256++, one stream per seed, draw, field, laying and purpose";

/// What a stream is for. The numbers are part of every result: never change one, only add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Nature = 1,
    Life = 2,
    Contact = 3,
    SelfDestruct = 4,
    Reliability = 5,
    Rank = 6,
    Detection = 7,
    Lots = 8,
    Harm = 9,
    Parameter = 10,
}

/// One field of one parameter draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FieldKey {
    pub(super) seed: u64,
    pub(super) draw: u32,
    pub(super) field: u32,
}

impl FieldKey {
    /// The stream of a purpose for the mines of a laying.
    pub(super) fn stream(self, laying: usize, purpose: Purpose) -> Xoshiro256PlusPlus {
        generator(&[self.seed, self.draw.into(), self.field.into(), laying as u64, purpose as u64])
    }

    /// The stream from which the consequences of one mine's detonation are drawn.
    pub(super) fn harm(self, laying: usize, mine: u64) -> Xoshiro256PlusPlus {
        let purpose = Purpose::Harm as u64;
        generator(&[self.seed, self.draw.into(), self.field.into(), laying as u64, purpose, mine])
    }
}

/// The parameter draw of that number: one coordinate for each label, keyed by the label's text, so that a parameter
/// keeps its values when others are added.
pub fn point(labels: &[Label], seed: u64, draw: u32) -> Point {
    let coordinate = |label: &Label| {
        let key = [seed, draw.into(), Purpose::Parameter as u64, text_key(label.as_str())];
        uniform(generator(&key).next_u64())
    };
    Point(labels.iter().map(coordinate).collect())
}

/// A number in (0, 1), never 0 or 1, from 64 random bits.
pub(super) fn uniform(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) * (1.0 / (1_u64 << 52) as f64)
}

/// The finaliser of SplitMix64: every bit of the input moves every bit of the output.
const fn mix(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// A generator for a key of words; two chained hashes of the key make 256 bits of state.
fn generator(key: &[u64]) -> Xoshiro256PlusPlus {
    let (mut first, mut second) = (GOLDEN, !GOLDEN);
    for &word in key {
        first = mix(first.wrapping_add(GOLDEN) ^ word);
        second = mix(second.wrapping_sub(GOLDEN) ^ mix(word));
    }
    let mut state = [0_u8; 32];
    let words = [first, second, mix(first ^ GOLDEN), mix(second.wrapping_add(first))];
    for (bytes, word) in state.chunks_exact_mut(8).zip(words) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
    Xoshiro256PlusPlus::from_seed(state)
}

/// FNV-1a of a text, in 64 bits.
fn text_key(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uniform_number_is_never_zero_or_one() {
        assert!(uniform(0) > 0.0);
        assert!(uniform(u64::MAX) < 1.0);
    }

    #[test]
    fn streams_differ_by_every_part_of_their_key() {
        let key = FieldKey { seed: 1, draw: 2, field: 3 };
        let first = |key: FieldKey, laying, purpose| key.stream(laying, purpose).next_u64();
        let numbers = [
            first(key, 0, Purpose::Life),
            first(FieldKey { seed: 2, ..key }, 0, Purpose::Life),
            first(FieldKey { draw: 3, ..key }, 0, Purpose::Life),
            first(FieldKey { field: 2, ..key }, 0, Purpose::Life),
            first(key, 1, Purpose::Life),
            first(key, 0, Purpose::Nature),
        ];
        for (a, left) in numbers.iter().enumerate() {
            assert!(numbers.iter().skip(a + 1).all(|right| left != right));
        }
    }

    #[test]
    fn a_parameter_keeps_its_value_when_others_are_added() {
        let (a, b) = (Label::of_path("clearance.detection"), Label::of_path("land.value_per_hectare_year"));
        let alone = point(std::slice::from_ref(&b), 7, 3);
        let both = point(&[a, b], 7, 3);
        assert_eq!(alone.0[0], both.0[1]);
    }

    /// The published first outputs of xoshiro256++ from the state 1, 2, 3, 4.
    #[test]
    fn the_generator_gives_its_published_numbers() {
        let mut state = [0_u8; 32];
        for (bytes, word) in state.chunks_exact_mut(8).zip(1_u64..) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        let mut generator = Xoshiro256PlusPlus::from_seed(state);
        let found: Vec<u64> = (0..4).map(|_| generator.next_u64()).collect();
        assert_eq!(found, [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386]);
    }
}
