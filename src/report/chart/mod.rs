//! Charts, from findings to SVG and PNG.
//!
//! In: findings. Out: [`Drawing`]s, each a whole SVG with a title that says the finding, and their
//! PNGs. Each chart has a file that makes a `Picture`: what is shown, with no place yet. `sheet`
//! gives headings and foot a place, in one of two layouts, and a file for each kind of `Body` the
//! rest, with text measured by the bundled font. `paper` puts it on `canvas` through `plotters`;
//! `svg` and `png` paint what is on it. `plotters` is trusted with neither text, ticks, legends nor
//! the edge of the panel: those are here. This room must never change a number, or write a file.

mod able_to_function;
mod averted;
mod axes;
mod axis;
mod break_even;
mod burden;
pub(crate) mod canvas;
mod casualties;
mod clip;
mod criteria;
mod curves;
mod curves_layout;
mod drawing;
mod error;
mod exceedance;
mod font;
mod grid;
mod heat;
mod icon_array;
mod icons;
mod indices;
mod individual_risk;
mod key;
mod labels;
mod lettering;
mod lines;
mod marks;
mod operating;
mod over_time;
mod palette;
mod panel;
mod paper;
mod picture;
mod png;
mod reference;
mod rows;
mod sensitivity;
mod sensitivity_text;
mod sheet;
mod sizes;
mod stacks;
mod states;
mod svg;
mod sweep;
mod time_to_criterion;
mod tornado;
mod what_became;
mod where_harm_comes_from;
mod who_is_hurt;

pub(crate) use break_even::break_even_charts;
pub use drawing::{Drawing, charts};
pub use error::ChartError;
pub use font::font_has;
pub use operating::operating_characteristic;
pub use png::png;
pub(crate) use sensitivity::sensitivity_charts;
pub use sizes::Layout;
pub(crate) use sweep::sweep_charts;
