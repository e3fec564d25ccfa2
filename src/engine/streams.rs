//! Random streams. The one place that builds generators.
//!
//! A stream belongs to what it is for: (seed, draw, field, laying, purpose). So adding a mechanism,
//! a thread or a field never shifts the numbers of another, the same laying in two arms lives the
//! same luck, and the first k fields of a longer run are the fields of a run of k. The generators
//! are named and portable: xoshiro256++ (Blackman and Vigna), its state filled from the key by the
//! finaliser of SplitMix64, and SplitMix64 (Steele, Lea and Flood) itself, where a mine must be
//! able to ask for its numbers without its neighbours'.
//!
//! What is unknown comes from no stream: a parameter draw is a point of a design that is keyed by
//! the seed and the ids of keys, and spread evenly.
//!
//! A mine's luck is a number of 52 bits. Most mines are decided by the first 16 of them, so those
//! are drawn for every mine, four from each number of the stream; the other 36 are the mine's own
//! number of a second stream, worked out for the few that need them.

use crate::uncertainty::{Design, Label, Point, SCRAMBLES, Strand};
use rand::{Rng, SeedableRng};
use rand_xoshiro::{SplitMix64, Xoshiro256PlusPlus};

/// The name of the generator, for provenance.
pub const GENERATOR: &str = "xoshiro256++ (SplitMix64 for bits 17 to 52 and for harm), one stream \
                             per seed, draw, field, laying and purpose";

/// The name of the design of parameter draws, for provenance.
pub const DRAWS: &str = "parameter draws: 8 Sobol sequences in turn (Joe and Kuo 2008), \
                         Owen-scrambled by seed, sequence and key";

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
    Counts = 11,
    Design = 12,
    Own = 13,
}

/// One field of one parameter draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FieldKey {
    pub(super) seed: u64,
    pub(super) draw: u32,
    pub(super) field: u32,
}

impl FieldKey {
    fn of(self, laying: usize, purpose: Purpose) -> Key {
        Key::NONE
            .and(self.seed)
            .and(self.draw.into())
            .and(self.field.into())
            .and(laying as u64)
            .and(purpose as u64)
    }

    /// The stream of a purpose in a laying.
    pub(super) fn stream(self, laying: usize, purpose: Purpose) -> Xoshiro256PlusPlus {
        self.of(laying, purpose).generator()
    }

    /// The luck of a purpose of the mines of a laying.
    pub(super) fn luck(self, laying: usize, purpose: Purpose) -> LuckStream {
        let key = self.of(laying, purpose);
        LuckStream { first: key.generator(), rest: key.number() }
    }

    /// From what the consequences of detonations in a laying are drawn.
    pub(super) fn harm(self, laying: usize) -> HarmStreams {
        HarmStreams(self.of(laying, Purpose::Harm).number())
    }
}

/// The luck of a purpose, mine after mine.
#[derive(Clone, Debug)]
pub(super) struct LuckStream {
    first: Xoshiro256PlusPlus,
    rest: u64,
}

impl LuckStream {
    /// The first 16 bits of the next mines' luck.
    #[inline]
    pub(super) fn draw<const MINES: usize>(&mut self, first: &mut [u16; MINES]) {
        const { assert!(MINES.is_multiple_of(4), "a number of the stream serves four mines") };
        // a copy that nothing else can see stays in registers
        let mut stream = self.first.clone();
        for four in first.as_chunks_mut::<4>().0 {
            let word = stream.next_u64();
            *four = [word as u16, (word >> 16) as u16, (word >> 32) as u16, (word >> 48) as u16];
        }
        self.first = stream;
    }

    /// The whole luck of the mine of that number, of which the first 16 bits are known.
    #[inline]
    pub(super) fn whole(&self, first: u16, mine: u64) -> f64 {
        uniform(u64::from(first) << 48 | split_mix(self.rest, mine) >> 16)
    }
}

/// The streams of the consequences of detonations, one for each mine.
#[derive(Clone, Copy, Debug)]
pub(super) struct HarmStreams(u64);

impl HarmStreams {
    /// The stream from which the consequences of one mine's detonation are drawn: a SplitMix64
    /// whose seed is the mine's number of another.
    #[inline]
    pub(super) fn of_mine(self, mine: u64) -> SplitMix64 {
        SplitMix64::from_seed(split_mix(self.0, mine).to_le_bytes())
    }
}

/// The parameter draw of that number: one coordinate for each label, by its id, so that a parameter
/// keeps its values when it is renamed and when others are added, and the first draws of a longer
/// run are the draws of a short one.
///
/// Draws come in turn from [`SCRAMBLES`] sequences that are scrambled independently of each other,
/// whose scatter tells how wrong a mean is.
pub fn point(labels: &[Label], seed: u64, draw: u32) -> Point {
    let (scramble, number) = (draw % SCRAMBLES, draw / SCRAMBLES);
    let key = Key::NONE.and(seed).and(Purpose::Parameter as u64).and(scramble.into());
    let coordinate = |label: &Label| {
        let (sequence, dimension) = label.sequence();
        let order = key.and(text_key(sequence)).number();
        let scramble = key.and(text_key(label.id())).generator().next_u64();
        Strand::new(dimension, (order >> 32) as u32, (scramble >> 32) as u32).coordinate(number)
    };
    Point(labels.iter().map(coordinate).collect())
}

