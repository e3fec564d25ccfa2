//! Charts: well-formed, the same every time, inside the canvas, and saying what they show.

use super::variants::{all_drawn, both, early_report, two_alternatives};
use crate::report::chart::canvas::backend::{ABOVE, BELOW, Primitive, TextLine};
use crate::report::summary;
use crate::report::{ChartError, Drawing, Layout, charts, png};
use roxmltree::Document;

/// Width and height of a drawing, px.
fn size(drawing: &Drawing) -> (f64, f64) {
    let document = Document::parse(&drawing.svg).unwrap();
    let of = |name| document.root_element().attribute(name).unwrap().parse().unwrap();
    (of("width"), of("height"))
}

#[test]
fn every_chart_is_well_formed_and_says_what_it_is() {
    for (variant, findings, drawings) in all_drawn() {
        for drawing in drawings {
            let name = format!("{variant} {}", drawing.name);
            let document =
                Document::parse(&drawing.svg).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            let text_of = |tag: &str| {
                let node = document.descendants().find(|node| node.has_tag_name(tag));
                node.and_then(|node| node.text()).unwrap_or_default().to_owned()
            };
            assert!(text_of("title").len() > 20, "{name}");
            assert!(text_of("desc").contains(&findings.alternatives[0].name), "{name}");
            assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"), "{name}");
            let texts = document.descendants().filter(|node| node.has_tag_name("text"));
            let written: Vec<&str> = texts.filter_map(|node| node.text()).collect();
            assert!(written.join(" ").contains("seed 20241120"), "{name}");
        }
    }
}

#[test]
fn no_chart_tells_what_was_not_seen_as_nought_or_an_interval_that_leaves_out_its_mean() {
    let mut bounds = 0;
    for (variant, _, drawings) in all_drawn() {
        for drawing in drawings.iter().filter(|drawing| drawing.layout == Layout::Wide) {
            for said in [
                "none to none",
                "(0 to 0)",
                "leaves none",
                "(none to",
                "0 of 100 ",
                "under certain",
                "under all",
            ] {
                let found = drawing.title.contains(said) || drawing.description.contains(said);
                assert!(!found, "{variant} {}: {}", drawing.name, drawing.description);
            }
            bounds += usize::from(
                drawing.description.contains("Bar with an arrow: 0 observed, 95 % upper limit."),
            );
        }
    }
    assert!(bounds >= 3, "bounds of what was not seen are drawn: {bounds}");
}

#[test]
fn a_number_of_the_horizon_is_not_told_of_an_earlier_report() {
    let drawn = charts(&early_report(), Layout::Wide).unwrap();
    let wording =
        |name: &str| &drawn.iter().find(|drawing| drawing.name == name).unwrap().description;
    assert!(wording("burden").contains("Cost of clearance by 30 y, USD"), "{}", wording("burden"));
    // nothing is left at the horizon, and the bound that was reported is one of day 2
    let able = wording("able-to-function");
    assert!(
        able.contains("0 observed in 10,000 replicates at 30 y") && !able.contains("under 1 in"),
        "{able}"
    );
}

#[test]
fn clearance_that_has_not_begun_is_said_so() {
    let mut findings = two_alternatives();
    let work = findings.alternatives[1].clearance.as_mut().unwrap();
    (work.area_searched_m2, work.removed, work.finished_days) = (0.0, 0.0, None);
    assert!(summary(&findings).contains("“persistent” not begun within the horizon."));
}

