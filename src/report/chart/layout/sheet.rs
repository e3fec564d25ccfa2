//! The sheet: title, subtitle, foot, and the frame of the body.

use super::sizes::{Layout, Sizes};
use crate::report::chart::canvas::clip::Frame;
use crate::report::chart::canvas::lettering::{Lettering, WIDER};
use crate::report::chart::canvas::paper::Paper;
use crate::report::wording::closing_sentence::UNDER_A_CHART;

/// The positions of title, subtitle, foot and body.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) layout: Layout,
    pub(crate) sizes: Sizes,
    /// Lines of title, subtitle and foot, with their upper edges, px.
    blocks: [(Vec<String>, f64, Lettering); 3],
    /// The frame of the body.
    pub(crate) body: Frame,
    /// The total height, px.
    high: f64,
}

impl Sheet {
    /// A sheet with these texts around a body that is `high`, px.
    ///
    /// The foot has `source` and the statement of limits.
    pub(crate) fn of([title, subtitle, source]: [&str; 3], high: f64, layout: Layout) -> Self {
        let sizes = layout.sizes();
        let across = sizes.across() / WIDER;
        let [most_title, most_subtitle, most_source] = sizes.most_lines;
        let title = sizes.title.balanced(title, across, most_title);
        let subtitle = sizes.subtitle.balanced(subtitle, across, most_subtitle);
        let at_foot = |text: &str| sizes.source.wrapped(text, across, most_source);
        let source = [source, UNDER_A_CHART].map(at_foot).concat();
        let subtitle_top = sizes.margin + sizes.title.high(title.len()) + 4.0;
        let top = subtitle_top + sizes.subtitle.high(subtitle.len()) + 14.0;
        let body =
            Frame { left: sizes.margin, top, right: sizes.wide - sizes.margin, bottom: top + high };
        let source_top = body.bottom + 14.0;
        let foot = sizes.source.high(source.len());
        let high = (source_top + foot + 0.5 * sizes.margin + 8.0).ceil();
        let blocks = [
            (title, sizes.margin, sizes.title),
            (subtitle, subtitle_top, sizes.subtitle),
            (source, source_top, sizes.source),
        ];
        Self { layout, sizes, blocks, body, high }
    }

    /// Width and height, px.
    pub(crate) fn size(&self) -> (u32, u32) {
        (self.sizes.wide as u32, self.high as u32)
    }

    /// Draws title, subtitle and foot.
    pub(crate) fn draw(&self, paper: &Paper) {
        for (lines, top, letters) in &self.blocks {
            paper.heading(lines, (self.sizes.margin, *top), *letters);
        }
    }
}
