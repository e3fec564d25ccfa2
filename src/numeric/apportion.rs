//! Apportionment of a total by largest remainder.

/// Divides a total into whole parts in proportion to shares. The largest remainders are rounded up,
/// of equal ones the earlier.
pub(crate) fn apportion(total: u64, shares: &[f64]) -> Vec<u64> {
    let sum: f64 = shares.iter().sum();
    let quotas = shares.iter().map(|share| {
        #[expect(clippy::cast_precision_loss, reason = "at most 1e10")]
        let quota = total as f64 * share / sum;
        // 0.29 of 100 is 28.999…: a quota that is whole except for rounding error counts as whole
        if (quota - quota.round()).abs() < 1e-6 { quota.round() } else { quota }
    });
    let quotas: Vec<f64> = quotas.collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1e10")]
    let mut parts: Vec<u64> = quotas.iter().map(|quota| quota.floor() as u64).collect();
    let left = total.saturating_sub(parts.iter().sum());
    let mut order: Vec<usize> = (0..parts.len()).collect();
    // a stable sort keeps equal remainders in their order
    let remainder = |at: usize| (quotas[at].fract() * 1e6).round();
    order.sort_by(|&a, &b| remainder(b).total_cmp(&remainder(a)));
    for (&at, _) in order.iter().zip(0..left) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_remainders_are_rounded_up_and_ties_go_to_the_earlier() {
        assert_eq!(apportion(1000, &[0.5, 0.5]), [500, 500]);
        assert_eq!(apportion(3, &[0.5, 0.5]), [2, 1]);
        assert_eq!(apportion(10, &[0.27, 0.26, 0.47]), [3, 2, 5]);
        assert_eq!(apportion(5, &[0.1, 0.3, 0.6]), [1, 1, 3]);
        assert_eq!(apportion(100, &[0.29, 0.57, 0.14]), [29, 57, 14]);
        assert_eq!(apportion(0, &[0.2, 0.8]), [0, 0]);
        assert_eq!(apportion(1, &[0.0, 1.0]), [0, 1]);
    }

    #[test]
    fn the_parts_sum_to_the_total_whatever_the_shares() {
        for count in 1..60_u32 {
            let shares: Vec<f64> = (0..count).map(|k| f64::from((k * 7919) % 13 + 1)).collect();
            for total in [1, 7, 1000, 9_999_999_999] {
                assert_eq!(apportion(total, &shares).iter().sum::<u64>(), total);
            }
        }
    }
}
