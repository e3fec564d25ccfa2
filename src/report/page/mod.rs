//! The report of a run as one page of HTML or Markdown.
//!
//! It is written for readers who did not do the run. The input is findings, fresh or read from
//! `results.json`. The page needs no other file, no network and no script. It holds the question,
//! the answer, the charts, the numbers, the assumptions and their sources. It also holds the
//! uncertainties, the method, the way to reproduce it, and its limits.
//! `content` is the page as data for the templates. The templates
//! `page.html` and `page.md` only lay it out. They escape every text except the drawings, the style
//! and the fonts, which are the crate's own.
//!
//! This folder must never compute a result, format a number in another way than
//! [`words`](crate::report::wording::words) does, or suggest that any ground is safe.

mod content;
mod key_drivers;
mod numbers;
mod render;
mod uncertain;

pub use render::{html, markdown};
