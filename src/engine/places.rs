//! Where the mines of a wave stand among the thresholds of the grid.
//!
//! A kind of mine has a scale of thresholds, its levels: what a mine must exceed to be functional,
//! or not yet inert, at each time. The mines between two levels share a place: all times of the
//! grid find them in the same state. So a place is all the grid needs to know of a mine to which
//! nothing happens.

use super::guide::{Guide, Row};
use super::ladder::Ladder;

/// What a mine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    DeadOnArrival,
    /// Its battery does not end it.
    Overrun,
    /// Its battery ends it; the index of its setting.
    Setting(usize),
    /// It has no battery.
    Mechanical,
    /// It has no battery and never ends.
    Never,
}

/// What a kind must exceed at the times of the grid at which a wave is there, as long as any luck
/// can exceed it.
#[derive(Clone, Debug, Default)]
pub(super) struct Needed {
    /// To be functional now or later; does not fall.
    pub(super) ever: Vec<f64>,
    /// To be functional now, where that is ever more.
    pub(super) now: Option<Vec<f64>>,
    /// To be functional at every moment until then, and not at these times only, where not just the
    /// end matters.
    pub(super) always: Option<Vec<f64>>,
}

/// A kind of mine, and its places.
#[derive(Clone, Debug)]
pub(super) struct KindPlaces {
    pub(super) kind: Kind,
    /// The first of its places.
    base: usize,
    levels: Ladder,
    /// From which of its places on a mine is functional, and not inert, at each time; where it is
    /// ever dormant.
    dormancy: Option<Dormancy>,
    /// From which of its places on a mine is surely functional at every moment until each time.
    always: Option<Vec<u16>>,
}

#[derive(Clone, Debug)]
struct Dormancy {
    functional: Vec<u16>,
    /// The most of these so far.
    never_silent: Vec<u16>,
    potential: Vec<u16>,
}

/// The places of the mines of a wave. Place 0 is that of mines whose place takes more than a look
/// to find.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// Index of the first time of the grid at which the wave is there.
    first: usize,
    kinds: Vec<KindPlaces>,
    /// By the lucks of nature and of life.
    pub(super) guide: Guide,
    /// First time of the grid at which a mine at a place is inert.
    inert: Vec<u16>,
    /// First time of the grid at which it is dormant or inert.
    silent: Vec<u16>,
    /// Index of its kind.
    kind: Vec<u16>,
    /// Contact luck that begins with less than these 16 bits rules out a contact while it can
    /// function.
    meets: Vec<u16>,
}

/// The place of mines whose place takes more than a look to find.
pub(super) const NOWHERE: u16 = 0;
/// Places that the guide can name.
const MOST_PLACES: usize = 65_000;

impl Places {
    /// The places of a wave of so many mines that is there from the time `first` of the grid on.
    /// `edges` part the kinds by their luck of nature. Kinds in `by_lots` stand on a scale that
    /// luck alone does not decide.
    pub(super) fn new(
        first: usize,
        edges: &[f64],
        kinds: Vec<(Kind, Needed)>,
        by_lots: impl Fn(Kind) -> bool,
        unmet: &[f64],
        mines: u64,
    ) -> Self {
        let mut places = Self {
            first,
            kinds: Vec::with_capacity(kinds.len()),
            guide: Guide::new(&[], &[Row::Always(NOWHERE)], NOWHERE, 0),
            inert: vec![0],
            silent: vec![0],
            kind: vec![0],
            meets: vec![0],
        };
        let end = first + unmet.len();
        for (index, (kind, needed)) in kinds.into_iter().enumerate() {
            let kind = KindPlaces::new(kind, places.inert.len(), needed);
            for place in 0..=kind.levels.rungs().len() {
                let (silent, inert) = kind.from(place);
                let (silent, inert) = if kind.kind == Kind::Never {
                    (end, end)
                } else {
                    (first + silent, first + inert)
                };
                places.silent.push(silent as u16);
                places.inert.push(inert as u16);
                places.kind.push(index as u16);
                // until it is inert, or to the end of the grid
                let met = unmet.get(inert - first).or(unmet.last()).copied().unwrap_or(0.0);
                let meets = if kind.kind == Kind::DeadOnArrival { 1.0 } else { met };
                places.meets.push((meets * 65_536.0) as u16);
            }
            places.kinds.push(kind);
        }
        let rows: Vec<Row<'_>> = places
            .kinds
            .iter()
            .map(|kind| {
                let known =
                    kind.base + kind.levels.rungs().len() < MOST_PLACES && !by_lots(kind.kind);
                if known {
                    Row::Passed(kind.base as u16, kind.levels.rungs())
                } else {
                    Row::Always(NOWHERE)
                }
            })
            .collect();
        places.guide = Guide::new(edges, &rows, NOWHERE, mines);
        places
    }

    /// The kind of a mine, by the row of its luck of nature in the guide; none where that takes a
    /// closer look.
    #[inline]
    pub(super) fn kind_of_row(&self, row: usize) -> Option<&KindPlaces> {
        self.kinds.get(row)
    }

    /// The place of a mine of the kind of that index that stands at a point of its scale.
    pub(super) fn of(&self, kind: usize, stands_at: f64) -> usize {
        self.kinds[kind].base + self.kinds[kind].levels.passed(stands_at)
    }

    /// The kind of that index.
    pub(super) fn kind(&self, index: usize) -> Kind {
        self.kinds[index].kind
    }

