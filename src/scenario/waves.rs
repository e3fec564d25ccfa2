//! Times of repeated laying.

/// The number of waves at 0, `every`, 2·`every`, … before `until`. Both arguments are above 0.
pub(super) fn renewals(every: f64, until: f64) -> f64 {
    // 3 · 0.7 is 2.0999…: a wave at `until` up to rounding is not before it
    (until / every * (1.0 - 1e-12)).ceil()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_laying_has_a_wave_at_each_multiple_before_the_end() {
        assert_eq!(renewals(14.0, 365.25), 27.0);
        assert_eq!(renewals(14.0, 28.0), 2.0);
        assert_eq!(renewals(14.0, 28.1), 3.0);
        assert_eq!(renewals(14.0, 1.0), 1.0);
        assert_eq!(renewals(0.7, 2.1), 3.0);
    }
}
