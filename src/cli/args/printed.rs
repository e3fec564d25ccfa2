//! Arguments for the output format of a command.

use clap::{Args, ValueEnum};

/// The form of what is printed.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Printed {
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// The forms that there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    /// Text with tables
    #[default]
    Text,
    /// Every number with all its digits
    Json,
    /// A table for a spreadsheet
    Csv,
    /// A map
    #[value(skip)]
    Geojson,
    /// Nothing at all
    #[value(skip)]
    Nothing,
}

impl Printed {
    /// The form that is asked for.
    pub(crate) const fn shape(self) -> Shape {
        if self.json { Shape::Json } else { self.format }
    }
}
