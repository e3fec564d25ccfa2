//! Rendering of the page: templates, escaping, embedded style and fonts.

use super::content::content;
use crate::report::ReportError;
use crate::results::Findings;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};

const HTML: &str = include_str!("page.html");
const MARKDOWN: &str = include_str!("page.md");
const STYLE: &str = include_str!("page.css");
const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.woff2");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.woff2");

/// Renders the report as one self-contained HTML file.
///
/// # Errors
/// Where a chart cannot be drawn.
pub fn html(findings: &Findings) -> Result<String, ReportError> {
    let page = Value::from(Serde(content(findings)?));
    let mut templates = Environment::empty();
    templates.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    // for the crate's own drawings, style and fonts, which are not escaped
    templates.add_filter("safe", minijinja::filters::safe);
    templates.add_filter("count", count);
    let (regular, semi_bold) = (STANDARD.encode(REGULAR), STANDARD.encode(SEMI_BOLD));
    let values = context! { page, style => STYLE, regular, semi_bold };
    Ok(templates.render_named_str("page.html", HTML, values)?)
}

/// Renders the report as Markdown.
///
/// Charts are named as the files beside `results.json`.
///
/// # Errors
/// Where a chart cannot be drawn.
pub fn markdown(findings: &Findings) -> Result<String, ReportError> {
    let page = Value::from(Serde(content(findings)?));
    let mut templates = Environment::empty();
    templates.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    templates.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    templates.set_formatter(|out, _, value| {
        let text = value.to_string();
        let text = if value.is_safe() { text } else { plain(&text) };
        Ok(out.write_str(&text)?)
    });
    templates.add_filter("count", count);
    templates.add_filter("fenced", |text: String| Value::from_safe_string(fenced(&text)));
    Ok(templates.render_named_str("page.md", MARKDOWN, context! { page })?)
}

/// The length of a list.
fn count(list: &Value) -> Option<usize> {
    list.len()
}

/// Escapes text for Markdown and puts it on one line.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends_word = letters.peek().is_none_or(|next| next.is_whitespace());
        match letter {
            '\n' | '\r' => plain.push(' '),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '$' => {
                plain.extend(['\\', letter])
            }
            // these would open a list or underline a heading
            '-' | '+' | '=' if plain.is_empty() => plain.extend(['\\', letter]),
            '.' | ')'
                if ends_word
                    && !plain.is_empty()
                    && plain.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                plain.extend(['\\', letter]);
            }
            _ => plain.push(letter),
        }
    }
    plain
}

/// Fences a text with more backticks than any run in it.
fn fenced(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let gap = if text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}\n{text}{gap}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_a_text_means_anything_to_markdown() {
        assert_eq!(plain("a_b [x](y) <b>&\n# 1"), "a\\_b \\[x\\](y) &lt;b&gt;&amp; \\# 1");
        assert_eq!(plain("- a - b"), "\\- a - b");
        assert_eq!(plain("1. a 2.5"), "1\\. a 2.5");
        assert_eq!(plain("2.5"), "2.5");
        assert_eq!(fenced("a\n"), "```\na\n```");
        assert_eq!(fenced("````toml"), "`````\n````toml\n`````");
    }
}
