//! Temperature, in degrees Celsius outside and in kelvin where physics asks for it.

/// A temperature, °C.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Celsius(pub f64);

impl Celsius {
    /// The same temperature in kelvin.
    pub const fn kelvin(self) -> f64 {
        self.0 + 273.15
    }
}