#[test]
fn nothing_is_drawn_outside_the_canvas() {
    for (variant, _, drawings) in all_drawn() {
        for drawing in drawings {
            let document = Document::parse(&drawing.svg).unwrap();
            let (wide, high) = size(drawing);
            for node in document.descendants().filter(|node| node.is_element()) {
                let inside = |x: f64, y: f64| {
                    let ok = (0.0..=wide).contains(&x) && (0.0..=high).contains(&y);
                    assert!(
                        ok,
                        "{variant} {} {:?}: {x} {y} in {node:?}",
                        drawing.name, drawing.layout
                    );
                };
                let number =
                    |name: &str| node.attribute(name).map(|text| text.parse::<f64>().unwrap());
                if let Some(course) = node.attribute("d") {
                    let numbers: Vec<f64> = course
                        .split(['M', 'L', 'Z', ' '])
                        .filter(|text| !text.is_empty())
                        .map(|text| text.parse().unwrap())
                        .collect();
                    numbers.chunks(2).for_each(|point| inside(point[0], point[1]));
                } else if let (Some(x), Some(y)) = (number("x"), number("y")) {
                    inside(x, y);
                } else if let (Some(x), Some(y)) = (number("cx"), number("cy")) {
                    inside(x, y);
                }
            }
        }
    }
}

/// The texts of a drawing with their boxes: left, top, right and bottom, px.
fn boxes(drawing: &Drawing) -> Vec<(&str, [f64; 4])> {
    let texts = drawing.primitives.iter().filter_map(|primitive| match primitive {
        Primitive::TextLine(text) => Some(text),
        _ => None,
    });
    let of_text = |text: &TextLine| {
        let (left, baseline) = (text.left(), text.at.1);
        [left, baseline - ABOVE * text.size, left + text.wide(), baseline + BELOW * text.size]
    };
    texts.map(|text| (text.text.as_str(), of_text(text))).collect()
}

/// No text of a drawing touches another or the edge.
pub(super) fn is_legible(variant: &str, drawing: &Drawing) {
    let boxes = boxes(drawing);
    let (wide, high) = size(drawing);
    assert!(boxes.len() > 6, "{variant} {}", drawing.name);
    for (at, (text, a)) in boxes.iter().enumerate() {
        let name = format!("{variant} {} {:?}: {text}", drawing.name, drawing.layout);
        let inside = a[0] >= 10.0 && a[1] >= 10.0 && a[2] <= wide - 8.0 && a[3] <= high - 10.0;
        assert!(inside, "{name} {a:?}");
        for (other, b) in &boxes[at + 1..] {
            // lines of one block stand close: their letters' boxes may share 4 px of height
            let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] + 4.5 || b[3] <= a[1] + 4.5;
            assert!(apart, "{name} touches {other}: {a:?} {b:?}");
        }
    }
}

#[test]
fn no_text_touches_another_or_the_edge() {
    for (variant, _, drawings) in all_drawn() {
        drawings.iter().for_each(|drawing| is_legible(variant, drawing));
    }
}

#[test]
fn the_same_findings_make_the_same_bytes() {
    let (once, again) = (both(&two_alternatives()), both(&two_alternatives()));
    assert_eq!(once, again);
    let pixels = png(&once[0]).unwrap();
    assert_eq!(pixels, png(&again[0]).unwrap());
    assert_eq!(&pixels[..8], b"\x89PNG\r\n\x1a\n");
    // width and height in the header: twice those of the SVG
    assert_eq!(
        &pixels[16..24],
        &[&[0, 0, 0x09, 0x60][..], &(2 * size(&once[0]).1 as u32).to_be_bytes()].concat()
    );
}

/// The pixels of a PNG: width, and red, green and blue of each.
fn decoded(file: &[u8]) -> (usize, Vec<u8>) {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(frame.color_type, ::png::ColorType::Rgb);
    (frame.width as usize, pixels)
}

/// How dark a box of a drawing is in its PNG: the mean over its pixels, from 0 for white to 1 for
/// black.
fn ink(png: &(usize, Vec<u8>), [left, top, right, bottom]: [f64; 4]) -> f64 {
    let at = |x: usize, y: usize| f64::from(png.1[3 * (y * png.0 + x) + 1]);
    let range = |from: f64, to: f64| (2.0 * from).round() as usize..(2.0 * to).round() as usize;
    let dark: Vec<f64> = range(top, bottom)
        .flat_map(|y| range(left, right).map(move |x| (x, y)))
        .map(|(x, y)| 1.0 - at(x, y) / 255.0)
        .collect();
    dark.iter().sum::<f64>() / dark.len() as f64
}

