//! The layout of charts: the position of every part of a picture on its sheet.
//!
//! `picture` holds a chart before it has a position. `sheet` places headings and foot; other files
//! place one kind of body, or a part of one.
//!
//! Entries: a file for each kind of body and for each part of a panel.

pub(crate) mod axes;
pub(crate) mod axis;
pub(crate) mod bars;
pub(crate) mod curves;
pub(crate) mod curves_layout;
pub(crate) mod grid;
pub(crate) mod icons;
pub(crate) mod labels;
pub(crate) mod legend;
pub(crate) mod lines;
pub(crate) mod marks;
pub(crate) mod panel;
pub(crate) mod picture;
pub(crate) mod reference;
pub(crate) mod sheet;
pub(crate) mod sizes;
pub(crate) mod stacks;
