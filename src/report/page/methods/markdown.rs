//! Markdown with texts of other authors in it: escaped where it is written, without raw HTML where it becomes a
//! part of the page.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, Options, Parser};

/// Markdown as a piece of the page: headings one level down, raw HTML shown as letters.
pub(super) fn marked_up(text: &str) -> Markup {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    });
    let mut page = String::new();
    pulldown_cmark::html::push_html(&mut page, events);
    for level in (2..=5).rev() {
        let lower = level + 1;
        page = page
            .replace(&format!("<h{level}>"), &format!("<h{lower}>"))
            .replace(&format!("</h{level}>"), &format!("</h{lower}>"));
    }
    // A table can be wider than a narrow screen: it scrolls by itself, and by keyboard.
    let region = "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table of the methods\"><table class=\"words\">";
    let page = page
        .replace("<table>", region)
        .replace("</table>", "</table></div>")
        .replace("<th>", "<th scope=\"col\">")
        .replace("<th></th>", "<td></td>");
    PreEscaped(page)
}

/// Text that Markdown shows as it stands.
pub(super) fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    for letter in text.chars() {
        if "|*_`<>[]\\#&".contains(letter) {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_others_are_letters() {
        let page =
            marked_up(&format!("## A\n\n{}\n\n<b>x</b>\n", plain("<script>alert(1)</script> *a* | b")));
        assert!(!page.0.contains("<script>") && !page.0.contains("<b>"), "{}", page.0);
        assert!(page.0.starts_with("<h3>A</h3>"), "{}", page.0);
    }
}
