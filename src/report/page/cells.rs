//! How the page prints numbers in cells and sentences, and its tables. No section is known here.

use crate::outcome::Unit;
use crate::report::figure::gains::Group;
use crate::report::numbers::{self, Digit};
use crate::stats::half_width;
use crate::study::answer::{self, Against, Measured, Sum};
use maud::{Markup, html};

/// What is printed where there is no number.
pub(super) const NONE: &str = "–";

/// The digit to which an outcome's mean is printed.
fn digit(unit: Unit, measured: &Measured) -> Digit {
    Digit::of_value(unit, measured.mean, half_width(measured.sd, measured.n))
}

/// A mean, such as `41%`.
pub(super) fn mean(unit: Unit, measured: &Measured) -> String {
    numbers::value(unit, measured.mean, digit(unit, measured))
}

/// Another number of the same outcome to the same digit.
pub(super) fn same_digits(unit: Unit, measured: &Measured, number: f64) -> String {
    numbers::value(unit, number, digit(unit, measured))
}

/// A mean with the range of nine futures in ten: `34 (27 to 41)` of a hundred for a share, else with
/// its unit.
pub(super) fn level(unit: Unit, measured: &Measured) -> String {
    if measured.mean.is_nan() {
        return NONE.to_owned();
    }
    if unit == Unit::Share {
        let whole = |share: f64| hundred(100.0 * share);
        let mean = whole(measured.mean);
        let spread = measured.spread;
        return if measured.n < 2 {
            mean
        } else {
            format!("{mean} ({} to {})", whole(spread.p5), whole(spread.p95))
        };
    }
    let digit = digit(unit, measured);
    let mean = numbers::value(unit, measured.mean, digit);
    if measured.n < 2 {
        mean
    } else {
        format!("{mean} ({})", numbers::range(unit, measured.spread.p5, measured.spread.p95, digit))
    }
}

/// A mean without its range: `34` of a hundred for a share.
pub(super) fn level_alone(unit: Unit, measured: &Measured) -> String {
    if unit == Unit::Share && !measured.mean.is_nan() {
        hundred(100.0 * measured.mean)
    } else {
        mean(unit, measured)
    }
}

/// A number of a hundred, as a whole number; less than half is printed as `under 1`, not as 0.
fn hundred(number: f64) -> String {
    let minus = if number <= -0.5 { "−" } else { "" };
    if number > 0.0 && number < 0.5 { "under 1".to_owned() } else { format!("{minus}{:.0}", number.abs()) }
}

/// Which families of a hundred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// Those that gain.
    Better,
    /// Those that lose.
    Worse,
}

/// Families in a hundred, rounded as in figures: those that gain, stay and lose add up to a hundred.
pub(super) fn families_alone(of: &answer::Winners, moved: Moved) -> String {
    let count = |share: f64| of.families * share / 100.0;
    let group = Group {
        name: String::new(),
        gain: count(of.better.mean),
        stay: count(of.same.mean),
        lose: count(of.worse.mean),
        is_suppressed: false,
    };
    let Some([gain, _, lose]) = group.of_100() else { return NONE.to_owned() };
    let (whole, mean) = if moved == Moved::Better { (gain, of.better.mean) } else { (lose, of.worse.mean) };
    if whole == 0 && mean > 0.0 { "under 1".to_owned() } else { whole.to_string() }
}

/// Families in a hundred with their range over futures.
pub(super) fn families(of: &answer::Winners, moved: Moved) -> String {
    let mean = families_alone(of, moved);
    let range = if moved == Moved::Better { of.better } else { of.worse };
    if mean == NONE { mean } else { format!("{mean} ({:.0} to {:.0})", range.p5, range.p95) }
}

/// The sentence with its spaces and signs joined so that no line ends between a number and its sign or unit.
pub(super) fn whole(sentence: &str) -> String {
    sentence.replace("+£", "+\u{2060}£").replace(" pp", "\u{a0}pp")
}

/// A mean difference with its sign, such as `+7.0 pp`.
pub(super) fn difference(unit: Unit, pair: &Against) -> String {
    numbers::difference(unit, pair.mean, Digit::of_difference(unit, pair.mean, pair.low, pair.high))
}

/// A mean difference with the range of nine futures in ten.
pub(super) fn difference_with_futures(unit: Unit, pair: &Against) -> String {
    let digit = Digit::of_difference(unit, pair.mean, pair.low, pair.high);
    let mean = numbers::difference(unit, pair.mean, digit);
    if pair.n < 2 || (pair.raised == 0 && pair.lowered == 0) {
        return mean;
    }
    format!("{mean} ({})", numbers::interval(unit, pair.spread.p5, pair.spread.p95, digit))
}

/// The 95% interval of a mean difference; a dash where there is none.
pub(super) fn interval(unit: Unit, pair: &Against) -> String {
    let digit = Digit::of_difference(unit, pair.mean, pair.low, pair.high);
    numbers::interval(unit, pair.low, pair.high, digit)
}

