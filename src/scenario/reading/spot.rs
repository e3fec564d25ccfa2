//! Parsed values, each with the position and path of its key.

use super::input::Number;
use crate::scenario::file::document::Position;
use crate::units::Days;
use std::ops::Deref;

/// A parsed value with its position and the path of its key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Positioned<T> {
    /// The position of the value, or of the table without it.
    pub(crate) position: Position,
    /// The path of its key, with the numbers of list items.
    pub(crate) path: String,
    pub(crate) value: T,
}

impl<T> Deref for Positioned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A time in days, with its text in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Moment {
    pub(crate) text: String,
    pub(crate) time: Days,
}

/// A duration that may be uncertain.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Span {
    /// In days.
    pub(crate) days: Number,
    /// The text in the file; empty where it is a distribution.
    pub(crate) text: String,
}

/// The items of a list; none where there is no list.
pub(crate) fn items<T>(list: &Option<Positioned<Vec<T>>>) -> &[T] {
    list.as_ref().map_or(&[], |list| list.value.as_slice())
}
