//! Counts shared out by chance.

use rand::Rng;
use rand_distr::{Binomial, Distribution, Poisson};

/// How many of `count` things happen that each happen with probability `p`.
pub(super) fn binomial<R: Rng>(luck: &mut R, count: u64, p: f64) -> u64 {
    if count == 0 || p <= 0.0 {
        return 0;
    }
    if p >= 1.0 {
        return count;
    }
    Binomial::new(count, p).expect("a probability between 0 and 1 makes a law").sample(luck)
}

/// A Poisson number of that mean.
pub(super) fn poisson<R: Rng>(luck: &mut R, mean: f64) -> u64 {
    if mean <= 0.0 {
        return 0;
    }
    let law = Poisson::new(mean).expect("a mean above 0 and finite makes a law");
    law.sample(luck) as u64
}

/// Shares a count out among places by their weights: a multinomial, as one binomial after another. `tell` hears of every
/// place that gets any.
pub(super) fn share_out<R: Rng>(
    luck: &mut R,
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
        let here = binomial(luck, remain, if left > 0.0 { weight / left } else { 1.0 });
        left -= weight;
        if here > 0 {
            remain -= here;
            tell(luck, place, here);
        }
    }
    // what rounding leaves over belongs to the last place that has any weight
    if let Some(place) = last.filter(|_| remain > 0) {
        tell(luck, place, remain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::streams::FieldKey;

    #[test]
    fn a_count_shared_out_adds_up_and_follows_the_weights() {
        let mut luck =
            FieldKey { seed: 1, draw: 0, field: 0 }.stream(0, crate::engine::streams::Purpose::Counts);
        let weights = [0.0, 1.0, 3.0, 0.0, 4.0, 0.0];
        let (mut total, rounds, count) = ([0_u64; 6], 400_u64, 1_000_000_007_u64);
        for _ in 0..rounds {
            let mut got = [0; 6];
            share_out(&mut luck, count, weights.into_iter(), |_, place, here| got[place] += here);
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
