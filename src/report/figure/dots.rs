//! In how many of twenty equally likely futures an outcome passes a threshold: a dot a future.
//!
//! What a page's script needs to move the threshold stands in the picture. `.dots-scale` holds the
//! thresholds that may be chosen, each with its words (`data-thresholds`, JSON), the side that is
//! counted (`data-side`: a dot on the line is on neither) and the scale (`data-low` and `data-high` lie
//! at `data-from` and `data-to`, in the picture's units). Each dot has two marks with its `data-value`
//! and `data-option`: `.dot.counted` and `.dot.other`, one of them `display="none"`. `.threshold` (the
//! line, to be moved by `transform`) and `.threshold-name` stand at `data-value`; `.count` holds the
//! printed count and, as `data-sentence`, the sentence with its gaps `{count}`, `{all}`, `{threshold}`.

mod drawing;

use super::canvas::Canvas;
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;
use crate::report::numbers::{self, Digit};

/// What a difference is from.
const TODAY: &str = "today's policy";

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    /// Its titles.
    pub titles: Titles,
    /// The outcome.
    pub quantity: Quantity,
    /// Where the line stands.
    pub threshold: f64,
    /// Which side of the line is counted.
    pub side: Side,
    /// What is said of a future on that side, such as `costs more than`; the threshold follows.
    pub phrase: String,
    /// The options.
    pub options: Vec<Futures>,
}

/// A side of the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Numbers above it.
    Above,
    /// Numbers below it.
    Below,
}

/// One option's equally likely futures.
#[derive(Clone, Debug, PartialEq)]
pub struct Futures {
    /// The option's label.
    pub option: String,
    /// Its quantile dots, ascending; empty where the outcome is not defined, or in too few runs.
    pub dots: Vec<f64>,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn dots(input: &Dots) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = drawing::draw(&mut canvas, input)?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

impl Side {
    fn word(self) -> &'static str {
        match self {
            Side::Above => "above",
            Side::Below => "below",
        }
    }

    /// Whether a number lies on this side of a threshold, and not on it.
    fn has(self, number: f64, threshold: f64) -> bool {
        match self {
            Side::Above => number > threshold,
            Side::Below => number < threshold,
        }
    }
}

impl Futures {
    /// Whether there are dots and each is a finite number.
    fn is_defined(&self) -> bool {
        !self.dots.is_empty() && self.dots.iter().all(|dot| dot.is_finite())
    }
}

fn alt(input: &Dots) -> String {
    let sentences = sentences(input);
    if sentences.len() <= 2 {
        return sentences.join(" ");
    }
    let phrases: Vec<String> = input
        .options
        .iter()
        .map(|option| {
            if option.is_defined() {
                let beyond = input.beyond(option, input.threshold);
                format!("{} in {beyond} of {}", option.option, option.dots.len())
            } else {
                format!("{} not defined in enough runs", option.option)
            }
        })
        .collect();
    let threshold = input.words_of(input.threshold);
    format!(
        "Equally likely futures in which an option {} {threshold}: {}.",
        input.phrase,
        print::first_few(&phrases)
    )
}

impl Dots {
    /// How many of an option's dots lie beyond the threshold, on the side that is counted.
    fn beyond(&self, futures: &Futures, threshold: f64) -> usize {
        futures.dots.iter().filter(|&&dot| self.side.has(dot, threshold)).count()
    }

    fn digit(&self) -> Digit {
        let all =
            || self.options.iter().flat_map(|option| &option.dots).copied().filter(|dot| dot.is_finite());
        let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
        if low > high {
            Digit::of_value(self.quantity.unit, self.threshold, f64::NAN)
        } else {
            print::digit_of_range(self.quantity.unit, low, high, 0.0)
        }
    }

    /// A threshold in words, such as `£4.31m` or `today's policy plus £50,000`.
    pub fn words_of(&self, threshold: f64) -> String {
        if !threshold.is_finite() {
            return print::UNDEFINED.to_owned();
        }
        let digit = self.digit();
        if !self.quantity.is_difference {
            return numbers::value(self.quantity.unit, threshold, digit);
        }
        let amount = numbers::amount(self.quantity.unit, threshold, digit);
        if threshold == 0.0 {
            TODAY.to_owned()
        } else if threshold > 0.0 {
            format!("{TODAY} plus {amount}")
        } else {
            format!("{TODAY} less {amount}")
        }
    }
}

/// The sentence on one option with its gaps: `{count}` of `{all}` futures beyond `{threshold}`.
/// The page's script fills the same gaps when the threshold moves.
pub fn template(input: &Dots, option: &Futures) -> String {
    format!(
        "In {{count}} of {{all}} equally likely futures, {} {} {{threshold}}.",
        option.option, input.phrase
    )
}

/// A template with its gaps filled.
pub fn filled(template: &str, count: usize, all: usize, threshold: &str) -> String {
    template
        .replace("{count}", &count.to_string())
        .replace("{all}", &all.to_string())
        .replace("{threshold}", threshold)
}

/// A sentence an option, in their order.
pub fn sentences(input: &Dots) -> Vec<String> {
    let threshold = input.words_of(input.threshold);
    input
        .options
        .iter()
        .map(|option| {
            if !option.is_defined() {
                return format!(
                    "For {}, {} is not defined in enough runs.",
                    option.option, input.quantity.name
                );
            }
            filled(
                &template(input, option),
                input.beyond(option, input.threshold),
                option.dots.len(),
                &threshold,
            )
        })
        .collect()
}

fn table(input: &Dots) -> Table {
    let digit = input.digit();
    let counted = format!("Futures {} {}", input.side.word(), input.words_of(input.threshold));
    let head = vec!["Option".to_owned(), counted, "Each future, lowest to highest".to_owned()];
    let rows = input.options.iter().map(|option| {
        let dots: Vec<String> =
            option.dots.iter().map(|&dot| print::known(&input.quantity, dot, digit)).collect();
        let count = if option.is_defined() {
            format!("{} of {}", input.beyond(option, input.threshold), option.dots.len())
        } else {
            print::UNDEFINED.to_owned()
        };
        vec![option.option.clone(), count, dots.join("; ")]
    });
    Table { head, rows: rows.collect() }
}
