//! Binomial and hypergeometric distributions.

use super::saddle::binomial_form;
use super::{beta_cdf, beta_survival};

/// Number of successes among independent items of equal probability. Counts up to 1e15.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Binomial {
    /// Number of items.
    pub items: u64,
    /// Probability of success of an item, in [0, 1].
    pub probability: f64,
}

impl Binomial {
    /// Probability of exactly `count` successes. Relative error below 1e-12.
    pub fn exactly(self, count: u64) -> f64 {
        let Self { items, probability: p } = self;
        let Some(others) = items.checked_sub(count) else { return 0.0 };
        match p {
            p if p <= 0.0 => f64::from(u8::from(count == 0)),
            p if p >= 1.0 => f64::from(u8::from(others == 0)),
            p => binomial_form([count as f64, others as f64], [p, 1.0 - p]),
        }
    }

    /// Probability of at most `count` successes. Relative error below 1e-10, also where it is
    /// small.
    pub fn at_most(self, count: u64) -> f64 {
        self.tails(count, beta_survival).unwrap_or(1.0)
    }

    /// Probability of more than `count` successes. Relative error below 1e-10, also where it is
    /// small.
    pub fn more_than(self, count: u64) -> f64 {
        self.tails(count, beta_cdf).unwrap_or(0.0)
    }

    /// Evaluates a tail of the beta distribution that equals the count's tail. `None` where the
    /// count cannot be exceeded.
    fn tails(self, count: u64, tail: fn(f64, f64, f64) -> f64) -> Option<f64> {
        let above = self.items.checked_sub(count).filter(|&above| above > 0)?;
        Some(tail(count as f64 + 1.0, above as f64, self.probability))
    }
}

/// Number of marked items drawn from a finite lot without replacement. Lots up to 1e15.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hypergeometric {
    /// Items of the lot.
    pub lot: u64,
    /// Marked items of the lot; at most the lot.
    pub marked: u64,
    /// Items drawn; at most the lot.
    pub drawn: u64,
}

impl Hypergeometric {
    /// Smallest possible count.
    fn fewest(self) -> u64 {
        (self.marked + self.drawn).saturating_sub(self.lot)
    }

    /// Largest possible count.
    fn most(self) -> u64 {
        self.marked.min(self.drawn)
    }

    /// Probability of exactly `count` marked items. Relative error below 1e-12.
    ///
    /// Method: the product of two terms of binomial form over a third, valid for any probability.
    /// The probability drawn/lot keeps all three near 1.
    pub fn exactly(self, count: u64) -> f64 {
        if count < self.fewest() || count > self.most() {
            return 0.0;
        }
        let Self { lot, marked, drawn } = self;
        if drawn == 0 || drawn == lot {
            return 1.0;
        }
        let left = lot - drawn;
        let shares = [drawn as f64 / lot as f64, left as f64 / lot as f64];
        let form = |of: u64, all: u64| binomial_form([of as f64, (all - of) as f64], shares);
        form(count, marked) * (form(drawn - count, lot - marked) / form(drawn, lot))
    }

    /// Probability of at most `count` marked items. Relative error below 1e-10, also where it is
    /// small.
    ///
    /// Method: sums terms away from the mean, each from the one before, until they are negligible.
    pub fn at_most(self, count: u64) -> f64 {
        if count >= self.most() {
            return 1.0;
        }
        if count < self.fewest() {
            return 0.0;
        }
        let mean = self.drawn as f64 * (self.marked as f64 / self.lot as f64);
        if count as f64 <= mean {
            self.sum(count, |k| (k > self.fewest()).then(|| (k - 1, 1.0 / self.step(k - 1))))
        } else {
            let above = self.sum(count + 1, |k| (k < self.most()).then(|| (k + 1, self.step(k))));
            1.0 - above
        }
    }

    /// Ratio of the probability of `count` + 1 to that of `count`.
    fn step(self, count: u64) -> f64 {
        let unmarked_left = self.lot + count + 1 - self.marked - self.drawn;
        ((self.marked - count) as f64 / (count + 1) as f64)
            * ((self.drawn - count) as f64 / unmarked_left as f64)
    }

