//! The methods as one Markdown text: STRESS-ABS item by item and ODD element by element.
//!
//! What a run decides is written from the run; what the model is comes from the model document.

mod odd;
mod stress;

use super::Look;
use super::pictures::Album;
use super::told::Told;
use crate::basics::Error;
use crate::study::answer::Answer;
use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, Options, Parser};

/// `methods.md` of an answer.
pub fn methods(answer: &Answer) -> String {
    let told = Told { answer, look: &Look::default(), album: &Album::default() };
    format!("# Methods: {}\n\n{}\n{}", plain(&answer.title), stress::stress(told), odd::odd(told))
}

/// The annex: the same text, its headings one level further down.
pub(super) fn section(told: Told<'_>) -> Result<Markup, Error> {
    let text = format!("{}\n{}", stress::stress(told), odd::odd(told));
    Ok(html! { div class="methods" { (marked_up(&text)) } })
}

/// Markdown as a piece of the page: headings one level down, marks of others shown as letters.
fn marked_up(text: &str) -> Markup {
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
    use crate::study::answer::tests::synthetic;

    #[test]
    fn every_item_of_stress_and_element_of_odd_is_filled() {
        let text = methods(&synthetic(20));
        let items = text.lines().filter(|line| line.starts_with("#### ")).count();
        assert_eq!(items, 20, "STRESS-ABS has twenty items");
        for element in odd::ELEMENTS {
            assert!(text.contains(&format!("### {element}\n")), "{element}");
        }
        for block in text.split("\n#").skip(1) {
            let words: usize = block.lines().skip(1).map(|line| line.split_whitespace().count()).sum();
            assert!(words > 5 || !block.starts_with("###"), "an empty item: {block}");
        }
        assert!(!text.contains("NaN"));
    }

    #[test]
    fn marks_of_others_are_letters() {
        let page =
            marked_up(&format!("## A\n\n{}\n\n<b>x</b>\n", plain("<script>alert(1)</script> *a* | b")));
        assert!(!page.0.contains("<script>") && !page.0.contains("<b>"), "{}", page.0);
        assert!(page.0.starts_with("<h3>A</h3>"), "{}", page.0);
    }
}
