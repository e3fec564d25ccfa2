//! Accuracy of the standard tables, by comparison with finer ones. These have four times the
//! resolution.

use super::examples::plan_of;
use super::mechanisms::everything;
use crate::engine::individual::tables::drain_clock::ClockResolution;
use crate::engine::individual::tables::of_draw::Tables;
use crate::model::{Climate, Seasonal};
use crate::question::TimeGrid;
use crate::units::{Celsius, Days};

/// Expected values are smooth functions of the thresholds and the exposure. If neither changes by
/// more than 1e-3 relative with four times the resolution, no expected value has a larger error
/// from the tables. The error of the standard tables is 16 times that of the finer ones, so the
/// difference is nearly all of it.
#[test]
fn the_tables_are_so_fine_that_no_expected_value_is_off_by_a_thousandth() {
    let mut study = everything();
    // a sharp daily cycle near the surface is the hardest case
    study.climate = Climate::Seasonal(Seasonal {
        mean: Celsius(3.0),
        annual_amplitude_c: 14.0,
        warmest_day: 201.0,
        diurnal_amplitude_c: 10.0,
        warmest_hour: 15.0,
        depth_m: 0.0,
        diffusivity_m2_s: 5e-7,
    });
    let grid = TimeGrid::new(&plan_of(&study, 1, 1, &[500.0]));
    let finer = ClockResolution { nodes_per_day: 4 * ClockResolution::STANDARD.nodes_per_day };
    let (standard, fine) = (
        Tables::new(study.clone(), &grid, ClockResolution::STANDARD),
        Tables::new(study, &grid, finer),
    );
    let battery = |tables: &'_ Tables| tables.alternatives[0].layings[0].clock.clone().unwrap();
    let (ours, finest) = (battery(&standard), battery(&fine));
    let (mut worst, mut worst_contact) = (0.0_f64, 0.0_f64);
    for laid in [Days::ZERO, Days::new(33.4)] {
        let first = grid.times().partition_point(|&time| time < laid + Days::new(0.02));
        let times = &grid.times()[first..];
        let pairs = ours
            .clock
            .required(laid, times, ours.longest_life)
            .into_iter()
            .zip(finest.clock.required(laid, times, finest.longest_life));
        for ((now, ever), (fine_now, fine_ever)) in pairs {
            worst = worst.max((now / fine_now - 1.0).abs()).max((ever / fine_ever - 1.0).abs());
        }
        // exposure of a life until it ends: bisection on the largest exposure with a contact
        let met = |tables: &Tables, life: f64| {
            let alternative = &tables.alternatives[0];
            let clock = &alternative.layings[0].clock.as_ref().unwrap().clock;
            let (mut low, mut high) = (0.0, alternative.exposure.by(Days::new(900.0)));
            for _ in 0..40 {
                let middle = 0.5 * (low + high);
                let happens =
                    clock.contact_while_awake(laid, life, middle, &alternative.exposure).is_some();
                if happens { low = middle } else { high = middle }
            }
            low
        };
        for life in [0.17, 3.0, 11.0, 20.0, 47.0, 90.0, 160.0] {
            let (standard, fine) = (met(&standard, life), met(&fine, life));
            worst_contact = worst_contact.max((standard / fine - 1.0).abs());
        }
    }
    println!("tables: worst threshold {worst:.1e}, worst exposure {worst_contact:.1e}, relative");
    assert!(
        worst < 1e-3 && worst_contact < 1e-3,
        "threshold {worst:e}, exposure {worst_contact:e}"
    );
    assert!(worst > 0.0 && worst_contact > 0.0, "the finer tables differ");
}
