//! Errors of charts.

/// The reason why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// A curve is missing, or not as long as the times.
    #[error(
        "alternative \"{alternative}\": found no curve of {quantity} over all times, expected one"
    )]
    NoCurve {
        /// The alternative.
        alternative: String,
        /// The quantity.
        quantity: &'static str,
    },
    /// There is no time after the start.
    #[error("times_days: found no time after the start, expected at least one")]
    NoTime,
    /// The picture could not be turned into pixels.
    #[error("cannot make a PNG: {0}")]
    Pixels(String),
}
