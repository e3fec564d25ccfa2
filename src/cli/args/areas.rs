//! Arguments of `inertness areas`.

use super::{PartArgs, Settings, Shape};
use crate::jobs::ATTRIBUTES;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  inertness areas areas.csv --scenario default --draws 16 --out \
                  results/areas\n  inertness areas areas.geojson --scenario mine.toml --from \
                  2026-01-01 --until 2036-01-01\n  inertness areas survey.csv --scenario mine.toml \
                  --column id=HAZARD_ID --dry-run\n\nColumns, or properties of features: id, and \
                  where they are known area_m2 (else that of the polygon), mines, laid\n(a date), \
                  people (near the area), kind (an alternative of the scenario). What is missing \
                  is taken from the scenario. The\nsame rows come back with expected harm and \
                  burden; nothing says when an area meets a risk criterion."
)]
pub(crate) struct AreasArgs {
    /// A table of areas, CSV, or a map of them, GeoJSON
    #[arg(value_name = "AREAS")]
    pub(crate) areas: PathBuf,
    /// The scenario of every area, with the area's own numbers in it: a file, or the name of a
    /// built-in scenario
    #[arg(long, value_name = "SCENARIO")]
    pub(crate) scenario: String,
    /// The alternative of areas that name no kind
    #[arg(long, value_name = "ALTERNATIVE")]
    pub(crate) kind: Option<String>,
    /// Count harm and clearance from this date, up to that of --until [default: the day the mines
    /// of each area were laid]
    #[arg(long, value_name = "DATE", requires = "until", value_parser = date)]
    pub(crate) from: Option<Date>,
    /// Count harm and clearance up to this date, from that of --from [default: the horizon of the
    /// scenario, after the mines were laid]
    #[arg(long, value_name = "DATE", requires = "from", value_parser = date)]
    pub(crate) until: Option<Date>,
    /// The name of a column or property, where it is not that of the field: id, area_m2, mines,
    /// laid, people or kind; repeatable
    #[arg(long, value_name = "FIELD=NAME", value_parser = column)]
    pub(crate) column: Vec<(String, String)>,
    /// Write a row of HXL hashtags below the names of the columns
    #[arg(long)]
    pub(crate) hxl: bool,
    /// Check every area, say roughly how long they would take, and run nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Folder for areas.json (sums) and areas.csv or areas.geojson (the rows) [default: none, only
    /// the sums are printed]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: AreasFormat,
    #[command(flatten)]
    pub(crate) settings: Settings,
    #[command(flatten)]
    pub(crate) parts: PartArgs,
    /// Write over files that are there; begin anew where an interrupted command has left something
    #[arg(long)]
    pub(crate) force: bool,
}

/// Output format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum AreasFormat {
    /// The sums, for people
    #[default]
    Text,
    /// The sums, for programs
    Json,
    /// The rows as CSV; of a map the names of areas and our numbers
    Csv,
    /// The rows as GeoJSON, where they came as such
    Geojson,
}

impl From<AreasFormat> for Shape {
    fn from(format: AreasFormat) -> Self {
        match format {
            AreasFormat::Text => Self::Text,
            AreasFormat::Json => Self::Json,
            AreasFormat::Csv => Self::Csv,
            AreasFormat::Geojson => Self::Geojson,
        }
    }
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a date such as 2026-01-01".to_owned())
}

fn column(text: &str) -> Result<(String, String), String> {
    let expected = || {
        format!(
            "expected FIELD=NAME with a field of {}, such as id=HAZARD_ID",
            ATTRIBUTES.join(", ")
        )
    };
    let (attribute, name) = text.split_once('=').ok_or_else(expected)?;
    let is_known = ATTRIBUTES.contains(&attribute) && !name.is_empty();
    is_known.then(|| (attribute.to_owned(), name.to_owned())).ok_or_else(expected)
}
