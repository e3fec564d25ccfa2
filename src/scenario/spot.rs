//! Parsed values, each with the place and path of its key.

use super::document::Place;
use super::input::Number;
use crate::units::Days;
use std::ops::Deref;

/// A parsed value with its place and the path of its key.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot<T> {
    /// Where the value stands, or the table that leaves it out.
    pub(super) place: Place,
    /// The path of its key, with the numbers of list items.
    pub(super) path: String,
    pub(super) value: T,
}

impl<T> Deref for Spot<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A time in days, with its text in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment {
    pub(super) text: String,
    pub(super) time: Days,
}

/// A duration that may be uncertain.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    /// In days.
    pub(super) days: Number,
    /// As the file writes it; empty where it is a law.
    pub(super) text: String,
}

/// The items of a list; none where there is no list.
pub(super) fn items<T>(list: &Option<Spot<Vec<T>>>) -> &[T] {
    list.as_ref().map_or(&[], |list| list.value.as_slice())
}
