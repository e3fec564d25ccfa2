//! Temperature, in degrees Celsius, and in kelvin for physical formulas.

/// A temperature, °C.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Celsius(pub f64);

impl Celsius {
    /// The same temperature in kelvin.
    pub const fn kelvin(self) -> f64 {
        self.0 + 273.15
    }
}
