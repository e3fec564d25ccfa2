//! Battery: life at reference conditions, drain rate, and capacity in the cold.

use super::{Climate, MultiplierDistribution};
use crate::numeric;
use crate::units::Celsius;

/// The gas constant R, kJ/(mol K).
const GAS_CONSTANT_KJ_MOL_K: f64 = 8.314_462_618e-3;

/// Battery of a fuse. Life at reference conditions X = r s V W, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Battery {
    /// Distribution of the mine's own multiplier W: mean 1.
    pub life: MultiplierDistribution,
    /// Production lots in each laying of each replicate; at least 1.
    pub lots: u32,
    /// Coefficient of variation of the lot's multiplier V (lognormal, mean 1); 0 or more.
    pub lot_cv: f64,
    /// Years in storage before t0.
    pub storage_years: f64,
    /// Share of the charge lost in each year of storage, 0 to 1.
    pub storage_loss_per_year: f64,
    /// Reference temperature T_ref.
    pub reference: Celsius,
    /// Share φ of the drain that depends on temperature, 0 to 1.
    pub self_discharge_share: f64,
    /// Activation energy Ea of that share, kJ/mol.
    pub activation_energy_kj_mol: f64,
    /// Share of the capacity lost per °C below the knee.
    pub cold_loss_per_c: f64,
    /// Temperature below which capacity decreases.
    pub cold_knee: Celsius,
    /// Smallest usable share of the capacity, above 0 and at most 1.
    pub minimum_capacity: f64,
}

impl Battery {
    /// s: share of the charge left after storage, s = (1 − loss)^years.
    pub fn stored_charge(&self) -> f64 {
        numeric::pow(1.0 - self.storage_loss_per_year, self.storage_years)
    }

    /// a(T) = (1 − φ) + φ exp((Ea/R)(1/T_ref − 1/T)): drain rate of the battery, 1 at T_ref.
    /// Source: the Arrhenius equation for self-discharge.
    pub fn drain_rate(&self, temperature: Celsius) -> f64 {
        let phi = self.self_discharge_share;
        if phi == 0.0 || self.activation_energy_kj_mol == 0.0 {
            return 1.0;
        }
        let inverse_kelvin = 1.0 / self.reference.kelvin() - 1.0 / temperature.kelvin();
        (1.0 - phi)
            + phi
                * numeric::exp(
                    self.activation_energy_kj_mol / GAS_CONSTANT_KJ_MOL_K * inverse_kelvin,
                )
    }

    /// c(T) = clamp(1 − loss · max(0, knee − T), minimum, 1): usable share of the capacity.
    pub fn usable_capacity(&self, temperature: Celsius) -> f64 {
        let below = (self.cold_knee.0 - temperature.0).max(0.0);
        (1.0 - self.cold_loss_per_c * below).clamp(self.minimum_capacity, 1.0)
    }

    /// Whether the usable capacity is 1 at every temperature.
    pub fn ignores_the_cold(&self) -> bool {
        self.cold_loss_per_c == 0.0 || self.minimum_capacity >= 1.0
    }

    /// Whether a mine is never dormant in a climate. At a constant temperature a battery is
    /// exhausted for good, or not at all.
    pub fn never_sleeps(&self, climate: &Climate) -> bool {
        climate.is_constant() || self.ignores_the_cold()
    }

    /// Distribution of the lot's multiplier V.
    pub fn lot_distribution(&self) -> MultiplierDistribution {
        MultiplierDistribution::lognormal(self.lot_cv)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn battery() -> Battery {
        Battery {
            life: MultiplierDistribution::lognormal(0.1),
            lots: 1,
            lot_cv: 0.0,
            storage_years: 5.0,
            storage_loss_per_year: 0.015,
            reference: Celsius(20.0),
            self_discharge_share: 1.0,
            activation_energy_kj_mol: 51.0,
            cold_loss_per_c: 0.01,
            cold_knee: Celsius(20.0),
            minimum_capacity: 0.3,
        }
    }

    #[test]
    fn fifty_one_kilojoule_per_mole_doubles_the_drain_in_about_ten_degrees() {
        let ratio = battery().drain_rate(Celsius(25.0)) / battery().drain_rate(Celsius(15.0));
        assert!((ratio - 2.0).abs() < 0.05, "{ratio}");
        assert_eq!(battery().drain_rate(Celsius(20.0)), 1.0);
    }

    #[test]
    fn arrhenius_agrees_with_the_published_factor_from_60_to_100_degrees() {
        // 1.2 eV per particle is 115.78 kJ/mol; with the handbook's rounded Boltzmann constant the
        // factor is 88.3
        let kj_mol = 1.2 * 8.314_462_618e-3 / 8.617_333_262e-5;
        let battery = Battery { activation_energy_kj_mol: kj_mol, ..battery() };
        let ratio = battery.drain_rate(Celsius(100.0)) / battery.drain_rate(Celsius(60.0));
        assert!((ratio / 88.295_745_88 - 1.0).abs() < 2e-3, "{ratio}");
    }

    #[test]
    fn the_cold_takes_capacity_down_to_the_minimum_and_warmth_adds_none() {
        let battery = battery();
        assert_eq!(battery.usable_capacity(Celsius(30.0)), 1.0);
        assert!((battery.usable_capacity(Celsius(-10.0)) - 0.7).abs() < 1e-12);
        assert_eq!(battery.usable_capacity(Celsius(-90.0)), 0.3);
    }

    #[test]
    fn storage_costs_a_share_of_the_charge_each_year() {
        assert!((battery().stored_charge() - 0.985 * 0.985 * 0.985 * 0.985 * 0.985).abs() < 1e-12);
        assert_eq!(Battery { storage_years: 0.0, ..battery() }.stored_charge(), 1.0);
    }
}