#[test]
fn a_png_has_ink_where_text_bars_and_lines_are_and_none_beside_them() {
    let drawings = both(&two_alternatives());
    let drawing = drawings.iter().find(|drawing| drawing.name == "casualties-by-group").unwrap();
    let pixels = decoded(&png(drawing).unwrap());
    for (text, [left, top, right, bottom]) in boxes(drawing) {
        // between the heights of capitals and the baseline, letters are a tenth to a half of what
        // is there
        let share =
            ink(&pixels, [left, top + 0.25 * (bottom - top), right, bottom - 0.2 * (bottom - top)]);
        assert!((0.03..0.7).contains(&share), "{text}: {share}");
        assert!(
            text.len() < 10 || ink(&pixels, [left - 6.0, top, left - 2.0, bottom]) < 0.2,
            "before {text}"
        );
    }
    let mut bars = 0;
    for primitive in &drawing.primitives {
        if let Primitive::Rectangle { at: (x, y), size: (wide, high), colour } = primitive
            && *wide > 4.0
            && *high > 4.0
            && colour.rgb != (255, 255, 255)
        {
            let (column, row) = ((2.0 * x) as usize + 2, (2.0 * y) as usize + 2);
            let found = &pixels.1[3 * (row * pixels.0 + column)..][..3];
            let (red, green, blue) = colour.rgb;
            let mixed = |part: u8| 255.0 - colour.opacity * (255.0 - f64::from(part));
            for (found, part) in found.iter().zip([red, green, blue]) {
                assert!(
                    (f64::from(*found) - mixed(part)).abs() < 3.0,
                    "{found} for {}",
                    mixed(part)
                );
            }
            bars += 1;
        }
    }
    assert!(bars > 0, "a chart of bars has bars");
    let (wide, high) = size(drawing);
    assert_eq!(ink(&pixels, [1.0, 1.0, wide - 1.0, 8.0]), 0.0, "nothing on the upper margin");
    assert_eq!(
        ink(&pixels, [1.0, high - 6.0, wide - 1.0, high - 1.0]),
        0.0,
        "nothing on the lower"
    );
}

#[test]
fn letters_that_mean_something_in_xml_are_escaped() {
    let mut findings = two_alternatives();
    findings.alternatives[0].name = "a < b & \"c\" \u{1}".to_owned();
    findings.comparison[0].alternative = findings.alternatives[0].name.clone();
    findings.title = "<script>".to_owned();
    for drawing in both(&findings) {
        Document::parse(&drawing.svg).unwrap();
        assert!(drawing.svg.contains("a &lt; b &amp; &quot;c&quot;"));
    }
}

#[test]
fn findings_without_a_curve_are_refused_with_its_name() {
    let mut findings = two_alternatives();
    findings.alternatives[1].curves.shift_remove(&crate::question::Quantity::Casualties);
    let fault = charts(&findings, Layout::Wide).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "alternative \"persistent\": found no curve of casualties over all times, expected one"
    );
    findings.times_days = vec![0.0];
    assert!(matches!(charts(&findings, Layout::Wide), Err(ChartError::NoTime)));
}

/// Pictures to look at: `INERTNESS_DRAW=/tmp/charts cargo test --lib draws_pictures`.
#[test]
fn draws_pictures_where_asked() {
    let Some(folder) = std::env::var_os("INERTNESS_DRAW").map(std::path::PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    for (variant, _, drawings) in all_drawn() {
        for drawing in drawings {
            std::fs::write(
                folder.join(format!("{variant}-{}-{}.png", drawing.name, drawing.layout.name())),
                png(drawing).unwrap(),
            )
            .unwrap();
            std::fs::write(
                folder.join(format!("{variant}-{}-{}.svg", drawing.name, drawing.layout.name())),
                &drawing.svg,
            )
            .unwrap();
        }
    }
}
