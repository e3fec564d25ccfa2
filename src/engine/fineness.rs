//! How exact the standard tables are: against tables that are cut four times as finely.

use super::clock::Resolution;
use super::examples::plan_of;
use super::mechanisms::everything;
use super::tables::Tables;
use crate::model::{Climate, Seasonal};
use crate::question::TimeGrid;
use crate::units::{Celsius, Days};

/// Every expected value is a smooth function of the thresholds and of the exposure; where neither
/// moves by more than 1e-3 relative when time is cut four times as finely, no expected value is off
/// by more because of the tables. Cut so, the error of the standard tables falls by 16, so what is
/// seen here is nearly all of it.
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
    let finer = Resolution { nodes_per_day: 4 * Resolution::STANDARD.nodes_per_day };
    let (standard, fine) =
        (Tables::new(study.clone(), &grid, Resolution::STANDARD), Tables::new(study, &grid, finer));
    let battery = |tables: &'_ Tables| tables.arms[0].layings[0].clock.clone().unwrap();
    let (ours, finest) = (battery(&standard), battery(&fine));
    let (mut worst, mut worst_contact) = (0.0_f64, 0.0_f64);
    for laid in [Days::ZERO, Days::new(33.4)] {
        let first = grid.times().partition_point(|&time| time < laid + Days::new(0.02));
        let times = &grid.times()[first..];
        let pairs = ours
            .clock
            .needed(laid, times, ours.longest_life)
            .into_iter()
            .zip(finest.clock.needed(laid, times, finest.longest_life));
        for ((now, ever), (fine_now, fine_ever)) in pairs {
            worst = worst.max((now / fine_now - 1.0).abs()).max((ever / fine_ever - 1.0).abs());
        }
        // the exposure met by a life until it ends: bisected from the contact that just happens
        let met = |tables: &Tables, life: f64| {
            let arm = &tables.arms[0];
            let clock = &arm.layings[0].clock.as_ref().unwrap().clock;
            let (mut low, mut high) = (0.0, arm.exposure.by(Days::new(900.0)));
            for _ in 0..40 {
                let middle = 0.5 * (low + high);
                let happens =
                    clock.contact_while_powered(laid, life, middle, &arm.exposure).is_some();
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
