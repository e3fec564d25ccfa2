//! How finely lives and time are cut.

/// How finely: the standard, or finer, to measure what the standard costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::engine) struct Resolution {
    /// Nodes of the drain clock in a day.
    pub(in crate::engine) nodes_per_day: usize,
    /// Cuts at the ends of lives, and at self-destruction, for each standard deviation of a normal
    /// law of the same probabilities.
    pub(in crate::engine) ends_per_sigma: f64,
    /// Lives kept side by side where the cold silences mines, for each such standard deviation.
    pub(in crate::engine) lives_per_sigma: f64,
    /// Longest stretch of a battery's time under a daily cycle, in days.
    pub(in crate::engine) longest_day_part: f64,
    /// Age, in days, after which mines change so little in a day that its hours are taken together,
    /// as they are under clearance whose passes take longer.
    pub(in crate::engine) slow_after: f64,
    /// Most exposure in a stretch.
    pub(in crate::engine) most_exposure: f64,
    /// Most exposure in a step of many lives, for each unit of exposure that is behind them, and
    /// one.
    pub(in crate::engine) most_exposure_of_step: f64,
    /// Most exposure in a step of many lives that mixes hours of the day.
    pub(in crate::engine) most_mixed_exposure: f64,
    /// Quantiles of the lot's multiplier for each standard deviation.
    pub(in crate::engine) lots_per_sigma: f64,
}

impl Resolution {
    /// Within 1e-4 of every expected value above 1e-12 mines (of dormant mines, above 1e-9 of those
    /// laid); where a mine the cold silences meets Λ people on average, what is left of them is
    /// known to 5e-5·Λ.
    pub(in crate::engine) const STANDARD: Self = Self {
        nodes_per_day: 96,
        ends_per_sigma: 4.0,
        lives_per_sigma: 128.0,
        longest_day_part: 0.25,
        slow_after: 730.0,
        most_exposure: 0.5,
        most_exposure_of_step: 5e-3,
        most_mixed_exposure: 4e-4,
        lots_per_sigma: 4.0,
    };

    /// Two to four times as fine in everything, to see what the standard leaves out.
    #[cfg(test)]
    pub(in crate::engine) const FINE: Self = Self {
        nodes_per_day: 288,
        ends_per_sigma: 12.0,
        lives_per_sigma: 384.0,
        longest_day_part: 0.08,
        slow_after: f64::INFINITY,
        most_exposure: 0.1,
        most_exposure_of_step: 1e-3,
        most_mixed_exposure: 1e-4,
        lots_per_sigma: 12.0,
    };
}
