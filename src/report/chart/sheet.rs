//! The sheet: headings above, the foot below, and a frame between them for what is drawn.

use super::ChartError;
use super::clip::Frame;
use super::font::{Weight, balanced, wrapped};
use super::paper::{GREY, INK, Paper};
use super::sizes::{Layout, SPACING, Sizes};
use plotters::prelude::RGBColor;
use plotters::style::FontStyle;
use plotters::style::text_anchor::{HPos, VPos};

/// Room for readers whose own font is a little wider than ours.
pub(crate) const WIDER: f64 = 1.03;

/// Where headings and foot stand, and what is left between.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) layout: Layout,
    pub(crate) sizes: Sizes,
    /// Lines of the heading.
    title: Vec<String>,
    /// Lines under it, and the upper edge of the first, px.
    subtitle: (Vec<String>, f64),
    /// Lines at the foot, and the upper edge of the first, px.
    source: (Vec<String>, f64),
    /// For what is drawn.
    pub(crate) body: Frame,
    /// Of the whole, px.
    pub(crate) high: f64,
}

/// What stands around what is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts<'a> {
    pub(crate) title: &'a str,
    pub(crate) subtitle: &'a str,
    /// At the foot.
    pub(crate) source: &'a [String],
}

impl Sheet {
    /// A sheet with these texts around a body that is `high`, px.
    pub(crate) fn of(texts: Texts<'_>, high: f64, layout: Layout) -> Self {
        let sizes = layout.sizes();
        let across = (sizes.wide - 2.0 * sizes.margin) / WIDER;
        let [most_title, most_subtitle, most_source] = sizes.most_lines;
        let title = balanced(texts.title, sizes.title, Weight::SemiBold, across, most_title);
        let subtitle =
            balanced(texts.subtitle, sizes.subtitle, Weight::Regular, across, most_subtitle);
        let at_foot =
            |text: &String| wrapped(text, sizes.source, Weight::Regular, across, most_source);
        let source: Vec<String> = texts.source.iter().flat_map(at_foot).collect();
        let subtitle_top = sizes.margin + title.len() as f64 * sizes.title * SPACING + 4.0;
        let top = subtitle_top + subtitle.len() as f64 * sizes.subtitle * SPACING + 14.0;
        let body =
            Frame { left: sizes.margin, top, right: sizes.wide - sizes.margin, bottom: top + high };
        let source_top = body.bottom + 14.0;
        let foot = source.len() as f64 * sizes.source * SPACING;
        let high = (source_top + foot + 0.5 * sizes.margin + 8.0).ceil();
        Self {
            layout,
            sizes,
            title,
            subtitle: (subtitle, subtitle_top),
            source: (source, source_top),
            body,
            high,
        }
    }

    /// Width and height, px.
    pub(crate) fn size(&self) -> (u32, u32) {
        (self.sizes.wide as u32, self.high as u32)
    }

    /// Draws headings and foot.
    pub(crate) fn draw(&self, paper: &Paper) -> Result<(), ChartError> {
        let Sizes { margin, title, subtitle, source, .. } = self.sizes;
        let blocks: [(&[String], f64, f64, FontStyle, RGBColor); 3] = [
            (&self.title, margin, title, FontStyle::Bold, INK),
            (&self.subtitle.0, self.subtitle.1, subtitle, FontStyle::Normal, GREY),
            (&self.source.0, self.source.1, source, FontStyle::Normal, GREY),
        ];
        for (lines, top, size, style, color) in blocks {
            for (at, text) in lines.iter().enumerate() {
                let down = top + at as f64 * size * SPACING;
                paper.text(text, (margin, down), size, style, color, (HPos::Left, VPos::Top))?;
            }
        }
        Ok(())
    }
}
