//! The charts, made fit to stand in a page with others.

use crate::estimate::Findings;
use crate::report::ReportError;
use crate::report::chart::charts;
use serde::Serialize;

/// A chart in the page.
#[derive(Debug, Serialize)]
pub(super) struct Figure {
    /// Its name, which is that of its file.
    pub(super) name: &'static str,
    /// The finding, in words.
    pub(super) title: String,
    /// The chart in words, for those who cannot see it.
    pub(super) description: String,
    /// The drawing for screens and paper.
    pub(super) wide: String,
    /// The drawing for phones, where there is one.
    pub(super) narrow: Option<String>,
}

/// Every chart of a run.
pub(super) fn figures(findings: &Findings) -> Result<Vec<Figure>, ReportError> {
    let figure = |drawing: crate::report::Drawing| Figure {
        name: drawing.name,
        title: text_of(&drawing.svg, "title"),
        description: text_of(&drawing.svg, "desc"),
        wide: inline(&drawing.svg, "wide-"),
        narrow: None,
    };
    Ok(charts(findings)?.into_iter().map(figure).collect())
}

/// A drawing to stand in a page: its names begin with `mark`, so that no two are alike, and it brings no font along,
/// since the page has it. Texts of a drawing are escaped, so what stands in quotes after an equals sign is an attribute.
fn inline(svg: &str, mark: &str) -> String {
    let start = svg.find("<svg").unwrap_or(0);
    let svg = without(&svg[start..], "<style", "</style>");
    let svg = svg.replace(" id=\"", &format!(" id=\"{mark}"));
    let svg = svg.replace("url(#", &format!("url(#{mark}")).replace("href=\"#", &format!("href=\"#{mark}"));
    labelled(&svg, mark).trim_end().to_owned()
}

/// The drawing with the names that it is labelled by marked too.
fn labelled(svg: &str, mark: &str) -> String {
    const BY: &str = "aria-labelledby=\"";
    let Some((before, rest)) = svg.split_once(BY) else { return svg.to_owned() };
    let (names, after) = rest.split_once('"').unwrap_or((rest, ""));
    let names: Vec<String> = names.split_whitespace().map(|name| format!("{mark}{name}")).collect();
    format!("{before}{BY}{}\"{after}", names.join(" "))
}

/// A text without what stands from one mark to another, as often as it comes.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(from) {
        kept.push_str(&rest[..start]);
        rest = rest[start..].find(to).map_or("", |end| &rest[start + end + to.len()..]);
    }
    kept + rest
}

/// The first text of an element of a drawing, as it is read.
fn text_of(svg: &str, element: &str) -> String {
    let text = svg.split_once(&format!("<{element}")).and_then(|(_, rest)| rest.split_once('>'));
    let text = text.and_then(|(_, rest)| rest.split_once("</")).map_or("", |(text, _)| text);
    let letters =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    letters.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_in_a_page_has_names_of_its_own_and_no_font() {
        let svg = "<?xml version=\"1.0\"?>\n<svg aria-labelledby=\"a-title a-desc\"><title id=\"a-title\">1 &lt; 2 &amp; \
                   3</title><style>@font-face{}</style><clipPath id=\"edge\"/><path clip-path=\"url(#edge)\"/><use \
                   href=\"#edge\"/></svg>\n";
        assert_eq!(
            inline(svg, "wide-"),
            "<svg aria-labelledby=\"wide-a-title wide-a-desc\"><title id=\"wide-a-title\">1 &lt; 2 &amp; 3</title>\
             <clipPath id=\"wide-edge\"/><path clip-path=\"url(#wide-edge)\"/><use href=\"#wide-edge\"/></svg>"
        );
        assert_eq!(text_of(svg, "title"), "1 < 2 & 3");
        assert_eq!(text_of(svg, "desc"), "");
    }
}
