//! Fields of an arm against fields of the baseline: which has fewer casualties?
//!
//! A field of an arm and the same field of the baseline share their luck, so that pair is left out:
//! the question is of independent fields. Counts are kept one by one, since cells would make near
//! results equal.
//!
//! With aᵢ and bᵢ the casualties of field i in the arm and in the baseline, of n fields, the
//! probability of fewer is U = Σ_{i≠j} 1{aᵢ < bⱼ} / n(n − 1), a U-statistic of the kernel φᵢⱼ =
//! (1{aᵢ < bⱼ} + 1{aⱼ < bᵢ})/2. With gᵢ the pairs that field i has part in and that count, its
//! variance is estimated without bias by
//!
//! ```text
//! gᵢ = #{j ≠ i: bⱼ > aᵢ} + #{j ≠ i: aⱼ < bᵢ}
//! Var U = ( Var g / n − 2 (q − U²) ) / (n − 2)(n − 3)          q the mean of φᵢⱼ²
//! ```
//!
//! and likewise for as many. The second term matters where fields differ little in g, as in ties. q
//! is that of the couples of fields (0, 1), (2, 3) …, a sample of all of them: the second term is
//! therefore kept between 0 and half of the first, which it comes to where all fields are as good
//! as each other. Source: Hoeffding, A class of statistics with asymptotically normal distribution,
//! 1948.

use super::by_draw::OfDraw;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeBounds;

/// Of so many fields, the first of a draw, it is kept which counts came together. Beyond, what that
/// does to the error is taken from them: memory must not grow with fields, and they know it within
/// some 1 %.
const PAIRED: u64 = 10_000;

/// How often each count came, or each two counts together.
type Counts<K = u64> = BTreeMap<K, u64>;
/// What may hold of the casualties of an arm and of the baseline: fewer, and as many.
const RELATIONS: [fn(u64, u64) -> bool; 2] =
    [|own, baseline| own < baseline, |own, baseline| own == baseline];

/// How many fields had how many casualties, of an arm and of the baseline, in one parameter draw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contest {
    own: Counts,
    baseline: Counts,
    /// Casualties of the arm and of the baseline in the same field, of the first fields.
    paired: Counts<(u64, u64)>,
    /// Same fields of which each relation holds.
    same: [u64; 2],
    fields: u64,
    /// The field that waits for the other of its couple.
    waiting: Option<(u64, u64)>,
    /// Sums over couples of (2φ)², for each relation.
    couples: [u64; 2],
}

/// A probability with its Monte Carlo error.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// The probability.
    pub p: f64,
    /// Its standard error; none where all pairs were alike, or with fewer than four fields: they
    /// say nothing of it.
    pub std_error: Option<f64>,
}

/// Which of a field of the arm and another of the baseline has fewer casualties.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The field of the arm.
    pub fewer: Chance,
    /// Neither.
    pub equal: Chance,
}

/// Of a field of the arm, and of one of the baseline, by their casualties: with how many fields of
/// the other side it makes a pair that counts.
type Scores = [Counts; 2];

