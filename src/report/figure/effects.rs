//! Mean differences from the baseline, a panel an outcome and a row an option: the mean as a mark that says
//! better, worse or unclear, the interval of the mean, and where nine of ten matched runs lie.

use super::canvas::{Canvas, WIDTH};
use super::judgement::Judgement;
use super::key::{self, Mark};
use super::label::{BODY, SMALL};
use super::palette::NAVY;
use super::panels::{self, Lane};
use super::sheet::Sheet;
use super::{Figure, Quantity, Table, Titles, print};
use crate::basics::Error;
use crate::report::numbers::{self, Digit};

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Effects {
    /// Its titles.
    pub titles: Titles,
    /// The outcomes, each with its own axis.
    pub panels: Vec<Panel>,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The outcome; its numbers are differences.
    pub quantity: Quantity,
    /// The options, in the same order in every panel.
    pub rows: Vec<Row>,
}

/// One option's difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its label.
    pub option: String,
    /// The difference; `None` where the outcome is not defined.
    pub effect: Option<Effect>,
}

/// Matched differences over runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Their mean.
    pub mean: f64,
    /// The low end of the 95% interval of the mean; not a number for a single run.
    pub low: f64,
    /// The high end of that interval.
    pub high: f64,
    /// A twentieth of the runs lie below.
    pub p5: f64,
    /// All but a twentieth.
    pub p95: f64,
    /// What the interval says.
    pub judgement: Judgement,
    /// Whether every run is the same as its baseline.
    pub is_same: bool,
}

/// Draws it.
///
/// # Errors
/// Where the picture library refuses.
pub fn effects(input: &Effects) -> Result<Figure, Error> {
    let mut canvas = Canvas::default();
    let height = canvas.draw(|sheet| draw(sheet, input))?;
    let alt = alt(input);
    let svg = canvas.finish(&input.titles, &alt, height);
    Ok(Figure::new(&input.titles, alt, svg, table(input)))
}

fn draw(sheet: &Sheet, input: &Effects) -> Result<f64, Error> {
    let mut entries = vec![
        (Mark::Thin, "9 in 10 matched runs"),
        (Mark::Whisker, "95% interval of the mean"),
        (Mark::Judged(Judgement::Good), "mean: better"),
        (Mark::Judged(Judgement::Bad), "worse"),
        (Mark::Judged(Judgement::Unclear), "unclear: the interval contains zero, or there is none"),
    ];
    let effects = || input.panels.iter().flat_map(|panel| &panel.rows).filter_map(Row::defined);
    if effects().any(|effect| effect.judgement == Judgement::Changed) {
        entries.insert(4, (Mark::Judged(Judgement::Changed), "changed, neither better nor worse"));
    }
    let top = key::key(sheet, &entries, (0.0, 8.0), WIDTH)? + 24.0;
    let drawn: Vec<panels::Panel> = input.panels.iter().map(Panel::outline).collect();
    panels::panels(sheet, top, "baseline", &drawn, |panel, row, lane| {
        let panel = &input.panels[panel];
        match panel.rows[row].defined() {
            None => lane.undefined(sheet),
            Some(effect) => draw_row(sheet, lane, &panel.quantity, &effect),
        }
    })
}

impl Panel {
    fn outline(&self) -> panels::Panel<'_> {
        let effects = self.rows.iter().filter_map(Row::defined);
        panels::Panel {
            quantity: self.quantity.clone(),
            options: self.rows.iter().map(|row| row.option.as_str()).collect(),
            values: effects.flat_map(|one| [one.mean, one.p5, one.p95, one.low, one.high]).collect(),
        }
    }
}

impl Row {
    /// The difference where its numbers are finite; the interval may be missing.
    fn defined(&self) -> Option<Effect> {
        self.effect.filter(|one| [one.mean, one.p5, one.p95].iter().all(|number| number.is_finite()))
    }
}

impl Effect {
    fn has_interval(&self) -> bool {
        self.low.is_finite() && self.high.is_finite()
    }