    /// The kind of the mines at a place.
    #[inline]
    pub(super) fn kind_at(&self, place: usize) -> Kind {
        self.kinds[usize::from(self.kind[place])].kind
    }

    /// First time of the grid at which the mines at a place are inert.
    #[inline]
    pub(super) fn inert(&self, place: usize) -> usize {
        usize::from(self.inert[place])
    }

    /// First time of the grid at which the mines at a place are dormant or inert.
    #[inline]
    pub(super) fn silent(&self, place: usize) -> usize {
        usize::from(self.silent[place])
    }

    /// Contact luck that begins with less than these 16 bits rules out a contact, at each place.
    #[inline]
    pub(super) fn meets(&self) -> &[u16] {
        &self.meets
    }

    /// How many places there are.
    pub(super) const fn len(&self) -> usize {
        self.inert.len()
    }

    /// Whether the mines at a place are functional at some moment between a time of the grid and
    /// the one before it; `None` where the grid cannot tell.
    pub(super) fn is_functional_before(&self, place: usize, time: usize) -> Option<bool> {
        let kind = &self.kinds[usize::from(self.kind[place])];
        let inert = self.inert(place);
        if time > inert || kind.kind == Kind::DeadOnArrival {
            return Some(false);
        }
        let sure = match &kind.always {
            None => time < inert,
            Some(always) => always
                .get(time - self.first)
                .is_some_and(|&from| place - kind.base >= usize::from(from)),
        };
        sure.then_some(true)
    }

    /// Tells every time of the grid before `gone` at which the mines at a place are dormant.
    #[inline]
    pub(super) fn dormant_times(&self, place: usize, gone: usize, mut tell: impl FnMut(usize)) {
        let kind = &self.kinds[usize::from(self.kind[place])];
        let Some(dormancy) = &kind.dormancy else { return };
        for time in self.silent(place)..self.inert(place).min(gone) {
            if place - kind.base < usize::from(dormancy.functional[time - self.first]) {
                tell(time);
            }
        }
    }

    /// What became of mines to which nothing happens, of whom so many stand at each place: tells
    /// how many become inert by a time, and how many are dormant at a time.
    pub(super) fn tell(
        &self,
        census: &[u64],
        mut become_inert: impl FnMut(usize, u64),
        mut are_dormant: impl FnMut(usize, u64),
    ) {
        for kind in &self.kinds {
            let places = kind.base..kind.base + kind.levels.rungs().len() + 1;
            for (&inert, &mines) in self.inert[places.clone()].iter().zip(&census[places.clone()]) {
                become_inert(usize::from(inert), mines);
            }
            let Some(dormancy) = &kind.dormancy else { continue };
            let mut below = vec![0];
            below.extend(census[places].iter().scan(0, |sum, mines| {
                *sum += mines;
                Some(*sum)
            }));
            let below = |place: u16| below[usize::from(place).min(below.len() - 1)];
            for (time, (&functional, &potential)) in
                (self.first..).zip(dormancy.functional.iter().zip(&dormancy.potential))
            {
                if functional > potential {
                    are_dormant(time, below(functional) - below(potential));
                }
            }
        }
    }

    /// About how much memory they take.
    pub(super) fn bytes(&self) -> usize {
        let of_kind = |kind: &KindPlaces| {
            let times = kind.dormancy.as_ref().map_or(0, |dormancy| 3 * dormancy.functional.len());
            kind.levels.bytes() + 2 * (times + kind.always.as_ref().map_or(0, Vec::len))
        };
        self.guide.bytes() + 8 * self.inert.len() + self.kinds.iter().map(of_kind).sum::<usize>()
    }
}

impl KindPlaces {
    fn new(kind: Kind, base: usize, needed: Needed) -> Self {
        let Needed { ever, now, always } = needed;
        let mut levels = ever.clone();
        if let Some(now) = &now {
            levels.extend(now);
            levels.sort_by(f64::total_cmp);
            levels.dedup();
        }
        // from the place above the least level that is no less
        let above = |needed: &[f64]| -> Vec<u16> {
            needed
                .iter()
                .map(|&needed| levels.partition_point(|&level| level < needed) as u16 + 1)
                .collect()
        };
        let dormancy = now.map(|now| {
            let functional = above(&now);
            let so_far = functional.iter().scan(0, |most, &from| {
                *most = from.max(*most);
                Some(*most)
            });
            Dormancy { never_silent: so_far.collect(), potential: above(&ever), functional }
        });
        let always = always.map(|always| above(&always));
        Self { kind, base, levels: Ladder::new(levels), dormancy, always }
    }

    /// The first times of the grid, of those at which the wave is there, at which a mine at a place
    /// is dormant or inert, and inert.
    fn from(&self, place: usize) -> (usize, usize) {
        match &self.dormancy {
            None => (place, place),
            Some(dormancy) => {
                let passed =
                    |from: &[u16]| from.partition_point(|&from| usize::from(from) <= place);
                let inert = passed(&dormancy.potential);
                (passed(&dormancy.never_silent).min(inert), inert)
            }
        }
    }

    /// The place of a mine that stands somewhere between two points of its scale, unless a level
    /// lies between them.
    #[inline]
    pub(super) fn between(&self, low: f64, high: f64) -> Option<usize> {
        self.levels.passed_between(low, high).map(|passed| self.base + passed)
    }
}
