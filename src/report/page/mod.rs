//! The report of a run for people who were not there: one page, as HTML and as Markdown.
//!
//! In: findings, fresh or read from `results.json`. Out: a page that needs no other file, no
//! network and no script: the question, the answer, the charts, the numbers, what was assumed and
//! by whom, what is uncertain, the method, how to make it again, and what it does not say.
//! [`Content`](content::Content) is the page as data, and each part of it has a file; the templates
//! `page.html` and `page.md` only lay it out, and escape every text but the drawings, the style and
//! the fonts, which are ours. This room must never compute a result, say a number in another way
//! than [`words`](super::words) does, or say anything that would make ground look safe.

mod again;
mod assumed;
mod content;
mod figures;
mod hangs;
mod laws;
mod numbers;
mod prose;
mod render;
mod uncertain;

pub use render::{html, markdown};
