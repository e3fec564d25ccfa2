//! All the random numbers that a mine will use, drawn before anything is decided.

/// The luck of one mine: uniform numbers in (0, 1), each for one purpose, whether it comes to be
/// used or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Luck {
    /// Dead on arrival, overrun, or which setting.
    pub nature: f64,
    /// Quantile of its life: of W, of the overrun life, or of the mechanical life.
    pub life: f64,
    /// Quantile of the lot's multiplier V, the same for all mines of the lot.
    pub lot: f64,
    /// Survival function of the exponential E: a contact comes when the exposure reaches −ln of
    /// this.
    pub contact: f64,
    /// Quantile of the moment of self-destruction.
    pub self_destruct: f64,
    /// The self-destruct works where this is below its reliability.
    pub reliability: f64,
    /// Area rank u: where in the area, in the order of clearance.
    pub rank: f64,
    /// Which pass of clearance succeeds.
    pub detection: f64,
}

impl Luck {
    /// Luck in the middle of everything, from which tests bend what they are about.
    pub const MIDDLING: Self = Self {
        nature: 0.5,
        life: 0.5,
        lot: 0.5,
        contact: 0.5,
        self_destruct: 0.5,
        reliability: 0.5,
        rank: 0.5,
        detection: 0.5,
    };
}
