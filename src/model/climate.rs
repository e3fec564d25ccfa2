//! Temperature at the depth of the mine, over local solar time.

use crate::numeric;
use crate::units::{Celsius, Days};
use std::f64::consts::TAU;
use std::sync::Arc;

/// Days in the year of the annual wave.
const YEAR_DAYS: f64 = 365.25;
const SECONDS_PER_DAY: f64 = 86_400.0;

/// Where t = 0 stands in the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalStart {
    /// Whole days since 1 January of the start's own year: 0 on 1 January.
    pub day_of_year: u32,
    /// Local hour of day, [0, 24).
    pub hour: f64,
}

impl LocalStart {
    /// Days since 00:00 on 1 January of the start's own year, at a time since the start.
    pub fn days_into_year(self, time: Days) -> f64 {
        f64::from(self.day_of_year) + self.hour / 24.0 + time.days()
    }

    /// Local hour of day, [0, 24), at a time since the start.
    pub fn hour_at(self, time: Days) -> f64 {
        (self.hour + time.hours()).rem_euclid(24.0)
    }
}

/// Temperature over time.
#[derive(Clone, Debug, PartialEq)]
pub enum Climate {
    /// The same always.
    Constant(Celsius),
    /// A yearly and a daily wave, damped and delayed by the soil.
    Seasonal(Seasonal),
    /// Measured values.
    Series(Arc<TemperatureSeries>),
}

/// A yearly and a daily cosine, damped and delayed at depth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seasonal {
    /// Mean of the year.
    pub mean: Celsius,
    /// Half range of the year at the surface, °C.
    pub annual_amplitude_c: f64,
    /// Day of year of the annual peak, at its 00:00; 1 is 1 January.
    pub warmest_day: f64,
    /// Half range of the day at the surface, °C.
    pub diurnal_amplitude_c: f64,
    /// Local hour of the daily peak at the surface.
    pub warmest_hour: f64,
    /// Depth z, m; 0 or more.
    pub depth_m: f64,
    /// Thermal diffusivity of the soil α, m²/s; above 0.
    pub diffusivity_m2_s: f64,
}

impl Seasonal {
    /// z/D of a wave of period P: the wave is multiplied by exp(−z/D) and delayed by the phase z/D, D = √(αP/π).
    fn damping(&self, period_days: f64) -> f64 {
        let depth = (self.diffusivity_m2_s * period_days * SECONDS_PER_DAY / std::f64::consts::PI).sqrt();
        self.depth_m / depth
    }

    /// Temperature at a number of days since 00:00 on 1 January.
    fn at(&self, days_into_year: f64) -> Celsius {
        let wave = |amplitude: f64, period_days: f64, since_peak: f64| {
            if amplitude == 0.0 {
                return 0.0;
            }
            let damping = self.damping(period_days);
            // whole periods are taken off first, so that a cosine a century away is as exact as one today
            let turns = (since_peak / period_days).rem_euclid(1.0);
            amplitude * numeric::exp(-damping) * numeric::cos(TAU * turns - damping)
        };
        let annual = wave(self.annual_amplitude_c, YEAR_DAYS, days_into_year - (self.warmest_day - 1.0));
        let daily = wave(self.diurnal_amplitude_c, 1.0, days_into_year - self.warmest_hour / 24.0);
        Celsius(self.mean.0 + annual + daily)
    }
}

/// Measured temperatures, linear between rows.
#[derive(Clone, Debug, PartialEq)]
pub struct TemperatureSeries {
    times: Vec<Days>,
    celsius: Vec<f64>,
    repeat: Option<Days>,
}

impl TemperatureSeries {
    /// Rows of increasing time (since the start; the first may lie before it); at least two. With `repeat`, the
    /// first `repeat` of the series come again and again.
    ///
    /// # Panics
    /// If there are fewer than two rows or their times do not increase: the scenario checked them.
    pub fn new(rows: Vec<(Days, Celsius)>, repeat: Option<Days>) -> Self {
        assert!(rows.len() > 1, "a series has at least two rows");
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "the times of a series increase");
        let (times, celsius) = rows.into_iter().map(|(time, celsius)| (time, celsius.0)).unzip();
        Self { times, celsius, repeat }
    }

    fn at(&self, time: Days) -> Celsius {
        let first = self.times[0];
        let wrapped = match self.repeat {
            Some(period) => first + Days::new((time - first).days().rem_euclid(period.days())),
            None => time,
        };
        let after = self.times.partition_point(|&row| row <= wrapped);
        if after == 0 {
            return Celsius(self.celsius[0]);
        }
        let (t0, v0) = (self.times[after - 1], self.celsius[after - 1]);
        let (t1, v1) = match (self.times.get(after), self.repeat) {
            (Some(&t1), _) => (t1, self.celsius[after]),
            // past the last row of a repeating series the way leads back to its first
            (None, Some(period)) if first + period > t0 => (first + period, self.celsius[0]),
            (None, _) => return Celsius(v0),
        };
        Celsius(v0 + (v1 - v0) * ((wrapped - t0).days() / (t1 - t0).days()))
    }
}

