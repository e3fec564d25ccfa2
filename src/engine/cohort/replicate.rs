//! One replicate of one alternative, as counts.

use super::kinds::CountedKind;
use super::multinomial::{binomial, share_out};
use super::people::People;
use crate::engine::expected::{
    CohortAlternative, CohortKind, CohortLaying, CohortWave, EndKind, Lives, shares,
};
use crate::engine::rng::{Purpose, ReplicateKey, uniform};
use crate::engine::tally::events::Events;
use crate::model::{Alternative, Electrical, Ending, Laying};
use rand::Rng;

/// Number of mines of a lot below which lives are drawn singly. Each mine then draws a life and is
/// assigned to a cell.
const LIVES_DRAWN_BELOW: u64 = 256;

/// Simulates a replicate of an alternative. Layings of the same index have the same random numbers
/// in every alternative.
pub(super) fn simulate(
    key: ReplicateKey,
    alternative: &Alternative,
    cohort: &CohortAlternative,
    people: &People,
    events: &mut Events,
) {
    for (index, (laying, cohort)) in alternative.layings.iter().zip(&cohort.layings).enumerate() {
        let mut random = key.stream(index, Purpose::Counts);
        for wave in &cohort.waves {
            events.lay(wave.first, wave.mines);
        }
        // number of mines of each wave that become inert by each of its times
        let mut inert: Vec<Vec<u64>> =
            cohort.waves.iter().map(|wave| vec![0; wave.left.len()]).collect();
        let mut by_life: Vec<Vec<Vec<u64>>> = cohort.waves.iter().map(cells).collect();
        for (multiplier, mines) in lots(key, index, laying, cohort) {
            for (wave, mines) in mines.into_iter().enumerate() {
                let mut lot = Lot {
                    wave: &cohort.waves[wave],
                    fuse: cohort.lots.as_ref().map(|fuse| (fuse, multiplier)),
                    people,
                    inert: &mut inert[wave],
                    by_life: &mut by_life[wave],
                    events,
                };
                lot.simulate(&mut random, mines);
            }
        }
        for ((wave, mut inert), by_life) in cohort.waves.iter().zip(inert).zip(by_life) {
            simulate_by_life(&mut random, wave, by_life, people, &mut inert, events);
            simulate_inert(&mut random, wave, &inert, events);
        }
    }
}

/// Multiplier of each lot, and number of its mines in each wave. All mines are in one lot where
/// lots do not differ.
fn lots(
    key: ReplicateKey,
    index: usize,
    laying: &Laying,
    cohort: &CohortLaying,
) -> Vec<(f64, Vec<u64>)> {
    let Some(fuse) = &cohort.lots else {
        return vec![(1.0, cohort.waves.iter().map(|wave| wave.mines).collect())];
    };
    let distribution = fuse.battery.lot_distribution();
    let mut stream = key.stream(index, Purpose::Lots);
    let of_lots = shares(laying, fuse.battery.lots);
    let each = of_lots.iter().flat_map(|(mines, lots)| (0..*lots).map(move |_| mines));
    let there = |mines: &[u64]| -> Vec<u64> {
        // cohorts hold only waves with mines
        laying
            .waves
            .iter()
            .zip(mines)
            .filter(|(wave, _)| wave.mines > 0)
            .map(|(_, &mines)| mines)
            .collect()
    };
    each.map(|mines| (distribution.quantile(uniform(stream.next_u64())), there(mines)))
        .filter(|(_, mines)| mines.iter().any(|&mines| mines > 0))
        .collect()
}

/// Zero counts for each cell of lives, by kind. Empty for kinds without cells.
fn cells(wave: &CohortWave) -> Vec<Vec<u64>> {
    let of_kind = |kind: &CohortKind| match &kind.way {
        EndKind::ByLife { cells, .. } => vec![0; cells.outcomes.len()],
        EndKind::Lifeless | EndKind::Chained(_) | EndKind::ChainedByLot { .. } => Vec::new(),
    };
    wave.kinds.iter().map(of_kind).collect()
}