impl Contest {
    /// Takes in the casualties of one field, by its number in the draw.
    pub(super) fn absorb(&mut self, field: u32, own: u64, baseline: u64) {
        *self.own.entry(own).or_default() += 1;
        *self.baseline.entry(baseline).or_default() += 1;
        if u64::from(field) < PAIRED {
            *self.paired.entry((own, baseline)).or_default() += 1;
        }
        self.fields += 1;
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

    /// Takes in later fields of the same draw. A cut between fields leaves couples together.
    fn add(&mut self, later: &Self) {
        assert!(
            self.waiting.is_none() || later.fields == 0,
            "pieces begin with the first field of a couple"
        );
        add_counts(&mut self.own, &later.own);
        add_counts(&mut self.baseline, &later.baseline);
        add_counts(&mut self.paired, &later.paired);
        for at in 0..RELATIONS.len() {
            self.same[at] += later.same[at];
            self.couples[at] += later.couples[at];
        }
        self.fields += later.fields;
        self.waiting = self.waiting.take().or(later.waiting);
    }

    /// Whether a field of the arm has fewer casualties than, or as many as, another field of the
    /// baseline; none with a single field.
    pub(super) fn outcome(self) -> Option<Outcome> {
        if self.fields < 2 {
            return None;
        }
        let [own_up_to, baseline_up_to] = [&self.own, &self.baseline].map(cumulative);
        let fewer = [
            scores(&self.own, |own| self.fields - last(&baseline_up_to, ..=own)),
            scores(&self.baseline, |baseline| last(&own_up_to, ..baseline)),
        ];
        let equal = [
            scores(&self.own, |own| last(&self.baseline, own..=own)),
            scores(&self.baseline, |baseline| last(&self.own, baseline..=baseline)),
        ];
        Some(Outcome { fewer: self.chance(0, &fewer), equal: self.chance(1, &equal) })
    }

    /// The share of pairs of different fields that count: those that do, less the same fields among
    /// them.
    fn chance(&self, relation: usize, scores: &Scores) -> Chance {
        let fields = u128::from(self.fields);
        let all: u128 =
            self.own.iter().map(|(own, &n)| u128::from(scores[0][own]) * u128::from(n)).sum();
        let pairs = all - u128::from(self.same[relation]);
        let of = fields * (fields - 1);
        let p = pairs as f64 / of as f64;
        let known = pairs > 0 && pairs < of && self.fields >= 4;
        let std_error = known.then(|| {
            let n = self.fields as f64;
            let first = self.spread(relation, scores) / n;
            let second =
                2.0 * (self.couples[relation] as f64 / 4.0 / (self.fields / 2) as f64 - p * p);
            let most = first / ((n - 2.0) * (n - 3.0));
            (most - second / ((n - 2.0) * (n - 3.0))).clamp(0.5 * most, most).sqrt()
        });
        Chance { p, std_error }
    }

    /// The variance over fields of the pairs that each has part in.
    fn spread(&self, relation: usize, [of_own, of_baseline]: &Scores) -> f64 {
        let [mut both, mut own, mut baseline] = [Spread::default(); 3];
        for (&(mine, theirs), &fields) in &self.paired {
            let (won, lost) = (of_own[&mine], of_baseline[&theirs]);
            // that of a field with itself stands in both scores
            both.add(won + lost - 2 * u64::from(RELATIONS[relation](mine, theirs)), fields);
            own.add(won, fields);
            baseline.add(lost, fields);
        }
        let of_pairs = both.variance();
        if self.fields <= PAIRED {
            return of_pairs;
        }
        let variance = |fields: &Counts, scores: &Counts| {
            let mut spread = Spread::default();
            fields.iter().for_each(|(count, &fields)| spread.add(scores[count], fields));
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

/// For each count, how many fields have that many or fewer.
fn cumulative(of: &Counts) -> Counts {
    let mut sum = 0;
    let up_to = |(&count, fields): (&u64, &u64)| {
        sum += fields;
        (count, sum)
    };
    of.iter().map(up_to).collect()
}

/// The last number of a range of counts; 0 where it has none.
fn last(of: &Counts, range: impl RangeBounds<u64>) -> u64 {
    of.range(range).next_back().map_or(0, |(_, &number)| number)
}

fn scores(of: &Counts, score: impl Fn(u64) -> u64) -> Counts {
    of.keys().map(|&count| (count, score(count))).collect()
}

/// The contests of an arm in a draw, one for each report time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Contests(pub(super) Vec<Contest>);

impl OfDraw for Contests {
    type Settled = Vec<Option<Outcome>>;

    fn fresh(&self) -> Self {
        Self(vec![Contest::default(); self.0.len()])
    }

    fn add(&mut self, later: &Self) {
        self.0.iter_mut().zip(&later.0).for_each(|(contest, later)| contest.add(later));
    }

    fn settle(self, _replicates: u32) -> Self::Settled {
        self.0.into_iter().map(Contest::outcome).collect()
    }
}

/// The spread of whole numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Spread {
    count: u128,
    sum: u128,
    squares: u128,
}

impl Spread {
    fn add(&mut self, value: u64, times: u64) {
        let (value, times) = (u128::from(value), u128::from(times));
        self.count += times;
        self.sum += value * times;
        self.squares += value * value * times;
    }

    /// The variance. A billion fields, the most there are, have scores of at most two billion: the
    /// products fit.
    fn variance(self) -> f64 {
        let spread = self.count * self.squares - self.sum * self.sum;
        spread as f64 / (self.count as f64 * (self.count as f64 - 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(pairs: &[(u64, u64)]) -> Option<Outcome> {
        let mut contest = Contest::default();
        (0..).zip(pairs).for_each(|(field, &(own, baseline))| contest.absorb(field, own, baseline));
        contest.outcome()
    }

    fn of(pairs: &[(u64, u64)]) -> Option<(f64, f64)> {
        outcome(pairs).map(|outcome| (outcome.fewer.p, outcome.equal.p))
    }

    /// Fields whose casualties come from a congruence: alike in part, and with ties.
    fn made_up(fields: u64) -> Vec<(u64, u64)> {
        let field = |i: u64| {
            let (a, b) = (i * 7919 % 104_729 % 13, i * 611_953 % 15_485_863 % 11);
            (a, a / 2 + b)
        };
        (0..fields).map(field).collect()
    }

    #[test]
    fn all_pairs_of_different_fields_are_counted() {
        // fields (0, 0), (1, 1), (1, 2): of the six pairs of different fields, 0 < 1, 0 < 2, 1 < 2
        // and 1 = 1
        let (fewer, equal) = of(&[(0, 0), (1, 1), (1, 2)]).unwrap();
        assert!((fewer - 3.0 / 6.0).abs() < 1e-15 && (equal - 1.0 / 6.0).abs() < 1e-15);
    }

    #[test]
    fn shared_luck_makes_no_field_equal_to_itself() {
        assert_eq!(of(&[(3, 3), (4, 4)]), Some((0.5, 0.0)));
        assert_eq!(of(&[(3, 3)]), None, "a single field has no other to be held against");
    }

    #[test]
    fn counts_in_the_thousands_are_told_apart() {
        assert_eq!(of(&[(1000, 1001), (1001, 1002)]), Some((0.5, 0.5)));
    }

    /// U² less the mean of φᵢⱼ φₖₗ over four different fields, which has the expected value U² has
    /// of independent fields; and the mean of φᵢⱼ² over all, and over the couples (0, 1), (2, 3) …
    fn by_hand(fields: &[(u64, u64)], counts: impl Fn(u64, u64) -> bool) -> [f64; 3] {
        let n = fields.len();
        let phi = |i: usize, j: usize| {
            let count = |i: usize, j: usize| f64::from(u8::from(counts(fields[i].0, fields[j].1)));
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
        let fields = made_up(18);
        // a few counts that are common and rare, so that some fields have many equals
        let uneven: Vec<(u64, u64)> =
            fields.iter().map(|&(own, baseline)| (own / 7, baseline / 9)).collect();
        let fewer = by_hand(&fields, |own, baseline| own < baseline);
        let equal = by_hand(&uneven, |own, baseline| own == baseline);
        let found = [outcome(&fields).unwrap().fewer, outcome(&uneven).unwrap().equal];
        for ([unbiased, all, couples], found) in [fewer, equal].into_iter().zip(found) {
            let wanted = unbiased - 2.0 * (couples - all) / (16.0 * 15.0);
            assert!(
                (found.std_error.unwrap() / wanted.sqrt() - 1.0).abs() < 1e-12,
                "{found:?} for {wanted}"
            );
        }
    }

    #[test]
    fn pairs_that_are_all_alike_and_three_fields_say_nothing_of_their_error() {
        let never = outcome(&[(1, 0), (2, 0), (3, 0), (4, 0)]).unwrap();
        assert_eq!(never.fewer, Chance { p: 0.0, std_error: None });
        assert_eq!(outcome(&[(0, 1), (1, 0), (2, 1)]).unwrap().equal.std_error, None);
    }

    #[test]
    fn contests_of_a_draw_in_pieces_are_the_contest_of_the_draw() {
        let fields = made_up(PAIRED + 2001);
        let of = |from: usize, until: usize| {
            let mut contest = Contest::default();
            for (field, &(own, baseline)) in (from as u32..).zip(&fields[from..until]) {
                contest.absorb(field, own, baseline);
            }
            contest
        };
        let whole = of(0, fields.len());
        // before the last of the pairs that are kept, at it, and after it
        for cut in [2, 4000, PAIRED as usize, PAIRED as usize + 1000] {
            let mut put_together = of(0, cut);
            put_together.add(&of(cut, fields.len()));
            assert_eq!(put_together, whole, "cut at {cut}");
        }
    }

    #[test]
    fn beyond_the_fields_whose_pairs_are_kept_the_error_goes_on_falling_with_the_root() {
        let (long, short) =
            (outcome(&made_up(4 * PAIRED)).unwrap(), outcome(&made_up(PAIRED)).unwrap());
        for (long, short) in [(long.fewer, short.fewer), (long.equal, short.equal)] {
            let ratio = short.std_error.unwrap() / long.std_error.unwrap();
            assert!((ratio / 2.0 - 1.0).abs() < 0.02, "{ratio}");
        }
    }
}
