//! Temperature at the depth of the mine, in local solar time.

use crate::numeric;
use crate::units::{Celsius, Days};
use std::f64::consts::TAU;
use std::sync::Arc;

/// Days in the year of the annual wave.
const YEAR_DAYS: f64 = 365.25;
const SECONDS_PER_DAY: f64 = 86_400.0;

/// Calendar position of t = 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalStart {
    /// Whole days since 1 January of the start's year: 0 on 1 January.
    pub day_of_year: u32,
    /// Local hour of day, [0, 24).
    pub hour: f64,
}

impl LocalStart {
    /// Days from 00:00 on 1 January of the start's year to `time`.
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
    /// Constant temperature.
    Constant(Celsius),
    /// A yearly and a daily wave, damped and delayed by the soil.
    Seasonal(Seasonal),
    /// Measured values.
    Series(Arc<TemperatureSeries>),
}

/// A yearly and a daily cosine, damped and delayed at depth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seasonal {
    /// Yearly mean.
    pub mean: Celsius,
    /// Amplitude of the yearly wave at the surface, °C.
    pub annual_amplitude_c: f64,
    /// Day of year of the yearly peak, at its 00:00; 1 is 1 January.
    pub warmest_day: f64,
    /// Amplitude of the daily wave at the surface, °C.
    pub diurnal_amplitude_c: f64,
    /// Local hour of the daily peak at the surface.
    pub warmest_hour: f64,
    /// Depth z, m; 0 or more.
    pub depth_m: f64,
    /// Thermal diffusivity of the soil α, m²/s; above 0.
    pub diffusivity_m2_s: f64,
}

impl Seasonal {
    /// Computes z/D of a wave of period P, with D = √(αP/π). The wave is multiplied by exp(−z/D)
    /// and delayed by the phase z/D.
    fn damping(&self, period_days: f64) -> f64 {
        let depth =
            (self.diffusivity_m2_s * period_days * SECONDS_PER_DAY / std::f64::consts::PI).sqrt();
        self.depth_m / depth
    }

