//! Arguments for charts.

use crate::report::{Drawing, Layout};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(
    after_help = format!(
        "Examples:\n  inertness charts results/default\n  inertness charts results/default --only \
         casualties,burden --format svg\n  \
         inertness charts results/default --layout narrow --out phone\n\nCharts: {}.\nOf these a \
         run has those that its results hold something for.",
        Drawing::NAMES.join(", ")
    )
)]
pub(crate) struct ChartsArgs {
    /// Results folder of a run, or its results.json
    #[arg(value_name = "RESULTS")]
    pub(crate) results: PathBuf,
    /// Only these charts, by name
    #[arg(
        long, value_name = "NAME", value_delimiter = ',',
        value_parser = clap::builder::PossibleValuesParser::new(Drawing::NAMES),
        hide_possible_values = true
    )]
    pub(crate) only: Vec<String>,
    /// What to write
    #[arg(long, value_enum, value_delimiter = ',', default_value = "svg,png")]
    pub(crate) format: Vec<ChartFormat>,
    /// For a page of 1,200 px or a phone of 400 px, in a folder "narrow"
    #[arg(long, value_enum, value_delimiter = ',', default_value = "wide")]
    pub(crate) layout: Vec<ChartLayout>,
    /// Folder to write in [default: charts beside the results]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    pub(crate) force: bool,
}

/// What a chart is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartFormat {
    /// Lines, sharp at every size
    Svg,
    /// Pixels, twice as many as the layout says
    Png,
}

impl ChartFormat {
    /// What its files end in.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// What a chart is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartLayout {
    Wide,
    Narrow,
}

impl From<ChartLayout> for Layout {
    fn from(layout: ChartLayout) -> Self {
        match layout {
            ChartLayout::Wide => Self::Wide,
            ChartLayout::Narrow => Self::Narrow,
        }
    }
}
