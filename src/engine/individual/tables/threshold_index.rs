//! Threshold indices: positions of mines among the thresholds of the grid.
//!
//! A kind of mine has a scale of thresholds, its levels. They are the requirements to be
//! functional, or not yet inert, at each time. Mines between two levels share a threshold index:
//! they have the same state at every time of the grid. So the index is all the grid needs of a mine
//! without events.

use super::guide_table::{Guide, GuideRow};
use super::thresholds::Thresholds;

/// Kind of a mine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlainKind {
    DeadOnArrival,
    /// It functions regardless of its battery.
    DeactivationFailure,
    /// It functions as its battery lasts; the index of its setting.
    Setting(usize),
    /// It has no battery.
    Mechanical,
    /// It has no battery and never ceases to function.
    Never,
}

/// Requirements of a kind at the times of the grid after laying. Requirements that no random number
/// exceeds are left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequiredIndex {
    /// To be functional now or later; never decreases.
    pub(crate) ever: Vec<f64>,
    /// To be functional now, where that ever requires more.
    pub(crate) now: Option<Vec<f64>>,
    /// To be functional throughout until then, not only at these times. `None` where only the end
    /// of life matters.
    pub(crate) always: Option<Vec<f64>>,
}

/// A kind of mine, and its threshold indices.
#[derive(Clone, Debug)]
pub(crate) struct KindIndex {
    pub(crate) kind: PlainKind,
    /// First of its threshold indices.
    base: usize,
    levels: Thresholds,
    /// First of its indices that is functional or not inert, by time. `None` where it is never
    /// dormant.
    dormancy: Option<Dormancy>,
    /// First of its indices that is certainly functional until each time.
    always: Option<Vec<u16>>,
}

#[derive(Clone, Debug)]
struct Dormancy {
    functional: Vec<u16>,
    /// Running maximum of `functional`.
    never_silent: Vec<u16>,
    potential: Vec<u16>,
}

/// Threshold indices of the mines of a wave. Index 0 is that of mines that a look-up does not
/// decide.
#[derive(Clone, Debug)]
pub(crate) struct ThresholdIndex {
    /// Index of the first time of the grid after laying.
    first: usize,
    kinds: Vec<KindIndex>,
    /// Guide table by the random numbers of nature and of life.
    pub(crate) guide: Guide,
    /// First grid time at which a mine at an index is inert.
    inert: Vec<u16>,
    /// First time of the grid at which it is dormant or inert.
    silent: Vec<u16>,
    /// Index of its kind.
    kind: Vec<u16>,
    /// 16-bit bound of the random number of contact, by index. Below it there is no contact while
    /// the mine can function.
    meets: Vec<u16>,
}

/// Index of mines that a look-up does not decide.
pub(crate) const UNDECIDED: u16 = 0;
/// Most indices in the guide table.
const MOST_INDICES: usize = 65_000;

impl ThresholdIndex {
    /// Builds the threshold indices of a wave. The first grid time after laying is `first`. `edges`
    /// separate the kinds by the random number `nature`. Kinds in `by_lots` have a scale that the
    /// random number of life alone does not decide.
    pub(crate) fn new(
        first: usize,
        edges: &[f64],
        kinds: Vec<(PlainKind, RequiredIndex)>,
        by_lots: impl Fn(PlainKind) -> bool,
        unmet: &[f64],
        mines: u64,
    ) -> Self {
        let mut indices = Self {
            first,
            kinds: Vec::with_capacity(kinds.len()),
            guide: Guide::new(&[], &[GuideRow::Always(UNDECIDED)], UNDECIDED, 0),
            inert: vec![0],
            silent: vec![0],
            kind: vec![0],
            meets: vec![0],
        };
        let end = first + unmet.len();
        for (index, (kind, required)) in kinds.into_iter().enumerate() {
            let kind = KindIndex::new(kind, indices.inert.len(), required);
            for place in 0..=kind.levels.levels().len() {
                let (silent, inert) = kind.from(place);
                let (silent, inert) = if kind.kind == PlainKind::Never {
                    (end, end)
                } else {
                    (first + silent, first + inert)
                };
                indices.silent.push(silent as u16);
                indices.inert.push(inert as u16);
                indices.kind.push(index as u16);
                // until it is inert, or to the end of the grid
                let met = unmet.get(inert - first).or(unmet.last()).copied().unwrap_or(0.0);
                let meets = if kind.kind == PlainKind::DeadOnArrival { 1.0 } else { met };
                indices.meets.push((meets * 65_536.0) as u16);
            }
            indices.kinds.push(kind);
        }
        let rows: Vec<GuideRow<'_>> = indices
            .kinds
            .iter()
            .map(|kind| {
                let known =
                    kind.base + kind.levels.levels().len() < MOST_INDICES && !by_lots(kind.kind);
                if known {
                    GuideRow::Passed(kind.base as u16, kind.levels.levels())
                } else {
                    GuideRow::Always(UNDECIDED)
                }
            })
            .collect();
        indices.guide = Guide::new(edges, &rows, UNDECIDED, mines);
        indices
    }

