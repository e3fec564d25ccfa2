//! Random numbers of a mine, all drawn before anything is decided.

/// Uniform random numbers in (0, 1) of one mine, one for each purpose. All are drawn, whether used
/// or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RandomNumbers {
    /// Decides between dead on arrival, deactivation failure and the settings.
    pub nature: f64,
    /// Probability level of its life. That is W, the deactivation failure life, or the mechanical
    /// life.
    pub life: f64,
    /// Probability level of the lot's multiplier V. All mines of the lot have the same.
    pub lot: f64,
    /// Survival probability of the exponential E. Contact occurs when the exposure reaches −ln of
    /// this.
    pub contact: f64,
    /// Probability level of the time of self-destruction.
    pub self_destruct: f64,
    /// The self-destruct works where this is below its reliability.
    pub reliability: f64,
    /// Area rank u: position of the mine in the order of clearance.
    pub rank: f64,
    /// Decides which pass of clearance succeeds.
    pub clearance_effectiveness: f64,
}

impl RandomNumbers {
    /// All 0.5: a base for tests, which change single numbers.
    pub const MIDDLING: Self = Self {
        nature: 0.5,
        life: 0.5,
        lot: 0.5,
        contact: 0.5,
        self_destruct: 0.5,
        reliability: 0.5,
        rank: 0.5,
        clearance_effectiveness: 0.5,
    };
}
