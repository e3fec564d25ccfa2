//! Cells of lives in the same state at every grid time.
//!
//! They serve mines of which the cold makes some dormant and others not. The cuts are the required
//! lives G and H at the times of the grid. Between two cuts all mines are functional, dormant or
//! inert at the same times. Finer cuts keep the exposure within a cell uniform too.

use super::dormancy::SideBySide;
use super::markov_chain::End;
use crate::engine::expected::lives::distribution::{Lives, Tails};
use crate::engine::expected::setting::SettingContext;
use crate::engine::expected::surroundings::of_wave::WaveSurroundings;

/// Lives per standard deviation, besides the cuts of the grid. The standard deviation is that of a
/// normal distribution with the same probabilities.
const PER_SIGMA: f64 = 32.0;

/// Cells of lives, and the outcome of the mines in each.
#[derive(Clone, Debug)]
pub(crate) struct Cells {
    /// Lives between cells, increasing. The first cell is below the first cut, the last above the
    /// last.
    pub(crate) cuts: Vec<f64>,
    /// First functional cell, and first functional or dormant cell. One pair for each time from the
    /// wave's first on, until every life is over.
    pub(crate) awake: Vec<(usize, usize)>,
    /// Outcomes of each cell.
    pub(crate) outcomes: Vec<CellOutcomes>,
}

/// Outcome of the mines of a cell before they are inert.
#[derive(Clone, Debug, Default)]
pub(crate) struct CellOutcomes {
    /// Probability of removal from the ground before being inert.
    pub(crate) leaves: f64,
    /// Removals by time and kind.
    pub(crate) ways: Vec<EndProbabilities>,
}

/// One kind of removal from the ground in one grid interval.
#[derive(Clone, Debug)]
pub(crate) struct EndProbabilities {
    /// Index of the grid time by which it occurs. It is counted from the wave's first.
    pub(crate) time: usize,
    /// Kind of removal.
    pub(crate) end: End,
    /// Its probability in the cell, and the cumulative probability up to it.
    pub(crate) p: f64,
    pub(crate) so_far: f64,
    /// Where it is a detonation, its probability by channel.
    pub(crate) channels: Vec<f64>,
}

/// First cell whose lives exceed the required life. The required life is a cut, unless it is
/// outside the range of relevant lives.
fn first_above(cuts: &[f64], required: f64) -> usize {
    if required < cuts[0] { 0 } else { cuts.partition_point(|&cut| cut < required) + 1 }
}

impl Cells {
    /// Computes the cells of the mines of a setting and wave.
    pub(crate) fn new(
        of_setting: &SettingContext<'_>,
        around: &WaveSurroundings<'_>,
        lives: &Lives,
    ) -> Self {
        let mut cuts = lives.levels(PER_SIGMA);
        let (low, high) = (cuts[0], cuts[cuts.len() - 1]);
        let times = &around.times[around.first..];
        let required =
            times.iter().map(|&time| of_setting.drain.required(of_setting.at_laid, time));
        let thresholds = required.chain(of_setting.least.iter().copied());
        cuts.extend(thresholds.filter(|&required| required > low && required < high));
        cuts.extend(of_setting.separated(around, &[low, high]));
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let together = of_setting.side_by_side(around, cuts.clone());
        let channels = around.meetings.channels().len();
        let awake = together
            .at
            .iter()
            .map(|now| now.required.map(|required| first_above(&cuts, required)))
            .map(|[now, ever]| (now, ever.min(now)))
            .collect::<Vec<_>>();
        let outcomes = (0..=cuts.len())
            .map(|cell| outcomes(&together, &awake, channels, cell, cuts.len()))
            .collect();
        Self { cuts, awake, outcomes }
    }

    /// Estimates the memory, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let of_way = |way: &EndProbabilities| {
            size_of::<EndProbabilities>() + way.channels.len() * size_of::<f64>()
        };
        let ways = self.outcomes.iter().flat_map(|outcomes| &outcomes.ways);
        let of_cuts = self.cuts.len() * (size_of::<f64>() + size_of::<CellOutcomes>());
        of_cuts + self.awake.len() * size_of::<(usize, usize)>() + ways.map(of_way).sum::<usize>()
    }

    /// Index of the cell of a life.
    pub(crate) fn of_life(&self, life: f64) -> usize {
        self.cuts.partition_point(|&cut| cut < life)
    }

    /// Probability of each cell under a distribution of life.
    pub(crate) fn masses(&self, lives: &Lives) -> Vec<f64> {
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

/// Outcomes of a cell: the mean of the lives at its ends.
fn outcomes(
    together: &SideBySide,
    awake: &[(usize, usize)],
    channels: usize,
    cell: usize,
    cuts: usize,
) -> CellOutcomes {
    let [low, high] = [cell.saturating_sub(1), cell.min(cuts - 1)];
    let mean = |values: &[f64], width: usize, of: usize| {
        0.5 * (values[low * width + of] + values[high * width + of])
    };
    let mut outcomes = CellOutcomes::default();
    let mut before = vec![0.0; 2 * channels + 2];
    for (time, now) in together.at.iter().enumerate() {
        // once inert, clearance removes them with all others
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
                outcomes.leaves += p;
                outcomes.ways.push(EndProbabilities {
                    time,
                    end,
                    p,
                    so_far: outcomes.leaves,
                    channels,
                });
            }
        };
        leave(End::Early, early.iter().sum(), early);
        leave(End::Late, late.iter().sum(), late);
        leave(End::SelfDestructed, destroyed, Vec::new());
        leave(End::Cleared, cleared, Vec::new());
    }
    outcomes
}
