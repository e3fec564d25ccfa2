//! What can go wrong in drawing.

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// A curve that the chart needs is not there, or not as long as the times.
    #[error("arm \"{arm}\": found no curve of {quantity} over all times, wanted one")]
    NoCurve {
        /// The arm.
        arm: String,
        /// The quantity.
        quantity: &'static str,
    },
    /// There is no time after the start.
    #[error("times_days: found no time after the start, wanted at least one")]
    NoTime,
    /// The picture could not be turned into pixels.
    #[error("cannot make a PNG: {0}")]
    Pixels(String),
}
