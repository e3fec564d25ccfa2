//! A chart as pixels, drawn with the bundled font and no other.

use super::font::{REGULAR, SEMI_BOLD};
use super::{ChartError, Drawing};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::{Arc, LazyLock};

/// Pixels of the PNG per pixel of the SVG.
const ENLARGED: f32 = 2.0;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(SEMI_BOLD.to_vec());
    fonts.set_sans_serif_family("Inter");
    Arc::new(fonts)
});

/// The chart as PNG, twice as large as the SVG says.
///
/// # Errors
/// Where the SVG is not one, which is a fault of ours.
pub fn png(drawing: &Drawing) -> Result<Vec<u8>, ChartError> {
    let pixels = |fault: &dyn std::fmt::Display| ChartError::Pixels(fault.to_string());
    let options =
        Options { fontdb: Arc::clone(&FONTS), font_family: "Inter".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&drawing.svg, &options).map_err(|fault| pixels(&fault))?;
    let size = tree.size();
    let (wide, high) = ((size.width() * ENLARGED).ceil() as u32, (size.height() * ENLARGED).ceil() as u32);
    let mut canvas =
        Pixmap::new(wide, high).ok_or_else(|| pixels(&format!("no canvas of {wide} x {high}")))?;
    resvg::render(&tree, Transform::from_scale(ENLARGED, ENLARGED), &mut canvas.as_mut());
    canvas.encode_png().map_err(|fault| pixels(&fault))
}
