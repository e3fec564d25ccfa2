//! Shares stacked over time, a panel for each arm.

use super::ChartError;
use super::axis::Axis;
use super::clip::Frame;
use super::font::{Weight, width, wrapped};
use super::key;
use super::paper::{GREY, INK, Paper};
use super::sheet::{Sheet, WIDER};
use super::sizes::{Layout, Sizes};
use plotters::prelude::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, FontStyle};

/// Panels of stacked shares.
#[derive(Clone, Debug)]
pub(crate) struct Stacks {
    /// What the colours are, from the bottom of the stack up.
    pub(crate) key: Vec<(String, RGBColor)>,
    /// Times after the start, days, and their axis.
    pub(crate) times: Vec<f64>,
    pub(crate) across: Axis,
    /// One for each arm.
    pub(crate) panels: Vec<Stack>,
}

/// The stacked shares of an arm.
#[derive(Clone, Debug)]
pub(crate) struct Stack {
    /// The arm's name.
    pub(crate) name: String,
    /// What is told of it.
    pub(crate) told: String,
    /// For each colour its share at each time.
    pub(crate) shares: Vec<Vec<f64>>,
}

/// Panels side by side, at most; height of one, and of the words above and below it, px.
const BESIDE: usize = 3;
const GAP: f64 = 30.0;

fn beside(stacks: &Stacks, layout: Layout) -> usize {
    if layout.is_narrow() { 1 } else { stacks.panels.len().clamp(1, BESIDE) }
}

/// Heights of the drawn part, of what stands above it and of what stands below it, px.
fn heights(stacks: &Stacks, layout: Layout) -> [f64; 3] {
    let sizes = layout.sizes();
    let drawn = match (layout.is_narrow(), beside(stacks, layout)) {
        (true, _) => 150.0,
        (false, 1 | 2) => 330.0,
        (false, _) => 220.0,
    };
    let wide = panel_wide(stacks, layout);
    let lines = stacks
        .panels
        .iter()
        .map(|panel| name_lines(&panel.name, wide, &sizes).len())
        .max()
        .unwrap_or(1);
    [drawn, (lines as f64 + 1.0) * sizes.leading + 14.0, 2.0 * sizes.tick + 26.0]
}

fn panel_wide(stacks: &Stacks, layout: Layout) -> f64 {
    let sizes = layout.sizes();
    let count = beside(stacks, layout) as f64;
    (sizes.wide - 2.0 * sizes.margin - (count - 1.0) * GAP) / count
}

fn name_lines(name: &str, wide: f64, sizes: &Sizes) -> Vec<String> {
    wrapped(name, sizes.name, Weight::SemiBold, wide / WIDER, 2)
}

/// The height of all, px.
pub(crate) fn high(stacks: &Stacks, layout: Layout) -> f64 {
    let rows = stacks.panels.len().div_ceil(beside(stacks, layout)) as f64;
    key::high(&stacks.key, &layout.sizes())
        + 10.0
        + rows * heights(stacks, layout).iter().sum::<f64>()
}

