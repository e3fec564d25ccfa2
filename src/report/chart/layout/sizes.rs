//! The two layouts of a chart, with their sizes.

use crate::report::chart::canvas::lettering::Lettering;

/// The layout of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// 1,200 px wide, for a page, a slide or a screen.
    Wide,
    /// 400 px wide, for a phone.
    Narrow,
}

/// Sizes that do not depend on the content, px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sizes {
    /// Width of the chart.
    pub(crate) wide: f64,
    /// Height of the body, axes included.
    pub(crate) body: f64,
    /// Margin on all sides.
    pub(crate) margin: f64,
    /// The title.
    pub(crate) title: Lettering,
    /// The subtitle.
    pub(crate) subtitle: Lettering,
    /// Tick labels.
    pub(crate) tick: Lettering,
    /// The name of an axis or of a panel.
    pub(crate) head: Lettering,
    /// The foot.
    pub(crate) source: Lettering,
    /// Names beside lines and bars, and the values under them.
    pub(crate) name: Lettering,
    pub(crate) value: Lettering,
    /// Most lines of title, subtitle, and each text at the foot.
    pub(crate) most_lines: [usize; 3],
}

/// Line height of names and values, px.
pub(crate) const LEADING: f64 = 16.0;

impl Sizes {
    /// Width between the margins, px.
    pub(crate) const fn across(&self) -> f64 {
        self.wide - 2.0 * self.margin
    }
}

impl Layout {
    /// Both layouts.
    pub const ALL: [Self; 2] = [Self::Wide, Self::Narrow];

    /// The name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// The sizes.
    pub(crate) const fn sizes(self) -> Sizes {
        match self {
            Self::Wide => Sizes {
                wide: 1200.0,
                body: 560.0,
                margin: 36.0,
                title: Lettering::bold(25.0),
                subtitle: Lettering::regular(15.0),
                tick: Lettering::regular(13.0),
                head: Lettering::bold(13.0),
                source: Lettering::regular(11.5),
                name: Lettering::bold(13.5),
                value: Lettering::regular(12.5),
                most_lines: [2, 3, 2],
            },
            Self::Narrow => Sizes {
                wide: 400.0,
                body: 300.0,
                margin: 14.0,
                title: Lettering::bold(18.0),
                subtitle: Lettering::regular(13.0),
                tick: Lettering::regular(11.5),
                head: Lettering::bold(11.5),
                source: Lettering::regular(10.5),
                name: Lettering::bold(13.0),
                value: Lettering::regular(12.5),
                most_lines: [6, 12, 8],
            },
        }
    }

    /// Whether labels are under their items, for lack of room beside them.
    pub(crate) const fn is_narrow(self) -> bool {
        matches!(self, Self::Narrow)
    }
}