/// A seed for what is unknown of one thing of that name alone: as if its unknowns were of another
/// scenario.
pub fn seed_of(seed: u64, name: &str) -> u64 {
    Key::NONE.and(seed).and(Purpose::Own as u64).and(text_key(name)).number()
}

/// The evenly spread points of that number of a seed: designs of other numbers are independent of
/// it.
pub fn design(seed: u64, number: u32, coordinates: u32) -> Design {
    let key = Key::NONE.and(seed).and(number.into()).and(Purpose::Design as u64);
    Design::new((0..coordinates).map(|at| (key.and(at.into()).number() >> 32) as u32).collect())
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

/// The number of that index, from 0, of the SplitMix64 stream of a seed.
const fn split_mix(seed: u64, index: u64) -> u64 {
    mix(seed.wrapping_add(index.wrapping_add(1).wrapping_mul(GOLDEN)))
}

/// A key of words: two chained hashes of them.
#[derive(Clone, Copy, Debug)]
struct Key {
    first: u64,
    second: u64,
}

impl Key {
    const NONE: Self = Self { first: GOLDEN, second: !GOLDEN };

    /// The key with one more word.
    const fn and(self, word: u64) -> Self {
        Self {
            first: mix(self.first.wrapping_add(GOLDEN) ^ word),
            second: mix(self.second.wrapping_sub(GOLDEN) ^ mix(word)),
        }
    }

    /// The generator of the key, whose two hashes make 256 bits of state.
    fn generator(self) -> Xoshiro256PlusPlus {
        let Self { first, second } = self;
        let mut state = [0_u8; 32];
        let words = [first, second, mix(first ^ GOLDEN), mix(second.wrapping_add(first))];
        for (bytes, word) in state.chunks_exact_mut(8).zip(words) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        Xoshiro256PlusPlus::from_seed(state)
    }

    /// A number of the key that is no part of its generator's state.
    const fn number(self) -> u64 {
        mix(self.first.wrapping_sub(GOLDEN) ^ mix(self.second))
    }
}

/// FNV-1a of a text, in 64 bits.
fn text_key(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
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
        let [a, b] =
            ["clearance.detection", "land.value_per_hectare_year"].map(|key| Label::new(key, key));
        let alone = point(std::slice::from_ref(&b), 7, 3);
        let both = point(&[a.clone(), b.clone()], 7, 3);
        assert_eq!(alone.0[0], both.0[1]);
        assert!(both != point(&[a.clone(), b.clone()], 8, 3) && both != point(&[a, b], 7, 4));
    }

    #[test]
    fn a_parameter_that_is_renamed_keeps_its_draws_and_eight_scrambles_take_turns() {
        let label = |name, id| Label::new(name, id);
        let draws = |label: Label| {
            (0..64).map(|draw| point(std::slice::from_ref(&label), 7, draw).0[0]).collect()
        };
        let before: Vec<f64> = draws(label("arm.fatality", "arm.fatality"));
        let renamed: Vec<f64> = draws(label("course.case_fatality", "arm.fatality"));
        assert_eq!(before, renamed);
        let other: Vec<f64> = draws(label("arm.fatality", "arm.case_fatality"));
        assert_ne!(before, other);
        // the eight draws of each scramble are one in each eighth
        for scramble in 0..8 {
            let mut eighths: Vec<u32> =
                before.iter().skip(scramble).step_by(8).map(|u| (8.0 * u) as u32).collect();
            eighths.sort_unstable();
            assert_eq!(eighths, [0, 1, 2, 3, 4, 5, 6, 7]);
        }
    }

    #[test]
    fn a_luck_has_all_its_bits_and_each_part_its_own_stream() {
        let mut stream = FieldKey { seed: 1, draw: 2, field: 3 }.luck(0, Purpose::Life);
        let mut first = [0_u16; 4096];
        stream.draw(&mut first);
        let whole: Vec<f64> =
            (0..).zip(first).map(|(mine, first)| stream.whole(first, mine)).collect();
        for (whole, first) in whole.iter().zip(first) {
            assert_eq!(
                (whole * 65_536.0) as u16,
                first,
                "the first bits are the first bits of the whole"
            );
        }
        // below the first 16 bits the luck is uniform too: within 4.5 standard errors, of 4096
        // numbers
        let mean = whole.iter().map(|whole| (whole * 65_536.0).fract()).sum::<f64>() / 4096.0;
        assert!((mean - 0.5).abs() < 4.5 * (1.0_f64 / 12.0 / 4096.0).sqrt(), "{mean}");
        let last_bits =
            whole.iter().map(|whole| ((whole * (1_u64 << 52) as f64 - 0.5) as u64) & 0xff);
        assert_eq!(last_bits.collect::<std::collections::BTreeSet<u64>>().len(), 256);
    }

    /// The published outputs of SplitMix64 from the seed 1234567.
    #[test]
    fn any_number_of_split_mix_is_its_published_one() {
        let published: [u64; 5] = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!([0, 1, 2, 3, 4].map(|index| split_mix(1_234_567, index)), published);
        let mut generator = SplitMix64::from_seed(1_234_567_u64.to_le_bytes());
        assert_eq!([(); 5].map(|()| generator.next_u64()), published);
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
