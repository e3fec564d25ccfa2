//! Binomial, Poisson and multinomial counts.

use rand::{Rng, TryRng};
use rand_distr::{Binomial, Distribution as _, Poisson};
use std::convert::Infallible;

/// Draws the number of successes in `count` trials of probability `p`.
pub(super) fn binomial<R: Rng>(random: &mut R, count: u64, p: f64) -> u64 {
    if count == 0 || p <= 0.0 {
        return 0;
    }
    if p >= 1.0 {
        return count;
    }
    // inversion: the first number decides whether the count is 0, as most are; (1 - p)^n is at
    // least 1 - n p
    let bits = random.next_u64();
    let first = (bits >> 11) as f64 * (1.0 / (1_u64 << 53) as f64);
    if p <= 0.5 && first < 1.0 - 1e-9 - count as f64 * p {
        return 0;
    }
    let mut random = Peeked { bits: Some(bits), random };
    Binomial::new(count, p)
        .expect("a probability between 0 and 1 makes a distribution")
        .sample(&mut random)
}

/// A generator whose next number is already drawn.
struct Peeked<'a, R> {
    bits: Option<u64>,
    random: &'a mut R,
}

impl<R: Rng> TryRng for Peeked<'_, R> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.random.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.bits.take().unwrap_or_else(|| self.random.next_u64()))
    }

    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
        self.random.fill_bytes(into);
        Ok(())
    }
}

/// Draws a Poisson number of a mean.
pub(super) fn poisson<R: Rng>(random: &mut R, mean: f64) -> u64 {
    if mean <= 0.0 {
        return 0;
    }
    let distribution = Poisson::new(mean).expect("a mean above 0 and finite makes a distribution");
    distribution.sample(random) as u64
}

/// Draws a multinomial: divides a count by weights, as successive binomials. `tell` receives every
/// index with a count above 0.
pub(super) fn share_out<R: Rng>(
    random: &mut R,
    count: u64,
    weights: impl Iterator<Item = f64> + Clone,
    mut tell: impl FnMut(&mut R, usize, u64),
) {
    let mut left: f64 = weights.clone().sum();
    let mut remain = count;
    let mut last = None;
    for (place, weight) in weights.enumerate() {
        if remain == 0 {
            return;
        }
        if weight <= 0.0 {
            continue;
        }
        last = Some(place);
        let here = binomial(random, remain, if left > 0.0 { weight / left } else { 1.0 });
        left -= weight;
        if here > 0 {
            remain -= here;
            tell(random, place, here);
        }
    }
    // a remainder from rounding goes to the last index with a weight
    if let Some(place) = last.filter(|_| remain > 0) {
        tell(random, place, remain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::rng::ReplicateKey;

    #[test]
    fn a_count_is_that_of_the_library_from_the_same_numbers() {
        let key = ReplicateKey { seed: 3, draw: 0, replicate: 0 };
        let mut zeros = 0;
        for count in [1, 2, 7, 40, 1_000, 1_000_000_000] {
            for p in [1e-17, 1e-10, 1e-4, 0.02, 0.3, 0.5, 0.7, 0.999] {
                let mut ours = key.stream(0, crate::engine::rng::Purpose::Counts);
                let mut theirs = key.stream(0, crate::engine::rng::Purpose::Counts);
                let distribution = Binomial::new(count, p).unwrap();
                for _ in 0..50 {
                    let drawn = binomial(&mut ours, count, p);
                    assert_eq!(drawn, distribution.sample(&mut theirs), "{count} {p}");
                    zeros += u32::from(drawn == 0);
                }
            }
        }
        assert!(zeros > 500, "the short way is taken");
    }

    #[test]
    fn a_count_shared_out_adds_up_and_follows_the_weights() {
        let mut random = ReplicateKey { seed: 1, draw: 0, replicate: 0 }
            .stream(0, crate::engine::rng::Purpose::Counts);
        let weights = [0.0, 1.0, 3.0, 0.0, 4.0, 0.0];
        let (mut total, rounds, count) = ([0_u64; 6], 400_u64, 1_000_000_007_u64);
        for _ in 0..rounds {
            let mut got = [0; 6];
            share_out(&mut random, count, weights.into_iter(), |_, place, here| got[place] += here);
            assert_eq!(got.iter().sum::<u64>(), count);
            total.iter_mut().zip(got).for_each(|(total, got)| *total += got);
        }
        for (total, weight) in total.into_iter().zip(weights) {
            let p = weight / 8.0;
            let n = (rounds * count) as f64;
            // one false alarm in 150,000
            assert!(
                (total as f64 - n * p).abs() <= 4.5 * (n * p * (1.0 - p)).sqrt(),
                "{total} of weight {weight}"
            );
        }
    }
}
