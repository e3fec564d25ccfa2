//! Lots: mines that share a multiplier are hurt or spared together, so nobody's being hurt is no
//! product over mines.

use super::lives::Lives;
use crate::model::{Electrical, Laying};
use crate::numeric::{exp, exp_m1, ln_1p};

/// How far out lots are looked at, in standard deviations.
const FARTHEST: f64 = 7.0;

/// Multipliers of a lot, and the weight of each.
pub(super) fn multipliers(fuse: &Electrical, per_sigma: f64) -> Vec<(f64, f64)> {
    let law = fuse.battery.lot_law();
    let Some(sigma) = law.lognormal_sigma() else { return vec![(1.0, 1.0)] };
    let steps = (FARTHEST * per_sigma).ceil() as i32;
    let nodes = (-steps..=steps).map(|k| f64::from(k) / per_sigma);
    let nodes: Vec<(f64, f64)> =
        nodes.map(|z| (exp(sigma * z - 0.5 * sigma * sigma), exp(-0.5 * z * z))).collect();
    let total: f64 = nodes.iter().map(|node| node.1).sum();
    nodes.into_iter().map(|(multiplier, weight)| (multiplier, weight / total)).collect()
}

/// How many mines of each wave are of a lot, and how many lots are like that. Mine i is of lot i
/// mod lots, numbered wave after wave, so that only the waves' ends tell lots apart.
pub(in crate::engine) fn shares(laying: &Laying, lots: u32) -> Vec<(Vec<u64>, u64)> {
    let lots = u64::from(lots.max(1));
    let mut ends = vec![0];
    for wave in &laying.waves {
        ends.push(ends[ends.len() - 1] + wave.mines);
    }
    let mut edges: Vec<u64> = ends.iter().map(|end| end % lots).chain([0, lots]).collect();
    edges.sort_unstable();
    edges.dedup();
    // mines before `end` of the lot: those i < end with i mod lots = lot
    let before = |end: u64, lot: u64| end / lots + u64::from(end % lots > lot);
    edges
        .windows(2)
        .map(|pair| {
            let of_wave =
                ends.windows(2).map(|wave| before(wave[1], pair[0]) - before(wave[0], pair[0]));
            (of_wave.collect(), pair[1] - pair[0])
        })
        .collect()
}

/// ln P(no mine of all lots goes off), where `hit[wave]` gives for each multiplier the probability
/// that a mine of that wave does.
pub(super) fn ln_nobody(shares: &[(Vec<u64>, u64)], weights: &[f64], hit: &[Vec<f64>]) -> f64 {
    let of_lot = |mines: &[u64]| {
        let somebody = |multiplier: usize| {
            let ln = mines
                .iter()
                .zip(hit)
                .map(|(&mines, hit)| mines as f64 * ln_1p(-hit[multiplier].min(1.0)));
            // no mine that surely goes off, and no mine at all, is 0 times infinity
            let ln: f64 = ln.map(|ln| if ln.is_nan() { 0.0 } else { ln }).sum();
            -exp_m1(ln)
        };
        weights
            .iter()
            .enumerate()
            .map(|(multiplier, weight)| weight * somebody(multiplier))
            .sum::<f64>()
    };
    shares.iter().map(|(mines, lots)| *lots as f64 * ln_1p(-of_lot(mines).min(1.0))).sum()
}

/// The law of life of a setting in each of the lots.
pub(super) fn lives_of_lots<'a>(
    fuse: &'a Electrical,
    setting: usize,
    multipliers: &'a [(f64, f64)],
) -> impl Iterator<Item = Lives> + 'a {
    multipliers.iter().map(move |&(multiplier, _)| Lives::of_lot(fuse, setting, multiplier))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::examples;
    use crate::model::{Fuse, Wave};
    use crate::units::Days;

    #[test]
    fn mines_are_dealt_to_lots_in_turn_wave_after_wave() {
        let wave = |at, mines| Wave { at: Days::new(at), mines };
        let laying = Laying {
            waves: vec![wave(0.0, 5), wave(1.0, 0), wave(2.0, 9), wave(3.0, 2)],
            fuse: Fuse::Mechanical(examples::mechanical()),
        };
        for lots in 1..20 {
            let mut dealt = vec![vec![0; 4]; lots as usize];
            let mut mine = 0;
            for (wave, count) in [5, 0, 9, 2].into_iter().enumerate() {
                for _ in 0..count {
                    dealt[mine % lots as usize][wave] += 1;
                    mine += 1;
                }
            }
            dealt.sort();
            let mut ours: Vec<Vec<u64>> = shares(&laying, lots)
                .into_iter()
                .flat_map(|(mines, lots)| std::iter::repeat_n(mines, lots as usize))
                .collect();
            ours.sort();
            assert_eq!(ours, dealt, "{lots} lots");
        }
    }
}