    fn sum(self, from: u64, next: impl Fn(u64) -> Option<(u64, f64)>) -> f64 {
        let mut term = self.exactly(from);
        let mut sum = term;
        let mut at = from;
        while let Some((to, ratio)) = next(at) {
            at = to;
            term *= ratio;
            sum += term;
            if term <= sum * 1e-17 {
                break;
            }
        }
        sum.min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binomial_tails_are_those_computed_to_forty_digits() {
        for (items, count, probability, expected) in [
            (1_000_000_000_000, 3, 1e-11, 0.01033605067566089),
            (20_000_000_000, 10, 1e-9, 0.010811718797571184),
            (1_000, 1, 0.001, 0.7357589130301873),
            (1_000_000, 900, 0.001, 0.0006940154622868554),
            (10_000_000, 5_100, 0.0005, 0.9220893886258714),
            (10_001, 5_000, 0.49, 0.9772687612793194),
        ] {
            let found = Binomial { items, probability }.at_most(count);
            assert!(
                (found / expected - 1.0).abs() < 1e-10,
                "{items} {count} {probability}: {found}"
            );
        }
    }

    #[test]
    fn draws_from_a_lot_are_those_computed_to_forty_digits() {
        for (lot, marked, drawn, count, expected) in [
            (1_000, 2, 777, 0, 0.049555555555555554),
            (1_000, 2, 776, 0, 0.050002002002002),
            (1_000, 50, 100, 3, 0.24325285206601222),
            (1_000, 50, 900, 47, 0.8943631548492983),
            (1_000_000_000, 1_000, 3_000_000, 1, 0.19869959205623136),
            (1_000_000_000_000, 5, 400_000_000_000, 1, 0.3369599999994816),
        ] {
            let found = Hypergeometric { lot, marked, drawn }.at_most(count);
            assert!(
                (found / expected - 1.0).abs() < 1e-10,
                "{lot} {marked} {drawn} {count}: {found}"
            );
        }
    }

    #[test]
    fn probabilities_add_up_to_one_and_to_their_tails() {
        for (items, probability) in [(1, 0.3), (7, 0.999), (1000, 0.001), (1000, 0.5)] {
            let distribution = Binomial { items, probability };
            let mut sum = 0.0;
            for count in 0..=items {
                sum += distribution.exactly(count);
                assert!(
                    (distribution.at_most(count) - sum).abs() < 1e-12,
                    "{items} {probability} {count}"
                );
                assert!(
                    (distribution.more_than(count) - (1.0 - sum)).abs() < 1e-12,
                    "{items} {probability} {count}"
                );
            }
            assert!((sum - 1.0).abs() < 1e-12);
        }
        for (lot, marked, drawn) in
            [(10, 0, 4), (10, 10, 4), (10, 7, 6), (500, 30, 100), (500, 400, 300)]
        {
            let distribution = Hypergeometric { lot, marked, drawn };
            let mut sum = 0.0;
            for count in 0..=drawn {
                sum += distribution.exactly(count);
                assert!(
                    (distribution.at_most(count) - sum).abs() < 1e-12,
                    "{lot} {marked} {drawn} {count}"
                );
            }
            assert!((sum - 1.0).abs() < 1e-12, "{lot} {marked} {drawn}");
        }
    }

    #[test]
    fn what_is_sure_is_sure() {
        let never = Binomial { items: 5, probability: 0.0 };
        let always = Binomial { items: 5, probability: 1.0 };
        assert_eq!((never.at_most(0), never.more_than(0), never.exactly(0)), (1.0, 0.0, 1.0));
        assert_eq!((always.at_most(4), always.more_than(4), always.exactly(5)), (0.0, 1.0, 1.0));
        assert_eq!((always.at_most(5), always.at_most(9), always.exactly(6)), (1.0, 1.0, 0.0));
        assert_eq!(Binomial { items: 0, probability: 0.5 }.at_most(0), 1.0);
    }
}
