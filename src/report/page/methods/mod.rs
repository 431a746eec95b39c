//! The methods as one Markdown text: STRESS-ABS item by item and ODD element by element.
//!
//! What a run decides is written from the run; what the model is comes from the model document.

mod markdown;
mod odd;
mod stress;

use super::context::PageOptions;
use super::context::ReportContext;
use super::figures::Figures;
use crate::basics::Error;
use crate::study::answer::Answer;
use markdown::{marked_up, plain};
use maud::{Markup, html};

/// `methods.md` of an answer.
pub fn methods(answer: &Answer) -> String {
    let context =
        ReportContext { answer, page_options: &PageOptions::default(), figures: &Figures::default() };
    format!("# Methods: {}\n\n{}\n{}", plain(&answer.title), stress::stress(context), odd::odd(context))
}

/// Renders the annex: the same text, its headings one level further down.
pub(super) fn section(context: ReportContext<'_>) -> Result<Markup, Error> {
    let text = format!("{}\n{}", stress::stress(context), odd::odd(context));
    Ok(html! { div class="methods" { (marked_up(&text)) } })
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
}