    /// Kind of a mine, by the guide table's row. `None` where the row is undecided.
    #[inline]
    pub(crate) fn kind_of_row(&self, row: usize) -> Option<&KindIndex> {
        self.kinds.get(row)
    }

    /// Threshold index of a mine, by kind and position on its scale.
    pub(crate) fn of(&self, kind: usize, stands_at: f64) -> usize {
        self.kinds[kind].base + self.kinds[kind].levels.passed(stands_at)
    }

    /// Kind of an index of kinds.
    pub(crate) fn kind(&self, index: usize) -> PlainKind {
        self.kinds[index].kind
    }

    /// Kind of the mines at a threshold index.
    #[inline]
    pub(crate) fn kind_at(&self, place: usize) -> PlainKind {
        self.kinds[usize::from(self.kind[place])].kind
    }

    /// First grid time at which the mines at an index are inert.
    #[inline]
    pub(crate) fn inert(&self, place: usize) -> usize {
        usize::from(self.inert[place])
    }

    /// First grid time of dormant or inert mines at an index.
    #[inline]
    pub(crate) fn silent(&self, place: usize) -> usize {
        usize::from(self.silent[place])
    }

    /// 16-bit bounds of the random number of contact, by index. Below the bound there is no
    /// contact.
    #[inline]
    pub(crate) fn meets(&self) -> &[u16] {
        &self.meets
    }

    /// Number of indices.
    pub(crate) const fn len(&self) -> usize {
        self.inert.len()
    }

    /// Whether mines at an index are functional just before a grid time. That is at some moment
    /// since the grid time before it. `None` where the grid cannot decide.
    pub(crate) fn is_functional_before(&self, place: usize, time: usize) -> Option<bool> {
        let kind = &self.kinds[usize::from(self.kind[place])];
        let inert = self.inert(place);
        if time > inert || kind.kind == PlainKind::DeadOnArrival {
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

    /// Calls `record_states` with the grid times of dormant mines at an index. Only times before
    /// `gone` count.
    #[inline]
    pub(crate) fn dormant_times(
        &self,
        place: usize,
        gone: usize,
        mut record_states: impl FnMut(usize),
    ) {
        let kind = &self.kinds[usize::from(self.kind[place])];
        let Some(dormancy) = &kind.dormancy else { return };
        for time in self.silent(place)..self.inert(place).min(gone) {
            if place - kind.base < usize::from(dormancy.functional[time - self.first]) {
                record_states(time);
            }
        }
    }

    /// Derives the states of mines without events from their index counts. `become_inert` receives
    /// the number becoming inert by a time, `are_dormant` the number dormant at a time.
    pub(crate) fn record_states(
        &self,
        counts: &[u64],
        mut become_inert: impl FnMut(usize, u64),
        mut are_dormant: impl FnMut(usize, u64),
    ) {
        for kind in &self.kinds {
            let indices = kind.base..kind.base + kind.levels.levels().len() + 1;
            for (&inert, &mines) in self.inert[indices.clone()].iter().zip(&counts[indices.clone()])
            {
                become_inert(usize::from(inert), mines);
            }
            let Some(dormancy) = &kind.dormancy else { continue };
            let mut below = vec![0];
            below.extend(counts[indices].iter().scan(0, |sum, mines| {
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

    /// Estimates the memory, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let of_kind = |kind: &KindIndex| {
            let times = kind.dormancy.as_ref().map_or(0, |dormancy| 3 * dormancy.functional.len());
            kind.levels.bytes() + 2 * (times + kind.always.as_ref().map_or(0, Vec::len))
        };
        self.guide.bytes() + 8 * self.inert.len() + self.kinds.iter().map(of_kind).sum::<usize>()
    }
}

impl KindIndex {
    fn new(kind: PlainKind, base: usize, required: RequiredIndex) -> Self {
        let RequiredIndex { ever, now, always } = required;
        let mut levels = ever.clone();
        if let Some(now) = &now {
            levels.extend(now);
            levels.sort_by(f64::total_cmp);
            levels.dedup();
        }
        // from the index above the smallest level that is no less
        let above = |required: &[f64]| -> Vec<u16> {
            required
                .iter()
                .map(|&required| levels.partition_point(|&level| level < required) as u16 + 1)
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
        Self { kind, base, levels: Thresholds::new(levels), dormancy, always }
    }

    /// First times of being dormant or inert, and of being inert. They are counted from the wave's
    /// first time of the grid.
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

    /// Threshold index of a mine between two positions of its scale. `None` if a level lies between
    /// them.
    #[inline]
    pub(crate) fn between(&self, low: f64, high: f64) -> Option<usize> {
        self.levels.passed_between(low, high).map(|passed| self.base + passed)
    }
}
