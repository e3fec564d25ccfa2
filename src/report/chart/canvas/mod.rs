//! The canvas of charts: primitives on paper, painted as SVG or PNG.
//!
//! `backend` records what `plotters` draws; `paper` draws on it in pixels with decimals. Text is
//! measured and painted with the bundled font.

pub(crate) mod backend;
pub(crate) mod clip;
pub(crate) mod font;
pub(crate) mod lettering;
pub(crate) mod palette;
pub(crate) mod paper;
pub(crate) mod png;
pub(crate) mod svg;
