//! Mann-Whitney comparison of casualties between an alternative and the baseline.
//!
//! A replicate of an alternative and the same replicate of the baseline share their random numbers.
//! So that pair is left out, and only independent replicates are compared. Counts are kept exactly,
//! because cells would make close results equal.
//!
//! With aᵢ and bᵢ the casualties of replicate i in the alternative and in the baseline, of n
//! replicates, the probability of fewer is U = Σ_{i≠j} 1{aᵢ < bⱼ} / n(n − 1). It is a U-statistic
//! of the kernel φᵢⱼ = (1{aᵢ < bⱼ} + 1{aⱼ < bᵢ})/2. With gᵢ the number of pairs of replicate i in
//! which the relation holds, its variance is estimated without bias by
//!
//! ```text
//! gᵢ = #{j ≠ i: bⱼ > aᵢ} + #{j ≠ i: aⱼ < bᵢ}
//! Var U = ( Var g / n − 2 (q − U²) ) / (n − 2)(n − 3)          q the mean of φᵢⱼ²
//! ```
//!
//! The probability of equal counts is estimated likewise. The second term matters where replicates
//! differ little in g, as with ties. q is estimated from the couples of replicates (0, 1), (2, 3)
//! …, a sample of all pairs. So the second term is limited to between 0 and half of the first,
//! which it reaches where all replicates are equally good. Source: Hoeffding, A class of statistics
//! with asymptotically normal distribution, 1948.

use super::by_draw::DrawAccumulator;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeBounds;

/// Number of a draw's first replicates with kept pairs of counts. The effect of pairing on the
/// error is estimated from them, to about 1 %. More would make memory grow with replicates.
const PAIRED: u64 = 10_000;

/// Frequency of each count, or of each pair of counts.
type Counts<K = u64> = BTreeMap<K, u64>;
/// Relations of an alternative's casualties to the baseline's: fewer, and equal.
const RELATIONS: [fn(u64, u64) -> bool; 2] =
    [|own, baseline| own < baseline, |own, baseline| own == baseline];

/// Frequencies of casualties in an alternative and in the baseline. They are those of one parameter
/// draw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RankComparison {
    pub(super) own: Counts,
    pub(super) baseline: Counts,
    /// Pairs of casualties in the same replicate, for the first replicates. The order is
    /// alternative, baseline.
    pub(super) paired: Counts<(u64, u64)>,
    /// Number of same replicates in which each relation holds.
    pub(super) same: [u64; 2],
    pub(super) total_replicates: u64,
    /// Replicate that waits for the other of its couple.
    pub(super) waiting: Option<(u64, u64)>,
    /// Sums over couples of (2φ)², for each relation.
    pub(super) couples: [u64; 2],
}

/// A probability with its Monte Carlo error.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProbabilityEstimate {
    /// Probability.
    pub p: f64,
    /// Standard error. `None` where all pairs are the same, or with fewer than four replicates,
    /// because it cannot be estimated then.
    pub std_error: Option<f64>,
}

/// Comparison of independent replicates of alternative and baseline, by casualties.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankOutcome {
    /// Fewer in the alternative.
    pub fewer: ProbabilityEstimate,
    /// Equal in both.
    pub equal: ProbabilityEstimate,
}

/// Number of related replicates of the other side, by casualties. First for replicates of the
/// alternative, then for the baseline's.
type Scores = [Counts; 2];

impl RankComparison {
    /// Adds the casualties of one replicate, by its number in the draw.
    pub(crate) fn absorb(&mut self, replicate: u32, own: u64, baseline: u64) {
        *self.own.entry(own).or_default() += 1;
        *self.baseline.entry(baseline).or_default() += 1;
        if u64::from(replicate) < PAIRED {
            *self.paired.entry((own, baseline)).or_default() += 1;
        }
        self.total_replicates += 1;
        let other = self.waiting.take();
        for (at, holds) in RELATIONS.iter().enumerate() {
            self.same[at] += u64::from(holds(own, baseline));
            if let Some((other_own, other_baseline)) = other {
                let twice =
                    u64::from(holds(own, other_baseline)) + u64::from(holds(other_own, baseline));
                self.couples[at] += twice * twice;
            }
        }
        if other.is_none() {
            self.waiting = Some((own, baseline));
        }
    }