    fn digit(&self, quantity: &Quantity) -> Digit {
        Digit::of_difference(quantity.unit, self.mean, self.low, self.high)
    }

    fn is_clear(&self) -> bool {
        matches!(self.judgement, Judgement::Good | Judgement::Bad | Judgement::Changed)
    }

    /// In a word what the difference is.
    fn word(&self) -> &'static str {
        match self.judgement {
            _ if self.is_same => "same",
            Judgement::Good => "better",
            Judgement::Bad => "worse",
            Judgement::Changed => "changed",
            Judgement::Unclear => "unclear",
            Judgement::Open => "no interval",
        }
    }
}

fn draw_row(sheet: &Sheet, lane: &Lane, quantity: &Quantity, effect: &Effect) -> Result<(), Error> {
    // No number for a difference that may as well be none.
    let (text, look) = match effect.judgement {
        _ if effect.is_same => ("same".to_owned(), SMALL),
        Judgement::Unclear => ("unclear".to_owned(), SMALL),
        Judgement::Open => (numbers::difference(quantity.unit, effect.mean, effect.digit(quantity)), SMALL),
        _ => {
            let look = BODY.sized(SMALL.size).bold();
            (numbers::difference(quantity.unit, effect.mean, effect.digit(quantity)), look)
        }
    };
    let (scale, y) = (lane.scale, lane.y());
    let mean = scale.at(effect.mean);
    lane.marked(sheet, (&text, mean, look), |sheet| {
        sheet.line(&[(scale.at(effect.p5), y), (scale.at(effect.p95), y)], NAVY, 4)?;
        if effect.has_interval() {
            key::whisker(sheet, (scale.at(effect.low), scale.at(effect.high)), y)?;
        }
        effect.judgement.draw(sheet, (mean, y))
    })
}

fn alt(input: &Effects) -> String {
    let panels = input.panels.len();
    let rows = input.panels.first().map_or(0, |panel| panel.rows.len());
    let clear: Vec<String> = input.panels.iter().flat_map(clear).collect();
    let lead = format!(
        "Mean differences from the baseline, for {panels} outcome{} and {rows} option{}.",
        print::plural(panels),
        print::plural(rows)
    );
    if clear.is_empty() {
        return format!("{lead} No 95% interval leaves zero out.");
    }
    format!("{lead} Where the 95% interval leaves zero out: {}.", print::first_few(&clear))
}

/// The differences of an outcome that are clear, in words.
fn clear(panel: &Panel) -> Vec<String> {
    let quantity = &panel.quantity;
    let defined = panel.rows.iter().filter_map(|row| Some((row, row.defined()?)));
    let clear = defined.filter(|(_, effect)| effect.is_clear());
    let phrases = clear.map(|(row, effect)| {
        let mean = numbers::difference(quantity.unit, effect.mean, effect.digit(quantity));
        let unit = numbers::unit_in_words(quantity.unit);
        format!("{}, {}: {mean}{unit} ({})", quantity.name, row.option, effect.word())
    });
    phrases.collect()
}

fn table(input: &Effects) -> Table {
    let head = ["Outcome", "Option", "Mean", "95% interval of the mean", "9 in 10 matched runs", "Verdict"];
    let mut rows = Vec::new();
    for Panel { quantity, rows: options } in &input.panels {
        for row in options {
            let mut cells = vec![quantity.name.clone(), row.option.clone()];
            match row.defined() {
                None => cells.extend((0..4).map(|_| print::UNDEFINED.to_owned())),
                Some(effect) => {
                    let digit = effect.digit(quantity);
                    let spread = print::digit_of_range(
                        quantity.unit,
                        effect.p5,
                        effect.p95,
                        (effect.high - effect.low) / 2.0,
                    );
                    cells.push(print::known(quantity, effect.mean, digit));
                    cells.push(print::known_range(quantity, effect.low, effect.high, digit));
                    cells.push(print::known_range(quantity, effect.p5, effect.p95, spread));
                    cells.push(effect.word().to_owned());
                }
            }
            rows.push(cells);
        }
    }
    Table { head: print::heads(&head), rows }
}
