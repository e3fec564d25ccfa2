//! Lives that are alike at every time of the grid, where the cold silences some mines and not
//! others.
//!
//! The lives are cut at what is needed at the times of the grid, now and ever after: between two
//! cuts all mines are functional, dormant or inert at the same times. They are cut finer than that,
//! so that what such mines meet is alike too.

use super::chain::End;
use super::lives::{Lives, Tails};
use super::scene::Scene;
use super::setting::OfSetting;
use super::waking::SideBySide;

/// Lives kept for each standard deviation of a normal law of the same probabilities, beside the
/// cuts of the grid.
const PER_SIGMA: f64 = 32.0;

/// Cells of lives, and what becomes of the mines in each.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Cells {
    /// The lives between cells, increasing; the first cell is below the first, the last above the
    /// last.
    pub(in crate::engine) cuts: Vec<f64>,
    /// At each time from the wave's first on, until every life is over: the first cell that is
    /// functional, and the first that is functional or dormant.
    pub(in crate::engine) awake: Vec<(usize, usize)>,
    /// Of each cell.
    pub(in crate::engine) fates: Vec<CellFates>,
}

/// What becomes of the mines of a cell before they are inert.
#[derive(Clone, Debug, Default)]
pub(in crate::engine) struct CellFates {
    /// Probability of leaving the ground before being inert.
    pub(in crate::engine) leaves: f64,
    /// When and how.
    pub(in crate::engine) ways: Vec<Leaving>,
}

/// One way of leaving the ground.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Leaving {
    /// By which time, counted from the wave's first.
    pub(in crate::engine) time: usize,
    /// How.
    pub(in crate::engine) end: End,
    /// Its probability, over all ways of a mine of the cell, and that of it or one before it.
    pub(in crate::engine) p: f64,
    pub(in crate::engine) so_far: f64,
    /// Where it goes off on somebody, the same by channel.
    pub(in crate::engine) channels: Vec<f64>,
}

/// The first cell whose lives exceed what is needed, which is a cut unless no life matters near it.
fn first_above(cuts: &[f64], needed: f64) -> usize {
    if needed < cuts[0] { 0 } else { cuts.partition_point(|&cut| cut < needed) + 1 }
}

impl Cells {
    /// The cells of the mines of a setting and wave.
    pub(super) fn new(of_setting: &OfSetting<'_>, scene: &Scene<'_>, lives: &Lives) -> Self {
        let mut cuts = lives.levels(PER_SIGMA);
        let (low, high) = (cuts[0], cuts[cuts.len() - 1]);
        let times = &scene.times[scene.first..];
        let needed = times.iter().map(|&time| of_setting.drain.needed(of_setting.at_laid, time));
        let thresholds = needed.chain(of_setting.least.iter().copied());
        cuts.extend(thresholds.filter(|&needed| needed > low && needed < high));
        cuts.extend(of_setting.told_apart(scene, &[low, high]));
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let together = of_setting.side_by_side(scene, cuts.clone());
        let channels = scene.meetings.channels().len();
        let awake = together
            .at
            .iter()
            .map(|now| now.needed.map(|needed| first_above(&cuts, needed)))
            .map(|[now, ever]| (now, ever.min(now)))
            .collect::<Vec<_>>();
        let fates = (0..=cuts.len())
            .map(|cell| fates(&together, &awake, channels, cell, cuts.len()))
            .collect();
        Self { cuts, awake, fates }
    }

    /// About how much memory they take.
    pub(super) fn bytes(&self) -> usize {
        let of_way = |way: &Leaving| size_of::<Leaving>() + way.channels.len() * size_of::<f64>();
        let ways = self.fates.iter().flat_map(|fates| &fates.ways);
        let of_cuts = self.cuts.len() * (size_of::<f64>() + size_of::<CellFates>());
        of_cuts + self.awake.len() * size_of::<(usize, usize)>() + ways.map(of_way).sum::<usize>()
    }

    /// The cell of a life.
    pub(in crate::engine) fn of_life(&self, life: f64) -> usize {
        self.cuts.partition_point(|&cut| cut < life)
    }

    /// The probability of each cell under a law of life.
    pub(in crate::engine) fn masses(&self, lives: &Lives) -> Vec<f64> {
        let mut before = Tails::NONE;
        let mut masses: Vec<f64> = Vec::with_capacity(self.cuts.len() + 1);
        for &cut in &self.cuts {
            let tails = lives.tails(cut);
            masses.push(before.until(tails));
            before = tails;
        }
        masses.push(before.above);
        masses
    }
}

/// What becomes of the mines of a cell: the mean of the lives at its ends.
fn fates(
    together: &SideBySide,
    awake: &[(usize, usize)],
    channels: usize,
    cell: usize,
    cuts: usize,
) -> CellFates {
    let [low, high] = [cell.saturating_sub(1), cell.min(cuts - 1)];
    let mean = |values: &[f64], width: usize, of: usize| {
        0.5 * (values[low * width + of] + values[high * width + of])
    };
    let mut fates = CellFates::default();
    let mut before = vec![0.0; 2 * channels + 2];
    for (time, now) in together.at.iter().enumerate() {
        // once inert, clearance takes them with all others
        if time > 0 && cell < awake[time - 1].1 {
            break;
        }
        let mut change = |place: usize, so_far: f64| {
            (so_far - std::mem::replace(&mut before[place], so_far)).max(0.0)
        };
        let early: Vec<f64> =
            (0..channels).map(|c| change(c, mean(&now.early, channels, c))).collect();
        let late: Vec<f64> =
            (0..channels).map(|c| change(channels + c, mean(&now.late, channels, c))).collect();
        let destroyed = change(2 * channels, mean(&now.self_destructed, 1, 0));
        let cleared = change(2 * channels + 1, mean(&now.cleared, 1, 0));
        let mut leave = |end, p: f64, channels: Vec<f64>| {
            if p > 0.0 {
                fates.leaves += p;
                fates.ways.push(Leaving { time, end, p, so_far: fates.leaves, channels });
            }
        };
        leave(End::Early, early.iter().sum(), early);
        leave(End::Late, late.iter().sum(), late);
        leave(End::SelfDestructed, destroyed, Vec::new());
        leave(End::Cleared, cleared, Vec::new());
    }
    fates
}
