//! Resolution of the integrals over lives and time.

/// Resolution of an integral. A finer one than the standard measures the standard's error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Resolution {
    /// Nodes of the drain clock in a day.
    pub(crate) nodes_per_day: usize,
    /// Cuts at the ends of lives, and at self-destruction. They are counted per standard deviation
    /// of a normal distribution of the same probabilities.
    pub(crate) ends_per_sigma: f64,
    /// Lives followed in parallel, for each such standard deviation. They serve mines that can be
    /// dormant.
    pub(crate) lives_per_sigma: f64,
    /// Longest interval of a battery's time under a daily cycle, in days.
    pub(crate) longest_day_part: f64,
    /// Age, in days, after which whole days are integrated together. Mines then change little in a
    /// day. Clearance with passes longer than this does not require hours either.
    pub(crate) slow_after: f64,
    /// Most exposure in an interval.
    pub(crate) most_exposure: f64,
    /// Most exposure in a step of many lives, relative to earlier exposure. It is divided by 1 +
    /// the exposure before the step.
    pub(crate) most_exposure_of_step: f64,
    /// Most exposure in a step of many lives with mixed hours.
    pub(crate) most_mixed_exposure: f64,
    /// Quantiles of the lot's multiplier for each standard deviation.
    pub(crate) lots_per_sigma: f64,
}

impl Resolution {
    /// Standard resolution: relative error below 1e-4 for expected values above 1e-12 mines.
    ///
    /// For dormant mines, this holds above 1e-9 of the mines laid. Where mines that can be dormant
    /// have Λ contacts on average, the relative error of the remaining mines is 5e-5·Λ.
    pub(crate) const STANDARD: Self = Self {
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

    /// Resolution 3 to 5 times finer in everything. It measures the error of the standard.
    #[cfg(test)]
    pub(crate) const FINE: Self = Self {
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
