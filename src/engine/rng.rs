//! Random streams. The only file that builds generators.
//!
//! A stream is keyed by seed, draw, replicate, laying and purpose. So a new mechanism, thread or
//! replicate never shifts the numbers of another. The same laying gets the same random numbers in
//! two alternatives. The first k replicates of a longer run are the replicates of a run of k.
//!
//! The generators are named and portable. xoshiro256++ (Blackman and Vigna) takes its state from
//! the key by the finaliser of SplitMix64 (Steele, Lea and Flood). SplitMix64 itself serves where a
//! mine needs its numbers independently of its neighbours'.
//!
//! Parameter draws come from no stream. A draw is a point of a low-discrepancy design, keyed by the
//! seed and the ids of the parameters.
//!
//! Each random number of a mine has 52 bits. Its first 16 bits decide most mines, so they are drawn
//! for every mine, four from each number of the stream. The other 36 bits come from a second
//! stream, indexed by mine. They are computed only for the few mines that need them.

use crate::uncertainty::{Design, Label, Point, SCRAMBLES, SobolDimension};
use rand::{Rng, SeedableRng};
use rand_xoshiro::{SplitMix64, Xoshiro256PlusPlus};

/// Name of the generator, for provenance.
pub const GENERATOR: &str = "xoshiro256++ (SplitMix64 for bits 17 to 52 and for harm), one stream \
                             per seed, draw, replicate, laying and purpose";

/// Name of the design of parameter draws, for provenance.
pub const DRAWS: &str = "parameter draws: 8 Sobol sequences in turn (Joe and Kuo 2008), \
                         Owen-scrambled by seed, sequence and key";

/// Purpose of a stream. Every result depends on these numbers: never change one, only add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Nature = 1,
    Life = 2,
    Contact = 3,
    SelfDestruct = 4,
    Reliability = 5,
    Rank = 6,
    ClearanceEffectiveness = 7,
    Lots = 8,
    Harm = 9,
    Parameter = 10,
    Counts = 11,
    Design = 12,
    Own = 13,
}

/// Key of one replicate of one parameter draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReplicateKey {
    pub(super) seed: u64,
    pub(super) draw: u32,
    pub(super) replicate: u32,
}

impl ReplicateKey {
    fn of(self, laying: usize, purpose: Purpose) -> StreamKey {
        StreamKey::NONE
            .and(self.seed)
            .and(self.draw.into())
            .and(self.replicate.into())
            .and(laying as u64)
            .and(purpose as u64)
    }

    /// Returns the stream of a purpose in a laying.
    pub(super) fn stream(self, laying: usize, purpose: Purpose) -> Xoshiro256PlusPlus {
        self.of(laying, purpose).generator()
    }

    /// Returns the random numbers of a purpose for a laying's mines.
    pub(super) fn random(self, laying: usize, purpose: Purpose) -> RandomStream {
        let key = self.of(laying, purpose);
        RandomStream { first: key.generator(), rest: key.number() }
    }

    /// Returns the streams of the harm of detonations in a laying.
    pub(super) fn harm(self, laying: usize) -> HarmStreams {
        HarmStreams(self.of(laying, Purpose::Harm).number())
    }
}

/// Random numbers of one purpose, mine after mine.
#[derive(Clone, Debug)]
pub(super) struct RandomStream {
    first: Xoshiro256PlusPlus,
    rest: u64,
}

impl RandomStream {
    /// Draws the first 16 bits of the next mines' random numbers.
    #[inline]
    pub(super) fn draw<const MINES: usize>(&mut self, first: &mut [u16; MINES]) {
        const { assert!(MINES.is_multiple_of(4), "a number of the stream serves four mines") };
        // a local copy of the state stays in registers
        let mut stream = self.first.clone();
        for four in first.as_chunks_mut::<4>().0 {
            let word = stream.next_u64();
            *four = [word as u16, (word >> 16) as u16, (word >> 32) as u16, (word >> 48) as u16];
        }
        self.first = stream;
    }

    /// Completes the random number of a mine, given its first 16 bits.
    #[inline]
    pub(super) fn whole(&self, first: u16, mine: u64) -> f64 {
        uniform(u64::from(first) << 48 | split_mix(self.rest, mine) >> 16)
    }
}

/// Streams of the harm of detonations, one for each mine.
#[derive(Clone, Copy, Debug)]
pub(super) struct HarmStreams(u64);

impl HarmStreams {
    /// Returns the stream of the harm of one mine's detonation.
    ///
    /// It is a SplitMix64 seeded with the mine's number of another SplitMix64.
    #[inline]
    pub(super) fn of_mine(self, mine: u64) -> SplitMix64 {
        SplitMix64::from_seed(split_mix(self.0, mine).to_le_bytes())
    }
}