/// Mines of one lot and wave.
struct Lot<'a> {
    wave: &'a CohortWave,
    /// The fuse and the lot's multiplier, where lots differ.
    fuse: Option<(&'a Electrical, f64)>,
    people: &'a People,
    inert: &'a mut [u64],
    /// Number of mines in each cell, by kind, over all lots. The lot no longer matters there.
    by_life: &'a mut [Vec<u64>],
    events: &'a mut Events,
}

impl Lot<'_> {
    /// Divides mines of the lot among kinds. Simulates the kinds that need no cells of lives.
    fn simulate<R: Rng>(&mut self, random: &mut R, mines: u64) {
        share_out(
            random,
            mines,
            self.wave.kinds.iter().map(|kind| kind.share),
            |random, index, mines| {
                let kind = &self.wave.kinds[index];
                let of_lot = |setting| {
                    self.fuse.map(|(fuse, multiplier)| Lives::of_lot(fuse, setting, multiplier))
                };
                match &kind.way {
                    EndKind::Lifeless => {
                        // clearance may have removed mines before the wave's first time of the grid
                        let cleared = binomial(random, mines, 1.0 - self.wave.left[0]);
                        self.events.leave(self.wave.first, Ending::Cleared, cleared);
                        self.inert[0] += mines - cleared;
                    }
                    EndKind::Chained(chain) => self.of_kind(kind).chained(random, chain, mines),
                    EndKind::ChainedByLot { timeline, setting } => {
                        let lives = of_lot(*setting).expect("a chain by lot has lots");
                        self.of_kind(kind).chained(random, &timeline.chain(&lives), mines);
                    }
                    EndKind::ByLife { cells, lives, setting } => {
                        let of_lot = of_lot(*setting);
                        let lives = of_lot.as_ref().unwrap_or(lives);
                        let of_cell = &mut self.by_life[index];
                        if mines < LIVES_DRAWN_BELOW {
                            for _ in 0..mines {
                                of_cell
                                    [cells.of_life(lives.quantile(uniform(random.next_u64())))] +=
                                    1;
                            }
                        } else {
                            let masses = cells.masses(lives);
                            share_out(random, mines, masses.iter().copied(), |_, cell, here| {
                                of_cell[cell] += here
                            });
                        }
                    }
                }
            },
        );
    }

    fn of_kind(&mut self, kind: &CohortKind) -> CountedKind<'_> {
        let Self { wave, people, inert, events, .. } = self;
        CountedKind { first: wave.first, people, causes: kind.causes, inert, events }
    }
}

/// Simulates a wave's mines in cells of lives, of all lots.
fn simulate_by_life<R: Rng>(
    random: &mut R,
    wave: &CohortWave,
    by_life: Vec<Vec<u64>>,
    people: &People,
    inert: &mut [u64],
    events: &mut Events,
) {
    for (kind, mines) in wave.kinds.iter().zip(by_life) {
        if let EndKind::ByLife { cells, .. } = &kind.way {
            let mut of_kind =
                CountedKind { first: wave.first, people, causes: kind.causes, inert, events };
            of_kind.by_life(random, cells, mines);
        }
    }
}

/// Simulates inert mines of a wave, of all lots and kinds. Only clearance removes them.
fn simulate_inert<R: Rng>(random: &mut R, wave: &CohortWave, becomes: &[u64], events: &mut Events) {
    let (mut inert, mut left) = (0, 1.0);
    for (time, (&more, &now)) in becomes.iter().zip(&wave.left).enumerate() {
        // mines that became inert by this time have survived clearance up to it
        let cleared = if left > 0.0 { binomial(random, inert, 1.0 - now / left) } else { 0 };
        inert = inert - cleared + more;
        left = now;
        events.inert(wave.first + time, more, cleared);
    }
}