    /// Adds later replicates of the same draw. A cut between replicates keeps couples together.
    fn add(&mut self, later: &Self) {
        assert!(
            self.waiting.is_none() || later.total_replicates == 0,
            "pieces begin with the first replicate of a couple"
        );
        add_counts(&mut self.own, &later.own);
        add_counts(&mut self.baseline, &later.baseline);
        add_counts(&mut self.paired, &later.paired);
        for at in 0..RELATIONS.len() {
            self.same[at] += later.same[at];
            self.couples[at] += later.couples[at];
        }
        self.total_replicates += later.total_replicates;
        self.waiting = self.waiting.take().or(later.waiting);
    }

    /// Probabilities of fewer and of equal casualties than the baseline's. They compare a replicate
    /// of the alternative with another of the baseline. `None` with a single replicate.
    pub(crate) fn outcome(self) -> Option<RankOutcome> {
        if self.total_replicates < 2 {
            return None;
        }
        let [own_up_to, baseline_up_to] = [&self.own, &self.baseline].map(cumulative);
        let fewer = [
            scores(&self.own, |own| self.total_replicates - last(&baseline_up_to, ..=own)),
            scores(&self.baseline, |baseline| last(&own_up_to, ..baseline)),
        ];
        let equal = [
            scores(&self.own, |own| last(&self.baseline, own..=own)),
            scores(&self.baseline, |baseline| last(&self.own, baseline..=baseline)),
        ];
        Some(RankOutcome { fewer: self.chance(0, &fewer), equal: self.chance(1, &equal) })
    }

    /// Share of related pairs among pairs of different replicates. It excludes related pairs of the
    /// same replicate.
    fn chance(&self, relation: usize, scores: &Scores) -> ProbabilityEstimate {
        let total_replicates = u128::from(self.total_replicates);
        let all: u128 =
            self.own.iter().map(|(own, &n)| u128::from(scores[0][own]) * u128::from(n)).sum();
        let pairs = all.saturating_sub(u128::from(self.same[relation]));
        let of = total_replicates * (total_replicates - 1);
        let p = pairs as f64 / of as f64;
        let known = pairs > 0 && pairs < of && self.total_replicates >= 4;
        let std_error = known.then(|| {
            let n = self.total_replicates as f64;
            let first = self.spread(relation, scores) / n;
            let second = 2.0
                * (self.couples[relation] as f64 / 4.0 / (self.total_replicates / 2) as f64
                    - p * p);
            let most = first / ((n - 2.0) * (n - 3.0));
            (most - second / ((n - 2.0) * (n - 3.0))).clamp(0.5 * most, most).sqrt()
        });
        ProbabilityEstimate { p, std_error }
    }

    /// Variance over replicates of the number of related pairs of each.
    fn spread(&self, relation: usize, [of_own, of_baseline]: &Scores) -> f64 {
        let [mut both, mut own, mut baseline] = [Moments::default(); 3];
        for (&(mine, theirs), &total_replicates) in &self.paired {
            let (won, lost) = (of_own[&mine], of_baseline[&theirs]);
            // the pair of a replicate with itself is in both scores
            both.add(
                (won + lost).saturating_sub(2 * u64::from(RELATIONS[relation](mine, theirs))),
                total_replicates,
            );
            own.add(won, total_replicates);
            baseline.add(lost, total_replicates);
        }
        let of_pairs = both.variance();
        if self.total_replicates <= PAIRED {
            return of_pairs;
        }
        let variance = |total_replicates: &Counts, scores: &Counts| {
            let mut spread = Moments::default();
            total_replicates
                .iter()
                .for_each(|(count, &total_replicates)| spread.add(scores[count], total_replicates));
            spread.variance()
        };
        let apart = variance(&self.own, of_own) + variance(&self.baseline, of_baseline);
        let first_apart = own.variance() + baseline.variance();
        if first_apart > 0.0 { apart * of_pairs / first_apart } else { apart }
    }
}