/// Returns the parameter draw of a number: one coordinate for each label.
///
/// A coordinate depends on the label's id only. So a parameter keeps its values when it is renamed
/// or when others are added. The first draws of a longer run are the draws of a short one.
///
/// Draws take turns between [`SCRAMBLES`] independently scrambled sequences. The scatter between
/// the sequences estimates the standard error of a mean.
pub fn point(labels: &[Label], seed: u64, draw: u32) -> Point {
    let (scramble, number) = (draw % SCRAMBLES, draw / SCRAMBLES);
    let key = StreamKey::NONE.and(seed).and(Purpose::Parameter as u64).and(scramble.into());
    let coordinate = |label: &Label| {
        let (sequence, dimension) = label.sequence();
        let order = key.and(text_key(sequence)).number();
        let scramble = key.and(text_key(label.id())).generator().next_u64();
        SobolDimension::new(dimension, (order >> 32) as u32, (scramble >> 32) as u32)
            .coordinate(number)
    };
    Point(labels.iter().map(coordinate).collect())
}

/// Derives a seed for the parameters of one named item.
///
/// They are then independent of the other parameters, as in another scenario.
pub fn seed_of(seed: u64, name: &str) -> u64 {
    StreamKey::NONE.and(seed).and(Purpose::Own as u64).and(text_key(name)).number()
}

/// Returns the design of a number and seed. Designs of other numbers are independent.
pub fn design(seed: u64, number: u32, coordinates: u32) -> Design {
    let key = StreamKey::NONE.and(seed).and(number.into()).and(Purpose::Design as u64);
    Design::new((0..coordinates).map(|at| (key.and(at.into()).number() >> 32) as u32).collect())
}

/// Converts 64 random bits to a number in (0, 1), never 0 or 1.
pub(super) fn uniform(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) * (1.0 / (1_u64 << 52) as f64)
}

/// Finaliser of SplitMix64: each input bit affects every output bit.
const fn mix(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Returns the number of an index, from 0, of a seed's SplitMix64 stream.
const fn split_mix(seed: u64, index: u64) -> u64 {
    mix(seed.wrapping_add(index.wrapping_add(1).wrapping_mul(GOLDEN)))
}

/// Key of words: two chained hashes of them.
#[derive(Clone, Copy, Debug)]
struct StreamKey {
    first: u64,
    second: u64,
}

impl StreamKey {
    const NONE: Self = Self { first: GOLDEN, second: !GOLDEN };

    /// Appends a word to the key.
    const fn and(self, word: u64) -> Self {
        Self {
            first: mix(self.first.wrapping_add(GOLDEN) ^ word),
            second: mix(self.second.wrapping_sub(GOLDEN) ^ mix(word)),
        }
    }

    /// Builds the generator of the key: two hashes give 256 bits of state.
    fn generator(self) -> Xoshiro256PlusPlus {
        let Self { first, second } = self;
        let mut state = [0_u8; 32];
        let words = [first, second, mix(first ^ GOLDEN), mix(second.wrapping_add(first))];
        for (bytes, word) in state.chunks_exact_mut(8).zip(words) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        Xoshiro256PlusPlus::from_seed(state)
    }

    /// Returns a number of the key outside its generator's state.
    const fn number(self) -> u64 {
        mix(self.first.wrapping_sub(GOLDEN) ^ mix(self.second))
    }
}

/// Computes the 64-bit FNV-1a hash of a text.
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
        let key = ReplicateKey { seed: 1, draw: 2, replicate: 3 };
        let first = |key: ReplicateKey, laying, purpose| key.stream(laying, purpose).next_u64();
        let numbers = [
            first(key, 0, Purpose::Life),
            first(ReplicateKey { seed: 2, ..key }, 0, Purpose::Life),
            first(ReplicateKey { draw: 3, ..key }, 0, Purpose::Life),
            first(ReplicateKey { replicate: 2, ..key }, 0, Purpose::Life),
            first(key, 1, Purpose::Life),
            first(key, 0, Purpose::Nature),
        ];
        for (a, left) in numbers.iter().enumerate() {
            assert!(numbers.iter().skip(a + 1).all(|right| left != right));
        }
    }

    #[test]
    fn a_parameter_keeps_its_value_when_others_are_added() {
        let [a, b] = ["clearance.clearance_effectiveness", "land.value_per_hectare_year"]
            .map(|key| Label::new(key, key));
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
        // each scramble's eight draws fall one in each eighth
        for scramble in 0..8 {
            let mut eighths: Vec<u32> =
                before.iter().skip(scramble).step_by(8).map(|u| (8.0 * u) as u32).collect();
            eighths.sort_unstable();
            assert_eq!(eighths, [0, 1, 2, 3, 4, 5, 6, 7]);
        }
    }

    #[test]
    fn a_numbers_has_all_its_bits_and_each_part_its_own_stream() {
        let mut stream = ReplicateKey { seed: 1, draw: 2, replicate: 3 }.random(0, Purpose::Life);
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
        // the bits below the first 16 are uniform too: mean of 4096 numbers within 4.5 standard
        // errors
        let mean = whole.iter().map(|whole| (whole * 65_536.0).fract()).sum::<f64>() / 4096.0;
        assert!((mean - 0.5).abs() < 4.5 * (1.0_f64 / 12.0 / 4096.0).sqrt(), "{mean}");
        let last_bits =
            whole.iter().map(|whole| ((whole * (1_u64 << 52) as f64 - 0.5) as u64) & 0xff);
        assert_eq!(last_bits.collect::<std::collections::BTreeSet<u64>>().len(), 256);
    }

    /// Published outputs of SplitMix64 from the seed 1234567.
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

    /// Published first outputs of xoshiro256++ from the state 1, 2, 3, 4.
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