/// Draws all.
pub(crate) fn draw(stacks: &Stacks, sheet: &Sheet, paper: &Paper) -> Result<(), ChartError> {
    let (sizes, layout) = (&sheet.sizes, sheet.layout);
    key::draw(&stacks.key, sheet.body.top, sizes, paper)?;
    let top = sheet.body.top + key::high(&stacks.key, sizes) + 10.0;
    let ([drawn, above, below], wide) = (heights(stacks, layout), panel_wide(stacks, layout));
    let columns = beside(stacks, layout);
    for (at, Stack { name, told, shares }) in stacks.panels.iter().enumerate() {
        let left = sizes.margin + (at % columns) as f64 * (wide + GAP);
        let head = top + (at / columns) as f64 * (drawn + above + below);
        let mut down = head + 0.5 * sizes.leading;
        for line in name_lines(name, wide, sizes) {
            paper.text(
                &line,
                (left, down),
                sizes.name,
                FontStyle::Bold,
                INK,
                (HPos::Left, VPos::Center),
            )?;
            down += sizes.leading;
        }
        for line in wrapped(told, sizes.value, Weight::Regular, wide / WIDER, 1) {
            paper.text(
                &line,
                (left, down),
                sizes.value,
                FontStyle::Normal,
                GREY,
                (HPos::Left, VPos::Center),
            )?;
        }
        let up = WIDER * width("100 %", sizes.tick, Weight::Regular) + 8.0;
        // the last time is written under the right edge, and half of it stands out
        let panel = Frame {
            left: left + up,
            top: head + above,
            right: left + wide - 14.0,
            bottom: head + above + drawn,
        };
        one(stacks, shares, panel, paper)?;
        around(stacks, panel, sizes, paper)?;
    }
    Ok(())
}

/// The stacked shares of one arm.
fn one(
    stacks: &Stacks,
    shares: &[Vec<f64>],
    panel: Frame,
    paper: &Paper,
) -> Result<(), ChartError> {
    let place = |time: f64, share: f64| {
        let x = stacks.across.place(time).clamp(0.0, 1.0);
        let y = share.clamp(0.0, 1.0);
        (panel.left + x * (panel.right - panel.left), panel.bottom - y * (panel.bottom - panel.top))
    };
    // a single time is drawn as if it had lasted
    let times: Vec<f64> = match stacks.times.as_slice() {
        [only] => vec![*only, stacks.across.high],
        times => times.to_vec(),
    };
    let mut under = vec![0.0; times.len()];
    for (values, (_, color)) in shares.iter().zip(&stacks.key) {
        let over: Vec<f64> = under
            .iter()
            .enumerate()
            .map(|(at, under)| under + values.get(at).or(values.last()).copied().unwrap_or(0.0))
            .collect();
        if values.iter().any(|&value| value > 0.0) {
            let upper = times.iter().zip(&over).map(|(&time, &share)| place(time, share));
            let lower = times.iter().zip(&under).map(|(&time, &share)| place(time, share));
            let outline: Vec<(f64, f64)> =
                upper.chain(lower.collect::<Vec<_>>().into_iter().rev()).collect();
            paper.fill(&outline, color.to_rgba())?;
        }
        under = over;
    }
    Ok(())
}

/// The axes of a panel.
fn around(stacks: &Stacks, panel: Frame, sizes: &Sizes, paper: &Paper) -> Result<(), ChartError> {
    for (share, label) in [(0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %")] {
        let y = panel.bottom - share * (panel.bottom - panel.top);
        let beside = (panel.left - 8.0, y);
        paper.text(
            label,
            beside,
            sizes.tick,
            FontStyle::Normal,
            GREY,
            (HPos::Right, VPos::Center),
        )?;
    }
    paper.stroke(
        &[(panel.left, panel.bottom), (panel.right, panel.bottom)],
        GREY.to_rgba(),
        1.0,
    )?;
    let written = |label: &str| width(label, sizes.tick, Weight::Regular);
    for tick in stacks.across.time_ticks(panel.right - panel.left, written) {
        let x = panel.left + tick.place * (panel.right - panel.left);
        paper.stroke(&[(x, panel.bottom), (x, panel.bottom + 5.0)], GREY.to_rgba(), 1.0)?;
        let under = (x, panel.bottom + 8.0);
        paper.text(
            &tick.label,
            under,
            sizes.tick,
            FontStyle::Normal,
            GREY,
            (HPos::Center, VPos::Top),
        )?;
    }
    Ok(())
}

/// The stacks in words.
pub(crate) fn description(stacks: &Stacks) -> String {
    let of_arm = |stack: &Stack| format!("{}: {}.", stack.name, stack.told);
    stacks.panels.iter().map(of_arm).collect::<Vec<_>>().join(" ")
}
