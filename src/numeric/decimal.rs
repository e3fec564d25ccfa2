//! Decimal arithmetic on floats as written: 1 − 0.999 is exactly 0.001.
//!
//! A float stands for the shortest decimal that parses to it, which is the one a user typed. So 0.1
//! % of 1000 is 1, not 0.99999.

/// Digits · 10^(−places).
struct Decimal {
    digits: u128,
    places: u32,
}

/// Largest number of decimal places whose power of ten fits in `u128`.
const MOST_DECIMALS: u32 = 38;

impl Decimal {
    /// Shortest decimal of a number in [0, 1]. `None` where it has too many places.
    fn of(x: f64) -> Option<Self> {
        let text = format!("{x}");
        let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
        let length = u32::try_from(places.len()).ok().filter(|&length| length <= MOST_DECIMALS)?;
        Some(Self { digits: format!("{whole}{places}").parse().ok()?, places: length })
    }

    /// 10 to the power of its places.
    fn unit(&self) -> u128 {
        10_u128.pow(self.places)
    }
}

/// 1 − x for x in [0, 1], in decimal arithmetic.
pub fn complement(x: f64) -> f64 {
    let exact = Decimal::of(x).and_then(|decimal| {
        let digits = decimal.unit().checked_sub(decimal.digits)?;
        format!("{digits}e-{}", decimal.places).parse().ok()
    });
    exact.unwrap_or(1.0 - x)
}

/// Integer part of n · x for a share x in [0, 1]. Computed in decimal arithmetic.
pub fn whole_part_of_share(n: u64, x: f64) -> u64 {
    let exact = Decimal::of(x).and_then(|decimal| {
        let whole = decimal.digits.checked_mul(n.into())? / decimal.unit();
        u64::try_from(whole).ok()
    });
    exact.unwrap_or((n as f64 * x).floor() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_less_a_figure_is_the_figure_that_one_would_write() {
        for (x, rest) in [
            (0.999, 0.001),
            (0.9, 0.1),
            (0.95, 0.05),
            (6e-6, 0.999_994),
            (0.0, 1.0),
            (1.0, 0.0),
            (1e-300, 1.0),
        ] {
            assert_eq!(complement(x), rest, "{x}");
        }
        assert_ne!(1.0 - 0.9, 0.1, "which floats do not do");
    }

    #[test]
    fn a_share_of_a_lot_has_no_float_trap() {
        for (n, share, whole) in [
            (1_000, 0.001, 1),
            (10, 0.1, 1),
            (1_000_000, 0.29, 290_000),
            (100, 0.29, 29),
            (999, 0.001, 0),
            (1_000_000_000_000, 1e-12, 1),
            (1_000_000_000_000, 1e-300, 0),
            (7, 1.0, 7),
        ] {
            assert_eq!(whole_part_of_share(n, share), whole, "{n} {share}");
        }
        assert_eq!((100.0_f64 * 0.29).floor(), 28.0, "which floats get wrong");
        for n in 1..2_000_u64 {
            for thousandths in [1, 5, 29, 57, 58, 115, 999_u64] {
                let share: f64 = format!("{thousandths}e-3").parse().unwrap();
                assert_eq!(
                    whole_part_of_share(n, share),
                    n * thousandths / 1000,
                    "{n} {thousandths}"
                );
            }
        }
    }
}
