//! Charts, from findings to SVG and PNG.
//!
//! The input is findings. The output is [`Drawing`]s, each a whole SVG whose title states the
//! finding, and their PNGs. Each chart has a file that makes a `Picture`, its content without
//! positions. `sheet` places headings and foot in one of two layouts. A file for each kind of
//! `Body` places the rest, with text measured by the bundled font. `paper` draws it on `canvas`
//! through `plotters`; `svg` and `png` render the result.
//!
//! `plotters` is not used for text, ticks, legends or clipping: those are here. This folder must
//! never change a number, or write a file.

mod analysis;
pub(crate) mod canvas;
mod drawing;
mod error;
pub(crate) mod layout;
mod run;

pub(crate) use analysis::break_even::break_even_charts;
pub use analysis::operating_characteristic::operating_characteristic;
pub(crate) use analysis::sensitivity::sensitivity_charts;
pub(crate) use analysis::sweep::sweep_charts;
pub use canvas::font::font_has;
pub use canvas::png::png;
pub use drawing::{Drawing, charts};
pub use error::ChartError;
pub use layout::sizes::Layout;