fn add_counts<K: Ord + Copy>(into: &mut Counts<K>, more: &Counts<K>) {
    more.iter().for_each(|(&key, more)| *into.entry(key).or_default() += more);
}

/// Number of replicates with each count or fewer.
fn cumulative(of: &Counts) -> Counts {
    let mut sum = 0;
    let up_to = |(&count, total_replicates): (&u64, &u64)| {
        sum += total_replicates;
        (count, sum)
    };
    of.iter().map(up_to).collect()
}

/// Last number of a range of counts; 0 where it has none.
fn last(of: &Counts, range: impl RangeBounds<u64>) -> u64 {
    of.range(range).next_back().map_or(0, |(_, &number)| number)
}

fn scores(of: &Counts, score: impl Fn(u64) -> u64) -> Counts {
    of.keys().map(|&count| (count, score(count))).collect()
}

/// Rank comparisons of an alternative in a draw, by report time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct RankComparisons(pub(crate) Vec<RankComparison>);

impl DrawAccumulator for RankComparisons {
    type Finished = Vec<Option<RankOutcome>>;

    fn fresh(&self) -> Self {
        Self(vec![RankComparison::default(); self.0.len()])
    }

    fn add(&mut self, later: &Self) {
        self.0
            .iter_mut()
            .zip(&later.0)
            .for_each(|(rank_comparison, later)| rank_comparison.add(later));
    }

    fn finish(self, _replicates: u32) -> Self::Finished {
        self.0.into_iter().map(RankComparison::outcome).collect()
    }
}

/// Sums for the variance of integers.
#[derive(Clone, Copy, Debug, Default)]
struct Moments {
    count: u128,
    sum: u128,
    squares: u128,
}

impl Moments {
    fn add(&mut self, value: u64, times: u64) {
        let (value, times) = (u128::from(value), u128::from(times));
        self.count += times;
        self.sum += value * times;
        self.squares += value * value * times;
    }