/// The range of nine futures in ten of a difference.
pub(super) fn futures(unit: Unit, pair: &Against) -> String {
    let digit = Digit::of_difference(unit, pair.mean, pair.low, pair.high);
    numbers::interval(unit, pair.spread.p5, pair.spread.p95, digit)
}

/// Which way an option's mean differs from its baseline's, beyond the noise of the simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The 95% interval lies above zero.
    Higher,
    /// Below it.
    Lower,
    /// It holds zero, or there is none.
    Unclear,
    /// No run differs.
    Same,
}

/// Which way a difference points.
pub(super) fn way(pair: &Against) -> Way {
    if pair.n > 0 && pair.raised == 0 && pair.lowered == 0 {
        Way::Same
    } else if pair.low > 0.0 {
        Way::Higher
    } else if pair.high < 0.0 {
        Way::Lower
    } else {
        Way::Unclear
    }
}

/// Pounds to the nearest thousand, from ten thousand on; else to the nearest hundred.
pub(super) fn pounds(amount: f64) -> String {
    if amount.is_nan() {
        return NONE.to_owned();
    }
    let step = if amount.abs() >= 10_000.0 { 1_000.0 } else { 100.0 };
    let rounded = (amount / step).round() * step;
    let minus = if rounded < 0.0 { "−" } else { "" };
    format!("{minus}£{}", numbers::thousands(&format!("{:.0}", rounded.abs())))
}

/// A sum of pounds with its range over futures.
pub(super) fn sum(of: &Sum) -> String {
    if of.mean.is_nan() {
        NONE.to_owned()
    } else {
        format!("{} ({} to {})", pounds(of.mean), pounds(of.p5), pounds(of.p95))
    }
}

/// The heading of an outcome's column, with its unit and a link to its meaning.
pub(super) fn heading(outcome: &answer::Outcome) -> Markup {
    html! {
        a href={ "#term-" (outcome.name) } { (outcome.label) }
        @if outcome.unit == Unit::Share { ", of 100" } @else if outcome.unit != Unit::Number {
            ", " (numbers::unit_of_axis(outcome.unit))
        }
    }
}

/// A cell of a table.
pub(super) type Cell = Markup;

/// A cell of text. A number and its range in brackets each stay on one line.
pub(super) fn text(text: impl AsRef<str>) -> Cell {
    let text = text.as_ref();
    let begins = |part: &str| part.starts_with(|c: char| c.is_ascii_digit() || "£+−–u".contains(c));
    match text.strip_suffix(')').and_then(|text| text.split_once(" (")) {
        Some((number, range)) if begins(number) && begins(range) && text.len() < 60 => html! {
            span class="number" { (number) } " " span class="number" { "(" (range) ")" }
        },
        _ if begins(text) && text.len() < 32 => html! { span class="number" { (text) } },
        _ => html! { (text) },
    }
}

/// A table to read.
pub(super) struct Table {
    /// What it shows.
    pub(super) caption: Markup,
    /// The columns' headings; the first is the rows'.
    pub(super) head: Vec<Cell>,
    /// The rows; the first cell is the row's heading.
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether its cells are words, which stand at the left.
    pub(super) is_words: bool,
    /// Whether a cell without a number is explained under it.
    pub(super) has_note: bool,
}

impl Table {
    /// A table of numbers.
    pub(super) fn new(caption: &str, head: Vec<Cell>, rows: Vec<Vec<Cell>>) -> Table {
        Table { caption: text(caption), head, rows, is_words: false, has_note: true }
    }

    /// A table of words.
    pub(super) fn of_words(caption: &str, head: &[&str], rows: Vec<Vec<Cell>>) -> Table {
        let head = head.iter().map(text).collect();
        Table { caption: text(caption), head, rows, is_words: true, has_note: true }
    }
}

impl Table {
    /// The table without a note under it.
    pub(super) fn without_note(self) -> Table {
        Table { has_note: false, ..self }
    }
}

impl maud::Render for Table {
    fn render(&self) -> Markup {
        let has_none = self.has_note && self.rows.iter().flatten().any(|cell| words_of(&cell.0) == NONE);
        let label: String = words_of(&self.caption.0);
        html! {
            div class="scroll" role="group" tabindex="0" aria-label={ "Table: " (label) } {
                table class=[self.is_words.then_some("words")] {
                    caption { (self.caption) }
                    thead { tr { @for cell in &self.head { th scope="col" { (cell) } } } }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                @for (index, cell) in row.iter().enumerate() {
                                    @if index == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
            @if has_none {
                p class="note" {
                    "– There is no number: nothing to divide by, or nothing to compare with; Annex F \
                     says why."
                }
            }
        }
    }
}

/// The text of a piece of HTML, without its tags.
pub(super) fn words_of(page: &str) -> String {
    let mut words = String::with_capacity(page.len());
    let mut is_mark = false;
    for letter in page.chars() {
        match letter {
            '<' => is_mark = true,
            '>' => {
                is_mark = false;
                words.push(' ');
            }
            _ if !is_mark => words.push(letter),
            _ => {}
        }
    }
    let whole = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    whole.split_whitespace().collect::<Vec<&str>>().join(" ")
}