impl Climate {
    /// T(t), at the depth of the mine.
    pub fn at(&self, start: LocalStart, time: Days) -> Celsius {
        match self {
            Self::Constant(celsius) => *celsius,
            Self::Seasonal(seasonal) => seasonal.at(start.days_into_year(time)),
            Self::Series(series) => series.at(time),
        }
    }

    /// Whether the temperature never changes.
    pub fn is_constant(&self) -> bool {
        match self {
            Self::Constant(_) => true,
            Self::Seasonal(s) => s.annual_amplitude_c == 0.0 && s.diurnal_amplitude_c == 0.0,
            Self::Series(series) => series.celsius.windows(2).all(|pair| pair[0] == pair[1]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kharkiv() -> Seasonal {
        Seasonal {
            mean: Celsius(8.7),
            annual_amplitude_c: 13.3,
            warmest_day: 201.0,
            diurnal_amplitude_c: 4.0,
            warmest_hour: 15.0,
            depth_m: 0.0,
            diffusivity_m2_s: 5e-7,
        }
    }

    #[test]
    fn the_surface_peaks_on_the_warmest_day_and_at_the_warmest_hour() {
        let start = LocalStart { day_of_year: 200, hour: 0.0 };
        let climate = Climate::Seasonal(Seasonal { diurnal_amplitude_c: 0.0, ..kharkiv() });
        assert!((climate.at(start, Days::ZERO).0 - 22.0).abs() < 1e-12);
        let daily = Climate::Seasonal(kharkiv());
        let at = |hour| daily.at(start, Days::from_hours(hour)).0;
        assert!(at(15.0) > at(14.0) && at(15.0) > at(16.0));
        assert!((at(15.0) - 26.0).abs() < 0.01);
    }

    #[test]
    fn soil_damps_the_day_in_eleven_point_seven_centimetres_and_the_year_in_two_metres_and_a_quarter() {
        let ratio = |period: f64, z: f64| Seasonal { depth_m: z, ..kharkiv() }.damping(period);
        assert!((ratio(1.0, 0.117) - 1.0).abs() < 5e-3);
        assert!((ratio(365.25, 2.24) - 1.0).abs() < 5e-3);
    }

    #[test]
    fn at_depth_the_daily_peak_is_lower_and_later_by_the_same_phase() {
        let start = LocalStart { day_of_year: 0, hour: 0.0 };
        let shallow = Seasonal { annual_amplitude_c: 0.0, depth_m: 0.117, ..kharkiv() };
        let damping = shallow.damping(1.0);
        let climate = Climate::Seasonal(shallow);
        let peak_hour = 15.0 + 24.0 * damping / TAU;
        let peak = climate.at(start, Days::from_hours(peak_hour)).0 - 8.7;
        assert!((peak - 4.0 * numeric::exp(-damping)).abs() < 1e-12);
    }

    #[test]
    fn a_yearly_series_comes_again_and_joins_its_end_to_its_beginning() {
        let rows = [(0.0, 0.0), (100.0, 10.0), (200.0, 20.0)];
        let rows: Vec<_> = rows.iter().map(|&(t, c)| (Days::new(t), Celsius(c))).collect();
        let start = LocalStart { day_of_year: 0, hour: 0.0 };
        let series = Climate::Series(Arc::new(TemperatureSeries::new(rows.clone(), Some(Days::new(300.0)))));
        let at = |t| series.at(start, Days::new(t)).0;
        assert_eq!((at(50.0), at(350.0), at(250.0)), (5.0, 5.0, 10.0));
        let once = Climate::Series(Arc::new(TemperatureSeries::new(rows, None)));
        assert_eq!(once.at(start, Days::new(250.0)).0, 20.0);
    }
}