    /// Sample variance. At most a billion replicates have scores of at most two billion, so the
    /// products fit.
    fn variance(self) -> f64 {
        let spread = self.count * self.squares - self.sum * self.sum;
        spread as f64 / (self.count as f64 * (self.count as f64 - 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(pairs: &[(u64, u64)]) -> Option<RankOutcome> {
        let mut rank_comparison = RankComparison::default();
        (0..).zip(pairs).for_each(|(replicate, &(own, baseline))| {
            rank_comparison.absorb(replicate, own, baseline)
        });
        rank_comparison.outcome()
    }

    fn of(pairs: &[(u64, u64)]) -> Option<(f64, f64)> {
        outcome(pairs).map(|outcome| (outcome.fewer.p, outcome.equal.p))
    }

    /// Replicates with casualties from a congruence: partly equal, and with ties.
    fn made_up(total_replicates: u64) -> Vec<(u64, u64)> {
        let replicate = |i: u64| {
            let (a, b) = (i * 7919 % 104_729 % 13, i * 611_953 % 15_485_863 % 11);
            (a, a / 2 + b)
        };
        (0..total_replicates).map(replicate).collect()
    }

    #[test]
    fn all_pairs_of_different_replicates_are_counted() {
        // replicates (0, 0), (1, 1), (1, 2): of the six pairs of different replicates, 0 < 1, 0 <
        // 2, 1 < 2 and 1 = 1
        let (fewer, equal) = of(&[(0, 0), (1, 1), (1, 2)]).unwrap();
        assert!((fewer - 3.0 / 6.0).abs() < 1e-15 && (equal - 1.0 / 6.0).abs() < 1e-15);
    }

    #[test]
    fn shared_numbers_makes_no_replicate_equal_to_itself() {
        assert_eq!(of(&[(3, 3), (4, 4)]), Some((0.5, 0.0)));
        assert_eq!(of(&[(3, 3)]), None, "a single replicate has no other to be held against");
    }

    #[test]
    fn counts_in_the_thousands_are_told_apart() {
        assert_eq!(of(&[(1000, 1001), (1001, 1002)]), Some((0.5, 0.5)));
    }

    /// Unbiased variance, and means of φᵢⱼ² over all pairs and over couples.
    ///
    /// The variance is U² less the mean of φᵢⱼ φₖₗ over four different replicates. That mean has
    /// the expected value (E U)².
    fn by_hand(total_replicates: &[(u64, u64)], counts: impl Fn(u64, u64) -> bool) -> [f64; 3] {
        let n = total_replicates.len();
        let phi = |i: usize, j: usize| {
            let count = |i: usize, j: usize| {
                f64::from(u8::from(counts(total_replicates[i].0, total_replicates[j].1)))
            };
            0.5 * (count(i, j) + count(j, i))
        };
        let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
        let couples: Vec<(usize, usize)> =
            (0..n).flat_map(|i| (0..n).map(move |j| (i, j))).filter(|(i, j)| i != j).collect();
        let apart = |&(i, j): &(usize, usize)| {
            let others =
                couples.iter().filter(move |&&(k, l)| ![i, j].contains(&k) && ![i, j].contains(&l));
            others.map(move |&(k, l)| phi(i, j) * phi(k, l)).collect::<Vec<f64>>()
        };
        let u = mean(couples.iter().map(|&(i, j)| phi(i, j)).collect());
        let square = |(i, j): (usize, usize)| phi(i, j) * phi(i, j);
        [
            u * u - mean(couples.iter().flat_map(apart).collect()),
            mean(couples.iter().copied().map(square).collect()),
            mean((0..n / 2).map(|couple| square((2 * couple, 2 * couple + 1))).collect()),
        ]
    }

    #[test]
    fn the_error_is_the_unbiased_one_but_for_the_sample_of_couples() {
        let total_replicates = made_up(18);
        // a few common and rare counts, so that some replicates have many equal ones
        let uneven: Vec<(u64, u64)> =
            total_replicates.iter().map(|&(own, baseline)| (own / 7, baseline / 9)).collect();
        let fewer = by_hand(&total_replicates, |own, baseline| own < baseline);
        let equal = by_hand(&uneven, |own, baseline| own == baseline);
        let found = [outcome(&total_replicates).unwrap().fewer, outcome(&uneven).unwrap().equal];
        for ([unbiased, all, couples], found) in [fewer, equal].into_iter().zip(found) {
            let expected = unbiased - 2.0 * (couples - all) / (16.0 * 15.0);
            assert!(
                (found.std_error.unwrap() / expected.sqrt() - 1.0).abs() < 1e-12,
                "{found:?} for {expected}"
            );
        }
    }

    #[test]
    fn pairs_that_are_all_alike_and_three_replicates_say_nothing_of_their_error() {
        let never = outcome(&[(1, 0), (2, 0), (3, 0), (4, 0)]).unwrap();
        assert_eq!(never.fewer, ProbabilityEstimate { p: 0.0, std_error: None });
        assert_eq!(outcome(&[(0, 1), (1, 0), (2, 1)]).unwrap().equal.std_error, None);
    }

    #[test]
    fn contests_of_a_draw_in_pieces_are_the_contest_of_the_draw() {
        let total_replicates = made_up(PAIRED + 2001);
        let of = |from: usize, until: usize| {
            let mut rank_comparison = RankComparison::default();
            for (replicate, &(own, baseline)) in (from as u32..).zip(&total_replicates[from..until])
            {
                rank_comparison.absorb(replicate, own, baseline);
            }
            rank_comparison
        };
        let whole = of(0, total_replicates.len());
        // before the last of the kept pairs, at it, and after it
        for cut in [2, 4000, PAIRED as usize, PAIRED as usize + 1000] {
            let mut put_together = of(0, cut);
            put_together.add(&of(cut, total_replicates.len()));
            assert_eq!(put_together, whole, "cut at {cut}");
        }
    }

    #[test]
    fn beyond_the_replicates_whose_pairs_are_kept_the_error_goes_on_falling_with_the_root() {
        let (long, short) =
            (outcome(&made_up(4 * PAIRED)).unwrap(), outcome(&made_up(PAIRED)).unwrap());
        for (long, short) in [(long.fewer, short.fewer), (long.equal, short.equal)] {
            let ratio = short.std_error.unwrap() / long.std_error.unwrap();
            assert!((ratio / 2.0 - 1.0).abs() < 0.02, "{ratio}");
        }
    }
}
