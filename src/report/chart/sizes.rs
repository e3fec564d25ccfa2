//! The two sizes a picture is drawn in.

/// How a picture is meant to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// 1,200 px, for a page, a slide, a screen.
    Wide,
    /// 400 px, for a phone.
    Narrow,
}

/// Sizes of everything that does not depend on what is shown, px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sizes {
    /// Width of the picture.
    pub(crate) wide: f64,
    /// Height of what is drawn under the headings, axes included.
    pub(crate) body: f64,
    /// Free on all sides.
    pub(crate) margin: f64,
    /// Letters of the heading.
    pub(crate) title: f64,
    /// Letters under it.
    pub(crate) subtitle: f64,
    /// Letters beside the axes.
    pub(crate) tick: f64,
    /// Letters at the foot.
    pub(crate) source: f64,
    /// Letters of names beside lines, and of the values under them.
    pub(crate) name: f64,
    pub(crate) value: f64,
    /// From one line of names to the next.
    pub(crate) leading: f64,
    /// Most lines of the heading, of the text under it, and of each text at the foot.
    pub(crate) most_lines: [usize; 3],
}

/// Line spacing, in sizes of the letters.
pub(crate) const SPACING: f64 = 1.35;

impl Layout {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Wide, Self::Narrow];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// Its sizes.
    pub(crate) const fn sizes(self) -> Sizes {
        match self {
            Self::Wide => Sizes {
                wide: 1200.0,
                body: 560.0,
                margin: 36.0,
                title: 25.0,
                subtitle: 15.0,
                tick: 13.0,
                source: 11.5,
                name: 13.5,
                value: 12.5,
                leading: 16.0,
                most_lines: [2, 3, 2],
            },
            Self::Narrow => Sizes {
                wide: 400.0,
                body: 300.0,
                margin: 14.0,
                title: 18.0,
                subtitle: 13.0,
                tick: 11.5,
                source: 10.5,
                name: 13.0,
                value: 12.5,
                leading: 16.0,
                most_lines: [6, 12, 8],
            },
        }
    }

    /// Whether names stand under what they name, for want of room beside it.
    pub(crate) const fn is_narrow(self) -> bool {
        matches!(self, Self::Narrow)
    }
}
