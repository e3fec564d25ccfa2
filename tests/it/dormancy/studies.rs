//! Random scenarios of mines that the cold silences.

use inertness::numeric::pow;
use rand::RngExt;
use rand_xoshiro::Xoshiro256PlusPlus;

/// A study that nobody thought of: a climate, a battery, and self-destruction or none.
pub(super) fn text(random: &mut Xoshiro256PlusPlus) -> String {
    let mut between = |low: f64, high: f64| low + (high - low) * random.random::<f64>();
    let swing = 2.0 * pow(20.0, between(0.0, 1.0));
    let (mean, annual, warmest) = (between(-15.0, 15.0), between(0.0, 15.0), between(150.0, 250.0));
    let (day, hour, depth) =
        (between(1.0, 28.0) as u32, between(0.0, 23.9) as u32, between(0.0, 0.05));
    let month = 1 + between(0.0, 11.99) as u32;
    let (loss, knee, least) = (between(0.0125, 0.08), between(-10.0, 20.0), between(0.05, 0.5));
    // from two hours and a half to 90 d
    let (rated, cv) = (0.1 * pow(900.0, between(0.0, 1.0)), between(0.05, 0.4));
    let distribution = ["lognormal", "weibull", "gamma"][between(0.0, 2.99) as usize];
    let (share, energy) = (between(0.0, 1.0), between(0.0, 70.0));
    // whole steps of the integrals
    let (from, length) = (between(0.0, 56.0).floor() / 4.0, between(4.0, 40.0).floor() / 4.0);
    let destroys = between(0.0, 1.0) < 0.5;
    let (after, works, jitter) =
        (between(1.0, 25.0), between(0.5, 1.0), [0.0, 0.02, 0.1][between(0.0, 2.99) as usize]);
    let (own, of_fuse) = if destroys {
        (
            format!(", self_destruct = \"{after}d\""),
            format!("self_destruct = {{ reliability = {works}, cv = {jitter} }}"),
        )
    } else {
        (String::new(), String::new())
    };
    format!(
        r#"
format = 1
title = "Cold"
[simulation]
seed = 5
horizon = "30d"
report_at = ["2d", "7d", "12d", "20d", "30d"]
[site]
start = 2025-{month:02}-{day:02}T{hour:02}:00:00
area_m2 = 1_000_000
[site.temperature.seasonal]
mean_c = {mean}
annual_amplitude_c = {annual}
warmest_day = {warmest}
diurnal_amplitude_c = {swing}
depth_m = {depth}
[civilians]
trigger_probability = 1e-9
[[civilians.group]]
name = "all"
people = 100
presence = [["0d", 1.0]]
entries_per_person_year = 10
path_per_entry_m = 100
contact_width_m = 0.3
active_hours = [{from}, {to}]
[[alternative]]
name = "battery"
[[alternative.laying]]
mines = 1_000_000
[alternative.laying.electrical]
settings = [{{ rated_life = "{rated}d", share = 1.0{own} }}]
{of_fuse}
[alternative.laying.electrical.battery]
life = {{ {distribution} = {{ cv = {cv} }} }}
self_discharge_share = {share}
activation_energy_kj_mol = {energy}
cold_loss_per_c = {loss}
cold_knee_c = {knee}
minimum_capacity = {least}
"#,
        to = from + length
    )
}