    /// Temperature at a number of days since 00:00 on 1 January.
    fn at(&self, days_into_year: f64) -> Celsius {
        let wave = |amplitude: f64, period_days: f64, since_peak: f64| {
            if amplitude == 0.0 {
                return 0.0;
            }
            let damping = self.damping(period_days);
            // whole periods are removed first, so that the cosine is as accurate a century away as
            // today
            let turns = (since_peak / period_days).rem_euclid(1.0);
            amplitude * numeric::exp(-damping) * numeric::cos(TAU * turns - damping)
        };
        let annual =
            wave(self.annual_amplitude_c, YEAR_DAYS, days_into_year - (self.warmest_day - 1.0));
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
    /// Builds a series from at least two rows of increasing time.
    ///
    /// Times are since the start, and the first may be negative. With `repeat`, the first `repeat`
    /// of the series recurs, shifted by whole days, so that noon stays noon.
    ///
    /// # Panics
    /// If there are fewer than two rows or their times do not increase. The scenario has checked
    /// both.
    pub fn new(rows: Vec<(Days, Celsius)>, repeat: Option<Days>) -> Self {
        assert!(rows.len() > 1, "a series has at least two rows");
        assert!(
            rows.windows(2).all(|pair| pair[0].0 < pair[1].0),
            "the times of a series increase"
        );
        let (times, celsius) = rows.into_iter().map(|(time, celsius)| (time, celsius.0)).unzip();
        Self { times, celsius, repeat }
    }

    /// Times of the first and the last row.
    pub fn span(&self) -> [Days; 2] {
        [self.times[0], self.times[self.times.len() - 1]]
    }

    /// Spans without rows: longer than a day and than three times the median distance of rows.
    pub fn holes(&self) -> Vec<[Days; 2]> {
        let spans = || self.times.windows(2).map(|pair| [pair[0], pair[1]]);
        let length = |[from, until]: &[Days; 2]| (*until - *from).days();
        let mut lengths: Vec<f64> = spans().map(|span| length(&span)).collect();
        let middle = lengths.len() / 2;
        let (_, median, _) = lengths.select_nth_unstable_by(middle, f64::total_cmp);
        let least = (3.0 * *median).max(1.0);
        spans().filter(|span| length(span) > least).collect()
    }

    /// Maps a time into the rows, by a shift of whole days.
    ///
    /// The shift is the multiple of the period, rounded to whole days. Past the last row, it takes
    /// the same hour of an earlier day.
    fn wrapped(&self, time: Days, period: Days) -> Days {
        let (first, last) = (self.times[0].days(), self.times[self.times.len() - 1].days());
        let since = time.days() - first;
        let begins = |turn: f64| (turn * period.days()).round();
        let mut turn = (since / period.days()).floor();
        while begins(turn) > since {
            turn -= 1.0;
        }
        while begins(turn + 1.0) <= since {
            turn += 1.0;
        }
        let mut at = first + since - begins(turn);
        while at > last && at - 1.0 >= first {
            at -= 1.0;
        }
        Days::new(at)
    }

    fn at(&self, time: Days) -> Celsius {
        let wrapped = self.repeat.map_or(time, |period| self.wrapped(time, period));
        let after = self.times.partition_point(|&row| row <= wrapped);
        if after == 0 {
            return Celsius(self.celsius[0]);
        }
        let (t0, v0) = (self.times[after - 1], self.celsius[after - 1]);
        let Some(&t1) = self.times.get(after) else { return Celsius(v0) };
        let v1 = self.celsius[after];
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

    /// Whether the temperature is constant.
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
    fn a_hole_in_a_series_is_found_and_an_even_series_has_none() {
        let series = |days: &[f64]| {
            let rows = days.iter().map(|&day| (Days::new(day), Celsius(5.0)));
            TemperatureSeries::new(rows.collect(), None).holes()
        };
        assert!(series(&[0.0, 182.0, 366.0]).is_empty(), "coarse is no hole");
        assert!(series(&[0.0, 0.25, 0.5, 1.25, 1.5]).is_empty(), "nor are a few hours");
        let found = series(&[0.0, 1.0, 2.0, 182.0, 183.0]);
        assert_eq!(found, [[Days::new(2.0), Days::new(182.0)]]);
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
    fn soil_damps_the_day_in_twelve_centimetres_and_the_year_in_two_metres_and_a_quarter() {
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
    fn a_yearly_series_comes_again_with_its_days_and_its_nights() {
        // hourly rows of 365 days: cold nights, warm afternoons, and a warming of 0.01 °C a day
        let hourly = |hour: u32| {
            let (day, hour) = (f64::from(hour / 24), f64::from(hour % 24));
            (
                Days::new(day + hour / 24.0),
                Celsius(day / 100.0 + if hour == 15.0 { 20.0 } else { 0.0 }),
            )
        };
        let rows: Vec<(Days, Celsius)> = (0..=365 * 24).map(hourly).collect();
        let start = LocalStart { day_of_year: 0, hour: 0.0 };
        let year = Days::from_years(1.0);
        let series = Climate::Series(Arc::new(TemperatureSeries::new(rows.clone(), Some(year))));
        let at = |day: f64, hour: f64| series.at(start, Days::new(day + hour / 24.0)).0;
        for day in 0..4000 {
            let day = f64::from(day);
            assert!(at(day, 15.0) >= 20.0 && at(day, 3.0) < 5.0, "day {day}");
            let of_year = (day - (day / 365.25).floor() * 365.25).clamp(0.0, 364.0);
            assert!(
                (at(day, 3.0) - of_year / 100.0).abs() < 0.02 || !(1.0..=363.0).contains(&of_year),
                "day {day}"
            );
        }
        let once = Climate::Series(Arc::new(TemperatureSeries::new(rows, None)));
        assert_eq!(
            once.at(start, Days::new(400.0)),
            once.at(start, Days::new(365.0)),
            "past the end it stays"
        );
    }
}
