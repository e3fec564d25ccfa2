//! Lots: mines that share a multiplier are not independent.
//!
//! So the probability of no casualty is not a product over mines.

use super::distribution::Lives;
use crate::model::{Electrical, Laying};
use crate::numeric::{exp, exp_m1, ln_1p};

/// Range of lots, in standard deviations.
const FARTHEST: f64 = 7.0;

/// Multipliers of a lot, and the weight of each.
pub(crate) fn multipliers(fuse: &Electrical, per_sigma: f64) -> Vec<(f64, f64)> {
    let distribution = fuse.battery.lot_distribution();
    let Some(sigma) = distribution.lognormal_sigma() else { return vec![(1.0, 1.0)] };
    let steps = (FARTHEST * per_sigma).ceil() as i32;
    let nodes = (-steps..=steps).map(|k| f64::from(k) / per_sigma);
    let nodes: Vec<(f64, f64)> =
        nodes.map(|z| (exp(sigma * z - 0.5 * sigma * sigma), exp(-0.5 * z * z))).collect();
    let total: f64 = nodes.iter().map(|node| node.1).sum();
    nodes.into_iter().map(|(multiplier, weight)| (multiplier, weight / total)).collect()
}

/// Numbers of mines of each wave in a lot, and of such lots. Mine i belongs to lot i mod lots,
/// numbered wave after wave. So lots differ only by the ends of the waves.
pub(crate) fn shares(laying: &Laying, lots: u32) -> Vec<(Vec<u64>, u64)> {
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

/// ln P(no mine of all lots detonates). `hit[wave]` gives for each multiplier the probability that
/// a mine of that wave detonates.
pub(crate) fn ln_nobody(shares: &[(Vec<u64>, u64)], weights: &[f64], hit: &[Vec<f64>]) -> f64 {
    let of_lot = |mines: &[u64]| {
        let somebody = |multiplier: usize| {
            let ln = mines
                .iter()
                .zip(hit)
                .map(|(&mines, hit)| mines as f64 * ln_1p(-hit[multiplier].min(1.0)));
            // 0 mines with probability 1 give 0 times infinity, which counts as 0
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

/// Distribution of life of a setting in each of the lots.
pub(crate) fn lives_of_lots<'a>(
    fuse: &'a Electrical,
    setting: usize,
    multipliers: &'a [(f64, f64)],
) -> impl Iterator<Item = Lives> + 'a {
    multipliers.iter().map(move |&(multiplier, _)| Lives::of_lot(fuse, setting, multiplier))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::tests::examples;
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
